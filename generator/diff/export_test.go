package diff

// Rules has what tests must meet, one by one.
var Rules = rules

package model

// Topics are what partners have to get right, in the order in which pages list them.
var Topics = []string{"idempotency", "time", "retries", "signature"}

// A Checklist is x-checklist: what a document says about some of [Topics]. That of an
// operation stands in place of the document's for the topics that it has. An empty one
// says that there is nothing to say; without any it is nil. Nothing is generated of it.
type Checklist map[string]string

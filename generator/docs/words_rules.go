package docs

// wordsOfRules say what holds across members. What stands in the holes is code, and
// so the Korean puts a noun behind it that takes the particle.
var wordsOfRules = map[string][2]string{
	"rule.if":            {"%s: %s", "If %s: %s"},
	"rule.else":          {"%s: 그렇지 않으면 %s", "Unless %s: %s"},
	"rule.not":           {"허용되지 않음: %s", "Not allowed: %s"},
	"rule.any":           {"다음 중 하나 이상: %s", "At least one of: %s"},
	"rule.one":           {"다음 중 정확히 하나: %s", "Exactly one of: %s"},
	"rule.contains":      {"요소 가운데 하나 이상이 만족: %s", "At least one item matches: %s"},
	"rule.names":         {"항목 이름의 조건: %s", "Field names: %s"},
	"rule.discriminator": {"%s 값으로 형태를 구분합니다.", "The value of %s determines which option applies."},
	"asked.present":      {"%s 항목이 있을 때", "%s is present"}, "asked.present.many": {"%s 항목이 모두 있을 때", "%s are all present"},
	"asked.absent": {"%s 항목이 없을 때", "%s is absent"}, "asked.absent.many": {"%s 항목이 모두 있지는 않을 때", "%s are not all present"},
	"demanded.present": {"%s 항목이 필수입니다", "%s is required"}, "demanded.present.many": {"%s 항목이 필수입니다", "%s are required"},
	"demanded.absent": {"%s 항목을 보낼 수 없습니다", "%s must not be sent"}, "demanded.absent.many": {"%s 항목을 모두 함께 보낼 수 없습니다", "%s must not be sent together"},
	"stated.present": {"%s 항목 있음", "%s is present"}, "stated.present.many": {"%s 항목 모두 있음", "%s are all present"},
	"stated.absent": {"%s 항목 없음", "%s is absent"}, "stated.absent.many": {"%s 항목이 모두 있지는 않음", "%s are not all present"},
	"stated.equals":   {"%s 값이 %s", "%s is %s"},
	"stated.among":    {"%s 값이 %s 중 하나", "%s is one of %s"},
	"stated.type":     {"%s 값의 타입이 %s", "the type of %s is %s"},
	"asked.equals":    {"%s 값이 %s일 때", "%s is %s"},
	"asked.among":     {"%s 값이 %s 중 하나일 때", "%s is one of %s"},
	"asked.type":      {"%s 값의 타입이 %s일 때", "the type of %s is %s"},
	"demanded.equals": {"%s 값은 %s이어야 합니다", "%s must be %s"},
	"demanded.among":  {"%s 값은 %s 중 하나여야 합니다", "%s must be one of %s"},
	"demanded.type":   {"%s 값의 타입은 %s이어야 합니다", "the type of %s must be %s"},
	"clause.value":    {"이", "the value"},
	"clause.fact":     {"%s: %s", "%s: %s"},
	"clause.not":      {"다음이 아님: %s", "not: %s"},
	"clause.more":     {"문서의 조건을 따릅니다", "see the schema"},
}

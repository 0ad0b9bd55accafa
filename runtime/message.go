package runtime

import (
	"cmp"
	"strings"
)

// messages holds what a keyword's violation says in English, around its detail,
// which stands where the % is.
var messages = map[string]string{
	"syntax":                "is not well-formed JSON: %",
	"case":                  "must be spelt %, in this case",
	"duplicate":             "is given more than once",
	"work":                  "takes too long to check",
	"depth":                 "is nested deeper than % levels",
	"range":                 "does not fit %",
	"type":                  "must be of type %",
	"enum":                  "must be one of %",
	"const":                 "must be %",
	"minLength":             "must have at least % characters",
	"maxLength":             "must have at most % characters",
	"pattern":               "must match the pattern %",
	"format":                "must be of the format %",
	"minimum":               "must be at least %",
	"maximum":               "must be at most %",
	"exclusiveMinimum":      "must be greater than %",
	"exclusiveMaximum":      "must be less than %",
	"multipleOf":            "must be a multiple of %",
	"minItems":              "must have at least % elements",
	"maxItems":              "must have at most % elements",
	"uniqueItems":           "must not repeat an element: positions % are equal",
	"contains":              "must contain a matching element, at least %",
	"minContains":           "must contain matching elements, at least %",
	"maxContains":           "must contain matching elements, at most %",
	"minProperties":         "must have at least % members",
	"maxProperties":         "must have at most % members",
	"required":              "lacks the required member %",
	"dependentRequired":     "lacks a member that another one requires: %",
	"additionalProperties":  "is a member that is not allowed here",
	"unevaluatedProperties": "is a member that is not allowed here",
	"unevaluatedItems":      "is an element that is not allowed here",
	"propertyNames":         "has a name that is not allowed here",
	"style":                 "cannot be written as the document wants it: %",
	"false":                 "is not allowed here",
	"anyOf":                 "must match at least one alternative, and matches %",
	"oneOf":                 "must match exactly one alternative, and matches %",
	"contentMediaType":      "must be of the media type %",
	"not":                   "matches a schema that it must not match",
}

// message puts a violation into English.
func message(v Violation) string {
	m, ok := messages[v.Keyword]
	switch {
	case !ok:
		return "breaks the rule " + v.Keyword
	case v.absent():
		return "is required"
	case v.Keyword == "syntax" && (v.Name != "" || v.Detail == percentEncoding || v.Detail == notUTF8):
		m = "cannot be read: %"
	}
	return strings.Replace(m, "%", cmp.Or(v.Detail, "what the document allows"), 1)
}

// absent tells whether v is about a parameter, a body or a file that is not there at all.
func (v Violation) absent() bool {
	return v.Keyword == "required" && v.Detail == ""
}

package lower

import (
	"regexp"
	"strings"

	"github.com/bizgen/bizgen/generator/document"
)

// draft202012 is the dialect that schemas are read as; OpenAPI's own adds
// annotations to it.
const draft202012 = "https://json-schema.org/draft/2020-12/schema"

var openAPIDialect = regexp.MustCompile(`^https://spec\.openapis\.org/oas/3\.[12]/dialect/(base|[0-9]{4}-[0-9]{2}-[0-9]{2})$`)

// draft finds the name of a draft of JSON Schema in the URI of its meta-schema.
var draft = regexp.MustCompile(`^https?://json-schema\.org/(?:draft/)?([^/]+)/(?:hyper-)?schema$`)

// dialect reads $schema of a schema or jsonSchemaDialect of the document. Keywords
// mean other things in other dialects: reading them as 2020-12 would be a guess.
func (l *lowerer) dialect(m document.Member) {
	v := m.Value
	if v.Kind != document.String {
		l.errorf(v.Position, "%s: want a string, have %s", m.Key, describe(v))
		return
	}
	uri := strings.TrimSuffix(v.Text, "#")
	if uri == draft202012 || openAPIDialect.MatchString(uri) {
		return
	}
	name := "the dialect " + v.Text
	if found := draft.FindStringSubmatch(uri); found != nil {
		name = "JSON Schema " + found[1]
	}
	l.errorf(v.Position, "%s: %s is not supported: write the schema in 2020-12, %s", m.Key, name, draft202012)
}

package lower

import (
	"regexp"
	"strings"

	"github.com/bizgen/bizgen/generator/document"
)

// methods are the members of a path item that are operations.
var methods = set("get", "put", "post", "delete", "options", "head", "patch", "trace")

// An entry is an operation of a path item, and the method of its requests.
type entry struct {
	method string
	document.Member
}

// token is the form of a method (RFC 9110, section 9.1).
var token = regexp.MustCompile("^[-!#$%&'*+.^_`|~0-9A-Za-z]+$")

// entries returns the operations of a path item as they stand there. OpenAPI 3.2 has
// one for QUERY, and a place for those of any other method.
func (l *lowerer) entries(item *document.Node) []entry {
	var out []entry
	newer := l.doc.Version >= "3.2"
	for _, m := range members(item) {
		switch {
		case m.Value.Kind != document.Object:
		case methods[m.Key], newer && m.Key == "query":
			out = append(out, entry{strings.ToUpper(m.Key), m})
		case newer && m.Key == "additionalOperations":
			for _, other := range m.Value.Members {
				if !token.MatchString(other.Key) || methods[strings.ToLower(other.Key)] && item.Get(strings.ToLower(other.Key)) != nil {
					l.warnf(other.KeyPosition, "%q is no other method, and its operation is left out", other.Key)
				} else if other.Value.Kind == document.Object {
					out = append(out, entry{other.Key, other})
				}
			}
		}
	}
	return out
}

package document

import (
	"regexp"
	"slices"
	"strings"
)

// The repairs here change the tree, so that all who read it later, kin-openapi
// too, meet what the author can only have meant. Each is told with its place. What
// has more than one reading is refused, unless --lenient takes the likeliest.

// blank makes an object that says nothing of what stands where an object has to.
func (n *Node) blank() {
	n.Kind, n.Text, n.Items, n.Members, n.index = Object, "", nil, nil, nil
}

// wrap makes a list of n alone.
func (n *Node) wrap() {
	item := *n
	n.blank()
	n.Kind, n.Items = Array, []*Node{&item}
}

// remove takes the members out that drop says.
func (n *Node) remove(drop func(Member) bool) {
	n.Members = slices.DeleteFunc(slices.Clone(n.Members), drop)
	if n.index != nil {
		clear(n.index)
		for i, m := range n.Members {
			n.index[m.Key] = i
		}
	}
}

// shaped makes an object of n, whatever it is; false when it is left as it is.
func (c *checker) shaped(n *Node, s *shape, place Position) bool {
	switch {
	case n.Kind == Object:
		return true
	case s == plainShape && n.Kind != Null:
		c.warn(n.Position, "want an object here, not %s; it is ignored", n.Kind)
	case n.Kind == Null && (s.blank || s.hollow):
		c.warn(place, "%s is empty here, and says nothing; give it members or remove it", s.name)
	case s.idle:
		c.warn(n.Position, "%s must be an object, not %s; it is ignored", s.name, n.Kind)
	default:
		c.mend(n.Position, "%s must be an object, not %s", s.name, n.Kind)
		if !c.d.lenient {
			return false
		}
	}
	name, named := n.Text, s == schemaShape && n.Kind == String
	n.blank()
	if named {
		if t := meantType(name); slices.Contains(schemaTypes, t) {
			n.add(Member{Key: "type", KeyPosition: n.Position, Value: &Node{Kind: String, Text: t, Position: n.Position, Pointer: n.Pointer + "/type", File: n.File}})
		}
	}
	return true
}

// collected makes a list of what stands alone where a list has to, or nothing of it,
// where that is asked for.
func (c *checker) collected(n *Node, want Kind) {
	if want == Array && (n.Kind == Object || n.Kind == String) {
		n.wrap()
		return
	}
	n.blank()
	n.Kind = want
}

// truth reads "true" and "false" in quotes as what they say.
func (c *checker) truth(key string, n *Node) {
	said := strings.ToLower(n.Text)
	if n.Kind != String || said != "true" && said != "false" {
		c.warn(n.Position, "%s must be true or false, not %s", key, n.Kind)
		return
	}
	c.warn(n.Position, "%s must be true or false; remove the quotes", key)
	n.Kind, n.Text, n.Bool = Bool, "", said == "true"
}

var number = regexp.MustCompile(`^-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?$`)

// digits reads a number in quotes as one, where nothing else can stand.
func (c *checker) digits(key string, n *Node) {
	if n.Kind == String && number.MatchString(n.Text) {
		c.mend(n.Position, "%s: want a number, have %q; remove the quotes", key, n.Text)
		if c.d.lenient {
			n.Kind = Number
		}
	}
}

// swagger makes a schema of the keywords that Swagger 2 wrote in place of one: beside name
// and in. It reports whether there were any.
func (c *checker) swagger(n *Node, said string) bool {
	t := n.Member("type")
	if t == nil || t.Value.Kind != String && t.Value.Kind != Array {
		return false
	}
	c.warn(t.KeyPosition, "%s has type where OpenAPI 3 has schema; it is read as schema: {type: ...}", said)
	schema := &Node{Kind: Object, Position: n.Position, Pointer: n.Pointer + "/schema", File: n.File}
	for _, m := range n.Members {
		if slices.Contains(swaggerKeywords, m.Key) {
			schema.add(m)
		}
	}
	n.remove(func(m Member) bool { return slices.Contains(swaggerKeywords, m.Key) })
	n.index = nil
	n.add(Member{Key: "schema", KeyPosition: t.KeyPosition, Value: schema})
	return true
}

// swaggerKeywords are those of a schema that Swagger 2 allows in a parameter.
var swaggerKeywords = []string{
	"type", "format", "items", "default", "maximum", "exclusiveMaximum", "minimum", "exclusiveMinimum", "maxLength", "minLength",
	"pattern", "maxItems", "minItems", "uniqueItems", "enum", "multipleOf", "nullable",
}

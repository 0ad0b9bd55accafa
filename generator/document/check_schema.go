package document

import "slices"

var schemaTypes = []string{"string", "number", "integer", "boolean", "array", "object", "null"}

// schema checks the names of types, which decide how the rest is read, and the
// names of the schema itself.
func (c *checker) schema(n *Node, _ Position) {
	c.repairSchema(n)
	c.identifiers(n)
	c.short(n.Get("x-go-name"))
	types := n.Get("type")
	switch {
	case types == nil:
	case types.Kind == Array:
		for _, t := range types.Items {
			if t.Kind == Null {
				c.warn(t.Position, `type null without quotes is taken for "null"; quote it`)
				t.Kind, t.Text = String, "null"
			}
			c.typeName(n, t)
		}
	default:
		c.typeName(n, types)
	}
}

// typeName checks the name of a type of the schema n.
func (c *checker) typeName(n, t *Node) {
	switch {
	case t.Kind == String && slices.Contains(schemaTypes, t.Text):
		return
	case t.Kind == Null:
		c.mend(t.Position, `type is empty; name a type ("null" in quotes for null), or remove it`)
	case t.Kind != String:
		c.mend(t.Position, "type must be a string, not %s", t.Kind)
	default:
		c.mend(t.Position, "unknown type %q%s", t.Text, typeHint(t.Text))
	}
	if c.d.lenient {
		retype(n, t)
	}
}

// typeHint says what was probably meant.
func typeHint(name string) string {
	switch name {
	case "file", "binary":
		return "; write type: string with format: binary"
	case "int", "int32", "int64", "long", "short":
		return "; did you mean \"integer\"?"
	case "float", "double", "decimal":
		return "; did you mean \"number\"?"
	case "bool":
		return "; did you mean \"boolean\"?"
	case "date", "datetime", "date-time", "uuid", "email", "text", "enum":
		return "; did you mean \"string\"?"
	case "any":
		return "; leave type out when any value will do"
	case "list":
		return "; did you mean \"array\"?"
	case "map", "dict":
		return "; did you mean \"object\"?"
	}
	if near := nearest(name, schemaTypes); near != "" {
		return "; did you mean \"" + near + "\"?"
	}
	return "; want string, number, integer, boolean, array, object or null"
}

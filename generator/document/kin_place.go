package document

import (
	"errors"
	"regexp"
	"strings"

	"github.com/getkin/kin-openapi/openapi3"
)

// locate follows the chain of an error of kin-openapi down the tree, and gives
// the place and the part of the error that the place does not say already.
func (d *Document) locate(err error) (at Position, rest error, exact bool) {
	w := &kinWalk{d: d, node: d.Root, at: top(d.Path)}
	rest = err
	for errors.Unwrap(rest) != nil && w.step(rest) {
		rest = errors.Unwrap(rest)
	}
	for e := rest; e != nil; e = errors.Unwrap(e) {
		w.narrow(e)
	}
	if m := unmarshalField.FindStringSubmatch(rest.Error()); m != nil {
		w.search(func(n *Node) *Member {
			if m2 := n.Member(m[2]); m2 != nil && m2.Value.Kind == goKinds[m[1]] {
				return m2
			}
			return nil
		})
	}
	return w.at, rest, w.exact
}

// unmarshalField is what encoding/json says of a member of the wrong type.
var unmarshalField = regexp.MustCompile(`cannot unmarshal (\w+) .*into field (?:\w+\.)*(\w+) of type`)

var goKinds = map[string]Kind{"bool": Bool, "number": Number, "string": String, "array": Array, "object": Object}

type kinWalk struct {
	d     *Document
	node  *Node
	at    Position
	exact bool // at is the fault's own place
}

// to goes to a member, or stays.
func (w *kinWalk) to(key string) {
	if m := w.node.Member(key); m != nil {
		w.node, w.at = m.Value, m.KeyPosition
	}
}

// kinComponents are the sections as kin-openapi calls them.
var kinComponents = map[string]string{
	"schema": "schemas", "parameter": "parameters", "request body": "requestBodies", "response": "responses",
	"header": "headers", "security scheme": "securitySchemes", "example": "examples", "link": "links", "callback": "callbacks",
}

// step takes one wrapper that only says where; false when err says what.
func (w *kinWalk) step(err error) bool {
	switch e := err.(type) {
	case *openapi3.SectionValidationError:
		if e.Section == "external docs" {
			w.to("externalDocs")
		} else {
			w.to(e.Section)
		}
	case *openapi3.ComponentValidationError:
		w.to(kinComponents[e.Section])
		w.to(e.Name)
	case *openapi3.PathValidationError:
		w.to(e.Path)
	case *openapi3.WebhookValidationError:
		w.to(e.Name)
	case *openapi3.OperationValidationError:
		w.to(strings.ToLower(e.Method))
	case *openapi3.TagValidationError:
		w.item("tags", e.Name)
	case *openapi3.ParameterFieldValidationError:
		w.item("parameters", e.ParameterName)
		w.to(e.Field)
	case *openapi3.HeaderFieldValidationError:
		w.to(e.Field)
	case *openapi3.SchemaCombinatorElementValidationError: // the element is not numbered
	default:
		return false
	}
	return true
}

// item goes to the item of a list that has the name.
func (w *kinWalk) item(list, name string) {
	items := w.node
	if items != nil && items.Kind == Object {
		items = items.Get(list)
	}
	if items == nil {
		return
	}
	for _, n := range items.Items {
		if v := n.Get("name"); v != nil && v.Text == name {
			w.node, w.at = n, n.Position
			return
		}
	}
}

// narrow uses the names in the part that says what.
func (w *kinWalk) narrow(err error) {
	switch e := err.(type) {
	case *openapi3.OAuthFlowValidationError:
		w.to("flows")
		w.to(e.FlowKind)
	case *openapi3.RequiredFieldError:
		w.to(e.Field[strings.LastIndexByte(e.Field, '.')+1:])
	case *openapi3.FieldVersionMismatchError:
		w.key(e.Field)
	case *openapi3.ForbiddenFieldError:
		w.key(e.Field)
	case *openapi3.MutuallyExclusiveFieldsError:
		w.key(e.Field1)
	case *openapi3.ExtraSiblingFieldsError:
		w.unknown(e.Fields[0])
	case *openapi3.ConflictingPathsError:
		w.to(e.Path2)
	case *openapi3.DuplicateParameterError:
		w.item("parameters", e.Name)
	case *openapi3.DuplicateTagError:
		w.to("tags")
	case *openapi3.DuplicateRequiredFieldError:
		w.search(requiredTwice)
	case *openapi3.SchemaItemsRequired:
		w.search(arrayWithoutItems)
	}
}

func (w *kinWalk) key(name string) {
	w.search(func(n *Node) *Member { return n.Member(name) })
}

// unknown looks for a member where our own checks do not report it.
func (w *kinWalk) unknown(name string) {
	w.search(func(n *Node) *Member {
		if s := w.d.shapes[n]; s == nil || !s.open {
			return nil
		}
		return n.Member(name)
	})
}

func requiredTwice(n *Node) *Member {
	m := n.Member("required")
	if m == nil {
		return nil
	}
	said := map[string]bool{}
	for _, item := range m.Value.Items {
		if said[item.Text] {
			return m
		}
		said[item.Text] = true
	}
	return nil
}

func arrayWithoutItems(n *Node) *Member {
	if m := n.Member("type"); m != nil && m.Value.Text == "array" && n.Get("items") == nil {
		return m
	}
	return nil
}

// search goes to the first member below the place that want gives, nearest
// first. References are not followed, and data is left out.
func (w *kinWalk) search(want func(*Node) *Member) {
	for level, looked := []*Node{w.node}, 0; len(level) > 0 && looked < 1_000_000; looked += len(level) {
		var next []*Node
		for _, n := range level {
			if m := want(n); m != nil && w.d.shapes[n] != nil {
				w.node, w.at, w.exact = m.Value, m.KeyPosition, true
				return
			}
			for _, m := range n.Members {
				if !isValue(m.Key) {
					next = append(next, m.Value)
				}
			}
			next = append(next, n.Items...)
		}
		level = next
	}
}

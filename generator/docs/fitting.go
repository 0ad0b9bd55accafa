package docs

import (
	"slices"
	"strings"

	"github.com/bizgen/bizgen/generator/docs/valid"
	"github.com/bizgen/bizgen/generator/document"
	"github.com/bizgen/bizgen/generator/model"
)

// fitting is the first of some values that a schema accepts; nil when there is none.
func fitting(s *model.Schema, values []*document.Node) *document.Node {
	for _, v := range values {
		if s == nil || len(valid.Check(s, v)) == 0 {
			return v
		}
	}
	return nil
}

// own is the first of a schema's own examples that it accepts; nil when there is none.
func (k *book) own(s *model.Schema) *document.Node {
	v, known := k.owns[s]
	if !known {
		given := ownExamples(k.node(s))
		v = fitting(s, given)
		k.owns[s] = v
		if v == nil && len(given) > 0 {
			k.refused(given[0], valid.Check(s, given[0]))
		}
	}
	return v
}

// refused tells who builds the site of an example that is not shown, or shown as wrong.
func (k *book) refused(v *document.Node, faults []valid.Fault) {
	var words []string
	for _, f := range faults {
		words = append(words, f.String())
	}
	k.b.warn(document.Problem{Position: v.Position, Message: "the example does not fit its schema: " + strings.Join(words, "; ")})
}

// ownExamples are those that stand in a schema.
func ownExamples(n *document.Node) []*document.Node {
	var out []*document.Node
	if e := n.Get("example"); e != nil {
		out = append(out, e)
	}
	return append(out, items(n.Get("examples"))...)
}

// givenExamples are those of a parameter or a media type.
func (k *book) givenExamples(n *document.Node) []*document.Node {
	var out []*document.Node
	if e := n.Get("example"); e != nil {
		out = append(out, e)
	}
	for _, m := range members(n.Get("examples")) {
		if v := k.follow(m.Value).Get("value"); v != nil {
			out = append(out, v)
		}
	}
	return out
}

// sampled is the example that messages are made of: the first that the schema accepts.
// Where it accepts none, it is one that is made, and where that is refused too, the
// first, which says so.
func (k *book) sampled(media model.Media, examples []*example) *example {
	if len(examples) == 0 {
		return nil
	}
	if i := slices.IndexFunc(examples, func(e *example) bool { return len(e.Faults) == 0 }); i >= 0 {
		return examples[i]
	}
	if made := k.made(media); fitting(media.Schema, []*document.Node{made.value}) != nil {
		return made
	}
	return examples[0]
}

// made is an example that the document does not have.
func (k *book) made(media model.Media) *example {
	value, cut := k.synth(gather(media.Schema))
	return &example{Made: true, Cut: cut, value: value}
}

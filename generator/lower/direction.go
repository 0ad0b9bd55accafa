package lower

import (
	"fmt"
	"slices"

	"github.com/bizgen/bizgen/generator/model"
)

// requiredReadOnly warns, once, of members that requests must have though they are
// readOnly: in OpenAPI 3.0 they need not, and a document that was moved to 3.1 may
// not mean it.
func (l *lowerer) requiredReadOnly(m *model.Document) {
	if m.Directed {
		return
	}
	r := &requests{seen: map[*model.Schema]bool{}}
	for _, op := range slices.Concat(m.Operations, m.Webhooks, m.Callbacks) {
		if op.Body == nil {
			continue
		}
		for _, media := range op.Body.Content {
			r.walk(media.Schema)
		}
	}
	if len(r.found) > 0 {
		l.problems = append(l.problems, model.Problem{Place: r.found[0].Place, Warning: true, Message: fmt.Sprintf(
			"property %q is readOnly and required: since OpenAPI 3.1, required holds in requests too (%d such in the document)", r.found[0].Name, len(r.found))})
	}
}

// requests walks the schemas of request bodies.
type requests struct {
	seen  map[*model.Schema]bool
	found []model.Property // readOnly and required
}

func (r *requests) walk(s *model.Schema) {
	if s == nil || r.seen[s] {
		return
	}
	r.seen[s] = true
	for _, p := range s.Properties {
		if slices.Contains(s.Required, p.Name) && readOnly(p.Schema) {
			r.found = append(r.found, p)
		}
		r.walk(p.Schema)
	}
	for _, b := range slices.Concat([]*model.Schema{s.Ref, s.Items, s.AdditionalProperties}, s.AllOf, s.AnyOf, s.OneOf) {
		r.walk(b)
	}
}

// readOnly tells whether s, or what it refers to, is marked.
func readOnly(s *model.Schema) bool {
	for n := 0; s != nil && n < 100; n++ {
		if s.ReadOnly {
			return true
		}
		s = s.Ref
	}
	return false
}

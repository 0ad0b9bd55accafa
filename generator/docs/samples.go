package docs

import (
	"html/template"
	"slices"
)

// answered is the first documented answer of a call, on the wire behind its request.
func (k *book) answered(v *callView) string {
	for _, r := range v.Responses {
		if r.Error {
			continue
		}
		for _, b := range r.Bodies {
			if b.sampled != nil {
				return "\n\n" + answer(r.Status, b.Media, b.sampled)
			}
		}
		return "\n\n" + answer(r.Status, "", nil)
	}
	return ""
}

// samples are the texts to copy of a call. Who is called starts with what answers it.
func (k *book) samples(c *call, v *callView) []sample {
	m := k.request(c, v.Bodies)
	written := func(id, source, kind string, wrong bool, notes ...template.HTML) sample {
		return sample{ID: id, Title: k.w.get("sample." + id), Code: highlight(source, kind), Notes: notes, Wrong: wrong}
	}
	asked, answered := len(v.Bodies) > 0 && v.Bodies[0].wrong(), slices.ContainsFunc(v.Responses, (*responseView).wrong)
	var holes []template.HTML
	if m.holes {
		holes = append(holes, k.fact("sample.holes"))
	}
	out := []sample{
		written("curl", m.curl(), "", asked, holes...),
		written("http", m.raw()+k.answered(v), "", asked || answered, append(holes, k.fact("sample.http.note"))...),
	}
	if c.planned == nil {
		return out
	}
	client := written("client", k.goClient(c, v), "go", asked, k.fact("sample.client.note"))
	handler := written("handler", k.goHandler(c, v), "go", answered, k.fact("sample.handler.note"))
	if v.Direction.Class == "inbound" {
		return append([]sample{handler}, append(out, client)...)
	}
	return append(out, client, handler)
}

// wrong tells whether messages have an example that the schema refuses.
func (b *bodyView) wrong() bool { return b.sampled != nil && len(b.sampled.Faults) > 0 }

// wrong tells the same of what samples answer.
func (r *responseView) wrong() bool {
	return !r.Error && slices.ContainsFunc(r.Bodies, (*bodyView).wrong)
}

package docs

import "slices"

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

// samples are the texts to copy of a call.
func (k *book) samples(c *call, v *callView) []sample {
	m := k.request(c, v.Bodies)
	asked, answered := len(v.Bodies) > 0 && v.Bodies[0].wrong(), slices.ContainsFunc(v.Responses, (*responseView).wrong)
	var out []sample
	add := func(id, source, kind string, wrong bool) {
		out = append(out, sample{ID: id, Title: k.w.get("sample." + id), Code: highlight(source, kind), Note: k.fact("sample." + id + ".note"), Wrong: wrong})
	}
	add("curl", m.curl(), "", asked)
	add("http", m.raw()+k.answered(v), "", asked || answered)
	if c.planned != nil {
		add("client", k.goClient(c, v), "go", asked)
		add("handler", k.goHandler(c, v), "go", answered)
	}
	return out
}

// wrong tells whether messages have an example that the schema refuses.
func (b *bodyView) wrong() bool { return b.sampled != nil && len(b.sampled.Faults) > 0 }

// wrong tells the same of what samples answer.
func (r *responseView) wrong() bool {
	return !r.Error && slices.ContainsFunc(r.Bodies, (*bodyView).wrong)
}

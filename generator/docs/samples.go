package docs

import "html/template"

// answered is the first documented answer of a call, on the wire behind its request.
func (k *book) answered(v *callView) string {
	for _, r := range v.Responses {
		if r.Error {
			continue
		}
		for _, b := range r.Bodies {
			if len(b.Examples) > 0 {
				return "\n\n" + answer(r.Status, b.Media, b.Examples[0])
			}
		}
		return "\n\n" + answer(r.Status, "", nil)
	}
	return ""
}

// samples are the texts to copy of a call. Who is called starts with what answers it.
func (k *book) samples(c *call, v *callView) []sample {
	m := k.request(c, v.Bodies)
	written := func(id, source, kind string, notes ...template.HTML) sample {
		return sample{ID: id, Title: k.w.get("sample." + id), Code: highlight(source, kind), Notes: notes}
	}
	var holes []template.HTML
	if m.holes {
		holes = append(holes, k.fact("sample.holes"))
	}
	out := []sample{
		written("curl", m.curl(), "", holes...),
		written("http", m.raw()+k.answered(v), "", append(holes, k.fact("sample.http.note"))...),
	}
	if c.planned == nil {
		return out
	}
	client := written("client", k.goClient(c, v), "go", k.fact("sample.client.note"))
	handler := written("handler", k.goHandler(c, v), "go", k.fact("sample.handler.note"))
	if v.Direction.Class == "inbound" {
		return append([]sample{handler}, append(out, client)...)
	}
	return append(out, client, handler)
}

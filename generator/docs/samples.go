package docs

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

// samples are the texts to copy of a call.
func (k *book) samples(c *call, v *callView) []sample {
	m := k.request(c, v.Bodies)
	var out []sample
	add := func(id, source, kind string) {
		out = append(out, sample{ID: id, Title: k.w.get("sample." + id), Code: highlight(source, kind), Note: k.fact("sample." + id + ".note")})
	}
	add("curl", m.curl(), "")
	add("http", m.raw()+k.answered(v), "")
	if c.planned != nil {
		add("client", k.goClient(c, v), "go")
		add("handler", k.goHandler(c, v), "go")
	}
	return out
}

package docs

// samples are the texts to copy of a call.
func (k *book) samples(c *call, v *callView) []sample {
	m := k.request(c, v.Bodies)
	var out []sample
	add := func(id, source, kind string) {
		out = append(out, sample{ID: id, Title: k.w.get("sample." + id), Code: highlight(source, kind), Note: k.fact("sample." + id + ".note")})
	}
	add("curl", m.curl(), "")
	add("http", m.raw(), "")
	if c.planned != nil {
		add("client", k.goClient(c, v), "go")
		add("handler", k.goHandler(c, v), "go")
	}
	return out
}

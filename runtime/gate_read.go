package runtime

// What a [Gate] reads it does not build: these functions record what is wrong with
// a parameter or a body, and leave the value to who reads it next.

// CheckParam checks a parameter, whose value verify is given as JSON text.
func CheckParam(from Source, p Param, verify func([]byte, Reading) error) {
	p.Default = ""
	in := from.source()
	in.read(&p, func(data []byte) error { return verify(data, in.found.how) })
}

// CheckText checks a parameter that may be any text.
func CheckText(from Source, p Param) {
	p.Default = ""
	ReadText(from, p, new(string))
}

// CheckList checks an array of scalars; verify is given the whole of it as JSON.
func CheckList(from Source, p Param, verify func([]byte, Reading) error) {
	p.Default = ""
	ReadList(from, p, new([]struct{}), func(data []byte, _ *[]struct{}, how Reading) error { return verify(data, how) })
}

// CheckTextList checks an array of which each element may be any text.
func CheckTextList(from Source, p Param) {
	p.Default = ""
	ReadTextList(from, p, new([]string))
}

// CheckBody checks a body of JSON, or a form.
func CheckBody(c *Call, content Content, verify func([]byte, Reading) error) {
	var nothing *struct{}
	ReadBody(c, content, &nothing, func(data []byte, _ *struct{}, how Reading) error { return verify(data, how) })
}

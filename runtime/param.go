package runtime

// A Param describes one parameter, or one header of a response, to the functions
// that read and write it.
type Param struct {
	In       ParamIn
	Style    ParamStyle
	Kind     ParamKind
	Explode  bool
	Required bool
	Index    int    // of a path parameter: its place in the template; -1 when it is not there
	Name     string // as the document has it
	Key      string // of a header: Name in the canonical form of net/http; "" when that is Name
	Default  string // JSON text that stands for an absent value; "" when none
}

// ParamIn is the place of a parameter.
type ParamIn uint8

// The places of parameters.
const (
	InQuery ParamIn = iota
	InPath
	InHeader
	InCookie
)

// String returns the place as OpenAPI calls it.
func (in ParamIn) String() string { return [...]string{"query", "path", "header", "cookie"}[in] }

// ParamStyle is how an array is spread over text.
type ParamStyle uint8

// The styles of parameters. StyleDefault is form in a query or a cookie, and
// simple in a path or a header.
const (
	StyleDefault ParamStyle = iota
	StyleLabel
	StyleMatrix
	StylePipe
	StyleSpace
)

// ParamKind is how the text of a value becomes JSON.
type ParamKind uint8

// The kinds of values. Text is quoted; an integer, a number or a boolean is its
// own JSON; JSON is any JSON text (a parameter with content application/json);
// Any is a JSON number or boolean where that is what the schema wants, and
// quoted text otherwise.
const (
	KindText ParamKind = iota
	KindInteger
	KindNumber
	KindBoolean
	KindJSON
	KindAny
)

func (k ParamKind) String() string {
	return [...]string{"string", "integer", "number", "boolean", "JSON", "string or number"}[k]
}

func (p *Param) key() string {
	if p.Key != "" {
		return p.Key
	}
	return p.Name
}

// violation starts a violation at this parameter.
func (p *Param) violation(keyword, detail string) Violation {
	return Violation{In: p.In.String(), Name: p.Name, Keyword: keyword, Detail: detail}
}

// separator is what stands between the elements of an array in one piece of text.
func (p *Param) separator() byte {
	switch {
	case p.Style == StylePipe:
		return '|'
	case p.Style == StyleSpace:
		return ' '
	case p.Style == StyleLabel && p.Explode:
		return '.'
	case p.Style == StyleMatrix && p.Explode:
		return ';'
	}
	return ','
}

// repeats tells whether an array comes as one pair a name and element.
func (p *Param) repeats() bool { return p.Explode && (p.In == InQuery || p.In == InCookie) }

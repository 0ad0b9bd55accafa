package runtime

// A Param describes one parameter, or one header of a response, to the functions
// that read and write it.
type Param struct {
	In       ParamIn
	Style    ParamStyle
	Form     ParamForm
	Kind     ParamKind // of the value; of an array, of its elements
	Explode  bool
	Required bool
	Secret   bool   // nothing of the value is told but its name
	Reserved bool   // allowReserved: reserved characters are written as they are
	Empty    bool   // allowEmptyValue: an empty value stands for none
	Rest     bool   // of an object: it takes members that Props does not name
	Index    int    // of a path parameter: its place in the template; -1 when it is not there
	Name     string // as the document has it
	Key      string // of a header: Name in the canonical form of net/http; "" when that is Name
	Default  string // JSON text that stands for an absent value; "" when none

	Item   ParamKind   // of a union's elements, and of members that Props does not name
	Props  []ParamProp // of an object, or of the objects in an array
	Except []string    // names that belong to other parameters, where an object takes the rest
}

// A ParamProp describes a member of an object, as far as it is not plain text.
type ParamProp struct {
	Name  string
	Kind  ParamKind
	Item  ParamKind   // of an array's elements
	Props []ParamProp // of an object's members, or of those of the objects in an array
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

// ParamStyle is how an array or an object is spread over text.
type ParamStyle uint8

// The styles of parameters. StyleDefault is form in a query or a cookie, and
// simple in a path or a header. StyleDeep is deepObject: p[a]=1, and further down
// p[a][b]=1; elements of arrays are p[a][]=1, p[a]=1 again and again, or p[a][0]=1.
const (
	StyleDefault ParamStyle = iota
	StyleLabel
	StyleMatrix
	StylePipe
	StyleSpace
	StyleDeep
)

// ParamForm is what a parameter's text stands for as a whole.
type ParamForm uint8

// The forms of parameters. The text of a union is a JSON value where it is JSON of
// a type that the document allows, and a string otherwise; given more than once,
// or with separators, it is an array. A number and the string of its digits are
// the same text: what is read is the number.
const (
	FormValue ParamForm = iota
	FormArray
	FormObject
	FormUnion
)

func (p *Param) key() string {
	if p.Key != "" {
		return p.Key
	}
	return p.Name
}

// violation starts a violation at this parameter.
func (p *Param) violation(keyword, detail string) Violation {
	return Violation{In: p.In.String(), Name: p.Name, Keyword: keyword, Detail: detail, secret: p.Secret}
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
func (p *Param) repeats() bool {
	return (p.Explode || p.Style == StyleDeep) && (p.In == InQuery || p.In == InCookie)
}

// whole describes the value of the parameter as a member is described.
func (p *Param) whole() ParamProp {
	switch p.Form {
	case FormArray:
		return ParamProp{Kind: KindArray, Item: p.Kind, Props: p.Props}
	case FormObject:
		return ParamProp{Kind: KindObject, Item: p.Item, Props: p.Props}
	}
	return ParamProp{Kind: p.Kind, Item: p.Item, Props: p.Props}
}

// member describes the member of a name, and tells whether it is declared.
func (p *ParamProp) member(name string) (ParamProp, bool) {
	for k := range p.Props {
		if p.Props[k].Name == name {
			return p.Props[k], true
		}
	}
	return ParamProp{Name: name, Kind: p.Item, Item: p.Item.scalars()}, false
}

// element describes an element of an array.
func (p *ParamProp) element() ParamProp {
	return ParamProp{Kind: p.Item, Item: p.Item.scalars(), Props: p.Props}
}

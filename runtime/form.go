package runtime

import (
	"strings"
	"unicode/utf8"
)

// A Form describes a body of application/x-www-form-urlencoded, which stands for
// a JSON object: its members are pairs, those that are arrays a pair an element,
// and what is deeper inside is JSON. Members that are plain text need not be named.
type Form struct {
	Item  ParamKind   // of members that Props does not name
	Props []ParamProp // what the texts of members become; KindJSON is any JSON
	Parts []Param     // members that the document spreads in a style of their own, as in a query
	Types []PartType  // media types that the document gives members of a multipart body
}

const formType = "application/x-www-form-urlencoded"

// isForm tells whether a media type, which may have parameters, is that of forms.
func isForm(mediaType string) bool {
	media, _ := splitMedia(mediaType)
	return strings.EqualFold(media, formType)
}

// object describes the form as the object that is spread over pairs.
func (f *Form) object() Param {
	return Param{Form: FormObject, Explode: true, Rest: true, Item: f.Item, Props: f.Props}
}

// part returns the description of a member that has a style of its own, or nil.
func (f *Form) part(member string) *Param {
	for k := range f.Parts {
		if f.Parts[k].Name == member {
			return &f.Parts[k]
		}
	}
	return nil
}

// takes tells whether the pairs of a name are those of p, a part.
func (p *Param) takes(name string) bool {
	switch {
	case p.Style == StyleDeep:
		rest, ok := strings.CutPrefix(name, p.Name)
		return ok && (rest == "" || rest[0] == '[')
	case p.Form == FormObject && p.Explode:
		whole := p.whole()
		_, declared := whole.member(name)
		return declared
	}
	return p.Name == name
}

// A formReader makes JSON of pairs. What is no text of the member's types becomes
// a string, so that reading the JSON tells what is wrong with it, and where the
// document says so.
type formReader struct {
	form  *Form
	in    input
	found findings
	wrong bool // there is no JSON to read
}

// appendJSON appends the object that text stands for.
func (r *formReader) appendJSON(dst []byte, text string) []byte {
	p := r.form.object()
	root := r.pairs(text)
	g := grower{in: &r.in, p: &p, lax: true}
	dst = g.object(dst, p.whole(), root, "")
	r.wrong = r.wrong || g.wrong
	r.in.paired = true
	for k := range r.form.Parts {
		dst = r.appendPart(dst, &r.form.Parts[k])
	}
	for _, v := range r.in.found.Violations {
		if v.Name != "" {
			v.Pointer = string(AppendPointer(nil, v.Name)) + v.Pointer
		}
		v.In, v.Name = "body", ""
		r.found.add(v)
	}
	return dst
}

// pairs parts text; pairs of the members with a style of their own are put aside.
func (r *formReader) pairs(text string) *branch {
	root := &branch{}
	for text != "" {
		var item string
		if item, text, _ = strings.Cut(text, "&"); item == "" {
			continue
		}
		raw, value, _ := strings.Cut(item, "=")
		name, ok := formText(raw)
		if !ok {
			r.refuse("", raw)
			continue
		}
		if r.aside(name, value) {
			continue
		}
		text, ok := formText(value)
		if !ok {
			r.refuse(string(AppendPointer(nil, name)), value)
			continue
		}
		kid := root.kid(name)
		kid.values = append(kid.values, text)
	}
	return root
}

// refuse records that a name or a value, given as it came, cannot be decoded.
func (r *formReader) refuse(pointer, raw string) {
	detail := percentEncoding
	if _, ok := queryText(raw); ok {
		detail = notUTF8
	}
	r.found.add(Violation{In: "body", Pointer: pointer, Keyword: "syntax", Detail: detail})
	r.wrong = true
}

// notUTF8 is the detail of a text that is no UTF-8.
const notUTF8 = "UTF-8"

func (r *formReader) aside(name, value string) bool {
	for k := range r.form.Parts {
		if r.form.Parts[k].takes(name) {
			r.in.pairs = append(r.in.pairs, pair{name, value})
			return true
		}
	}
	return false
}

// appendPart puts a member behind those of the object that dst ends with.
func (r *formReader) appendPart(dst []byte, p *Param) []byte {
	before := len(r.in.found.Violations)
	r.in.read(p, func(data []byte) error {
		if dst = dst[:len(dst)-1]; dst[len(dst)-1] != '{' {
			dst = append(dst, ',')
		}
		dst = append(AppendString(dst, p.Name), ':')
		dst = append(append(dst, data...), '}')
		return nil
	})
	r.wrong = r.wrong || len(r.in.found.Violations) > before
	return dst
}

// formText decodes a name or a value; false when it is not UTF-8 in percent-encoding.
func formText(text string) (string, bool) {
	text, ok := queryText(text)
	return text, ok && utf8.ValidString(text)
}

// decode reads a form by way of its JSON, and returns everything that is wrong.
func (f *Form) decode(text string, how Reading, decode func([]byte) error) error {
	r := formReader{form: f, found: findings{how: how}}
	r.in.found.how = how
	data := r.appendJSON(nil, text)
	if !r.wrong {
		if err := decode(data); err != nil {
			r.found.refuse("body", "", err)
		}
	}
	return r.found.error()
}

// encode returns the form that stands for an object, given as JSON. What it cannot
// say is left out: an array without elements. Where that or anything else is not
// what validate allows, it is an error.
func (f *Form) encode(data []byte, how Reading, validate func([]byte, Reading) error) ([]byte, error) {
	if len(data) == 0 || data[0] != '{' {
		return nil, &Error{Violations: []Violation{{In: "body", Keyword: "type", Detail: "object"}}}
	}
	o, p, dropped := output{found: findings{how: how}}, f.object(), false
	eachMember(string(data), func(name, value string) {
		if part := f.part(name); part != nil {
			if value != "null" || part.Kind&(KindNull|KindJSON) != 0 {
				o.spread(part, value)
			}
			dropped = dropped || value == "[]" || value == "{}"
			return
		}
		dropped = !o.member(&p, name, value) || dropped
	})
	for i := range o.found.Violations {
		v := &o.found.Violations[i]
		v.In, v.Name, v.Pointer = "body", "", string(AppendPointer(nil, v.Name))+v.Pointer
	}
	if err := o.found.error(); err != nil {
		return nil, err
	}
	if dropped && validate != nil {
		if err := f.decode(string(o.query), how, func(data []byte) error { return validate(data, how) }); err != nil {
			return nil, err
		}
	}
	if o.query == nil {
		return []byte{}, nil // an object without members; nil would be no body
	}
	return o.query, nil
}

// member writes a member of a form; false when there is nothing to write for it.
func (o *output) member(p *Param, name, value string) bool {
	whole := p.whole()
	at, _ := whole.member(name)
	switch {
	case at.Kind&KindJSON != 0:
		o.addPair(p, name, compact(value))
	case value == "null" && at.Kind&KindNull == 0:
		return false
	case value[0] == '[':
		n := 0
		eachElement(value, func(element string) {
			o.addPair(p, name, at.Item.textOf(element))
			n++
		})
		return n > 0
	default:
		o.addPair(p, name, at.Kind.textOf(value))
	}
	return true
}

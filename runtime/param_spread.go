package runtime

import (
	"strconv"
	"strings"
)

// WriteValue writes a value that is more than a scalar, or not always one: encode
// makes JSON of it, which the style then spreads over text. With decode, a value
// that the document does not allow is recorded in the sink. Nil is written as
// nothing, as is JSON's null where the parameter is not required.
func WriteValue[T any](to Sink, p Param, v *T, encode func(*T, []byte) ([]byte, error), decode func([]byte, *T, Reading) error) {
	out := to.sink()
	if v == nil {
		out.absent(&p)
		return
	}
	data, err := encode(v, nil)
	if err != nil {
		out.found.refuse(p.In.String(), p.Name, err)
		return
	}
	if string(data) == "null" && !(p.Required && p.Kind&(KindNull|KindJSON) != 0) {
		out.absent(&p)
		return
	}
	if out.check && decode != nil {
		var ignored T
		if err := decode(data, &ignored, out.found.how); err != nil {
			out.found.refuse(p.In.String(), p.Name, err)
			return
		}
	}
	out.spread(&p, string(data))
}

func (o *output) absent(p *Param) {
	if p.Required {
		o.found.add(p.violation("required", ""))
	}
}

// spread writes JSON in the style of the parameter.
func (o *output) spread(p *Param, value string) {
	start := value[0]
	switch {
	case p.Kind&KindJSON != 0:
		o.write(p, compact(value))
	case start == '[' && p.Form == FormArray, start == '[' && p.Form == FormUnion && p.Kind&KindArray != 0:
		o.spreadArray(p, value)
	case start == '{' && p.Form == FormObject && p.repeats() && p.Style != StyleDeep:
		o.spreadPairs(p, value)
	case start == '{' && p.Form == FormObject && p.Style != StyleDeep:
		o.spreadMembers(p, value)
	case start == '{' && p.Style == StyleDeep:
		before := len(o.query)
		if o.deepen(p, p.Name, p.whole(), value); len(o.query) == before {
			o.absent(p)
		}
	default:
		if text := p.Kind.textOf(value); p.In == InPath && text == "" {
			o.found.add(p.violation("required", ""))
		} else {
			o.write(p, text)
		}
	}
}

// spreadArray writes an array. Without elements there may be nothing to write.
func (o *output) spreadArray(p *Param, value string) {
	var items []string
	whole := p.whole()
	eachElement(value, func(element string) {
		items = append(items, whole.Item.textOf(element))
	})
	switch {
	case p.Required && len(items) == 0 && (p.In == InPath || p.repeats()):
		o.found.add(p.violation("required", ""))
	case p.Style == StyleDeep && hasContainer(value):
		o.deepen(p, p.Name, whole, value)
	default:
		o.writeList(p, items)
	}
}

// spreadPairs writes an object whose members are pairs of the query, or cookies,
// of their own.
func (o *output) spreadPairs(p *Param, value string) {
	o.eachText(p, value, func(name, text string) { o.addPair(p, name, text) })
}

// spreadMembers writes an object as one piece of text.
func (o *output) spreadMembers(p *Param, value string) {
	var items []string
	o.eachText(p, value, func(name, text string) {
		switch {
		case !p.Explode:
			items = append(items, name, text)
		case p.In == InPath:
			items = append(items, p.escape(name)+"="+p.escape(text))
		case strings.Contains(name, "="):
			o.found.add(p.violation("style", `"=" inside a name`))
		default:
			items = append(items, name+"="+text)
		}
	})
	switch {
	case len(items) == 0 && p.In == InPath:
		o.found.add(p.violation("required", ""))
	case p.In == InPath && p.Explode:
		sep, start := string(p.separator()), ""
		if p.Style == StyleLabel || p.Style == StyleMatrix {
			start = sep
		}
		o.setPath(p, start+strings.Join(items, sep))
	default:
		o.writeList(p, items)
	}
}

// eachText calls f with the text of each member of an object, and of each element
// of members that are arrays, where the style repeats their names.
func (o *output) eachText(p *Param, value string, f func(name, text string)) {
	whole := p.whole()
	eachMember(value, func(name, value string) {
		at, _ := whole.member(name)
		switch {
		case value == "null" && at.Kind&KindNull == 0:
		case value[0] == '[' && p.Explode:
			eachElement(value, func(element string) { f(name, at.Item.textOf(element)) })
		default:
			f(name, at.Kind.textOf(value))
		}
	})
}

// deepen writes an object, or an array of them, in the style deepObject.
func (o *output) deepen(p *Param, name string, at ParamProp, value string) {
	switch {
	case value[0] == '{':
		eachMember(value, func(key, value string) {
			member, _ := at.member(key)
			switch {
			case strings.ContainsAny(key, "[]"):
				o.found.add(p.violation("style", "brackets inside a name"))
			case value != "null" || member.Kind&KindNull != 0:
				o.deepen(p, name+"["+key+"]", member, value)
			}
		})
	case value[0] == '[':
		element, n, nested := at.element(), 0, hasContainer(value)
		eachElement(value, func(value string) {
			step := "[]"
			if nested {
				step = "[" + strconv.Itoa(n) + "]"
			}
			n++
			o.deepen(p, name+step, element, value)
		})
	default:
		o.addPair(p, name, at.Kind.textOf(value))
	}
}

// hasContainer tells whether an array has elements with parts of their own.
func hasContainer(array string) (found bool) {
	eachElement(array, func(element string) { found = found || element[0] == '{' || element[0] == '[' })
	return found
}

// eachElement calls f with the elements of an array of well-formed JSON.
func eachElement(array string, f func(element string)) {
	c := Check{s: array}
	i, ok := c.First(0, "")
	for ok {
		j := c.Skip(i)
		f(array[i:j])
		i, ok = c.Next(j)
	}
}

// eachMember calls f with the members of an object of well-formed JSON.
func eachMember(object string, f func(name, value string)) {
	c := Check{s: object}
	key, i, ok := c.FirstKey(0, "")
	for ok {
		key = strings.Clone(key)
		j := c.Skip(i)
		f(key, object[i:j])
		key, i, ok = c.NextKey(j)
	}
}

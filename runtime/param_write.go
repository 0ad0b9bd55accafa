package runtime

import (
	"strconv"
)

// A Sink is where parameters are written to: a [Request], or a [Call], whose
// answer has headers.
type Sink interface{ sink() *output }

// The formats of values as text, for [WriteParam] and its relatives.

// FormatText appends text as it is.
func FormatText[T ~string](dst []byte, v T) []byte { return append(dst, v...) }

// FormatInt appends an integer.
func FormatInt[T ~int | ~int8 | ~int16 | ~int32 | ~int64](dst []byte, v T) []byte {
	return strconv.AppendInt(dst, int64(v), 10)
}

// FormatFloat appends a number as JSON has it.
func FormatFloat[T ~float64](dst []byte, v T) []byte { return appendFloat(dst, float64(v)) }

// FormatBool appends true or false.
func FormatBool[T ~bool](dst []byte, v T) []byte { return strconv.AppendBool(dst, bool(v)) }

// FormatJSON makes a format of the function that appends a value's JSON; a
// string of JSON is written without its quotes.
func FormatJSON[T any](appendJSON func(*T, []byte) ([]byte, error)) func([]byte, T) []byte {
	return func(dst []byte, v T) []byte {
		start := len(dst)
		out, err := appendJSON(&v, dst)
		if err != nil {
			return dst
		}
		if text, ok := unquoted(out[start:]); ok {
			return append(out[:start], text...)
		}
		return out
	}
}

// WriteParam writes a value. With decode, which is given the value's JSON, a
// value that the document does not allow is recorded in the sink.
func WriteParam[T any](to Sink, p Param, v T, format func([]byte, T) []byte, decode func([]byte, *T, Reading) error) {
	out := to.sink()
	out.scratch = format(out.scratch[:0], v)
	text := string(out.scratch)
	if p.In == InPath && text == "" {
		out.found.add(p.violation("required", ""))
		return
	}
	if out.check && decode != nil {
		var ignored T
		out.checker().readOne(&p, text, func(data []byte) error { return decode(data, &ignored, out.found.how) })
		out.checked()
	}
	out.write(&p, text)
}

// WriteOptional is WriteParam of a pointer; nil writes nothing.
func WriteOptional[T any](to Sink, p Param, v *T, format func([]byte, T) []byte, decode func([]byte, *T, Reading) error) {
	if v != nil {
		WriteParam(to, p, *v, format, decode)
	}
}

// WriteList writes an array; nil writes nothing, unless the parameter is required.
func WriteList[S ~[]E, E any](to Sink, p Param, list S, format func([]byte, E) []byte, decode func([]byte, *S, Reading) error) {
	out := to.sink()
	if list == nil && !p.Required {
		return
	}
	if p.Required && (list == nil || len(list) == 0 && (p.In == InPath || p.repeats())) {
		out.found.add(p.violation("required", ""))
		return
	}
	items := make([]string, len(list))
	for i, v := range list {
		out.scratch = format(out.scratch[:0], v)
		items[i] = string(out.scratch)
	}
	if out.check && decode != nil {
		out.checkList(&p, items, func(data []byte) error {
			var ignored S
			return decode(data, &ignored, out.found.how)
		})
	}
	out.writeList(&p, items)
}

func (o *output) checkList(p *Param, items []string, decode func([]byte) error) {
	data := []byte{'['}
	for i, item := range items {
		if i > 0 {
			data = append(data, ',')
		}
		var ok bool
		if data, ok = p.Kind.appendValue(data, item); !ok {
			v := p.typeViolation(p.Kind, item)
			v.Pointer = "/" + strconv.Itoa(i)
			o.found.add(v)
			return
		}
	}
	if err := decode(append(data, ']')); err != nil {
		o.found.refuse(p.In.String(), p.Name, err)
	}
}

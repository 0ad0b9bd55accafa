package runtime

import (
	"encoding/json"
	"strconv"
	"strings"
	"unicode/utf8"
)

// A Source is where parameters are read from: a [Call], whose request has them,
// or a [Response], whose header has.
type Source interface{ source() *input }

// ReadParam reads a value that decode, which is given JSON text, validates and
// builds. What is wrong is recorded in the source.
func ReadParam[T any](from Source, p Param, dst *T, decode func([]byte, *T, Reading) error) {
	in := from.source()
	in.read(&p, func(data []byte) error { return decode(data, dst, in.found.how) })
}

// ReadOptional is ReadParam into a pointer, which stays nil where there is no
// value and no default.
func ReadOptional[T any](from Source, p Param, dst **T, decode func([]byte, *T, Reading) error) {
	var v *T
	in := from.source()
	if in.read(&p, func(data []byte) error {
		if v == nil {
			v = new(T)
		}
		return decode(data, v, in.found.how)
	}) {
		*dst = v
	}
}

// read tells whether there is a value, which decode has then built.
func (in *input) read(p *Param, decode func([]byte) error) bool {
	if p.Form != FormValue {
		return in.readForm(p, decode)
	}
	switch text, found := in.text(p); found {
	case present:
		return in.readOne(p, text, decode)
	case absent:
		return in.readDefault(p, decode)
	}
	return false
}

// ReadText reads a value that may be any text.
func ReadText[T ~string](from Source, p Param, dst *T) {
	in := from.source()
	switch text, found := in.text(&p); found {
	case present:
		if in.plain(&p, text) {
			*dst = T(text)
		}
	case absent:
		*dst = T(p.defaultText())
	}
}

// ReadOptionalText is ReadText into a pointer.
func ReadOptionalText[T ~string](from Source, p Param, dst **T) {
	in := from.source()
	switch text, found := in.text(&p); found {
	case present:
		if in.plain(&p, text) {
			*dst = new(T(text))
		}
	case absent:
		if p.Default != "" {
			*dst = new(T(p.defaultText()))
		}
	}
}

// ReadList reads an array of scalars; decode is given the whole of it as JSON.
func ReadList[S ~[]E, E any](from Source, p Param, dst *S, decode func([]byte, *S, Reading) error) {
	in := from.source()
	items, found := in.items(&p)
	switch {
	case found == absent:
		in.readDefault(&p, func(data []byte) error { return decode(data, dst, in.found.how) })
		return
	case found == wrong:
		return
	}
	buf := append(in.scratch[:0], '[')
	for i, item := range items {
		if i > 0 {
			buf = append(buf, ',')
		}
		var ok bool
		if buf, ok = p.Kind.appendValue(buf, item); !ok {
			in.scratch = buf
			v := p.typeViolation(p.Kind, item)
			v.Pointer = "/" + strconv.Itoa(i)
			in.add(v)
			return
		}
	}
	in.scratch = append(buf, ']')
	in.decoded(&p, decode(in.scratch, dst, in.found.how))
}

// ReadTextList reads an array of which each element may be any text.
func ReadTextList[S ~[]E, E ~string](from Source, p Param, dst *S) {
	in := from.source()
	items, found := in.items(&p)
	if found == absent && p.Default != "" {
		_ = json.Unmarshal([]byte(p.Default), dst)
	}
	if found != present {
		return
	}
	list := make(S, len(items))
	for i, item := range items {
		if !in.plain(&p, item) {
			return
		}
		list[i] = E(item)
	}
	*dst = list
}

// plain refuses text that is not UTF-8.
func (in *input) plain(p *Param, text string) bool {
	if utf8.ValidString(text) {
		return true
	}
	in.add(p.violation("syntax", "UTF-8"))
	return false
}

// defaultText returns a default, which is JSON, of a text.
func (p *Param) defaultText() string {
	if n := len(p.Default); n >= 2 && p.Default[0] == '"' && strings.IndexByte(p.Default, '\\') < 0 {
		return p.Default[1 : n-1]
	}
	var text string
	if p.Default != "" && json.Unmarshal([]byte(p.Default), &text) != nil {
		return p.Default
	}
	return text
}

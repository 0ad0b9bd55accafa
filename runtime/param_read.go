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
func ReadParam[T any](from Source, p Param, dst *T, decode func([]byte, *T) error) {
	in := from.source()
	switch text, found := in.text(&p); found {
	case present:
		readValue(in, &p, text, dst, decode)
	case absent:
		readDefault(in, &p, dst, decode)
	}
}

// ReadOptional is ReadParam into a pointer, which stays nil where there is no
// value and no default.
func ReadOptional[T any](from Source, p Param, dst **T, decode func([]byte, *T) error) {
	in := from.source()
	text, found := in.text(&p)
	if found == wrong || found == absent && p.Default == "" {
		return
	}
	v := new(T)
	if found == absent {
		readDefault(in, &p, v, decode)
	} else {
		readValue(in, &p, text, v, decode)
	}
	*dst = v
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

// ReadList reads an array; decode is given the whole of it as JSON.
func ReadList[S ~[]E, E any](from Source, p Param, dst *S, decode func([]byte, *S) error) {
	in := from.source()
	items, found := in.items(&p)
	switch {
	case found == absent:
		readDefault(in, &p, dst, decode)
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
			in.add(p.typeViolation("/" + strconv.Itoa(i)))
			return
		}
	}
	in.scratch = append(buf, ']')
	if err := decode(in.scratch, dst); err != nil {
		in.found.refuse(p.In.String(), p.Name, err)
	}
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

func readValue[T any](in *input, p *Param, text string, dst *T, decode func([]byte, *T) error) {
	data, ok := p.Kind.appendValue(in.scratch[:0], text)
	in.scratch = data
	if !ok {
		in.add(p.typeViolation(""))
		return
	}
	err := decode(data, dst)
	if err != nil && p.Kind == KindAny && data[0] != '"' {
		in.scratch = AppendString(in.scratch[:0], text)
		err = decode(in.scratch, dst)
	}
	if err != nil {
		in.found.refuse(p.In.String(), p.Name, err)
	}
}

func readDefault[T any](in *input, p *Param, dst *T, decode func([]byte, *T) error) {
	if p.Default == "" {
		return
	}
	in.scratch = append(in.scratch[:0], p.Default...)
	if err := decode(in.scratch, dst); err != nil {
		in.found.refuse(p.In.String(), p.Name, err)
	}
}

// plain refuses text that is not UTF-8.
func (in *input) plain(p *Param, text string) bool {
	if utf8.ValidString(text) {
		return true
	}
	in.add(p.violation("syntax", "UTF-8"))
	return false
}

func (p *Param) typeViolation(pointer string) Violation {
	v := p.violation("type", p.Kind.String())
	if p.Kind == KindText || p.Kind == KindAny {
		v = p.violation("syntax", "UTF-8")
	}
	v.Pointer = pointer
	return v
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

package payload

import (
	"bytes"
	"fmt"
	"strings"
)

// A Variant is the answer to T1 with one thing changed.
type Variant struct {
	What  string
	Legal bool // by JSON, JSON Schema and the catalogue's document
	Data  []byte
}

// deep is further than any reader needs to follow.
const deep = 10_000

// Variants returns changed answers to T1: what a reader has to refuse, and what
// it must not.
func Variants() ([]Variant, error) {
	whole, err := Options()
	if err != nil {
		return nil, err
	}
	var list []Variant
	for _, c := range changes {
		changed, err := c.apply(string(whole))
		if err != nil {
			return nil, fmt.Errorf("%s: %w", c.what, err)
		}
		list = append(list, Variant{What: c.what, Legal: c.legal, Data: []byte(changed)})
	}
	return append(list,
		Variant{What: "broken off in the middle", Data: whole[:len(whole)/2]},
		Variant{What: "data after the value", Data: append(bytes.Clone(whole), " {}"...)},
		Variant{What: "white space after the value", Legal: true, Data: append(bytes.Clone(whole), " \n"...)},
	), nil
}

// A change puts one text in the place of another, once.
type change struct {
	what     string
	legal    bool
	old, new string
}

var changes = []change{
	{what: "text that is not UTF-8", old: `"name":"윈터`, new: `"name":"` + "\xff"},
	{what: "half a surrogate pair, escaped", old: `"name":"윈터`, new: `"name":"\ud83d`},
	{what: "a control character in text", old: `"name":"윈터`, new: `"name":"` + "\x01"},
	{what: "a member twice", old: `"price":0`, new: `"price":0,"price":1`},
	{what: "an undeclared member, 10,000 arrays deep", old: `"price":0`,
		new: `"x":` + strings.Repeat("[", deep) + strings.Repeat("]", deep) + `,"price":0`},
	{what: "a required member missing", old: `"id":"101:10013529",`, new: ``},
	{what: "null for text", old: `"id":"101:10013529"`, new: `"id":null`},
	{what: "a number for text", old: `"id":"101:10013529"`, new: `"id":101`},
	{what: "text for a number", old: `"price":0`, new: `"price":"0"`},
	{what: "1.5 for an integer", old: `"price":0`, new: `"price":1.5`},
	{what: "2^31 for an int32", old: `"status":200`, new: `"status":2147483648`},
	{what: "2^63 for an int64", old: `"price":0`, new: `"price":9223372036854775808`},
	{what: "below the minimum", old: `"price":0`, new: `"price":-1`},
	{what: "a type that is not listed", old: `"type":"SELECT"`, new: `"type":"COUNT"`},
	{what: "NUMBERS without its lengths (if/then)", old: `"type":"TEXT"`, new: `"type":"NUMBERS"`},
	{what: "min_length without max_length (dependentRequired)", old: `"type":"TEXT"`, new: `"type":"TEXT","min_length":1`},
	{what: "1.0 for an integer", legal: true, old: `"price":0`, new: `"price":1.0`},
	{what: "an undeclared member", legal: true, old: `"price":0`, new: `"x":[{}],"price":0`},
	{what: "an escaped member name", legal: true, old: `"price":0`, new: `"\u0070rice":0`},
}

func (c change) apply(text string) (string, error) {
	if !strings.Contains(text, c.old) {
		return "", fmt.Errorf("the sample holds no %s", c.old)
	}
	return strings.Replace(text, c.old, c.new, 1), nil
}

package valid

import (
	"encoding/json"
	"strconv"
	"strings"

	"github.com/bizgen/bizgen/generator/document"
)

// Parse makes a tree of JSON text of a document, which is known to be right.
func Parse(text string) *document.Node {
	d := json.NewDecoder(strings.NewReader(text))
	d.UseNumber()
	return parse(d)
}

func parse(d *json.Decoder) *document.Node {
	token, err := d.Token()
	if err != nil {
		return &document.Node{}
	}
	switch v := token.(type) {
	case json.Delim:
		n := &document.Node{Kind: document.Array}
		if v == '{' {
			n.Kind = document.Object
		}
		for d.More() {
			if v == '{' {
				key, _ := d.Token()
				name, _ := key.(string)
				n.Members = append(n.Members, document.Member{Key: name, Value: parse(d)})
			} else {
				n.Items = append(n.Items, parse(d))
			}
		}
		_, _ = d.Token()
		return n
	case string:
		return &document.Node{Kind: document.String, Text: v}
	case json.Number:
		return &document.Node{Kind: document.Number, Text: v.String()}
	case bool:
		return &document.Node{Kind: document.Bool, Bool: v}
	}
	return &document.Node{}
}

// atoi reads the argument of a keyword that counts; one that is no number bounds nothing.
func atoi(text string) int {
	n, err := strconv.Atoi(text)
	if err != nil {
		return 0
	}
	return n
}

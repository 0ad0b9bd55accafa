package config

import (
	"bytes"
	"strconv"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"

	"github.com/bizgen/bizgen/generator/document"
)

// migrations bring a file from each version to the next: the first from 1 to 2. They
// get the configuration's mapping, and edit the text where the form has changed; the
// number is seen to for all of them.
var migrations = []func(root *yaml.Node, e *editor){
	func(*yaml.Node, *editor) {}, // version 2 has keys more than 1, and means the same by all others
}

// Migrate gives the text of a configuration file in the form of [Version], and the
// version that it was. What the form does not demand stays as it is: comments, order,
// line ends. A file with problems is not migrated.
func Migrate(path string, data []byte) (text []byte, from int, problems document.Problems) {
	r := &reader{file: path}
	c := r.config(data)
	if r.problems.Sort(); r.problems.HasErrors() {
		return nil, 0, r.problems
	}
	if c.Version == Version {
		return data, c.Version, r.problems
	}
	root := r.parse(data)
	e := &editor{text: data}
	number := resolve(r.object(root, "version", "documents")["version"])
	for _, migrate := range migrations[c.Version-1:] {
		migrate(root, e)
	}
	e.replace(number, strconv.Itoa(Version))
	return e.done(), c.Version, r.problems
}

// An editor replaces scalars in the text of a YAML file.
type editor struct {
	text  []byte
	edits []edit
}

type edit struct {
	at, length int // bytes
	text       string
}

// replace puts text in the place of a plain scalar.
func (e *editor) replace(n *yaml.Node, text string) {
	e.edits = append(e.edits, edit{e.offset(n), len(n.Value), text})
}

// offset is where the text of a node begins: its line and column count from 1, columns in
// characters, and a byte order mark is none.
func (e *editor) offset(n *yaml.Node) int {
	at := 0
	if bytes.HasPrefix(e.text, []byte("\ufeff")) {
		at = len("\ufeff")
	}
	for range n.Line - 1 {
		at += bytes.IndexByte(e.text[at:], '\n') + 1
	}
	for range n.Column - 1 {
		_, size := utf8.DecodeRune(e.text[at:])
		at += size
	}
	for e.text[at] == '&' || e.text[at] == '!' { // an anchor or a tag comes before the value
		at += bytes.IndexAny(e.text[at:], " \t\n")
		at += len(e.text[at:]) - len(bytes.TrimLeft(e.text[at:], " \t\r\n"))
	}
	return at
}

// done gives the text with all replacements. They were made in any order, and do not
// meet.
func (e *editor) done() []byte {
	text := bytes.Clone(e.text)
	for len(e.edits) > 0 {
		last := 0
		for i := range e.edits {
			if e.edits[i].at > e.edits[last].at {
				last = i
			}
		}
		x := e.edits[last]
		text = append(text[:x.at:x.at], append([]byte(x.text), text[x.at+x.length:]...)...)
		e.edits = append(e.edits[:last:last], e.edits[last+1:]...)
	}
	return text
}

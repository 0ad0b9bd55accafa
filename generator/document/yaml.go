package document

import (
	"errors"
	"io"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"
)

// A yamlReader turns the nodes of go.yaml.in/yaml into ours. Scalars follow the
// core schema of YAML 1.2: true, false, null, ~ and numbers are what they look
// like; yes, no, on, off and dates are strings.
type yamlReader struct {
	*builder
	open     map[*yaml.Node]bool // anchors that are being expanded
	expanded int                 // nodes made by aliases
	copied   int                 // bytes of text they repeat
}

// readYAML gives the tree of src, or nil and a problem.
func (b *builder) readYAML(src string) (root *Node) {
	defer b.catch(&root)
	if dense(src) {
		b.halt(top(b.display), "the document has more than %d values; split it into files", maxNodes)
	}
	decoder := yaml.NewDecoder(strings.NewReader(src))
	first := b.next(decoder, src)
	if first == nil {
		b.halt(top(b.display), "the file is empty; want %s", b.content)
	}
	if second := b.next(decoder, src); second != nil && !emptyDocument(second) {
		b.halt(b.at(second.Line, second.Column), "a second YAML document starts here; keep one document a file")
	}
	r := &yamlReader{builder: b, open: map[*yaml.Node]bool{}}
	return r.convert(first, "", 1, 0)
}

// dense tells whether there may be more values in src than are read: the library
// makes its own tree of them first, which costs more than ours. What separates
// values also stands in texts, so that only large files are looked at.
func dense(src string) bool {
	if len(src) < maxNodes {
		return false
	}
	n := 0
	for _, separator := range []string{",", "\n", ": ", "- ", "[", "{"} {
		n += strings.Count(src, separator)
	}
	return n > maxNodes
}

// next gives the content of the next YAML document of the stream, nil at its end.
func (b *builder) next(decoder *yaml.Decoder, src string) (content *yaml.Node) {
	defer func() {
		// the library panics on some inputs of a fuzzer; ours go on
		if r := recover(); r != nil {
			if h, ok := r.(halt); ok {
				panic(h)
			}
			b.halt(top(b.display), "not readable as YAML: %v", r)
		}
	}()
	var doc yaml.Node
	err := decoder.Decode(&doc)
	if errors.Is(err, io.EOF) {
		return nil
	}
	if err != nil {
		b.syntax(err, src)
	}
	if doc.Kind != yaml.DocumentNode || len(doc.Content) == 0 {
		return nil
	}
	return doc.Content[0]
}

func emptyDocument(n *yaml.Node) bool {
	return n.Kind == yaml.ScalarNode && n.Value == "" && n.Style == 0
}

var yamlLine = regexp.MustCompile(`^line (\d+): `)

// syntax reports an error of the YAML library at its line.
func (b *builder) syntax(err error, src string) {
	message := strings.TrimPrefix(err.Error(), "yaml: ")
	message = strings.TrimPrefix(message, "unmarshal errors:\n  ")
	line := 1
	if m := yamlLine.FindStringSubmatch(message); m != nil {
		line, _ = strconv.Atoi(m[1])
		message = message[len(m[0]):]
	}
	switch {
	case strings.Contains(message, "control characters are not allowed"):
		b.halt(b.controlAt(src), "control character; YAML allows it only as an escape in double quotes")
	case strings.Contains(message, "exceeded max depth"):
		b.halt(b.at(line, 1), "nested more than %d levels deep; refer to parts by $ref instead", maxDepth)
	case strings.Contains(message, "cannot start any token") && tabbed(src, line):
		message += "; indent with spaces, not with tabs"
	}
	b.halt(b.at(line, 1), "not readable as YAML: %s", message)
}

func tabbed(src string, line int) bool {
	for text := range strings.Lines(src) {
		if line--; line == 0 {
			text = strings.TrimLeft(text, " -")
			return strings.HasPrefix(text, "\t")
		}
	}
	return false
}

// controlAt finds the character that the YAML library refuses without a place.
func (b *builder) controlAt(src string) Position {
	line, column := 1, 1
	for _, c := range src {
		switch {
		case c == '\n':
			line, column = line+1, 1
			continue
		case c < 0x20 && c != '\t' && c != '\r', c >= 0x7f && c < 0xa0 && c != 0x85,
			c == 0xfffe, c == 0xffff, c == 0xfeff:
			return b.at(line, column)
		}
		column++
	}
	return top(b.display)
}

// convert gives our node for n. aliases is how many aliases led here.
func (r *yamlReader) convert(n *yaml.Node, pointer string, depth, aliases int) *Node {
	at := r.at(n.Line, n.Column)
	r.checkDepth(depth, at)
	if aliases > 0 {
		r.spend(n, at)
	}
	switch n.Kind {
	case yaml.AliasNode:
		r.enter(n)
		defer delete(r.open, n.Alias)
		return r.convert(n.Alias, pointer, depth+1, aliases+1)
	case yaml.MappingNode:
		r.tag(n, at, "!!map")
		object := r.node(Object, at, pointer)
		r.mapping(object, n, depth, aliases)
		return object
	case yaml.SequenceNode:
		r.tag(n, at, "!!seq")
		array := r.node(Array, at, pointer)
		array.Items = make([]*Node, 0, len(n.Content))
		for i, item := range n.Content {
			array.Items = append(array.Items, r.convert(item, r.item(array, i), depth+1, aliases))
		}
		return array
	case yaml.ScalarNode:
		return r.scalar(n, at, pointer)
	}
	r.halt(at, "not readable as YAML: unknown kind of node")
	return nil
}

// spend keeps aliases of aliases ("billion laughs") within their budget.
func (r *yamlReader) spend(n *yaml.Node, at Position) {
	r.expanded++
	r.copied += len(n.Value)
	if r.expanded > maxExpanded || r.copied > maxCopied {
		r.halt(at, "YAML aliases expand to more than %d values; use $ref instead", maxExpanded)
	}
}

func (r *yamlReader) enter(alias *yaml.Node) {
	if r.open[alias.Alias] {
		r.halt(r.at(alias.Line, alias.Column), "the YAML anchor %q contains itself; use $ref instead", alias.Value)
	}
	r.open[alias.Alias] = true
}

func (r *yamlReader) tag(n *yaml.Node, at Position, want string) {
	if n.Style&yaml.TaggedStyle != 0 && n.Tag != want {
		r.ignore(at, n.Tag)
	}
}

func (r *yamlReader) mapping(object *Node, n *yaml.Node, depth, aliases int) {
	var merges []*yaml.Node
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, value := n.Content[i], n.Content[i+1]
		if mergeKey(key) {
			merges = append(merges, value)
			continue
		}
		text, at := r.key(key)
		if aliases > 0 {
			r.spend(key, at)
		}
		r.put(object, Member{Key: text, KeyPosition: at, Value: r.convert(value, r.member(object, text), depth+1, aliases)})
	}
	for _, m := range merges {
		r.merge(object, m, depth, aliases)
	}
}

// mergeKey reports a plain <<, https://yaml.org/type/merge.html.
func mergeKey(n *yaml.Node) bool {
	return n.Kind == yaml.ScalarNode && n.Tag == "!!merge"
}

// merge adds what the object does not have itself. Of several mappings the
// earlier wins.
func (r *yamlReader) merge(object *Node, source *yaml.Node, depth, aliases int) {
	at := r.at(source.Line, source.Column)
	r.checkDepth(depth, at)
	r.spend(source, at)
	switch source.Kind {
	case yaml.AliasNode:
		r.enter(source)
		defer delete(r.open, source.Alias)
		r.merge(object, source.Alias, depth+1, aliases+1)
	case yaml.SequenceNode:
		for _, item := range source.Content {
			r.merge(object, item, depth+1, aliases)
		}
	case yaml.MappingNode:
		other := r.node(Object, at, object.Pointer)
		r.mapping(other, source, depth, aliases+1)
		for _, m := range other.Members {
			if object.find(m.Key) < 0 {
				object.add(m)
			}
		}
	default:
		r.report(at, "the YAML merge key << wants a mapping or an alias of one")
	}
}

// key gives a key as its text: 200 and true are names in OpenAPI.
func (r *yamlReader) key(n *yaml.Node) (string, Position) {
	at := r.at(n.Line, n.Column)
	if n.Kind == yaml.AliasNode {
		n = n.Alias
	}
	if n.Kind != yaml.ScalarNode {
		r.halt(at, "a key must be a plain name, not a mapping or a sequence; quote it if the brackets belong to it")
	}
	return n.Value, at
}

func (r *yamlReader) scalar(n *yaml.Node, at Position, pointer string) *Node {
	if !utf8.ValidString(n.Value) {
		r.halt(at, "an escape in this string makes no valid character")
	}
	tag := ""
	if n.Style&yaml.TaggedStyle != 0 {
		tag = n.Tag
	}
	quoted := n.Style&^(yaml.TaggedStyle|yaml.FlowStyle) != 0
	text := r.node(String, at, pointer)
	text.Text = n.Value
	switch tag {
	case "!!str", "!!binary", "!!timestamp":
		return text
	case "":
		if !quoted {
			r.plain(text)
		}
		return text
	case "!!null", "!!bool", "!!int", "!!float":
		r.plain(text)
		if want := map[string]Kind{"!!null": Null, "!!bool": Bool, "!!int": Number, "!!float": Number}[tag]; text.Kind != want {
			r.report(at, "%q is not %s, as the YAML tag %s says; remove the tag", n.Value, want, tag)
		}
		return text
	}
	r.ignore(at, tag)
	if !quoted {
		r.plain(text)
	}
	return text
}

// ignore tells of a tag that means nothing to OpenAPI. Templates of cloud services
// have them among their extensions.
func (r *yamlReader) ignore(at Position, tag string) {
	p := problemAt(at, "the YAML tag %s means nothing here and is ignored; remove it", tag)
	p.Severity = Warning
	r.problems = append(r.problems, *p)
}

// plain gives a scalar without quotes the type it looks like.
func (r *yamlReader) plain(n *Node) {
	source := n.Text
	switch source {
	case "", "~", "null", "Null", "NULL":
		n.Kind, n.Text = Null, ""
	case "true", "True", "TRUE":
		n.Kind, n.Bool, n.Text = Bool, true, ""
	case "false", "False", "FALSE":
		n.Kind, n.Text = Bool, ""
	default:
		if number, ok := yamlNumber(n.Text); ok {
			n.Kind, n.Text = Number, number
		} else if yamlSpecial.MatchString(n.Text) {
			p := problemAt(n.Position, "%s is not a JSON number; leave it out, or quote it if it is text", n.Text)
			if r.lenient {
				p.Severity = Warning
			}
			r.problems = append(r.problems, *p)
		}
	}
	if n.Kind == Bool || n.Kind == Number && n.Text != source {
		n.written = source
	}
}

package config

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"

	"github.com/bizgen/bizgen/generator/document"
)

// A reader turns the text of a configuration file into a Config and gathers
// the problems on the way.
type reader struct {
	file     string
	problems document.Problems
}

func (r *reader) addf(line, column int, format string, args ...any) {
	r.problems = append(r.problems, document.Problem{
		Position: document.Position{File: r.file, Line: max(line, 1), Column: max(column, 1)},
		Message:  fmt.Sprintf(format, args...),
	})
}

func (r *reader) at(n *yaml.Node, format string, args ...any) {
	r.addf(n.Line, n.Column, format, args...)
}

// config reads the whole file.
func (r *reader) config(data []byte) *Config {
	root := r.parse(data)
	if root == nil {
		return nil
	}
	values := r.object(root, "version", "documents")
	if values == nil {
		return nil
	}
	c := &Config{}
	if n := r.required(root, values, "version"); n != nil {
		c.Version = r.version(n)
	}
	if n := r.required(root, values, "documents"); n != nil {
		c.Documents = r.documents(n, c.Version)
	}
	return c
}

// yamlError takes apart what the YAML library says: "yaml: line 3: ...".
var yamlError = regexp.MustCompile(`^yaml: (?:line (\d+): )?(.*)`)

// parse returns the one YAML value of the file, nil when there is none.
func (r *reader) parse(data []byte) *yaml.Node {
	if line, message := document.Conflict(string(data)); line > 0 {
		r.addf(line, 1, "%s", message)
		return nil
	}
	decoder := yaml.NewDecoder(bytes.NewReader(data))
	var doc, second yaml.Node
	err := decoder.Decode(&doc)
	if errors.Is(err, io.EOF) {
		r.addf(1, 1, `empty; want "version: %d" and "documents"`, Version)
		return nil
	}
	if err == nil {
		if err = decoder.Decode(&second); errors.Is(err, io.EOF) {
			return doc.Content[0]
		}
	}
	if err == nil {
		r.at(second.Content[0], "a second YAML document; one file holds one configuration")
		return nil
	}
	parts := yamlError.FindStringSubmatch(err.Error())
	if parts == nil {
		parts = []string{"", "", err.Error()}
	}
	line, _ := strconv.Atoi(parts[1])
	r.addf(line, 1, "not YAML: %s", parts[2])
	return nil
}

// object returns the values of a mapping by key; nil when n is none. A key not
// among those allowed is a problem, and so is one that comes twice.
func (r *reader) object(n *yaml.Node, allowed ...string) map[string]*yaml.Node {
	n = resolve(n)
	if n.Kind != yaml.MappingNode {
		r.at(n, "want a mapping with the keys %s, have %s", strings.Join(allowed, ", "), kind(n))
		return nil
	}
	values := map[string]*yaml.Node{}
	for i := 0; i < len(n.Content); i += 2 {
		key := n.Content[i]
		switch name := key.Value; {
		case key.Kind != yaml.ScalarNode || !slices.Contains(allowed, name):
			r.at(key, "unknown key %q; want one of %s", name, strings.Join(allowed, ", "))
		case values[name] != nil:
			r.at(key, "key %q for the second time; the first is in line %d", name, values[name].Line)
		default:
			values[name] = n.Content[i+1]
		}
	}
	return values
}

func (r *reader) required(n *yaml.Node, values map[string]*yaml.Node, key string) *yaml.Node {
	value := values[key]
	if value == nil {
		r.at(n, "key %q is missing", key)
	}
	return value
}

func (r *reader) version(n *yaml.Node) int {
	n = resolve(n)
	version, err := strconv.Atoi(n.Value)
	switch {
	case n.Kind != yaml.ScalarNode || n.Tag != "!!int" || err != nil || version < 1:
		r.at(n, "version: want %d, have %s", Version, kind(n))
	case version > Version:
		r.at(n, "version %d is newer than this bizgen, which reads %d; upgrade bizgen", version, Version)
	}
	return version
}

// onDisk is a folder by the path that no link is in, as far as it is there.
func onDisk(folder string) string {
	abs, err := filepath.Abs(folder)
	if err != nil {
		return folder
	}
	rest := ""
	for dir := abs; ; dir = filepath.Dir(dir) {
		if found, err := filepath.EvalSymlinks(dir); err == nil {
			return filepath.Join(found, rest)
		}
		if dir == filepath.Dir(dir) {
			return abs
		}
		rest = filepath.Join(filepath.Base(dir), rest)
	}
}

func (r *reader) documents(n *yaml.Node, version int) []Document {
	n = resolve(n)
	if n.Kind != yaml.SequenceNode || len(n.Content) == 0 {
		r.at(n, "documents: want a list with at least one document, have %s", kind(n))
		return nil
	}
	var documents []Document
	lines, cased := map[string]int{}, map[string]string{}
	for _, item := range n.Content {
		d, out, ok := r.document(item, version)
		if !ok {
			continue
		}
		folder := onDisk(d.Out)
		folded := strings.ToLower(folder)
		if line, taken := lines[folded]; taken {
			which := "is the folder of the document in line %d too"
			if cased[folded] != folder {
				which = "is, on macOS and Windows, the folder of the document in line %d too"
			}
			r.at(out, "out: %s "+which+"; give each document its own", out.Value, line)
			continue
		}
		lines[folded], cased[folded] = item.Line, folder
		documents = append(documents, d)
	}
	return documents
}

// document reads one entry of the list; out is the node of its folder.
func (r *reader) document(n *yaml.Node, version int) (d Document, out *yaml.Node, ok bool) {
	values := r.object(n, "spec", "package", "out", "format", "defaults", "lenient", "overlays", "include-tags", "exclude-tags", "operations", "target", "framework", "oapi-codegen", "runtime")
	if values == nil {
		return d, nil, false
	}
	before := len(r.problems)
	d.Spec, _ = r.path(n, values, "spec")
	d.Out, out = r.path(n, values, "out")
	if name, at := r.text(n, values, "package"); at != nil {
		d.Package = name
		if err := CheckPackage(name); err != nil {
			r.at(at, "package: %v", err)
		}
	}
	d.Format = r.choice(n, values, "format", Formats)
	d.Defaults = r.choice(n, values, "defaults", Defaults)
	if value := values["lenient"]; value != nil {
		if value = resolve(value); value.Tag != "!!bool" || value.Decode(&d.Lenient) != nil {
			r.at(value, "lenient: want true or false, have %s", kind(value))
		}
	}
	if value := values["overlays"]; value != nil {
		d.Overlays = r.list("overlays", "the path of a file", value)
		for i, text := range d.Overlays {
			d.Overlays[i] = r.from(text)
		}
	}
	d.Choice.IncludeTags = r.list("include-tags", "a tag", values["include-tags"])
	d.Choice.ExcludeTags = r.list("exclude-tags", "a tag", values["exclude-tags"])
	d.Choice.Operations = r.list("operations", "an operationId", values["operations"])
	r.shapes(n, values, &d)
	r.runtime(n, values, version, &d)
	return d, out, len(r.problems) == before
}

// choice reads one of several words; "" when the file says nothing.
func (r *reader) choice(n *yaml.Node, values map[string]*yaml.Node, key string, list []string) string {
	if values[key] == nil {
		return ""
	}
	word, at := r.text(n, values, key)
	if at != nil && !slices.Contains(list, word) {
		r.at(at, "%s: want %s, have %q", key, words(list), word)
	}
	return word
}

// list reads a list of texts; n is nil where the file says nothing.
func (r *reader) list(key, what string, n *yaml.Node) (texts []string) {
	if n == nil {
		return nil
	}
	n = resolve(n)
	if n.Kind != yaml.SequenceNode || len(n.Content) == 0 {
		r.at(n, "%s: want a list with at least one entry, have %s", key, kind(n))
		return nil
	}
	for _, item := range n.Content {
		item = resolve(item)
		if item.Kind != yaml.ScalarNode || item.Tag != "!!str" || item.Value == "" {
			r.at(item, "%s: want %s, have %s", key, what, kind(item))
			continue
		}
		texts = append(texts, item.Value)
	}
	return texts
}

// text returns a string that is required and not empty, and its node; no node
// after a problem.
func (r *reader) text(parent *yaml.Node, values map[string]*yaml.Node, key string) (string, *yaml.Node) {
	n := r.required(parent, values, key)
	if n == nil {
		return "", nil
	}
	n = resolve(n)
	if n.Kind != yaml.ScalarNode || n.Tag != "!!str" || n.Value == "" {
		r.at(n, "%s: want a text, have %s", key, kind(n))
		return "", nil
	}
	return n.Value, n
}

// path is text that leads from the configuration file to another.
func (r *reader) path(parent *yaml.Node, values map[string]*yaml.Node, key string) (string, *yaml.Node) {
	text, n := r.text(parent, values, key)
	if n == nil {
		return "", nil
	}
	return r.from(text), n
}

// from makes a path of the file one from where the user stands.
func (r *reader) from(text string) string {
	p := filepath.FromSlash(text)
	if !filepath.IsAbs(p) {
		p = filepath.Join(filepath.Dir(r.file), p)
	}
	return filepath.Clean(p)
}

// resolve follows an alias to its anchor.
func resolve(n *yaml.Node) *yaml.Node {
	if n.Kind == yaml.AliasNode {
		return n.Alias
	}
	return n
}

// kind says what a value is, to someone who wrote it.
func kind(n *yaml.Node) string {
	switch {
	case n.Kind == yaml.MappingNode:
		return "a mapping"
	case n.Kind == yaml.SequenceNode && len(n.Content) == 0:
		return "an empty list"
	case n.Kind == yaml.SequenceNode:
		return "a list"
	case n.Tag == "!!null":
		return "nothing"
	case n.Tag == "!!str":
		return strconv.Quote(n.Value)
	}
	return n.Value
}

package docs

import (
	"net/url"
	"strings"

	"github.com/bizgen/bizgen/generator/document"
)

// bundle is the document as one file: what it refers to in other files stands among
// its components.
func (k *book) bundle() *document.Node {
	b := &bundler{k: k, names: map[*document.Node]string{}, taken: map[string]*namer{}, added: map[string][]document.Member{}}
	root := b.copy(k.tree.Root, nil)
	components := root.Get("components")
	if len(b.order) > 0 && components == nil {
		components = &document.Node{Kind: document.Object}
		root.Members = append(root.Members, document.Member{Key: "components", Value: components})
	}
	for _, section := range b.order {
		there := components.Get(section)
		if there == nil {
			there = &document.Node{Kind: document.Object}
			components.Members = append(components.Members, document.Member{Key: section, Value: there})
		}
		there.Members = append(there.Members, b.added[section]...)
	}
	return root
}

type bundler struct {
	k     *book
	names map[*document.Node]string // references to what was brought in
	taken map[string]*namer         // by section
	added map[string][]document.Member
	order []string // of sections
}

// copy gives a copy whose references stay within the file. The way is the keys from
// the root; it says what a reference stands for.
func (b *bundler) copy(n *document.Node, way []string) *document.Node {
	twin := &document.Node{Kind: n.Kind, Text: n.Text, Bool: n.Bool}
	for _, m := range n.Members {
		value := m.Value
		if value.Kind == document.String && (m.Key == "$ref" || len(way) > 0 && way[len(way)-1] == "mapping" && strings.Contains(value.Text, "#")) {
			where := way
			if m.Key != "$ref" {
				where = []string{"schema"}
			}
			twin.Members = append(twin.Members, document.Member{Key: m.Key, Value: &document.Node{Kind: document.String, Text: b.reference(value, where)}})
			continue
		}
		twin.Members = append(twin.Members, document.Member{Key: m.Key, Value: b.copy(value, append(way, m.Key))})
	}
	for _, item := range n.Items {
		twin.Items = append(twin.Items, b.copy(item, append(way, "-")))
	}
	return twin
}

// reference spells a reference for the one file.
func (b *bundler) reference(ref *document.Node, way []string) string {
	target, problem := b.k.tree.Resolve(ref, ref.Text)
	if problem != nil || strings.Contains(ref.Text, "://") {
		return ref.Text
	}
	if target.File == b.k.tree.Root.File {
		if ref.File == target.File {
			return ref.Text
		}
		return "#" + fragment(target.Pointer)
	}
	if name, known := b.names[target]; known {
		return name
	}
	section := sectionOf(way)
	if b.taken[section] == nil {
		b.taken[section] = &namer{}
		b.order = append(b.order, section)
		for _, m := range members(b.k.tree.Root.Get("components").Get(section)) {
			b.taken[section].take(m.Key)
		}
	}
	tokens := strings.Split(target.Pointer, "/")
	name := b.taken[section].take(tokens[len(tokens)-1])
	spelt := "#/components/" + section + "/" + fragment(name)
	b.names[target] = spelt
	k := len(b.added[section])
	b.added[section] = append(b.added[section], document.Member{Key: name})
	whole := b.copy(target, []string{section, name}) // which may make the list longer
	b.added[section][k].Value = whole
	return spelt
}

// sectionOf is where among the components a thing goes, by the way to what refers to it.
func sectionOf(way []string) string {
	last := func(n int) string {
		if len(way) < n {
			return ""
		}
		return way[len(way)-n]
	}
	if last(1) == "requestBody" {
		return "requestBodies"
	}
	switch s := last(2); s {
	case "parameters", "responses", "headers", "examples", "links", "callbacks", "requestBodies", "securitySchemes":
		if s != "examples" || !contains(way, "schema") && !contains(way, "schemas") {
			return s
		}
	case "paths", "webhooks":
		return "pathItems"
	}
	return "schemas"
}

func contains(list []string, s string) bool {
	for _, x := range list {
		if x == s {
			return true
		}
	}
	return false
}

// fragment spells a pointer in a URI.
func fragment(pointer string) string {
	return strings.ReplaceAll((&url.URL{Fragment: pointer}).EscapedFragment(), "%2F", "/")
}

// Package lower turns a loaded document into the model: references resolved,
// the schemas of OpenAPI 3.0 rewritten as those of 3.1. It is the only package
// that asks which version a document is, and it makes no Go names.
package lower

import (
	"fmt"

	"github.com/bizgen/bizgen/generator/document"
	"github.com/bizgen/bizgen/generator/model"
)

// Document lowers doc. The model is usable only when no problem is an error.
func Document(doc *document.Document) (*model.Document, []model.Problem) {
	l := &lowerer{
		doc:     doc,
		schemas: map[*document.Node]*model.Schema{},
		scopes:  map[*model.Schema]*document.Resource{},
		dynamic: map[*model.Schema]string{},
		byNode:  map[*document.Node]*model.Operation{},
		brought: map[*document.Node]string{},

		checklists: map[*document.Node]bool{},
	}
	m := l.document(doc.Root)
	l.specialize(m)
	return m, l.problems
}

type lowerer struct {
	doc      *document.Document
	schemas  map[*document.Node]*model.Schema
	scopes   map[*model.Schema]*document.Resource // that a schema stands in
	dynamic  map[*model.Schema]string             // the anchor that decides what Ref means
	security []*model.SecurityScheme
	schemes  map[string]*model.SecurityScheme // by what requirements call them
	lone     []model.Place                    // of discriminators that choose among nothing
	brought  map[*document.Node]string        // schemas of other files that stand in components themselves
	pending  []pendingLink
	byNode   map[*document.Node]*model.Operation // those of paths
	problems []model.Problem

	checklists map[*document.Node]bool // those that were read
}

func (l *lowerer) document(root *document.Node) *model.Document {
	info := root.Get("info")
	m := &model.Document{
		File:        l.doc.Path,
		OpenAPI:     l.doc.Version,
		Directed:    l.doc.Dialect == document.OpenAPI30, // 3.0.3, Schema Object; 3.1 leaves required to JSON Schema
		Title:       text(info.Get("title")),
		Version:     text(info.Get("version")),
		Description: text(info.Get("description")),
	}
	m.Role = l.role(root)
	m.Servers = l.servers(root.Get("servers"))
	if m := root.Member("jsonSchemaDialect"); m != nil && l.doc.Dialect != document.OpenAPI30 {
		l.dialect(*m)
	}
	for _, c := range members(root.Get("components").Get("schemas")) {
		if c.Value.File != root.File {
			l.brought[c.Value] = c.Key
		}
	}
	for _, c := range members(root.Get("components").Get("schemas")) {
		m.Schemas = append(m.Schemas, model.Component{Name: c.Key, Schema: l.schema(c.Value)})
	}
	l.securitySchemes(root)
	m.Operations = l.operations(root)
	m.Webhooks = l.webhooks(root)
	m.Callbacks = l.callbacks(root, m.Operations)
	m.Flows = l.flows(root, m)
	m.Checklist = l.checklist(root)
	l.strayChecklists(root, false)
	l.events(m)
	l.resolveLinks(m)
	l.requiredReadOnly(m)
	l.loneDiscriminators()
	m.Security = l.security
	l.unenforced(root)
	return m
}

func (l *lowerer) errorf(at document.Position, format string, args ...any) {
	l.problems = append(l.problems, model.Problem{Place: place(at), Message: fmt.Sprintf(format, args...)})
}

// mendf reports what --lenient lets pass.
func (l *lowerer) mendf(at document.Position, format string, args ...any) {
	l.problems = append(l.problems, model.Problem{Place: place(at), Warning: l.doc.Lenient(), Message: fmt.Sprintf(format, args...)})
}

func (l *lowerer) warnf(at document.Position, format string, args ...any) {
	l.problems = append(l.problems, model.Problem{Place: place(at), Warning: true, Message: fmt.Sprintf(format, args...)})
}

// follow resolves a reference object, through chains of them; nil after a
// problem. What is no reference is returned as it is.
func (l *lowerer) follow(n *document.Node) *document.Node {
	for range 100 {
		ref := n.Get("$ref")
		if ref == nil || ref.Kind == document.Null {
			return n
		}
		target, problem := l.doc.Resolve(ref, ref.Text)
		if problem != nil {
			l.problems = append(l.problems, model.Problem{
				Place: place(problem.Position), Warning: problem.Severity == document.Warning, Message: problem.Message,
			})
			return nil
		}
		n = target
	}
	l.errorf(n.Position, "the reference leads in a circle; let one of its links be a definition")
	return nil
}

func place(p document.Position) model.Place {
	return model.Place{File: p.File, Line: p.Line, Column: p.Column}
}

// text returns the text of a string or a number, "" of anything else.
func text(n *document.Node) string {
	if n == nil {
		return ""
	}
	return n.Text
}

// texts returns the texts of a list.
func texts(n *document.Node) []string {
	var out []string
	for _, item := range items(n) {
		out = append(out, text(item))
	}
	return out
}

// truth tells whether n is the boolean true.
func truth(n *document.Node) bool { return n != nil && n.Kind == document.Bool && n.Bool }

func items(n *document.Node) []*document.Node {
	if n == nil {
		return nil
	}
	return n.Items
}

func members(n *document.Node) []document.Member {
	if n == nil {
		return nil
	}
	return n.Members
}

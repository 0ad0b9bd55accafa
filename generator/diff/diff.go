// Package diff says what a change of a document means for the two sides of its
// calls. It compares two models: references are resolved there, the dialects are
// one, and every keyword has its text and its place.
//
// A side is judged as it stands: its code of yesterday against the other side of
// today. So a rule knows a sender and a receiver of each value, and no client and
// server: requests go from client to server, answers the other way, and the
// calls of webhooks and callbacks the other way round again.
package diff

import (
	"cmp"
	"slices"
	"strings"

	"github.com/bizgen/bizgen/generator/model"
)

// Severity says what a change does to a side.
type Severity int

// The severities, the mildest first.
const (
	Safe     Severity = iota // calls go on as before
	Risky                    // they may not, or mean something else; a person has to look
	Breaking                 // calls that were right are refused or misread
)

// String returns the word for s in output.
func (s Severity) String() string { return [...]string{"safe", "risky", "breaking"}[s] }

// Role is a side of the calls that a document describes.
type Role string

// The roles. Who serves the paths sends the webhooks and the callbacks.
const (
	Server Role = "server"
	Client Role = "client"
	Both   Role = "both"
	Each   Role = "each" // that which each document says; of findings about several
)

// Sides is a severity for each side.
type Sides struct{ Server, Client Severity }

// For returns the severity for a role; for both it is the worse.
func (s Sides) For(r Role) Severity {
	switch r {
	case Server:
		return s.Server
	case Client:
		return s.Client
	}
	return max(s.Server, s.Client)
}

// A Place is where something stands in one of the two documents. The zero Place
// is of what one of them does not have.
type Place struct {
	model.Place
	Pointer string // RFC 6901, as a URI fragment: "#/components/schemas/Order"
}

// A Finding is one change and what it means.
type Finding struct {
	ID         string // stable: "request-property-became-required"
	Severity   Sides
	Go         bool     // of the generated Go rather than of HTTP
	Old, New   Place    // one of them may be zero
	Operations []string // that the change reaches, in document order: "POST /orders"
	Where      string   // what of the operation: "request body /items/*/price"; an identifier when Go

	// Role is the side that the document says its reader is on; Both when it does not.
	Role Role

	rule  string
	args  []string
	words map[string]text // of arguments that a language has words for
}

// For returns the severity for a role.
func (f *Finding) For(r Role) Severity {
	if r == Each {
		r = f.Role
	}
	return f.Severity.For(r)
}

// Place returns where the finding is told: in the new document, or in the old one
// where the new one has nothing.
func (f *Finding) Place() Place {
	if f.New.Line > 0 {
		return f.New
	}
	return f.Old
}

// Documents compares two documents and gives every difference that calls can
// tell, one finding for each place whatever the number of operations that reach it.
func Documents(old, current *model.Document) []*Finding {
	c := &comparer{
		old: old, current: current,
		nodes: map[pair]*node{}, views: map[viewKey]*view{}, words: map[string]text{}, found: map[identity]*Finding{},
	}
	c.servers(c.document(), old.Servers, current.Servers)
	c.schemes()
	c.operations(old.Operations, current.Operations, false)
	c.operations(old.Webhooks, current.Webhooks, true)
	c.operations(old.Callbacks, current.Callbacks, true)
	return c.findings
}

// Sort puts the worst for a role first, and then goes by place.
func Sort(findings []*Finding, role Role) {
	slices.SortStableFunc(findings, func(a, b *Finding) int {
		x, y := a.Place(), b.Place()
		return cmp.Or(
			cmp.Compare(b.For(role), a.For(role)),
			cmp.Compare(x.File, y.File),
			cmp.Compare(x.Line, y.Line),
			cmp.Compare(x.Column, y.Column),
			strings.Compare(a.ID, b.ID),
			strings.Compare(a.Where, b.Where),
		)
	})
}

// Worst returns the highest severity for a role, Safe of no findings.
func Worst(findings []*Finding, role Role) Severity {
	worst := Safe
	for _, f := range findings {
		worst = max(worst, f.For(role))
	}
	return worst
}

type comparer struct {
	old, current *model.Document
	nodes        map[pair]*node
	views        map[viewKey]*view
	words        map[string]text // of rules across members
	found        map[identity]*Finding
	findings     []*Finding
}

// An identity is what makes two differences one finding.
type identity struct {
	id       string
	old, new Place
	args     string
}

// add keeps a finding, or adds an operation and its severity to one that is known.
func (c *comparer) add(f *Finding) {
	key := identity{f.ID, f.Old, f.New, strings.Join(f.args, "\x00")}
	known := c.found[key]
	if known == nil {
		c.found[key] = f
		c.findings = append(c.findings, f)
		return
	}
	known.Severity.Server = max(known.Severity.Server, f.Severity.Server)
	known.Severity.Client = max(known.Severity.Client, f.Severity.Client)
	for _, op := range f.Operations {
		if !slices.Contains(known.Operations, op) {
			known.Operations = append(known.Operations, op)
		}
	}
}

package diff

import (
	"cmp"
	"fmt"
	"mime"
	"slices"
	"strings"

	"github.com/bizgen/bizgen/generator/model"
)

// A call is an operation of both documents.
type call struct {
	*comparer
	old, new *model.Operation
	name     string // "POST /orders"
	way      flow   // of requests
}

// operations compares the operations of the paths, or the calls of webhooks or
// callbacks, which go the other way.
func (c *comparer) operations(old, current []*model.Operation, inverted bool) {
	way := toServer
	if inverted {
		way = toClient
	}
	old, current = kept(old), kept(current)
	match := pairs(old, current)
	taken := map[*model.Operation]bool{}
	for _, op := range current {
		before := match[op]
		if before == nil {
			p := position{operation: title(op), way: way}
			// Yesterday's receiver does not know the call, and nobody makes it before its
			// sender was changed to.
			c.report(p, "operation-added", effect{Safe, Risky}, Place{}, place(op))
			continue
		}
		taken[before] = true
		x := &call{comparer: c, old: before, new: op, name: title(op), way: way}
		x.compare()
	}
	for _, op := range old {
		if !taken[op] {
			c.report(position{operation: title(op), way: way}, "operation-removed", effect{Breaking, Safe}, place(op), Place{})
		}
	}
}

// kept are the operations that code is generated for.
func kept(list []*model.Operation) []*model.Operation {
	return slices.DeleteFunc(slices.Clone(list), func(op *model.Operation) bool { return op.Left })
}

// pairs finds the operation that each of current was: of the same method and
// path, or of the same operationId. A callback is known by where it goes and by what
// brings it about; its name, which makes its path here, no request shows.
func pairs(old, current []*model.Operation) map[*model.Operation]*model.Operation {
	match := map[*model.Operation]*model.Operation{}
	taken := map[*model.Operation]bool{}
	for _, same := range []func(a, b *model.Operation) bool{
		func(a, b *model.Operation) bool {
			return a.By != nil && b.By != nil && a.Method == b.Method && a.Expression == b.Expression && alike(a.By, b.By)
		},
		func(a, b *model.Operation) bool { return a.Method == b.Method && route(a) == route(b) },
		func(a, b *model.Operation) bool { return a.ID != "" && a.ID == b.ID },
	} {
		for _, op := range current {
			for _, before := range old {
				if match[op] == nil && !taken[before] && same(before, op) {
					match[op], taken[before] = before, true
				}
			}
		}
	}
	return match
}

// alike tells whether two operations are the same at first sight.
func alike(a, b *model.Operation) bool {
	return a.Method == b.Method && route(a) == route(b) || a.ID != "" && a.ID == b.ID
}

// moved tells whether a request that was sent to the one does not get to the other.
func moved(a, b *model.Operation) bool {
	if a.By != nil && b.By != nil {
		return a.Method != b.Method || !alike(a.By, b.By)
	}
	return a.Method != b.Method || route(a) != route(b)
}

// route is a path without the names of its parameters, which no request shows.
func route(op *model.Operation) string {
	var b strings.Builder
	for rest := op.Path; rest != ""; {
		before, after, found := strings.Cut(rest, "{")
		b.WriteString(before)
		if !found {
			break
		}
		_, rest, _ = strings.Cut(after, "}")
		b.WriteString("{}")
	}
	return b.String()
}

// title is what an operation is called in findings: of a webhook or callback, by its name.
func title(op *model.Operation) string {
	switch {
	case op.By != nil:
		return op.Method + " callback " + op.Name
	case op.Name != "":
		return op.Method + " webhook " + op.Name
	}
	return op.Method + " " + op.Path
}

func place(op *model.Operation) Place { return Place{op.Place, op.Pointer} }

// at is a position of the request.
func (x *call) at(kind, where string) position {
	return position{kind: kind, operation: x.name, where: where, way: x.way, old: place(x.old), new: place(x.new)}
}

func (x *call) compare() {
	a, b := place(x.old), place(x.new)
	if moved(x.old, x.new) {
		x.report(x.at("", ""), "operation-moved", effect{Breaking, Risky}, a, b, title(x.old), x.name)
	} else if x.old.ID != x.new.ID {
		x.report(x.at("", ""), "operation-id-changed", harmless, a, b, x.old.ID, x.new.ID)
	}
	if x.old.Expression != x.new.Expression {
		x.report(x.at("", ""), "callback-address-changed", replaces, a, b, x.old.Expression, x.new.Expression)
	}
	if !x.old.Deprecated && x.new.Deprecated {
		x.report(x.at("", ""), "operation-deprecated", harmless, a, b)
	}
	x.servers(x.at("", ""), x.old.Servers, x.new.Servers)
	x.security()
	x.parameters()
	x.body()
	x.responses()
}

func (x *call) body() {
	a, b := x.old.Body, x.new.Body
	p := x.at("request", "request body")
	switch {
	case a == nil && b == nil:
		return
	case a == nil:
		if b.Required {
			x.report(p, "required-body-added", effect{Breaking, Safe}, place(x.old), Place{b.Place, b.Pointer})
		} else {
			x.report(p, "body-added", harmless, place(x.old), Place{b.Place, b.Pointer})
		}
		return
	case b == nil:
		e := unclear
		if a.Required {
			e.receiver = Breaking
		}
		x.report(p, "body-removed", e, Place{a.Place, a.Pointer}, place(x.new))
		return
	}
	p.old, p.new = Place{a.Place, a.Pointer}, Place{b.Place, b.Pointer}
	switch {
	case !a.Required && b.Required:
		x.report(p, "body-became-required", narrows, p.old, p.new)
	case a.Required && !b.Required:
		x.report(p, "body-became-optional", widens, p.old, p.new)
	}
	x.content(p, a.Content, b.Content)
}

// content compares media types and what they hold.
func (x *call) content(p position, old, current []model.Media) {
	for _, m := range current {
		k := slices.IndexFunc(old, func(o model.Media) bool { return essence(o.Type) == essence(m.Type) })
		if k < 0 {
			// It is agreed on call by call, so that yesterday's code goes on with what it knows.
			x.report(p, "media-type-added", effect{Safe, Risky}, p.old, Place{m.Place, m.Pointer}, m.Type)
			continue
		}
		x.media(p, old[k], m)
	}
	for _, m := range old {
		if !slices.ContainsFunc(current, func(o model.Media) bool { return essence(o.Type) == essence(m.Type) }) {
			x.report(p, "media-type-removed", effect{Breaking, Risky}, Place{m.Place, m.Pointer}, p.new, m.Type)
		}
	}
}

// essence is a media type as RFC 9110 compares them. That of UTF-8, which text is in
// where nothing is said, is the same with its charset and without.
func essence(t string) string {
	kind, parameters, err := mime.ParseMediaType(t)
	if err != nil {
		return strings.ToLower(strings.ReplaceAll(t, " ", ""))
	}
	if strings.EqualFold(parameters["charset"], "utf-8") {
		delete(parameters, "charset")
	}
	return cmp.Or(mime.FormatMediaType(kind, parameters), kind)
}

// encoded spells how the members of a form are written.
func encoded(m model.Media) string {
	var all []string
	for _, e := range m.Encoding {
		all = append(all, fmt.Sprint(e.Name, "\x00", e.ContentType, "\x00", e.Style, e.Explode, e.Reserved))
	}
	slices.Sort(all)
	return strings.Join(all, "\n")
}

func (x *call) media(p position, a, b model.Media) {
	p.old, p.new = Place{a.Place, a.Pointer}, Place{b.Place, b.Pointer}
	if a.Sequence != b.Sequence || a.Sentinel != b.Sentinel {
		x.report(p, "sequence-changed", replaces, p.old, p.new)
	}
	if encoded(a) != encoded(b) {
		x.report(p, "encoding-changed", unclear, p.old, p.new)
	}
	x.walk(p, x.schemas(a.Schema, b.Schema, p.way))
}

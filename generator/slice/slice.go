// Package slice leaves out operations of a document, by tag or by name, and the
// component schemas that nothing needs then. What is left out stays in the model
// and keeps its names: generating more of a document later renames nothing.
package slice

import (
	"fmt"
	"slices"
	"strings"

	"github.com/bizgen/bizgen/generator/model"
)

// A Choice says which operations are generated. The zero Choice is all of them.
type Choice struct {
	IncludeTags []string // operations with one of these tags; none means every operation
	ExcludeTags []string // but not those with one of these
	Operations  []string // and of them only these, by operationId, or as "GET /path" where there is none
}

// All tells whether nothing is left out.
func (c Choice) All() bool {
	return len(c.IncludeTags) == 0 && len(c.ExcludeTags) == 0 && len(c.Operations) == 0
}

// Apply marks what c leaves out of m. A tag or an operation that the document
// does not have is a problem, and so is a choice of nothing.
func Apply(m *model.Document, c Choice) []model.Problem {
	if c.All() {
		return nil
	}
	all := slices.Concat(m.Operations, m.Webhooks, m.Callbacks)
	problems := unknown(m.File, all, c)
	chosen := 0
	for _, op := range all {
		if op.Left = !c.has(op); !op.Left {
			chosen++
		}
	}
	if chosen == 0 && len(problems) == 0 {
		problems = append(problems, wrong(m.File, "no operation of the document is chosen"))
	}
	needed := reach(m)
	for k, component := range m.Schemas {
		m.Schemas[k].Left = !needed[component.Schema]
	}
	return problems
}

// has tells whether op is chosen. A callback is, when the operation is that
// brings it about, unless it has tags of its own.
func (c Choice) has(op *model.Operation) bool {
	if op.By != nil && len(op.Tags) == 0 && !slices.Contains(c.Operations, name(op)) {
		return c.has(op.By)
	}
	if len(c.IncludeTags) > 0 && !overlap(op.Tags, c.IncludeTags) || overlap(op.Tags, c.ExcludeTags) {
		return false
	}
	return len(c.Operations) == 0 || slices.Contains(c.Operations, name(op))
}

func overlap(a, b []string) bool {
	return slices.ContainsFunc(a, func(x string) bool { return slices.Contains(b, x) })
}

// name is what an operation is chosen by.
func name(op *model.Operation) string {
	if op.ID != "" {
		return op.ID
	}
	return op.Method + " " + op.Path
}

// unknown reports tags and operations that do not exist.
func unknown(file string, all []*model.Operation, c Choice) []model.Problem {
	var tags, names []string
	for _, op := range all {
		tags = append(tags, op.Tags...)
		names = append(names, name(op))
	}
	var problems []model.Problem
	for _, asked := range slices.Concat(c.IncludeTags, c.ExcludeTags) {
		if !slices.Contains(tags, asked) {
			problems = append(problems, wrong(file, fmt.Sprintf("no operation has the tag %q; there are %s", asked, few(tags))))
		}
	}
	for _, asked := range c.Operations {
		if !slices.Contains(names, asked) {
			problems = append(problems, wrong(file, fmt.Sprintf("no operation is called %q; there are %s", asked, few(names))))
		}
	}
	return problems
}

// few lists some of what there is.
func few(list []string) string {
	list = slices.Compact(slices.Sorted(slices.Values(list)))
	const most = 12
	if len(list) == 0 {
		return "none"
	}
	if len(list) > most {
		return strings.Join(list[:most], ", ") + fmt.Sprintf(" and %d more", len(list)-most)
	}
	return strings.Join(list, ", ")
}

// wrong is a problem of the choice, for which the document has no place.
func wrong(file, message string) model.Problem {
	return model.Problem{Place: model.Place{File: file, Line: 1, Column: 1}, Message: message}
}

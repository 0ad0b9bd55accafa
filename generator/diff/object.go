package diff

import (
	"regexp"
	"slices"

	"github.com/bizgen/bizgen/generator/model"
	"github.com/bizgen/bizgen/runtime"
)

func (j *judge) objects() {
	j.members()
	j.required()
	j.patterned()
	j.remaining()
	j.list(j.a.names, j.b.names, "", straight)
	j.list(j.a.loose[0], j.b.loose[0], "/*", straight)
	j.dependencies()
}

// list compares schemas of which all hold.
func (j *judge) list(a, b []*model.Schema, step string, t turn) {
	for k := range max(len(a), len(b)) {
		j.below(nth(a, k), nth(b, k), step, t)
	}
}

func nth(list []*model.Schema, k int) *model.Schema {
	if k < len(list) {
		return list[k]
	}
	return nil
}

func (j *judge) members() {
	for _, m := range j.b.members {
		if old := find(j.a.members, m.name); old != nil {
			j.list(old.schemas, m.schemas, step(m.name), straight)
		} else {
			j.added(m)
		}
	}
	for _, m := range j.a.members {
		if find(j.b.members, m.name) == nil {
			j.removed(m)
		}
	}
}

func find(list []member, name string) *member {
	if k := slices.IndexFunc(list, func(m member) bool { return m.name == name }); k >= 0 {
		return &list[k]
	}
	return nil
}

func step(name string) string { return "/" + runtime.EscapePointer(name) }

// added tells of a member that is new. Where yesterday's code refuses unknown
// members, it refuses this one.
func (j *judge) added(m member) {
	if j.a.asksFor(m) {
		j.list(j.a.others(m.name), m.schemas, step(m.name), straight)
		return
	}
	e, rule := harmless, "property-added"
	if slices.Contains(j.b.required, m.name) && !slices.Contains(j.a.required, m.name) {
		e, rule = narrows, "required-property-added"
	}
	switch {
	case j.forbidden(m.schemas, j.b): // it is declared to say that it must not be there
		e, rule = effect{Risky, Safe}, "property-forbidden"
	case j.a.closed(m.name):
		e.receiver = Breaking
	}
	j.say(rule, e, j.a.at, m.at, m.name)
	for _, r := range j.a.others(m.name) {
		j.list([]*model.Schema{r}, m.schemas, step(m.name), straight)
	}
}

// removed tells of a member that is gone. Where today's code refuses unknown
// members, it refuses this one; else what was sent in it is read by nobody.
func (j *judge) removed(m member) {
	if j.b.asksFor(m) {
		j.list(m.schemas, j.b.others(m.name), step(m.name), straight)
		return
	}
	e, rule := unclear, "property-removed"
	if slices.Contains(j.a.required, m.name) {
		rule = "required-property-removed"
		if !slices.Contains(j.b.required, m.name) {
			e.receiver = Breaking
		}
	}
	if j.b.closed(m.name) {
		e.sender = Breaking
	}
	if j.forbidden(m.schemas, j.a) {
		e, rule = effect{Safe, Risky}, "property-allowed"
	}
	j.say(rule, e, m.at, j.b.at, m.name)
	for _, r := range j.b.others(m.name) {
		j.list(m.schemas, []*model.Schema{r}, step(m.name), straight)
	}
}

// asksFor tells whether v asks for a member of which it says nothing: it is neither new
// nor gone, and was or is anything.
func (v *view) asksFor(m member) bool {
	return slices.Contains(v.required, m.name) && !v.closed(m.name)
}

func (j *judge) forbidden(list []*model.Schema, of *view) bool {
	directed := j.current.Directed
	if of == j.a {
		directed = j.old.Directed
	}
	return slices.ContainsFunc(list, func(s *model.Schema) bool { return j.view(s, j.way, directed).never })
}

// required compares it for members that both declare, or that neither does.
func (j *judge) required() {
	for _, name := range j.b.required {
		if !slices.Contains(j.a.required, name) && (find(j.b.members, name) == nil || find(j.a.members, name) != nil) {
			j.say("property-became-required", narrows, j.a.of(name), j.b.of(name), name)
		}
	}
	for _, name := range j.a.required {
		if !slices.Contains(j.b.required, name) && (find(j.a.members, name) == nil || find(j.b.members, name) != nil) {
			j.say("property-became-optional", widens, j.a.of(name), j.b.of(name), name)
		}
	}
}

// of is the place of a member, or of the whole where it is not declared.
func (v *view) of(name string) Place {
	if m := find(v.members, name); m != nil {
		return m.at
	}
	return v.at
}

// patterned compares patternProperties by the text of the pattern.
func (j *judge) patterned() {
	for _, m := range j.b.patterns {
		if old := find(j.a.patterns, m.name); old != nil {
			j.list(old.schemas, m.schemas, "/*", straight)
		} else {
			j.say("pattern-property-added", unlessClosed(narrows, j.a), j.a.at, m.at, m.name)
		}
	}
	for _, m := range j.a.patterns {
		if find(j.b.patterns, m.name) == nil {
			j.say("pattern-property-removed", unlessClosed(widens, j.b), m.at, j.b.at, m.name)
		}
	}
}

// unlessClosed is for members that the other side has another word for.
func unlessClosed(e effect, v *view) effect {
	if len(v.rest)+len(v.loose[0]) > 0 {
		return unclear
	}
	return e
}

// remaining compares additionalProperties, of as many schemas as have it. Of which
// names it speaks is told by the members that are added and removed.
func (j *judge) remaining() {
	for k := range max(len(j.a.rest), len(j.b.rest)) {
		var a, b *model.Schema
		if k < len(j.a.rest) {
			a = j.a.rest[k].schema
		}
		if k < len(j.b.rest) {
			b = j.b.rest[k].schema
		}
		switch x, y := never(a), never(b); {
		case x && !y:
			j.tell("additional-properties-allowed", widens)
		case y && !x:
			j.tell("additional-properties-forbidden", narrows)
		default:
			j.below(a, b, "/*", straight)
		}
	}
	if j.moved() {
		j.tell("additional-properties-scope-changed", unclear)
	}
}

// moved tells whether additionalProperties of one part of an allOf leaves alone
// other names than before though the members together are the same.
func (j *judge) moved() bool {
	for k := range min(len(j.a.rest), len(j.b.rest)) {
		for _, m := range j.a.members {
			both := find(j.b.members, m.name) != nil
			if both && names(j.a.rest[k].declared, m.name) != names(j.b.rest[k].declared, m.name) {
				return true
			}
		}
	}
	return false
}

func names(s *model.Schema, name string) bool {
	return slices.ContainsFunc(s.Properties, func(p model.Property) bool { return p.Name == name })
}

func never(s *model.Schema) bool { return s != nil && s.Bool != nil && !*s.Bool }

// closed tells whether members of the name are refused when not declared.
func (v *view) closed(name string) bool {
	for _, s := range v.loose[0] {
		if never(s) && !v.matches(name) {
			return true
		}
	}
	for _, r := range v.rest {
		if never(r.schema) && !names(r.declared, name) && !v.matches(name) {
			return true
		}
	}
	return false
}

// others are the schemas of additionalProperties for a member of the name.
func (v *view) others(name string) []*model.Schema {
	var list []*model.Schema
	for _, r := range v.rest {
		if !never(r.schema) && !names(r.declared, name) && !v.matches(name) {
			list = append(list, r.schema)
		}
	}
	return list
}

// matches tells whether a pattern speaks of the name, as far as RE2 can say.
func (v *view) matches(name string) bool {
	return slices.ContainsFunc(v.patterns, func(m member) bool {
		re, err := regexp.Compile(m.name)
		return err == nil && re.MatchString(name)
	})
}

func (j *judge) dependencies() {
	for _, m := range j.b.dependent {
		if old := find(j.a.dependent, m.name); old != nil {
			j.list(old.schemas, m.schemas, "", j.inPlace())
		} else {
			j.say("dependency-added", j.inPlace().apply(narrows), j.a.at, m.at, m.name)
		}
	}
	for _, m := range j.a.dependent {
		if find(j.b.dependent, m.name) == nil {
			j.say("dependency-removed", j.inPlace().apply(widens), m.at, j.b.at, m.name)
		}
	}
	for _, d := range j.b.needs {
		for _, name := range d.Needs {
			if !j.a.asks(d.Name, name) {
				j.tell("dependency-added", narrows, d.Name, name)
			}
		}
	}
	for _, d := range j.a.needs {
		for _, name := range d.Needs {
			if !j.b.asks(d.Name, name) {
				j.tell("dependency-removed", widens, d.Name, name)
			}
		}
	}
}

// asks tells whether the presence of one member requires another.
func (v *view) asks(with, name string) bool {
	return slices.ContainsFunc(v.needs, func(d model.Dependency) bool { return d.Name == with && slices.Contains(d.Needs, name) })
}

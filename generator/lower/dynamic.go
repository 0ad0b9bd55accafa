package lower

import (
	"net/url"
	"strings"

	"github.com/bizgen/bizgen/generator/document"
	"github.com/bizgen/bizgen/generator/model"
)

// dynamicReference lowers $dynamicRef as the $ref that it is at first. Where that
// leads to a $dynamicAnchor, who refers to the schema may lead it elsewhere:
// specialize decides that when all schemas are there.
func (l *lowerer) dynamicReference(s *model.Schema, ref *document.Node) {
	target := l.target(ref)
	if target == nil {
		return
	}
	at := s
	if s.Ref != nil { // $ref stands beside it
		at = &model.Schema{Place: s.Place, Pointer: s.Pointer, Types: model.Any}
		l.scopes[at] = l.scopes[s]
		s.AllOf = append(s.AllOf, at)
	}
	at.Ref = l.schema(target)
	_, fragment, _ := strings.Cut(ref.Text, "#")
	if name, err := url.PathUnescape(fragment); err == nil && name != "" && text(target.Get("$dynamicAnchor")) == name {
		l.dynamic[at] = name
	}
}

// dynamicTargets lowers the schemas that dynamic references may be led to: those
// with the anchor, in whichever resource.
func (l *lowerer) dynamicTargets() map[string][]*model.Schema {
	targets := map[string][]*model.Schema{}
	for known := -1; known != len(l.dynamic); { // lowering one may find more references
		known = len(l.dynamic)
		used := map[string]bool{}
		for _, name := range l.dynamic {
			used[name] = true
		}
		clear(targets)
		for _, r := range l.doc.Resources() {
			for _, a := range r.DynamicAnchors() {
				if used[a.Name] {
					targets[a.Name] = append(targets[a.Name], l.schema(a.Schema))
				}
			}
		}
	}
	return targets
}

// needs tells for each schema which dynamic anchors decide what it means: those that
// a dynamic reference below it, or behind a reference, asks for.
func (l *lowerer) needs() map[*model.Schema]map[string]bool {
	targets := l.dynamicTargets()
	parents := map[*model.Schema][]*model.Schema{}
	for s := range l.scopes {
		child := func(c *model.Schema) *model.Schema {
			parents[c] = append(parents[c], s)
			return c
		}
		probe := *s
		each(&probe, child)
		for _, t := range targets[l.dynamic[s]] {
			child(t)
		}
	}
	needs := map[*model.Schema]map[string]bool{}
	for s, name := range l.dynamic {
		for later := []*model.Schema{s}; len(later) > 0; {
			next := later[len(later)-1]
			later = later[:len(later)-1]
			if needs[next][name] {
				continue
			}
			if needs[next] == nil {
				needs[next] = map[string]bool{}
			}
			needs[next][name] = true
			later = append(later, parents[next]...)
		}
	}
	return needs
}

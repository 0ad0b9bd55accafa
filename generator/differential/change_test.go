package differential

import (
	"bytes"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/bizgen/bizgen/generator/diff"
	source "github.com/bizgen/bizgen/generator/document"
	"github.com/bizgen/bizgen/generator/lower"
	"github.com/bizgen/bizgen/generator/model"
)

// changesEach is how many changes of each component are tried.
const changesEach = 3

// TestChangesAreTold changes random schemas in one place and asks the other
// validator for instances whose verdict is another one now. Where there is one,
// diff has to have a finding about the body that the schema is for.
func TestChangesAreTold(t *testing.T) {
	told, silent := 0, 0
	for n := 0; n*perDocument < *schemaCount; n++ {
		r := rand.New(rand.NewPCG(*seed, uint64(1_000_000+n)))
		old := withOperations(r)
		before, opinion := understood(t, old), newOpinion(t, old)
		for k := range perDocument {
			for range changesEach {
				current := parsed(t, old)
				changed(r, current, k)
				if string(text(t, current)) == string(text(t, old)) {
					continue
				}
				instance, found := distinguishes(r, opinion, newOpinion(t, current), component(k))
				if !found {
					silent++
					continue
				}
				told++
				if complaint := untold(diff.Documents(before, understood(t, current)), operation(k), opinion.valid(component(k), instance)); complaint != "" {
					t.Errorf("seed %d, document %d: a change to %s: %s\nold: %s\nnew: %s\nverdicts differ for %s", *seed, n, component(k), complaint,
						text(t, schemasOf(old)[component(k)]), text(t, schemasOf(current)[component(k)]), text(t, instance))
				}
			}
		}
	}
	t.Logf("%d changes of verdicts, %d changes without one", told, silent)
	if told < *schemaCount/2 {
		t.Error("too few of the changes changed a verdict")
	}
}

// untold says what findings lack: one about the operation, and one that is not
// safe for who sends what was allowed, or receives what was not. A member that is
// declared now is safe by decision, though any value could be in it before.
func untold(findings []*diff.Finding, operation string, allowed bool) string {
	told, worst, declared := false, diff.Safe, false
	for _, f := range findings {
		if !slices.Contains(f.Operations, operation) {
			continue
		}
		side := f.Severity.Server
		if allowed {
			side = f.Severity.Client
		}
		told, worst, declared = true, max(worst, side), declared || f.ID == "request-property-added"
	}
	switch {
	case !told:
		return "nothing is told"
	case worst == diff.Safe && !declared:
		return "it is called safe"
	}
	return ""
}

func operation(k int) string { return fmt.Sprintf("POST /%d", k) }

// withOperations is a random document in which each component is the body of an operation.
func withOperations(r *rand.Rand) object {
	doc := document(r, perDocument)
	paths := object{}
	for k := range perDocument {
		paths[fmt.Sprintf("/%d", k)] = object{"post": object{
			"requestBody": object{"content": object{"application/json": object{"schema": object{"$ref": "#/components/schemas/" + component(k)}}}},
			"responses":   object{"204": object{"description": "ok"}},
		}}
	}
	doc["paths"] = paths
	return doc
}

func schemasOf(doc object) object { return doc["components"].(object)["schemas"].(object) }

// parsed is a copy of a document.
func parsed(t *testing.T, doc object) object {
	t.Helper()
	value, err := jsonschema.UnmarshalJSON(bytes.NewReader(text(t, doc)))
	if err != nil {
		t.Fatal(err)
	}
	return value.(object)
}

// understood reads a document as the generator does.
func understood(t *testing.T, doc object) *model.Document {
	t.Helper()
	path := filepath.Join(t.TempDir(), "api.json")
	if err := os.WriteFile(path, []byte(text(t, doc)), 0o666); err != nil {
		t.Fatal(err)
	}
	loaded, problems := source.Load(path, source.Options{})
	if problems.HasErrors() {
		t.Fatal(problems)
	}
	m, found := lower.Document(loaded)
	for _, p := range found {
		if !p.Warning {
			t.Fatal(p)
		}
	}
	return m
}

// distinguishes looks for an instance that one version of a schema allows and the
// other does not.
func distinguishes(r *rand.Rand, old, current *opinion, name string) (any, bool) {
	for i := range *instanceCount {
		side := []*opinion{old, current}[i%2]
		v := instances{Rand: r, components: side.components}
		instance := v.of(side.components[name], 5)
		if i%3 == 1 {
			instance = v.mutated(instance)
		}
		if old.valid(name, instance) != current.valid(name, instance) {
			return instance, true
		}
	}
	return nil, false
}

// changed changes one schema in component k: a keyword less, a keyword more, or
// another schema.
func changed(r *rand.Rand, doc object, k int) {
	fresh := schemas{Rand: r, count: perDocument, self: k}
	components := schemasOf(doc)
	places := placesIn(components, component(k))
	p := one(r, places)
	s, keywords := p.get().(object)
	switch {
	case !keywords || chance(r, 20):
		p.set(fresh.schema(2, p.inside))
	case chance(r, 40) && shortened(r, s):
	case chance(r, 40) && lengthened(fresh, s, p.inside):
	case chance(r, 50) && len(s) > 0:
		delete(s, one(r, sorted(s)))
	default:
		if more, ok := fresh.schema(2, p.inside).(object); ok && len(more) > 0 {
			key := one(r, sorted(more))
			s[key] = more[key]
		}
	}
}

// lists are the keywords whose argument is a list in which each element counts.
var lists = []string{"allOf", "anyOf", "oneOf", "prefixItems", "enum", "required", "type"}

// shortened takes an element from a list, where there is one of several.
func shortened(r *rand.Rand, s object) bool {
	for _, key := range lists {
		if list, ok := s[key].([]any); ok && len(list) > 1 {
			k := r.IntN(len(list))
			s[key] = slices.Delete(slices.Clone(list), k, k+1)
			return true
		}
	}
	return false
}

// lengthened adds a branch to a list of schemas.
func lengthened(fresh schemas, s object, inside bool) bool {
	for _, key := range []string{"oneOf", "anyOf", "allOf"} {
		if list, ok := s[key].([]any); ok {
			s[key] = append(slices.Clone(list), fresh.schema(2, inside))
			return true
		}
	}
	return false
}

// A spot is where a schema stands. inside tells that it is for a part of the value.
type spot struct {
	get    func() any
	set    func(any)
	inside bool
}

// placesIn lists a schema and those in it.
func placesIn(holder object, key string) []spot {
	return spots(spot{func() any { return holder[key] }, func(v any) { holder[key] = v }, false})
}

func spots(at spot) []spot {
	list := []spot{at}
	s, ok := at.get().(object)
	if !ok {
		return list
	}
	member := func(holder object, key string, inside bool) {
		list = append(list, spots(spot{func() any { return holder[key] }, func(v any) { holder[key] = v }, at.inside || inside})...)
	}
	for _, key := range sorted(s) {
		switch value := s[key].(type) {
		case object:
			switch key {
			case "properties", "patternProperties", "dependentSchemas":
				for _, name := range slices.Sorted(maps.Keys(value)) {
					member(value, name, key != "dependentSchemas")
				}
			case "items", "additionalProperties", "propertyNames", "contains", "unevaluatedProperties", "unevaluatedItems":
				member(s, key, true)
			case "not", "if", "then", "else":
				member(s, key, false)
			}
		case []any:
			switch key {
			case "allOf", "anyOf", "oneOf", "prefixItems":
				for k := range value {
					list = append(list, spots(spot{func() any { return value[k] }, func(v any) { value[k] = v }, at.inside || key == "prefixItems"})...)
				}
			}
		}
	}
	return list
}

package diff

import (
	"encoding/json"
	"slices"
)

// A validation is one of x-validations: a rule in CEL, over all members of a value.
type validation struct {
	Rule string `json:"rule"`
}

// rules compares the rules across members. What CEL says is not looked into: a
// rule whose text is another one is one less and one more.
func (j *judge) rules() {
	a, b := j.a.validations(), j.b.validations()
	for _, rule := range b {
		if !slices.Contains(a, rule) {
			j.tell("validation-added", narrows, rule)
		}
	}
	for _, rule := range a {
		if !slices.Contains(b, rule) {
			j.tell("validation-removed", widens, rule)
		}
	}
}

func (v *view) validations() []string {
	var all []string
	for _, keyword := range []string{"x-validations", "x-kubernetes-validations"} {
		for _, text := range v.says(keyword) {
			var list []validation
			if json.Unmarshal([]byte(text), &list) != nil { // not in the form; its text is its rule
				all = append(all, text)
			}
			for _, one := range list {
				all = append(all, one.Rule)
			}
		}
	}
	return all
}

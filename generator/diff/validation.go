package diff

import (
	"cmp"
	"encoding/json"
	"slices"
)

// A validation is one of x-validations: a rule in CEL, over all members of a value.
type validation struct {
	rule  string
	words text // "" where the document has none
}

// rules compares the rules across members. What CEL says is not looked into: a
// rule whose text is another one is one less and one more.
func (j *judge) rules() {
	a, b := j.a.validations(), j.b.validations()
	for _, v := range b {
		if !contains(a, v.rule) {
			j.validation("validation-added", narrows, v)
		}
	}
	for _, v := range a {
		if !contains(b, v.rule) {
			j.validation("validation-removed", widens, v)
		}
	}
}

func contains(list []validation, rule string) bool {
	return slices.ContainsFunc(list, func(v validation) bool { return v.rule == rule })
}

// validation tells of a rule in the document's words, with CEL behind them.
func (j *judge) validation(rule string, e effect, v validation) {
	if v.words == (text{}) {
		j.tell(rule, e, v.rule)
		return
	}
	j.comparer.words[v.rule] = v.words
	j.tell(rule, e, v.rule, v.rule)
}

func (v *view) validations() []validation {
	var all []validation
	for _, keyword := range []string{"x-validations", "x-kubernetes-validations"} {
		for _, said := range v.says(keyword) {
			var list []map[string]any
			if json.Unmarshal([]byte(said), &list) != nil { // not in the form; its text is its rule
				all = append(all, validation{rule: said})
			}
			for _, one := range list {
				rule, _ := one["rule"].(string)
				all = append(all, validation{rule, text{en: messageIn(one, "en"), ko: messageIn(one, "ko")}})
			}
		}
	}
	return all
}

// messageIn is what a rule says in a language, or else in that of the document.
func messageIn(rule map[string]any, lang string) string {
	message, _ := rule["message"].(string)
	own, _ := rule["message-"+lang].(string)
	return cmp.Or(own, message)
}

package diff

import (
	"encoding/json"
	"slices"
)

// tolerances compares what a reader takes beyond what the schema allows. Who reads
// by yesterday's document loses nothing; who relied on what is gone may be refused.
func (j *judge) tolerances() {
	gone := effect{Risky, Safe}
	if !j.a.listed || !j.b.listed { // else enums have told it
		j.eachOf("x-extensible-enum", "known-value-added", harmless, "known-value-removed", gone)
	}
	j.eachOf("x-aliases", "alias-added", harmless, "alias-removed", gone)
	j.eachOf("x-coerce", "coercion-added", harmless, "coercion-removed", gone)
}

// eachOf compares the entries of an extension.
func (j *judge) eachOf(keyword, added string, more effect, removed string, less effect) {
	a, b := j.a.entries(keyword), j.b.entries(keyword)
	for _, e := range b {
		if !slices.Contains(a, e) {
			j.tell(added, more, e)
		}
	}
	for _, e := range a {
		if !slices.Contains(b, e) {
			j.tell(removed, less, e)
		}
	}
}

// entries gives what an extension says: the elements of its list, as JSON, or the
// one value that stands for a list.
func (v *view) entries(keyword string) []string {
	var all []string
	for _, text := range v.says(keyword) {
		var list []json.RawMessage
		if json.Unmarshal([]byte(text), &list) != nil {
			all = append(all, text)
		}
		for _, e := range list {
			all = append(all, string(e))
		}
	}
	return all
}

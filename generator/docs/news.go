package docs

import (
	"strings"

	"github.com/bizgen/bizgen/generator/diff"
)

// newest is how many versions bring what is marked as new.
const newest = 6

// A news is what has come after the first version, each with the date.
type news struct {
	calls  map[string]string           // by key
	parts  map[string]string           // members of schemas, by pointer
	params map[*call]map[string]string // by name
}

func (k *book) readNews() news {
	n := news{map[string]string{}, map[string]string{}, map[*call]map[string]string{}}
	for i, e := range k.doc.Log {
		if i == newest || e.First {
			break
		}
		for _, f := range e.Findings {
			k.note(n, f, e.Date)
		}
	}
	return n
}

// note keeps the latest date of what a finding tells as added.
func (k *book) note(n news, f *diff.Finding, date string) {
	name, parameter := strings.CutPrefix(f.Where, "parameter ")
	switch {
	case strings.HasSuffix(f.ID, "operation-added"):
		for _, key := range f.Operations {
			markNew(n.calls, key, date)
		}
	case strings.HasSuffix(f.ID, "property-added") && f.New.Pointer != "":
		markNew(n.parts, f.New.Pointer, date)
	case parameter && (f.ID == "parameter-added" || f.ID == "parameter-required-added"):
		for _, key := range f.Operations {
			c := k.called(key)
			if n.params[c] == nil {
				n.params[c] = map[string]string{}
			}
			markNew(n.params[c], name, date)
		}
	}
}

func markNew(dates map[string]string, key, date string) {
	if dates[key] == "" {
		dates[key] = date
	}
}

package docs

import (
	"fmt"
	"slices"
)

// A dictionary has the words of the pages in one language.
type dictionary int

// words returns those of one of [Languages].
func words(language string) dictionary {
	return dictionary(max(slices.Index(Languages, language), 0))
}

// get returns the words for a key. A key that is not there is a fault of this
// package, which its tests find.
func (d dictionary) get(key string) string {
	entry, known := catalogue[key]
	if !known {
		panic(fmt.Sprintf("docs: no words for %q", key))
	}
	return entry[d]
}

func (d dictionary) has(key string) bool { _, known := catalogue[key]; return known }

// catalogue is every text of the pages that is not the document's, in the order of
// [Languages].
var catalogue = merge(wordsOfPages, wordsOfValues, wordsOfRules)

func merge(parts ...map[string][2]string) map[string][2]string {
	out := map[string][2]string{}
	for _, part := range parts {
		for key, entry := range part {
			if _, twice := out[key]; twice {
				panic("docs: two texts for " + key)
			}
			out[key] = entry
		}
	}
	return out
}

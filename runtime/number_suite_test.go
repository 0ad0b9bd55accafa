package runtime

import (
	"encoding/json"
	"path/filepath"
	"strings"
	"testing"
)

// suiteKeywords are the assertions of the official suite that the functions of
// this package decide alone, each given the argument's and the instance's text.
var suiteKeywords = map[string]func(argument, instance string) bool{
	"const":            func(a, s string) bool { return EqualJSON(s, a) },
	"multipleOf":       func(a, s string) bool { return !eqIsNumber(s) || MultipleOf(s, a) },
	"maximum":          func(a, s string) bool { return !eqIsNumber(s) || CompareNumbers(s, a) <= 0 },
	"minimum":          func(a, s string) bool { return !eqIsNumber(s) || CompareNumbers(s, a) >= 0 },
	"exclusiveMaximum": func(a, s string) bool { return !eqIsNumber(s) || CompareNumbers(s, a) < 0 },
	"exclusiveMinimum": func(a, s string) bool { return !eqIsNumber(s) || CompareNumbers(s, a) > 0 },
	"uniqueItems": func(a, s string) bool {
		if a != "true" || s[0] != '[' {
			return true
		}
		_, _, found := FirstDuplicate(rawItems(s))
		return !found
	},
	"enum": func(a, s string) bool {
		for _, item := range rawItems(a) {
			if EqualJSON(s, item) {
				return true
			}
		}
		return false
	},
	"type": func(a, s string) bool {
		switch a {
		case `"integer"`:
			return eqIsNumber(s) && IsInteger(s)
		case `"number"`:
			return eqIsNumber(s)
		}
		panic("not asked for: " + a)
	},
}

func rawItems(s string) []string {
	var raw []json.RawMessage
	if err := json.Unmarshal([]byte(s), &raw); err != nil {
		panic(err)
	}
	items := make([]string, len(raw))
	for i := range raw {
		items[i] = string(raw[i])
	}
	return items
}

// TestKeywordsAgainstOfficialSuite takes every schema of the suite that is made
// only of the keywords above.
func TestKeywordsAgainstOfficialSuite(t *testing.T) {
	files := append(suiteFiles(t, "*.json"), suiteFiles(t, "optional/*.json")...)
	count := 0
	for _, file := range files {
		for _, g := range suiteGroups(t, file) {
			if !onlySuiteKeywords(g) {
				continue
			}
			for _, c := range g.Tests {
				count++
				valid := true
				for keyword, argument := range g.Schema {
					if keyword != "$schema" {
						valid = valid && suiteKeywords[keyword](string(argument), string(c.Data))
					}
				}
				if valid != c.Valid {
					t.Errorf("%s: %s: %s: got %v", filepath.Base(file), c.Description, c.Data, valid)
				}
			}
		}
	}
	t.Logf("%d cases", count)
	if count < 150 {
		t.Error("too few: does the filter still work?")
	}
}

func onlySuiteKeywords(g suiteGroup) bool {
	for keyword, argument := range g.Schema {
		switch {
		case keyword == "$schema":
		case suiteKeywords[keyword] == nil:
			return false
		case keyword == "type" && string(argument) != `"integer"` && string(argument) != `"number"`:
			return false
		}
	}
	return len(g.Schema) > 1
}

// Patterns that the suite uses are regular expressions of ECMA-262.
func TestRegexAcceptsPatternsOfOfficialSuite(t *testing.T) {
	count := 0
	for _, file := range append(suiteFiles(t, "*.json"), suiteFiles(t, "optional/*.json")...) {
		for _, g := range suiteGroups(t, file) {
			var pattern string
			if json.Unmarshal(g.Schema["pattern"], &pattern) != nil {
				continue
			}
			count++
			// An escape that annex B allows, in the cases that say so.
			if !FormatRegex(pattern) && !strings.Contains(pattern, `\a`) {
				t.Errorf("%s: %s", filepath.Base(file), pattern)
			}
		}
	}
	t.Logf("%d patterns", count)
}

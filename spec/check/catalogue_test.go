package check

import (
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// A clause of the catalogue, and what carries it.
type clause struct {
	text     string
	carriers []string
	reason   string
}

func clauses(t *testing.T) []clause {
	t.Helper()
	var out []clause
	for i, s := range strings.Split(string(read(t, filepath.Join("testdata", "rules.txt"))), "\n") {
		if s == "" || strings.HasPrefix(s, "# ") {
			continue
		}
		words, by, ok := strings.Cut(s, "\t")
		if !ok {
			t.Errorf("rules.txt:%d: no tab", i+1)
			continue
		}
		c := clause{text: words}
		if reason, ok := strings.CutPrefix(by, "- "); ok {
			c.reason = reason
		} else {
			c.carriers = strings.Split(by, ", ")
		}
		out = append(out, c)
	}
	return out
}

var testFunction = regexp.MustCompile(`(?m)^func (Test\w+)\(`)

// tests are the names of the tests in a folder's files.
func tests(t *testing.T, folder string) map[string]bool {
	t.Helper()
	found, err := filepath.Glob(filepath.Join(folder, "*_test.go"))
	if err != nil || len(found) == 0 {
		t.Fatal(folder, err)
	}
	out := map[string]bool{}
	for _, file := range found {
		for _, m := range testFunction.FindAllStringSubmatch(string(read(t, file)), -1) {
			out[m[1]] = true
		}
	}
	return out
}

// Every clause of section C of the catalogue of facts, the systems whose wire
// format is ours, is carried by something that is there.
func TestCatalogueIsCarried(t *testing.T) {
	byName := map[string]string{}
	for _, name := range shared {
		byName[path.Base(name)] = name
	}
	operations := map[string]map[string]bool{}
	for _, d := range documents {
		short := path.Base(d.file)
		byName[short] = d.file
		operations[short] = map[string]bool{}
		walk(document(t, d.file), func(n node) {
			if n.kind == isOperation {
				operations[short][text(n.at, "operationId")] = true
			}
		})
	}
	here := tests(t, ".")
	var text strings.Builder
	for _, c := range clauses(t) {
		text.WriteString(c.text)
		if c.reason == "" && len(c.carriers) == 0 {
			t.Errorf("%s: nothing carries it", c.text)
		}
		for _, carrier := range c.carriers {
			ok := false
			if file, at, found := strings.Cut(carrier, "#"); found {
				if !strings.HasPrefix(at, "/") {
					at = "/components/schemas/" + at
				}
				if byName[file] != "" {
					_, ok = resolve(document(t, byName[file]), at)
				}
			} else if file, id, found := strings.Cut(carrier, ":"); found {
				ok = operations[file][id]
			} else {
				ok = here[carrier]
			}
			if !ok {
				t.Errorf("%s: there is no %s", c.text, carrier)
			}
		}
	}

	facts := string(sharedFile(t, "domain/CATALOG.md"))
	first, last := strings.Index(facts, "\n## C. "), strings.Index(facts, "\n## D. ")
	if first < 0 || last < first {
		t.Fatal("CATALOG.md has no sections C and D")
	}
	want, have := plain(strings.TrimRight(facts[first:last], "- \n")), plain(text.String())
	if want != have {
		i := 0
		for i < len(want) && i < len(have) && want[i] == have[i] {
			i++
		}
		t.Errorf("rules.txt and CATALOG.md differ: rules.txt goes on with %.60q, CATALOG.md with %.60q", have[i:], want[i:])
	}
}

// plain leaves out of a text what is form: asterisks and white space.
func plain(s string) string {
	return strings.Join(strings.Fields(strings.ReplaceAll(s, "*", "")), "")
}

// The errors that the partner admin's questions and answers know are examples of
// its error responses.
func TestPartnerAdminErrors(t *testing.T) {
	var found []string
	walk(document(t, "kakaopay/partner-admin"), func(n node) {
		if n.kind == isExample && slices.Contains(n.path, "responses") {
			found = append(found, text(at(n.at, "value"), "type"))
		}
	})
	for _, problem := range []string{"email-not-found", "no-linked-partner", "login-not-allowed", "email-required", "sms-code-invalid"} {
		if !slices.ContainsFunc(found, func(s string) bool { return strings.HasSuffix(s, problem) }) {
			t.Errorf("no example of %s among %q", problem, found)
		}
	}
}

// No operation of points gives them to others, moves them to another account or
// takes back a grant: who has them, keeps or uses them.
func TestPointsCannotBeMoved(t *testing.T) {
	walk(document(t, "kakaopay/points"), func(n node) {
		if n.kind != isOperation {
			return
		}
		where := strings.ToLower(n.path[1] + " " + text(n.at, "operationId"))
		for _, word := range []string{"cancel", "revoke", "gift", "transfer", "move"} {
			if strings.Contains(where, word) || n.name == "delete" {
				t.Errorf("%s %s", n.name, n.path[1])
			}
		}
	})
}

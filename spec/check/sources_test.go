package check

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// seedText keeps the lines of the seeds that have been read.
var seedText = map[string][]string{}

// seedLines are the lines that an x-seed names.
func seedLines(t *testing.T, x string) []string {
	t.Helper()
	spans, _ := seeds(x)
	var out []string
	for _, s := range spans {
		if seedText[s.seed] == nil {
			seedText[s.seed] = strings.Split(string(sharedFile(t, "seeds/"+s.seed+"_*.txt")), "\n")
		}
		lines := seedText[s.seed]
		if s.last > len(lines) {
			t.Errorf("%s: %s has %d lines", x, s.seed, len(lines))
			continue
		}
		out = append(out, lines[s.first-1:s.last]...)
	}
	return out
}

// What an x-seed names is there and says it: the lines are not blank, and where a
// member, parameter or header is the guide's, its name stands in them, and the
// values of an enum do. A name that is not there is ours.
func TestSeedsSayIt(t *testing.T) {
	var members, values int
	for _, name := range files() {
		origins := map[string]string{}
		walk(document(t, name), func(n node) {
			origin := inherited(origins, n)
			x := text(n.at, "x-seed")
			if x == "" {
				return
			}
			lines := seedLines(t, x)
			said := strings.Join(lines, "\n")
			if strings.TrimSpace(said) == "" {
				t.Errorf("%s%s: %s is blank", name, n, x)
			}
			if origin != "seed" {
				return
			}
			switch n.kind {
			case isProperty, isParameter, isHeader:
				members++
				names := []string{n.name}
				for _, alias := range list(n.at, "x-aliases") {
					names = append(names, alias.(string))
				}
				if !slices.ContainsFunc(names, func(name string) bool { return mentions(said, name) }) {
					t.Errorf("%s%s: %s does not name it: %.80q", name, n, x, said)
				}
			}
			for _, v := range list(n.at, "enum") {
				values++
				if !mentions(said, fmt.Sprint(v)) {
					t.Errorf("%s%s: %s does not name %v", name, n, x, v)
				}
			}
		})
	}
	t.Logf("%d members, %d values", members, values)
}

// inherited is the origin of a node: its own, or that of the schema, operation or
// document that it is a part of. The walk comes to those first.
func inherited(origins map[string]string, n node) string {
	origin := text(n.at, "x-origin")
	for i := len(n.path); origin == "" && i > 0; i-- {
		origin = origins[pointer(n.path[:i]...)]
	}
	origins[pointer(n.path...)] = origin
	return origin
}

// mentions tells whether a text has a name as a word of its own.
func mentions(text, name string) bool {
	return regexp.MustCompile(`(?:^|[^A-Za-z0-9_])` + regexp.QuoteMeta(name) + `(?:$|[^A-Za-z0-9_])`).MatchString(text)
}

// oursAsSeeded are what a guide prints in documents whose wire format is ours.
var oursAsSeeded = []string{
	"kakao/plugin-admin#/components/schemas/AppID",
	"kakao/plugin-admin#/components/schemas/HTTPSURL",
}

// Where a guide has no wire format, no operation, parameter, member or schema may
// claim to be in it: the guide gives the rules, and the form is ours.
func TestOursAreNotTheGuides(t *testing.T) {
	var claimed []string
	for _, file := range []string{"kakao/plugin-admin", "kakaopay/partner-admin", "kakaopay/points", "portone/console", "wallet/partner-center"} {
		walk(document(t, file), func(n node) {
			if n.kind != isExample && text(n.at, "x-origin") == "seed" {
				claimed = append(claimed, file+n.String())
			}
		})
	}
	if !slices.Equal(claimed, oursAsSeeded) {
		t.Errorf("%q, want %q", claimed, oursAsSeeded)
	}
}

package check

import (
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// sharedFile returns a file beside the repository, or skips the test.
func sharedFile(t *testing.T, name string) []byte {
	t.Helper()
	folder := os.Getenv("BIZGEN_SHARED")
	if folder == "" {
		folder = filepath.Join("..", "..", "..", "shared")
	}
	matches, err := filepath.Glob(filepath.Join(folder, filepath.FromSlash(name)))
	if err != nil || len(matches) != 1 {
		t.Skipf("no %s in %s: the seeds are not in the repository; BIZGEN_SHARED names the folder that has them", name, folder)
	}
	return read(t, matches[0])
}

// inCatalogue says which lines do not stand in the catalogue of facts.
func inCatalogue(t *testing.T, lines []string) {
	t.Helper()
	there := strings.Split(string(sharedFile(t, "domain/CATALOG.md")), "\n")
	for _, line := range lines {
		if !slices.Contains(there, line) {
			t.Errorf("not in CATALOG.md: %s", line)
		}
	}
}

// How a line of a seed is read. The seeds are text from PDFs and web pages, one
// line of a table or paragraph each; a line is the first of these that it is:
//
//   - blank, or JSON of a sample (004 only: it starts with a quotation mark or a
//     bracket): nothing. The samples are ../kakao/samples and its INDEX.md.
//   - field (004 only): a name and a type, or a name and a text that ends with
//     String, as the rows of its tables are. Covered by a property, parameter,
//     header or API key of that name (or with it in x-aliases) whose x-seed has the line.
//   - code (004 only): a status, an order status or an answer type with its
//     meaning. Covered by an enum with that value whose schema's x-seed has the
//     line.
//   - route (004 only): "method GET", "uri /ordersheet". Covered by an operation
//     with that method or path whose x-seed has the line.
//   - rule: it has one of the words in which these texts allow, limit, require
//     or condition something. Covered by any x-seed that is specific: not that of
//     the document itself (info, tags, servers), of a flow or of an example, and of not more
//     than 40 lines, since who names a chapter names no rule of it.
//   - otherwise: nothing. Headings, URLs, greetings, and the second lines of
//     paragraphs whose first line is a rule.
//
// The words are chosen to be found too often rather than too seldom; what is no
// rule after all is in testdata/uncovered.txt, with the reason.
var (
	sampleLine = regexp.MustCompile(`^\s*["{}\[\]]`)
	fieldLine  = regexp.MustCompile(`^\s*([a-z][a-z0-9_]*|X-[A-Za-z-]+) +(?:(?:String|string|int|Integer|Long|long|Double|double|Boolean|boolean|Array\[|List<|[A-Z][A-Za-z]+)\b|.* String(?: \(Y or N\))?$)`)
	headerLine = regexp.MustCompile(`^\s*(X-[A-Za-z-]+) `)
	codeLine   = regexp.MustCompile(`^\s*([2-5]0[01]|[WCSF]|SELECT|MULTI_SELECT|TEXT|NUMBERS|INTEGER|DATE) +(?:[^T\s]|T[^y])`)
	routeLine  = regexp.MustCompile(`^\s*(method|uri) (GET|POST|/\S+)\s*$`)
	ruleLine   = regexp.MustCompile(`최대|최소|이내|까지|이상|이하|초과|한도|필수|불가|없|않|만 |만을|해야|하셔야|필요|경우|반드시|중복|default|가능|제한|유효|직후|간격|우선|삭제|해지|권한|할 수|수 있|어려`)
)

// wide is how many lines an x-seed may have to stand for the rules in them.
const wide = 40

type line struct {
	seed string
	n    int
}

// Every line of the seeds with a field or a rule is named by an x-seed, or
// stands in testdata/uncovered.txt with a reason; and nothing stands there that
// is named.
func TestSeedsAreCovered(t *testing.T) {
	fields := map[line]map[string]bool{} // names of properties and parameters, values of enums, methods and paths
	rules := map[line]bool{}
	for _, name := range files() {
		walk(document(t, name), func(n node) {
			spans, _ := seeds(text(n.at, "x-seed"))
			var names []string
			switch n.kind {
			case isProperty, isParameter, isHeader:
				names = append(names, n.name)
				for _, alias := range list(n.at, "x-aliases") {
					names = append(names, alias.(string))
				}
			case isSecurity:
				names = append(names, text(n.at, "name"))
			case isOperation:
				names = append(names, strings.ToUpper(n.name), n.path[1])
			}
			for _, v := range slices.Concat(list(n.at, "enum"), list(n.at, "x-extensible-enum")) {
				names = append(names, fmt.Sprint(v))
			}
			for _, s := range spans {
				specific := s.last-s.first < wide && n.kind != isExample && n.kind != isTag && n.kind != isInfo && n.kind != isFlow &&
					!(n.kind == isOther && slices.Contains([]string{"servers", "tags", "externalDocs"}, n.path[0]))
				for i := s.first; i <= s.last; i++ {
					l := line{s.seed, i}
					for _, name := range names {
						if fields[l] == nil {
							fields[l] = map[string]bool{}
						}
						fields[l][name] = true
					}
					if specific {
						rules[l] = true
					}
				}
			}
		})
	}

	uncovered := map[line]string{}
	count := map[string]int{}
	for _, seed := range []string{"000", "001", "002", "003", "004"} {
		lines := strings.Split(string(sharedFile(t, "seeds/"+seed+"_*.txt")), "\n")
		for i, s := range lines {
			l := line{seed, i + 1}
			what, covered := "", false
			switch m := [][]string{fieldLine.FindStringSubmatch(s), headerLine.FindStringSubmatch(s), codeLine.FindStringSubmatch(s), routeLine.FindStringSubmatch(s)}; {
			case strings.TrimSpace(s) == "":
			case seed == "004" && sampleLine.MatchString(s):
			case seed == "004" && m[3] != nil:
				what, covered = "route", fields[l][m[3][2]]
			case seed == "004" && m[0] != nil && m[0][1] != "key":
				what, covered = "field", fields[l][m[0][1]]
			case seed == "004" && m[1] != nil:
				what, covered = "field", fields[l][m[1][1]]
			case seed == "004" && m[2] != nil:
				what, covered = "code", fields[l][m[2][1]]
			case ruleLine.MatchString(s):
				what, covered = "rule", rules[l]
			}
			if what == "" {
				continue
			}
			count[what]++
			if !covered {
				count[what+" uncovered"]++
				uncovered[l] = what + ": " + strings.TrimSpace(s)
			}
		}
		for l := range maps.Keys(rules) {
			if l.seed == seed && l.n > len(lines) {
				t.Errorf("an x-seed names %s:L%d, the seed has %d lines", seed, l.n, len(lines))
			}
		}
	}
	t.Log(count)

	reasons := reasons(t)
	for _, l := range slices.SortedFunc(maps.Keys(uncovered), compareLines) {
		if reasons[l] == "" {
			t.Errorf("%s:L%d is covered by nothing: %s", l.seed, l.n, uncovered[l])
		}
	}
	for _, l := range slices.SortedFunc(maps.Keys(reasons), compareLines) {
		if uncovered[l] == "" {
			t.Errorf("%s:L%d is in uncovered.txt, and is covered or has nothing to cover", l.seed, l.n)
		}
	}
}

func compareLines(a, b line) int {
	if c := strings.Compare(a.seed, b.seed); c != 0 {
		return c
	}
	return a.n - b.n
}

// reasons reads uncovered.txt: an x-seed, a tab, and why nothing stands for its
// lines. Lines of a span that need no covering are not in it: the spans are
// exact, except for lines which are blank between two others.
func reasons(t *testing.T) map[line]string {
	t.Helper()
	out := map[line]string{}
	for i, s := range strings.Split(string(read(t, filepath.Join("testdata", "uncovered.txt"))), "\n") {
		if s == "" || strings.HasPrefix(s, "#") {
			continue
		}
		ref, reason, ok := strings.Cut(s, "\t")
		spans, ok2 := seeds(ref)
		if !ok || !ok2 || len(strings.TrimSpace(reason)) < 10 {
			t.Errorf("uncovered.txt:%d: %q is no x-seed, tab and reason", i+1, s)
			continue
		}
		for _, sp := range spans {
			for n := sp.first; n <= sp.last; n++ {
				if l := (line{sp.seed, n}); out[l] != "" {
					t.Errorf("uncovered.txt:%d: %s:L%s stands there twice", i+1, sp.seed, strconv.Itoa(n))
				}
				out[line{sp.seed, n}] = reason
			}
		}
	}
	return out
}

package check

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// How a row of the guide's tables is read: a name, a text with a type in it, and
// where the table has the column, o or x for required.
var (
	rowLine = regexp.MustCompile(`^\s*([a-z][a-z0-9_]*|X-[A-Za-z-]+) +(.*)$`)
	rowType = regexp.MustCompile(`\b(?:String|string|int|Integer|Long|long|Double|double|Boolean|boolean|Array\[\w+\]|List<\w+>)`)
	rowMark = regexp.MustCompile(`(?:^|\s)([oOxX])(?:\s|$)`)
)

// forms are the types of the guide as JSON Schema has them: type, and format
// where it has one.
var forms = map[string]string{
	"string": "string", "int": "integer int32", "integer": "integer int32", "long": "integer int64",
	"double": "number double", "boolean": "boolean", "array": "array", "list": "array",
}

// otherRows are the rows that a document has otherwise, with the reason.
var otherRows = map[string]string{
	"L1721 kakao/options#/components/schemas/Option/properties/add_price: number double, want integer int64":    "E15: a double in T1, which has the row of T2 among its sources for that",
	"L2271 kakao/oneclick#/components/schemas/ShippingAddress/properties/post_no: required is false, want true": "E6: absent in the sample",
}

// A member is what stands for a row: a property with what its object requires, or
// a parameter.
type member struct {
	at       string
	form     string
	required bool
}

// Every row of the guide's tables has its type and whether it is required in the
// members that name its line; of those that have it otherwise, the reason is here.
func TestRowsOfTables(t *testing.T) {
	members := membersByRow(t)
	found := map[string]bool{}
	var rows, marks int
	for i, s := range strings.Split(string(sharedFile(t, "seeds/004_*.txt")), "\n") {
		m := rowLine.FindStringSubmatch(s)
		if m == nil || m[1] == "key" {
			continue
		}
		printed := rowType.FindString(m[2])
		if printed == "" {
			continue
		}
		rows++
		name, _, _ := strings.Cut(strings.ToLower(strings.ReplaceAll(printed, "<", "[")), "[")
		mark := rowMark.FindStringSubmatch(m[2])
		if mark != nil {
			marks++
		}
		for _, have := range members[row{i + 1, m[1]}] {
			if want := forms[name]; have.form != want {
				found[differs(i+1, have.at, have.form, want)] = true
			}
			if mark != nil && have.required != strings.EqualFold(mark[1], "o") {
				found[differs(i+1, have.at, "required is "+fmt.Sprint(have.required), fmt.Sprint(!have.required))] = true
			}
		}
	}
	for _, difference := range keysOf(found) {
		if otherRows[difference] == "" {
			t.Error(difference)
		}
	}
	for _, difference := range keysOf(otherRows) {
		if !found[difference] {
			t.Errorf("not so: %s", difference)
		}
	}
	if rows < 100 || marks < 60 {
		t.Errorf("%d rows, %d with a mark: the guide has more", rows, marks)
	}
	t.Logf("%d rows, %d with a mark", rows, marks)
}

type row struct {
	line int
	name string
}

// membersByRow finds the members by the lines of 004 and the names that they have
// there. Covered lines are TestSeedsAreCovered's.
func membersByRow(t *testing.T) map[row][]member {
	t.Helper()
	out := map[row][]member{}
	for _, file := range files() {
		doc := document(t, file)
		walk(doc, func(n node) {
			m := member{at: file + n.String()}
			switch n.kind {
			case isProperty:
				parent, _ := resolve(doc, pointer(n.path[:len(n.path)-2]...))
				m.form = formOf(t, file, n.at)
				m.required = slices.Contains(list(parent, "required"), any(n.name))
			case isParameter, isHeader:
				m.form = formOf(t, file, n.at["schema"])
				m.required = n.at["required"] == true
			default:
				return
			}
			names := []string{n.name}
			for _, alias := range list(n.at, "x-aliases") {
				names = append(names, alias.(string))
			}
			spans, _ := seeds(text(n.at, "x-seed"))
			for _, s := range spans {
				for i := s.first; s.seed == "004" && i <= s.last; i++ {
					for _, name := range names {
						out[row{i, name}] = append(out[row{i, name}], m)
					}
				}
			}
		})
	}
	return out
}

// formOf is a schema's type, and its format when it is a number; null aside.
func formOf(t *testing.T, file string, schema any) string {
	t.Helper()
	for text(schema, "$ref") != "" {
		file, schema = deref(t, file, text(schema, "$ref"))
	}
	kind := text(schema, "type")
	for _, k := range list(schema, "type") {
		if k != "null" {
			kind = k.(string)
		}
	}
	if format := text(schema, "format"); kind == "integer" || kind == "number" {
		return kind + " " + format
	}
	return kind
}

func differs(line int, at, have, want string) string {
	return fmt.Sprintf("L%d %s: %s, want %s", line, at, have, want)
}

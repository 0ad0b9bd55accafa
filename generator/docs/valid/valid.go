// Package valid holds values of a document against its schemas, as JSON Schema
// 2020-12 has it: it says whether an example is one. It walks the schema for each
// value, which is slow and enough here; generated validators are for what is sent.
// Patterns that Go cannot match are taken as matching.
package valid

import (
	"fmt"
	"math/big"
	"regexp"
	"strconv"
	"sync"
	"unicode/utf8"

	"github.com/bizgen/bizgen/generator/document"
	"github.com/bizgen/bizgen/generator/model"
	"github.com/bizgen/bizgen/generator/plan/pattern"
	"github.com/bizgen/bizgen/runtime"
)

// A Fault is why a value is not valid.
type Fault struct {
	Pointer string // RFC 6901, of the value; "" is the whole
	Keyword string // that refuses it
}

// String gives "/a/b: maxLength".
func (f Fault) String() string {
	if f.Pointer == "" {
		return f.Keyword
	}
	return f.Pointer + ": " + f.Keyword
}

// mostFaults of one value are told.
const mostFaults = 20

// mostSteps bounds the work for one value: schemas may branch without end.
const mostSteps = 200_000

// Check gives the faults of a value, none when it is valid.
func Check(s *model.Schema, v *document.Node) []Fault {
	c := &checker{}
	return c.check(s, v, "", 0).faults
}

type checker struct{ steps int }

// A verdict is what a schema says of a value: why not, and what of it the schema has
// looked at.
type verdict struct {
	faults  []Fault
	members map[string]bool // nil for none
	items   map[int]bool
}

func (r *verdict) refuse(pointer, keyword string) {
	if len(r.faults) < mostFaults {
		r.faults = append(r.faults, Fault{pointer, keyword})
	}
}

// take adds the faults of what must hold too, and what it has looked at.
func (r *verdict) take(other verdict) {
	r.faults = append(r.faults, other.faults[:min(len(other.faults), mostFaults-min(mostFaults, len(r.faults)))]...)
	if len(other.faults) == 0 {
		r.seen(other)
	}
}

func (r *verdict) seen(other verdict) {
	for name := range other.members {
		r.member(name)
	}
	for i := range other.items {
		r.item(i)
	}
}

func (r *verdict) member(name string) {
	if r.members == nil {
		r.members = map[string]bool{}
	}
	r.members[name] = true
}

func (r *verdict) item(i int) {
	if r.items == nil {
		r.items = map[int]bool{}
	}
	r.items[i] = true
}

func (c *checker) check(s *model.Schema, v *document.Node, at string, depth int) verdict {
	var r verdict
	if c.steps++; s == nil || depth > 200 || c.steps > mostSteps {
		return r
	}
	if s.Bool != nil {
		if !*s.Bool {
			r.refuse(at, "false")
		}
		return r
	}
	if s.Ref != nil {
		r.take(c.check(s.Ref, v, at, depth+1))
	}
	if s.HasTypes && !s.Types.Has(kindOf(v)) {
		r.refuse(at, "type")
		return r
	}
	c.values(&r, s, v, at)
	c.branches(&r, s, v, at, depth+1)
	switch v.Kind {
	case document.Object:
		c.object(&r, s, v, at, depth+1)
	case document.Array:
		c.array(&r, s, v, at, depth+1)
	}
	return r
}

// kindOf is the type of a value, an integer being one by its value.
func kindOf(v *document.Node) model.Types {
	switch v.Kind {
	case document.Bool:
		return model.Boolean
	case document.Number:
		if n := number(v.Text); n != nil && n.IsInt() {
			return model.Integer
		}
		return model.Number
	case document.String:
		return model.String
	case document.Array:
		return model.Array
	case document.Object:
		return model.Object
	}
	return model.Null
}

// number is a value exactly; nil for what is none, or takes too many digits.
func number(text string) *big.Rat {
	if len(text) > 300 {
		return nil
	}
	if _, exponent, found := cutExponent(text); found && (exponent > 400 || exponent < -400) {
		return nil
	}
	n, ok := new(big.Rat).SetString(text)
	if !ok {
		return nil
	}
	return n
}

func cutExponent(text string) (mantissa string, exponent int, found bool) {
	for i := range text {
		if text[i] == 'e' || text[i] == 'E' {
			n, err := strconv.Atoi(text[i+1:])
			if err != nil {
				n = 1000
			}
			return text[:i], n, true
		}
	}
	return text, 0, false
}

// values checks what needs the value alone.
func (c *checker) values(r *verdict, s *model.Schema, v *document.Node, at string) {
	if s.Const != nil && !equal(Parse(s.Const.JSON), v) {
		r.refuse(at, "const")
	}
	if s.Enum != nil {
		listed := false
		for _, e := range s.Enum {
			listed = listed || equal(Parse(e.JSON), v)
		}
		if !listed {
			r.refuse(at, "enum")
		}
	}
	for _, a := range s.Assertions {
		if !asserted(a, v) {
			r.refuse(at, a.Keyword)
		}
	}
}

// asserted tells whether an assertion holds; those of other types do.
func asserted(a model.Assertion, v *document.Node) bool {
	switch v.Kind {
	case document.Number:
		return assertNumber(a, v.Text)
	case document.String:
		return assertText(a, v.Text)
	case document.Array:
		switch a.Keyword {
		case "minItems", "maxItems":
			return sized(a, len(v.Items), a.Keyword == "minItems")
		case "uniqueItems":
			return a.Value.JSON != "true" || unique(v.Items)
		}
	case document.Object:
		switch a.Keyword {
		case "minProperties", "maxProperties":
			return sized(a, len(v.Members), a.Keyword == "minProperties")
		}
	}
	return true
}

func assertNumber(a model.Assertion, text string) bool {
	n, limit := number(text), number(a.Value.Text)
	if a.Keyword == "format" {
		switch a.Value.Text {
		case "int32":
			return runtime.FormatInt32(text)
		case "int64":
			return runtime.FormatInt64(text)
		}
		return true
	}
	if n == nil || limit == nil {
		return true
	}
	switch a.Keyword {
	case "minimum":
		return n.Cmp(limit) >= 0
	case "maximum":
		return n.Cmp(limit) <= 0
	case "exclusiveMinimum":
		return n.Cmp(limit) > 0
	case "exclusiveMaximum":
		return n.Cmp(limit) < 0
	case "multipleOf":
		return limit.Sign() == 0 || new(big.Rat).Quo(n, limit).IsInt()
	}
	return true
}

func assertText(a model.Assertion, text string) bool {
	switch a.Keyword {
	case "minLength", "maxLength":
		return sized(a, utf8.RuneCountInString(text), a.Keyword == "minLength")
	case "pattern":
		return matches(a.Value.Text, text)
	case "format":
		check, known := runtime.Format(a.Value.Text)
		return !known || check(text)
	}
	return true
}

func sized(a model.Assertion, n int, least bool) bool {
	limit := number(a.Value.Text)
	if limit == nil {
		return true
	}
	order := new(big.Rat).SetInt64(int64(n)).Cmp(limit)
	if least {
		return order >= 0
	}
	return order <= 0
}

var patterns sync.Map // of *regexp.Regexp by source; nil for what Go cannot match

func matches(source, text string) bool {
	known, ok := patterns.Load(source)
	if !ok {
		var re *regexp.Regexp
		if translated, err := pattern.Translate(source); err == nil {
			re, _ = regexp.Compile(translated)
		}
		known, _ = patterns.LoadOrStore(source, re)
	}
	re := known.(*regexp.Regexp)
	return re == nil || re.MatchString(text)
}

func pointer(at, token string) string { return at + "/" + escape(token) }

func index(at string, i int) string { return fmt.Sprint(at, "/", i) }

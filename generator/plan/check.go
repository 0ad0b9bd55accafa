package plan

import (
	"strings"

	"github.com/bizgen/bizgen/generator/model"
	"github.com/bizgen/bizgen/generator/plan/keyword"
	"github.com/bizgen/bizgen/generator/plan/pattern"
)

// A Func is a function that checks one schema.
type Func struct {
	Name  string
	Check *Check
	Doc   string

	Tabled bool // the runtime.Object of the type says all of it
	Named  bool // what is printed calls it by its name; set by those who print
}

// A Check says how the value of one schema is read. It is either a call of the
// function of another one, or the reading itself.
type Check struct {
	At   string // where the schema stands in the document
	Call *Func  // everything is done by this function; only Type is set beside

	Type     *Type       // what is built of the value; nil when it is only checked
	Types    model.Types // what the schema allows
	Loose    bool        // types beside the Go type's are legal, and cannot be built
	Nullable bool        // null is read where the value stands

	// Sensitive says that messages tell nothing of the value but that it is there.
	Sensitive bool
	// Holds says that something in the value may be secret, and Blind that it is read
	// before the alternatives that know what.
	Holds, Blind bool

	Format string  // int32 or int64 where that is a rule of a value that is only checked
	Union  *Choice // how the branch is found that a union's value is of
	Scalar *Scalar // strings, numbers
	Object *Object
	Array  *Array
	Values *Values // enum or const
	Listed bool    // what is of another type than the Go type's is none of Values: no type is asked for
	Never  bool    // the schema false
	After  []After // rules over the whole value, once it has been read
}

// Only returns the function that alone reads a whole document of c; nil when there is
// more to it.
func (c *Check) Only() *Func {
	if c.Nullable || c.Sensitive || c.Type != nil && (c.Type.Kind == Raw || c.Type.Kind == Foreign) {
		return nil
	}
	return c.Call
}

// Plain tells whether nothing but the type is checked.
func (c *Check) Plain() bool {
	return c.Call == nil && c.Scalar == nil && c.Object == nil && c.Array == nil && c.Values == nil && !c.Never && len(c.After) == 0
}

// A Scalar holds the rules of strings and of numbers.
type Scalar struct {
	Text    []keyword.Rule
	Number  []keyword.Rule
	AsText  bool // numbers are read as text, for rules that an int64 cannot hold
	Strings []string
}

// Values are those that enum or const allows.
type Values struct {
	Keyword string // "enum", "const"
	All     []model.Value
	Strings bool // all are strings, and only strings are read
	Ints    bool // all are int64, and only integers are read
}

// A Member is a declared member of an object.
type Member struct {
	Name  string
	Field *Field   // where it is built; nil when it is only checked
	Check *Check   // nil: as an undeclared member
	Again []*Check // further schemas of the same member
	Facts []Fact
}

// A Fact is a question about a member's value that a condition of the object asks.
type Fact struct {
	Bit     int
	Strings []string // the value is a string and one of these; else Check decides
	Check   *Check
}

// An Object holds the rules of an object.
type Object struct {
	Base      string // what names are made of
	Names     string // variable with the member names
	Members   []*Member
	Required  []Need
	Rules     []keyword.Rule // on the number of members
	Depends   []Depend
	Patterns  []PatternMember
	Rest      *Check   // of undeclared members; nil: anything
	RestKept  bool     // undeclared members are built
	Alike     []string // names that no undeclared member may differ from in case only
	RestAt    string
	RestRule  string // keyword of Rest where that allows nothing: additionalProperties, unevaluatedProperties
	NameCheck *Check
	NameAt    string
	Facts     int // number of facts
	Folded    []Condition
}

// A Need is a set of members, by number, that a schema requires.
type Need struct {
	At      string
	Members []int
	Only    Direction // in which direction; NoDirection stands for always
}

// A Depend is a set of members that another one requires.
type Depend struct {
	At      string
	If      int
	Members []int
}

// A PatternMember is an entry of patternProperties.
type PatternMember struct {
	Pattern *Pattern
	Check   *Check
}

// An Array holds the rules of an array.
type Array struct {
	Prefix   []*Check
	Items    *Check // nil: anything
	Contains *Check
	AtLeast  *keyword.Rule // minContains; nil: one
	AtMost   *keyword.Rule // maxContains
	At       string
	Unique   bool
	Rules    []keyword.Rule
}

// After is a rule over a value that has been read.
type After struct {
	Keyword        string // allOf, anyOf, oneOf, not, if, dependentSchemas
	At             string
	Checks         []*Check
	If, Then, Else *Check
	Member         string // dependentSchemas
	Mark           *Mark  // unevaluatedProperties, unevaluatedItems
}

// A Condition is a rule over an object that is decided by what the reading of
// its members has noted: no second reading.
type Condition struct {
	Keyword    string // if, anyOf, oneOf, not, dependentSchemas
	At         string
	Tests      []Test
	Then, Else *Consequence
}

// A Test holds when all members of Need are there and no fact of Facts failed.
type Test struct {
	Need  []int
	Facts []int
}

// A Consequence is what a condition demands.
type Consequence struct {
	Needs []Need
	Check *Check // read the object once more; nil: only Needs
}

// A Pattern is a regular expression that the output compiles or matches by hand.
type Pattern struct {
	Name       string           // of the function func(string) bool
	Source     string           // as the document has it
	Clauses    []pattern.Clause // for package regexp: all must hold
	Backtracks string           // beyond RE2: the pattern as runtime/ecmascript has it; "" within
	Simple     *pattern.Simple  // matched without it
}

// Rules tells whether the check asks anything of a value but its type.
func (c *Check) Rules() bool {
	return c.Scalar != nil && len(c.Scalar.Text)+len(c.Scalar.Number) > 0 || c.Array != nil || c.Object != nil && !c.Object.Empty()
}

// Detail lists the values for an error message, shortened where they are many.
func (v *Values) Detail() string {
	const most = 120
	var b strings.Builder
	for k, x := range v.All {
		if b.Len() > most {
			return b.String() + ", ..."
		}
		if k > 0 {
			b.WriteString(", ")
		}
		b.WriteString(x.JSON)
	}
	return b.String()
}

// IntegerMethod names the runtime's method that reads the integer to be built.
func (c *Check) IntegerMethod() string {
	switch {
	case c.Type.Kind == Int32:
		return "Int32To"
	case c.Format == "int64":
		return "Int64To"
	}
	return "IntegerTo"
}

// StringFacts returns the facts that compare the member's value as a string.
func (m *Member) StringFacts() []Fact {
	var out []Fact
	for _, f := range m.Facts {
		if f.Strings != nil {
			out = append(out, f)
		}
	}
	return out
}

// Probes tells whether facts read the member's value once more.
func (m *Member) Probes() bool { return len(m.StringFacts()) < len(m.Facts) }

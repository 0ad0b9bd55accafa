package differential

import (
	"bytes"
	"flag"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

var (
	schemaCount   = flag.Int("schemas", 100, "how many schemas")
	instanceCount = flag.Int("instances", 50, "how many instances each")
	seed          = flag.Uint64("seed", 1, "of the random numbers")
)

// perDocument is how many schemas stand in a document, where they may refer to
// one another.
const perDocument = 25

func sorted(m object) []string { return slices.Sorted(maps.Keys(m)) }

// A question is an instance for a component.
type question struct {
	pkg       string
	component string
	instance  any
	valid     bool // says the other validator
}

// TestSecondOpinion compares our verdicts with the other validator's.
func TestSecondOpinion(t *testing.T) {
	work := t.TempDir()
	var packages []string
	var questions []question
	opinions := map[string]*opinion{}
	for n := 0; n*perDocument < *schemaCount; n++ {
		r := rand.New(rand.NewPCG(*seed, uint64(n)))
		name := fmt.Sprintf("p%d", n)
		doc := document(r, perDocument)
		other := newOpinion(t, doc)
		if err := generate(t, work, name, doc); err != nil {
			t.Errorf("%s: refused: %v", name, err)
			continue
		}
		packages = append(packages, name)
		opinions[name] = other
		questions = append(questions, questionsOf(r, name, other)...)
	}
	var input bytes.Buffer
	for _, q := range questions {
		fmt.Fprintf(&input, "%s %s %s\n", q.pkg, q.component, text(t, q.instance))
	}
	verdicts := ask(t, work, packages, perDocument, input.Bytes())
	valid := 0
	for k, q := range questions {
		if q.valid {
			valid++
		}
		if complaint := judge(t, opinions[q.pkg], q, verdicts[k]); complaint != "" {
			t.Errorf("seed %d, %s %s: %s\nschema:   %s\ninstance: %s", *seed, q.pkg, q.component, complaint,
				text(t, opinions[q.pkg].components[q.component]), text(t, q.instance))
		}
	}
	t.Logf("%d schemas, %d instances, %d of them valid", len(packages)*perDocument, len(questions), valid)
	if 10*valid < len(questions) {
		t.Error("fewer than a tenth of the instances is valid: accepting is not tested")
	}
}

// questionsOf makes instances for each component: half of them with its schema in
// mind, the others with one place changed, or of no schema.
func questionsOf(r *rand.Rand, pkg string, other *opinion) []question {
	v := instances{Rand: r, components: other.components}
	var out []question
	for k := range perDocument {
		name := component(k)
		for i := range *instanceCount {
			instance := v.of(other.components[name], 5)
			switch {
			case i%4 == 1:
				instance = v.mutated(instance)
			case i%8 == 3:
				instance = v.any(3)
			}
			out = append(out, question{pkg, name, instance, other.valid(name, instance)})
		}
	}
	return out
}

// An opinion is the other validator's on the components of a document.
type opinion struct {
	components object
	compiler   *jsonschema.Compiler
	compiled   map[string]*jsonschema.Schema // by JSON Pointer below #/components/schemas/
}

func newOpinion(t *testing.T, document object) *opinion {
	t.Helper()
	parsed, err := jsonschema.UnmarshalJSON(bytes.NewReader(text(t, document)))
	if err != nil {
		t.Fatal(err)
	}
	compiler := jsonschema.NewCompiler()
	if err := compiler.AddResource("urn:opinion", parsed); err != nil {
		t.Fatal(err)
	}
	components := parsed.(object)["components"].(object)["schemas"].(object)
	return &opinion{components, compiler, map[string]*jsonschema.Schema{}}
}

// valid tells whether instance matches the schema at a pointer below
// #/components/schemas/.
func (o *opinion) valid(pointer string, instance any) bool {
	schema := o.compiled[pointer]
	if schema == nil {
		schema = o.compiler.MustCompile("urn:opinion#/components/schemas/" + pointer)
		o.compiled[pointer] = schema
	}
	return schema.Validate(instance) == nil
}

// judge compares a verdict with the other opinion, and what was encoded with what
// was decoded; "" says that they agree.
func judge(t *testing.T, other *opinion, q question, v verdict) string {
	t.Helper()
	switch {
	case q.valid && !v.Valid:
		return "wrongly refused"
	case !q.valid && v.Valid:
		return "silently accepted"
	case !q.valid && v.Decode == "":
		return "refused by the validator, but decoded"
	case !q.valid:
		return ""
	case v.Decode != "":
		if other.unheld(q.component, q.instance, v.Decode) {
			return ""
		}
		return "valid, but not decoded: " + v.Decode
	case v.Encode != "":
		return "decoded, but not encoded: " + v.Encode
	}
	encoded, err := jsonschema.UnmarshalJSON(bytes.NewReader(v.Encoded))
	if err != nil {
		return "encoded is no JSON: " + err.Error()
	}
	if lost := other.lost("", []string{q.component}, q.instance, encoded); lost != "" {
		return fmt.Sprintf("%s in what was encoded: %s", lost, v.Encoded)
	}
	// Undeclared members may be missing now, so that it need not be valid any more.
	if v.Again != "" && other.valid(q.component, encoded) {
		return fmt.Sprintf("encoded as %s, which does not survive: %s", v.Encoded, v.Again)
	}
	return ""
}

package check

import (
	"encoding/json"
	"errors"
	"math/big"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"github.com/santhosh-tekuri/jsonschema/v6/kind"
)

// compiler asserts formats, as generated code does: those of JSON Schema, and
// these of the OpenAPI format registry. Others are comments to both.
var compiler, formatless = newCompiler(true), newCompiler(false)

func newCompiler(formats bool) *jsonschema.Compiler {
	c := jsonschema.NewCompiler()
	c.DefaultDraft(jsonschema.Draft2020)
	c.UseLoader(loader{})
	if formats {
		c.AssertFormat()
		c.RegisterFormat(&jsonschema.Format{Name: "int32", Validate: integer(32)})
		c.RegisterFormat(&jsonschema.Format{Name: "int64", Validate: integer(64)})
		c.RegisterFormat(&jsonschema.Format{Name: "date-time-local", Validate: localTime})
	}
	return c
}

// schemaAt compiles the schema at a pointer of a document.
func schemaAt(t testing.TB, file, at string) *jsonschema.Schema {
	t.Helper()
	return compile(t, compiler, file, at)
}

func compile(t testing.TB, compiler *jsonschema.Compiler, file, at string) *jsonschema.Schema {
	t.Helper()
	path, err := filepath.Abs(filepath.Join(root, file+".yaml"))
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for _, r := range []byte(at) { // a fragment, so not every byte may stand in it
		if r == '%' || r == '{' || r == '}' || r == '^' || r == ' ' || r >= 0x80 {
			b.WriteString("%" + strings.ToUpper(hex(r)))
			continue
		}
		b.WriteByte(r)
	}
	s, err := compiler.Compile("file://" + filepath.ToSlash(path) + "#" + b.String())
	if err != nil {
		t.Fatalf("%s#%s: %v", file, at, err)
	}
	return s
}

func hex(b byte) string {
	const digits = "0123456789ABCDEF"
	return string([]byte{digits[b>>4], digits[b&15]})
}

func integer(bits uint) func(any) error {
	limit := new(big.Int).Lsh(big.NewInt(1), bits-1)
	return func(v any) error {
		n, ok := v.(json.Number)
		if !ok {
			return nil
		}
		r, ok := new(big.Rat).SetString(n.String())
		if !ok || !r.IsInt() {
			return nil // not this keyword's
		}
		if i := r.Num(); i.Cmp(limit) >= 0 || i.Cmp(new(big.Int).Neg(limit)) < 0 {
			return errors.New("out of range")
		}
		return nil
	}
}

// localTime is a date-time of RFC 3339 without its offset.
func localTime(v any) error {
	s, ok := v.(string)
	if !ok {
		return nil
	}
	_, err := time.Parse("2006-01-02T15:04:05", s) // takes a fraction of a second too
	return err
}

// leaves lists the violations that are not made of others. What oneOf and anyOf
// refuse, because no alternative matches, is theirs; with explain, what the
// nearest alternative (of the fewest violations, of several the first) has
// against it follows, as generated code reports it where it can.
func leaves(e *jsonschema.ValidationError, explain bool) []violation {
	at := pointer(e.InstanceLocation...)
	var own violation
	if path := e.ErrorKind.KeywordPath(); len(path) > 0 {
		own = violation{at, path[len(path)-1]}
	}
	switch k := e.ErrorKind.(type) {
	case *kind.OneOf, *kind.AnyOf:
		out := []violation{own}
		if !explain {
			return out
		}
		var nearest []violation
		for _, cause := range e.Causes {
			if l := leaves(cause, explain); nearest == nil || len(l) < len(nearest) {
				nearest = l
			}
		}
		return append(out, nearest...)
	case *kind.Not, *kind.Contains, *kind.PropertyNames:
		return []violation{own}
	case *kind.Required:
		return slices.Repeat([]violation{own}, len(k.Missing))
	case *kind.DependentRequired: // its path ends with the member that needs others
		return slices.Repeat([]violation{{at, "dependentRequired"}}, len(k.Missing))
	}
	if len(e.Causes) == 0 {
		return []violation{own}
	}
	var out []violation
	for _, cause := range e.Causes {
		out = append(out, leaves(cause, explain)...)
	}
	return out
}

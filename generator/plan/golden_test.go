package plan_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"github.com/bizgen/bizgen/generator/document"
	"github.com/bizgen/bizgen/generator/lower"
	"github.com/bizgen/bizgen/generator/plan"
)

var update = flag.Bool("update", false, "write the golden files")

// TestPlan plans the document of each golden file and compares what was
// decided. A file holds its document as in.yaml, or names one of the catalogue
// in its first line; of those only the names are compared.
func TestPlan(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatal(files, err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			golden, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			have := planned(t, golden)
			last := &golden.Files[len(golden.Files)-1]
			if string(last.Data) == have {
				return
			}
			if !*update {
				t.Fatalf("%s differs; go test ./generator/plan -update writes it. Have:\n%s", file, have)
			}
			last.Data = []byte(have)
			if err := os.WriteFile(file, txtar.Format(golden), 0o666); err != nil {
				t.Fatal(err)
			}
		})
	}
}

func planned(t *testing.T, golden *txtar.Archive) string {
	t.Helper()
	named, _, _ := strings.Cut(string(golden.Comment), "\n")
	path := filepath.Join("..", "..", named)
	if golden.Files[0].Name == "in.yaml" {
		named = ""
		path = filepath.Join(t.TempDir(), "in.yaml")
		if err := os.WriteFile(path, golden.Files[0].Data, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	doc, problems := document.Load(path, document.Options{})
	if problems.HasErrors() {
		t.Fatal(problems)
	}
	m, found := lower.Document(doc)
	pkg, more := plan.New(m, plan.Options{Package: "out", AssertFormat: true})
	d := &dump{}
	for _, p := range append(found, more...) {
		p.Place.File = filepath.Base(p.Place.File)
		d.line("problem %s: %s (warning: %v)", p.Place, p.Message, p.Warning)
	}
	d.types(pkg)
	if named == "" {
		d.functions(pkg)
	}
	for _, s := range pkg.Schemes {
		d.scheme(s, named == "")
	}
	for _, o := range pkg.Operations {
		d.operation(o)
	}
	return d.String()
}

// A dump writes a plan as text that can be read and compared.
type dump struct{ strings.Builder }

func (d *dump) line(format string, args ...any) {
	d.WriteString(strings.TrimRight(fmt.Sprintf(format, args...), " ") + "\n")
}

func (d *dump) types(pkg *plan.Package) {
	validators := map[*plan.Type]string{}
	for _, r := range pkg.Roots {
		if r.Exported && !r.Alias {
			validators[r.Type] = " by " + r.Validate
		}
	}
	for _, t := range pkg.Types {
		underlying := [...]string{plan.Struct: "struct", plan.Map: "map", plan.Slice: "slice", plan.String: "string",
			plan.Int32: "int32", plan.Int64: "int64", plan.Float64: "float64", plan.Bool: "bool", plan.Raw: "raw", plan.Union: "union"}[t.Kind]
		if t.Elem != nil {
			underlying += " of " + t.Elem.Go()
		}
		d.line("type %s %s%s", t.Name, underlying, validators[t])
		for _, f := range t.Fields {
			d.line("\t%s %s %q%s", f.Name, f.Go(), f.JSON, map[bool]string{true: " required"}[f.Required])
		}
		if t.Rest != nil {
			d.line("\t%s map[string]%s of the rest", t.Rest.Name, t.Rest.Elem.Go())
		}
		if t.Union != nil {
			d.union(t.Union)
		}
		for _, c := range t.Consts {
			d.line("\t%s = %s", c.Name, c.Value)
		}
	}
	for _, a := range pkg.Aliases {
		d.line("alias %s = %s", a.Name, a.Target)
	}
}

func (d *dump) union(u *plan.UnionType) {
	var names []string
	for _, v := range u.Variants {
		names = append(names, v.Go())
	}
	if u.Null {
		names = append(names, "null")
	}
	d.line("\t%s %s of %s", u.Field, u.Value, strings.Join(names, ", "))
}

func (d *dump) choice(c *plan.Choice) {
	for _, k := range c.Kinds {
		for _, list := range k.Cases {
			var numbers []string
			for _, b := range list.Branches {
				numbers = append(numbers, fmt.Sprint(b.Number))
			}
			by := string(k.Letters)
			if k.Tag != "" {
				by += fmt.Sprintf(" with %s %q", k.Tag, list.Values)
			}
			d.line("\t%s by %s: branch %s", c.Keyword, by, strings.Join(numbers, ", "))
			for n, losses := range list.Lost {
				for _, l := range losses {
					d.line("\t\tbranch %d loses %q of %b", list.Branches[n].Number, l.Name, l.By)
				}
			}
		}
	}
	if c.Rest != nil {
		d.line("\tand what stands beside")
	}
}

func (d *dump) functions(pkg *plan.Package) {
	for _, f := range pkg.Funcs {
		builds := "checks"
		if f.Check.Type != nil {
			builds = "builds " + f.Check.Type.Go()
		}
		d.line("func %s %s at %s: %s", f.Name, builds, f.Check.At, strings.Join(f.Check.Types.Names(), ", "))
		if o := f.Check.Object; o != nil {
			for _, c := range o.Folded {
				d.line("\tfolded %s of %d tests", c.Keyword, len(c.Tests))
			}
		}
		if u := f.Check.Union; u != nil {
			d.choice(u)
		}
		for _, a := range f.Check.After {
			d.line("\tafter %s", a.Keyword)
		}
	}
	for _, p := range pkg.Patterns {
		d.line("pattern %s %s, by hand: %v", p.Name, p.Source, p.Simple != nil)
	}
	for _, s := range pkg.Slabs {
		d.line("slab %s of %s", s.Name, s.Go)
	}
}

func (d *dump) operation(o *plan.Operation) {
	form := [...]string{plan.ResultNone: "nothing", plan.ResultBody: "body", plan.ResultStruct: "struct", plan.ResultSealed: "sealed"}[o.Result]
	d.line("operation %s(%s) %s %s is %s %s", o.Name, o.Request, form, o.ResultType, o.Method, o.Path)
	for _, p := range o.Params {
		pointer := map[bool]string{true: "*"}[p.Pointer]
		d.line("\t%s %s%s in %s %q%s", p.Field, pointer, p.Type, p.In, p.Name, map[bool]string{true: " required"}[p.Required])
	}
	for _, b := range o.Bodies() {
		d.body(b.In(), b)
	}
	if o.Security != nil {
		d.line("\tsecurity %s of %d alternatives", o.Security.Var, len(o.Security.Alternatives))
	}
	for _, r := range append(o.Success, o.Errors...) {
		d.line("\t%s %s", r.Status, r.Type)
		for _, h := range r.Headers {
			d.line("\t\t%s %s in header %q", h.Field, h.Type, h.Name)
		}
		d.body("\tBody", r.Body)
	}
}

func (d *dump) scheme(s *plan.SecurityScheme, documented bool) {
	form := [...]string{plan.CredentialText: s.Argument, plan.CredentialBasic: "user, password", plan.CredentialConnection: ""}[s.Form]
	d.line("scheme %s is %s: %s(%s) %s", s.Name, s.Var, s.Option, form, s.Source)
	if documented {
		for _, line := range slices.Concat(s.Doc, s.SourceDoc) {
			d.line("\t// %s", line)
		}
	}
}

func (d *dump) body(field string, b *plan.Body) {
	switch {
	case b == nil:
	case b.Stream:
		d.line("\t%s stream of %s", field, b.MediaType)
	case b.Sequence != plan.NoSequence:
		d.line("\t%s %s as %s", field, b.Field(), b.MediaType)
	default:
		d.line("\t%s %s as %s", field, b.Type, strings.Join(append([]string{b.MediaType}, b.Also...), ", "))
	}
	if b != nil {
		for _, f := range b.Parts {
			d.line("\t\t%s %s is part %q of %s, %d to %d%s", f.Name, f.Go(), f.Part, f.ContentType, f.MinItems, f.MaxItems, map[bool]string{true: " required"}[f.Required])
		}
	}
	if b != nil && b.Form != nil {
		for _, f := range b.Form.Props {
			d.line("\t\t%s is %s of %s", f.Name, f.Kind, f.Item)
		}
		for _, q := range b.Form.Parts {
			d.line("\t\t%s is %s, exploded: %v", q.Name, q.Style, q.Explode)
		}
		d.line("\t\tothers are %s", b.Form.Item)
	}
}

package lower_test

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
	"github.com/bizgen/bizgen/generator/model"
)

var update = flag.Bool("update", false, "write the golden files")

// TestLower lowers in.yaml of each golden file and compares the model with
// model.txt.
func TestLower(t *testing.T) {
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
			dir, last := t.TempDir(), len(golden.Files)-1
			for _, f := range golden.Files[:last] { // in.yaml, and what it refers to
				if err := os.WriteFile(filepath.Join(dir, f.Name), f.Data, 0o666); err != nil {
					t.Fatal(err)
				}
			}
			lenient := strings.HasSuffix(file, "_lenient.txtar")
			doc, problems := document.Load(filepath.Join(dir, "in.yaml"), document.Options{Lenient: lenient})
			if problems.HasErrors() {
				t.Fatal(problems)
			}
			have := lowered(lower.Document(doc))
			if string(golden.Files[last].Data) == have {
				return
			}
			if !*update {
				t.Fatalf("%s differs; go test ./generator/lower -update writes it. Have:\n%s", file, have)
			}
			golden.Files[last].Data = []byte(have)
			if err := os.WriteFile(file, txtar.Format(golden), 0o666); err != nil {
				t.Fatal(err)
			}
		})
	}
}

// A dump writes a model as text that can be read and compared.
type dump struct{ strings.Builder }

func (d *dump) line(depth int, format string, args ...any) {
	d.WriteString(strings.Repeat("\t", depth) + strings.TrimRight(fmt.Sprintf(format, args...), " ") + "\n")
}

func lowered(m *model.Document, problems []model.Problem) string {
	d := &dump{}
	for _, p := range problems {
		kind := "error"
		if p.Warning {
			kind = "warning"
		}
		d.line(0, "%s %d:%d: %s", kind, p.Place.Line, p.Place.Column, p.Message)
	}
	d.line(0, "openapi %s, %s %s", m.OpenAPI, m.Title, m.Version)
	for _, s := range m.Servers {
		d.line(0, "server %s", s.URL)
		for _, v := range s.Variables {
			d.line(1, "%s = %s of %v", v.Name, v.Default, v.Enum)
		}
	}
	for _, c := range m.Schemas {
		d.schema(0, c.Name, c.Schema)
	}
	for _, s := range m.Security {
		d.scheme(s)
	}
	for _, o := range slices.Concat(m.Operations, m.Webhooks, m.Callbacks) {
		d.operation(o)
	}
	d.checklist(0, m.Checklist)
	for _, f := range m.Flows {
		d.line(0, "flow %s: %s. %s", f.Name, f.Title, f.Description)
		for _, p := range f.Participants {
			d.line(1, "participant %s: %s, person %v", p.Name, p.Title, p.Person)
		}
		d.steps(1, &f, f.Steps)
	}
	return d.String()
}

func (d *dump) scheme(s *model.SecurityScheme) {
	d.line(0, "scheme %s: %s", s.Name, strings.Join(strings.Fields(strings.Join([]string{
		s.Type, s.In, s.Parameter, s.HTTPScheme, s.BearerFormat, s.OpenIDConnectURL, s.MetadataURL, s.Description}, " ")), " "))
	for _, f := range s.Flows {
		d.line(1, "%s authorization %q device %q token %q refresh %q", f.Kind, f.AuthorizationURL, f.DeviceAuthorizationURL, f.TokenURL, f.RefreshURL)
		for _, scope := range f.Scopes {
			d.line(2, "scope %s: %s", scope.Name, scope.Description)
		}
	}
}

// schema writes s at its place in the model; what is referred to stands elsewhere.
func (d *dump) schema(depth int, name string, s *model.Schema) {
	if s == nil {
		return
	}
	text := name + ":"
	if s.Bool != nil {
		text += fmt.Sprint(" ", *s.Bool)
	}
	if s.Ref != nil {
		text += " -> " + s.Ref.Pointer
	}
	if s.HasTypes {
		text += " " + strings.Join(s.Types.Names(), "|")
	}
	for _, v := range s.Enum {
		text += " enum " + v.JSON
	}
	if s.Const != nil {
		text += " const " + s.Const.JSON
	}
	for _, a := range s.Assertions {
		text += " " + a.Keyword + " " + a.Value.JSON
	}
	if len(s.Required) > 0 {
		text += " required " + strings.Join(s.Required, ",")
	}
	for _, r := range s.DependentRequired {
		text += " " + r.Name + " needs " + strings.Join(r.Needs, ",")
	}
	if s.Default != nil {
		text += " default " + s.Default.JSON
	}
	d.line(depth, "%s", text)
	depth++
	if m := s.States; m != nil {
		d.line(depth, "states %v from %s to %v", m.States, m.Initial, m.Terminal)
		for _, x := range m.Transitions {
			d.line(depth, "%s to %s on %s, an operation %v", x.From, x.To, x.On, x.Target != nil)
		}
	}
	for k, list := range [][]*model.Schema{s.AllOf, s.AnyOf, s.OneOf, s.PrefixItems} {
		for _, x := range list {
			d.schema(depth, [...]string{"allOf", "anyOf", "oneOf", "prefixItems"}[k], x)
		}
	}
	for k, list := range [][]model.Property{s.Properties, s.PatternProperties, s.DependentSchemas} {
		for _, p := range list {
			d.schema(depth, [...]string{"", "pattern ", "with "}[k]+p.Name, p.Schema)
		}
	}
	for k, x := range []*model.Schema{s.Not, s.If, s.Then, s.Else, s.AdditionalProperties, s.PropertyNames, s.Items, s.Contains} {
		d.schema(depth, [...]string{"not", "if", "then", "else", "additionalProperties", "propertyNames", "items", "contains"}[k], x)
	}
}

// checklist writes what is said of each topic.
func (d *dump) checklist(depth int, c model.Checklist) {
	for _, topic := range model.Topics {
		if c[topic] != "" {
			d.line(depth, "checklist %s: %s", topic, c[topic])
		}
	}
}

func (d *dump) operation(o *model.Operation) {
	d.line(0, "%s %s %s", o.Method, o.Path, o.ID)
	d.checklist(1, o.Checklist)
	for _, p := range o.Parameters {
		d.line(1, "%s %s required %v style %s explode %v", p.In, p.Name, p.Required, p.Style, p.Explode)
		d.schema(2, "schema", p.Schema)
	}
	if o.Body != nil {
		d.line(1, "body required %v", o.Body.Required)
		d.content(o.Body.Content)
	}
	for _, r := range o.Responses {
		d.line(1, "response %s", r.Status)
		for _, h := range r.Headers {
			d.line(2, "header %s required %v", h.Name, h.Required)
			d.schema(3, "schema", h.Schema)
		}
		d.content(r.Content)
	}
	for _, all := range o.Security {
		var names []string
		for _, r := range all {
			name := r.Scheme + "(" + strings.Join(r.Scopes, " ") + ")"
			if r.Declared == nil {
				name += " undeclared"
			}
			names = append(names, name)
		}
		d.line(1, "security %s", strings.Join(names, " and "))
	}
}

// steps writes what a flow is made of.
func (d *dump) steps(depth int, f *model.Flow, steps []model.Step) {
	for _, s := range steps {
		text := [...]string{"call", "answer", "note", "repeat", "choice", "optional"}[s.Kind]
		if s.Parts == nil {
			text += " " + f.Participants[s.From].Name + " " + f.Participants[s.To].Name
		}
		if ref := s.Operation; ref != nil {
			text += fmt.Sprintf(" %s#%s found %v", filepath.Base(ref.File), ref.Name, ref.Target != nil)
		}
		d.line(depth, "%s: %s every %q within %q", text, s.Text, s.Every, s.Within)
		for _, p := range s.Parts {
			d.line(depth+1, "part: %s", p.Text)
			d.steps(depth+2, f, p.Steps)
		}
	}
}

func (d *dump) content(content []model.Media) {
	for _, m := range content {
		d.line(2, "%s", m.Type)
		d.schema(3, "schema", m.Schema)
	}
}

package plan

import (
	"fmt"
	"strings"

	"github.com/bizgen/bizgen/generator/goname"
	"github.com/bizgen/bizgen/generator/model"
)

// A SecurityScheme is one that the document declares, and the client's options for it.
type SecurityScheme struct {
	Var        string // the variable that describes it: "secretKeyScheme"
	Name       string // as the document has it
	Type       string // apiKey, http, mutualTLS, oauth2, openIdConnect
	In         string // of an apiKey
	Parameter  string // of an apiKey
	HTTPScheme string // of http
	Form       CredentialForm
	Option     string   // "WithSecretKey"
	Argument   string   // what the option takes: "key", "token", "credential"
	Source     string   // the option that asks for the credential each time: "WithSecretKeySource"; "" where there is none
	Doc        []string // of Option
	SourceDoc  []string

	source source
}

// A CredentialForm says what the option of a scheme takes.
type CredentialForm int

// The forms of credentials.
const (
	CredentialText       CredentialForm = iota // one text
	CredentialBasic                            // user and password
	CredentialConnection                       // nothing: the connection is the credential
)

// Security is what operations demand: one of the alternatives, and all of it.
type Security struct {
	Var          string // the variable that holds it: "secretKeySecurity"
	Alternatives [][]SecurityRequirement
}

// A SecurityRequirement names a scheme and the scopes or roles it must grant.
type SecurityRequirement struct {
	Scheme   string
	Scopes   []string
	Declared *SecurityScheme // nil when the document does not declare it
}

// planSecurity names schemes, their options and the variables of operations, behind
// all that is exported: an option that is in the way of nobody renames nobody.
func (p *planner) planSecurity(m *model.Document) {
	p.schemes = map[*model.SecurityScheme]*SecurityScheme{}
	for _, s := range m.Security {
		planned := p.securityScheme(s)
		p.schemes[s] = planned
		p.pkg.Schemes = append(p.pkg.Schemes, planned)
	}
	p.secured = map[string]*Security{}
	p.nameSecurity(m.Operations, p.operations)
	for k, calls := range p.pairs {
		p.nameSecurity(calls, p.pairNames[k])
	}
}

func (p *planner) nameSecurity(list []*model.Operation, names []operationNames) {
	for k, op := range list {
		if len(op.Security) > 0 && !op.Left {
			names[k].security = p.security(op.Security, names[k].method)
		}
	}
}

func (p *planner) securityScheme(s *model.SecurityScheme) *SecurityScheme {
	name := goname.Exported(s.Name)
	if s.GoName != "" {
		name = goname.Component(s.GoName)
	}
	out := &SecurityScheme{
		source:     source{s.Place, s.Name, "With" + name, s.GoName != ""},
		Var:        p.names.Take(goname.Unexported(s.Name) + "Scheme"),
		Name:       s.Name,
		Type:       s.Type,
		In:         s.In,
		Parameter:  s.Parameter,
		HTTPScheme: s.HTTPScheme,
		Option:     p.names.Take("With" + name),
		Argument:   "token",
	}
	switch {
	case s.Type == "apiKey":
		out.Argument = "key"
	case s.Type == "mutualTLS":
		out.Form = CredentialConnection
	case s.Type == "http" && strings.EqualFold(s.HTTPScheme, "basic"):
		out.Form = CredentialBasic
	case s.Type == "http" && !strings.EqualFold(s.HTTPScheme, "bearer"):
		out.Argument = "credential"
	}
	if out.Form != CredentialConnection {
		out.Source = p.names.Take(out.Option + "Source")
	}
	out.document(s)
	return out
}

// security plans what an operation demands; operations that demand the same share it.
func (p *planner) security(alternatives [][]model.SecurityRequirement, method string) *Security {
	out := &Security{}
	for _, alternative := range alternatives {
		all := []SecurityRequirement{}
		for _, r := range alternative {
			all = append(all, SecurityRequirement{Scheme: r.Scheme, Scopes: r.Scopes, Declared: p.schemes[r.Declared]})
		}
		out.Alternatives = append(out.Alternatives, all)
	}
	key := fmt.Sprintf("%q", alternativesOf(out))
	if same := p.secured[key]; same != nil {
		return same
	}
	name := method
	if len(alternatives) == 1 && len(alternatives[0]) == 1 && len(alternatives[0][0].Scopes) == 0 {
		name = alternatives[0][0].Scheme
	}
	out.Var = p.names.Take(goname.Unexported(name) + "Security")
	p.secured[key] = out
	p.pkg.Secured = append(p.pkg.Secured, out)
	return out
}

// alternativesOf spells what is demanded as texts.
func alternativesOf(s *Security) (out [][][]string) {
	for _, alternative := range s.Alternatives {
		var all [][]string
		for _, r := range alternative {
			all = append(all, append([]string{r.Scheme}, r.Scopes...))
		}
		out = append(out, all)
	}
	return out
}

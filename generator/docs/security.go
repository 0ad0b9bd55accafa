package docs

import (
	"html/template"
	"strings"

	"github.com/bizgen/bizgen/generator/document"
	"github.com/bizgen/bizgen/generator/model"
)

// An alternative is a set of credentials that is enough for a call.
type alternative struct {
	Needs []need
	None  bool // nothing is needed
}

// A need is one credential.
type need struct {
	Scheme string
	How    template.HTML // where it travels
	Text   template.HTML // what the document says of it
	Roles  []role
	Scopes bool // Roles are scopes of OAuth
	ID     string
}

// A role is one that may call.
type role struct {
	Name string
	Text template.HTML
}

// security says what a call needs.
func (k *book) security(c *call) []alternative {
	var out []alternative
	for _, all := range c.Security {
		a := alternative{None: len(all) == 0}
		for _, r := range all {
			n := need{Scheme: r.Scheme, ID: "scheme." + slug(r.Scheme)}
			if r.Declared != nil {
				n.How = k.how(r.Declared)
				n.Scopes = r.Declared.Type == "oauth2" || r.Declared.Type == "openIdConnect"
				roles := k.roles(r.Declared)
				for _, name := range r.Scopes {
					n.Roles = append(n.Roles, role{name, roles[name]})
				}
			}
			a.Needs = append(a.Needs, n)
		}
		out = append(out, a)
	}
	return out
}

// how says where the credential of a scheme travels.
func (k *book) how(s *model.SecurityScheme) template.HTML {
	switch {
	case s.Type == "apiKey":
		return k.fact("scheme."+s.In, code(s.Parameter))
	case s.Type == "mutualTLS":
		return k.fact("scheme.mutualTLS")
	}
	return k.fact("scheme.header", code("Authorization: "+credentialOf(s)))
}

// credentialOf is the value of the header Authorization.
func credentialOf(s *model.SecurityScheme) string {
	switch {
	case s.Type == "http" && strings.EqualFold(s.HTTPScheme, "basic"):
		return "Basic {base64(user:password)}"
	case s.Type == "http" && !strings.EqualFold(s.HTTPScheme, "bearer"):
		return s.HTTPScheme + " {credential}"
	}
	return "Bearer {token}"
}

// roles are what a scheme's scopes mean: roles, or scopes of OAuth.
func (k *book) roles(s *model.SecurityScheme) map[string]template.HTML {
	out := map[string]template.HTML{}
	for _, f := range s.Flows {
		for _, scope := range f.Scopes {
			out[scope.Name] = k.inline(scope.Description)
		}
	}
	for _, r := range items(k.schemeNode(s).Get("x-roles")) {
		out[text(r.Get("name"))] = k.inline(text(r.Get("description")))
	}
	return out
}

func (k *book) schemeNode(s *model.SecurityScheme) *document.Node {
	return k.follow(k.tree.Root.Get("components").Get("securitySchemes").Get(s.Name))
}

// credentials are what the first alternative of a call adds to a message.
func (k *book) credentials(c *call) (headers [][2]string, query, cookies []string) {
	if len(c.Security) == 0 {
		return nil, nil, nil
	}
	for _, r := range c.Security[0] {
		s := r.Declared
		switch {
		case s == nil || s.Type == "mutualTLS":
		case s.Type == "apiKey" && s.In == "query":
			query = append(query, s.Parameter+"={key}")
		case s.Type == "apiKey" && s.In == "cookie":
			cookies = append(cookies, s.Parameter+"={key}")
		case s.Type == "apiKey":
			headers = append(headers, [2]string{s.Parameter, "{key}"})
		default:
			headers = append(headers, [2]string{"Authorization", credentialOf(s)})
		}
	}
	return headers, query, cookies
}

// A schemeView is a security scheme on the document's page.
type schemeView struct {
	ID, Name   string
	How        template.HTML
	Text       template.HTML
	Roles      []role
	Flows      []model.OAuthFlow
	Deprecated bool
}

func (k *book) schemes() []schemeView {
	var out []schemeView
	for _, s := range k.m.Security {
		v := schemeView{ID: "scheme." + slug(s.Name), Name: s.Name, How: k.how(s), Text: k.prose(s.Description), Flows: s.Flows, Deprecated: s.Deprecated}
		for _, r := range items(k.schemeNode(s).Get("x-roles")) {
			v.Roles = append(v.Roles, role{text(r.Get("name")), k.inline(text(r.Get("description")))})
		}
		out = append(out, v)
	}
	return out
}

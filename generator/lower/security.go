package lower

import (
	"fmt"
	"slices"
	"strings"

	"github.com/bizgen/bizgen/generator/document"
	"github.com/bizgen/bizgen/generator/model"
)

// securitySchemes lowers those that the document declares, in its order. One that
// cannot be read stands for no way to send a credential: what asks for it stays
// secured.
func (l *lowerer) securitySchemes(root *document.Node) {
	l.schemes = map[string]*model.SecurityScheme{}
	for _, m := range members(root.Get("components").Get("securitySchemes")) {
		l.declare(m.Key, l.securityScheme(m.Key, m.KeyPosition, m.Value))
	}
}

// declare keeps a scheme under what requirements call it.
func (l *lowerer) declare(called string, s *model.SecurityScheme) {
	if l.schemes[called] = s; s != nil {
		l.security = append(l.security, s)
	}
}

func (l *lowerer) securityScheme(name string, at document.Position, ref *document.Node) *model.SecurityScheme {
	n := l.follow(ref)
	if n == nil {
		return nil
	}
	s := &model.SecurityScheme{
		Name:             name,
		GoName:           text(n.Get("x-go-name")),
		Type:             text(n.Get("type")),
		BearerFormat:     text(n.Get("bearerFormat")),
		MetadataURL:      text(n.Get("oauth2MetadataUrl")),
		OpenIDConnectURL: text(n.Get("openIdConnectUrl")),
		Description:      text(n.Get("description")),
		Deprecated:       truth(n.Get("deprecated")),
		Place:            place(at),
	}
	if d := ref.Get("description"); d != nil && l.doc.Dialect != document.OpenAPI30 {
		s.Description = text(d) // beside $ref it is the one that counts
	}
	if l.readType(s, n) {
		return s
	}
	return nil
}

// readType reads what belongs to the type of a scheme; false when the scheme does
// not say how a credential is sent.
func (l *lowerer) readType(s *model.SecurityScheme, n *document.Node) bool {
	switch s.Type {
	case "apiKey":
		s.In, s.Parameter = text(n.Get("in")), text(n.Get("name"))
		return l.oneOf(s, n, "in", "query", "header", "cookie") && (s.In == "query" && s.Parameter != "" || l.token(s, n, "name"))
	case "http":
		s.HTTPScheme = text(n.Get("scheme"))
		return l.token(s, n, "scheme")
	case "oauth2":
		s.Flows = flows(n.Get("flows"))
	}
	return l.oneOf(s, n, "type", "apiKey", "http", "mutualTLS", "oauth2", "openIdConnect")
}

// oneOf checks a member of a scheme that has few values.
func (l *lowerer) oneOf(s *model.SecurityScheme, n *document.Node, member string, values ...string) bool {
	have := text(n.Get(member))
	if slices.Contains(values, have) {
		return true
	}
	l.unsendable(s, n, member, fmt.Sprintf("want one of %s, have %q", strings.Join(values, ", "), have))
	return false
}

// token checks a member that stands in a header where RFC 9110, section 5.6.2 wants
// a token.
func (l *lowerer) token(s *model.SecurityScheme, n *document.Node, member string) bool {
	have := text(n.Get(member))
	valid := func(r rune) bool {
		return r > ' ' && r < 0x7F && !strings.ContainsRune("\"(),/:;<=>?@[\\]{}", r)
	}
	if have != "" && strings.IndexFunc(have, func(r rune) bool { return !valid(r) }) < 0 {
		return true
	}
	l.unsendable(s, n, member, fmt.Sprintf("want letters, digits and hyphens, have %q", have))
	return false
}

// unsendable reports why nothing can be sent for a scheme; with --lenient, what asks
// for the scheme stays secured.
func (l *lowerer) unsendable(s *model.SecurityScheme, n *document.Node, member, why string) {
	at := n.Position
	if m := n.Member(member); m != nil {
		at = m.Value.Position
	}
	message := fmt.Sprintf("security scheme %q: %s: %s", s.Name, member, why)
	if l.doc.Lenient() {
		l.warnf(at, "%s; no credential can be sent for it", message)
		return
	}
	l.errorf(at, "%s", message)
}

func flows(n *document.Node) []model.OAuthFlow {
	var out []model.OAuthFlow
	for _, m := range members(n) {
		if strings.HasPrefix(m.Key, "x-") {
			continue
		}
		f := model.OAuthFlow{
			Kind:                   m.Key,
			AuthorizationURL:       text(m.Value.Get("authorizationUrl")),
			DeviceAuthorizationURL: text(m.Value.Get("deviceAuthorizationUrl")),
			TokenURL:               text(m.Value.Get("tokenUrl")),
			RefreshURL:             text(m.Value.Get("refreshUrl")),
		}
		for _, scope := range members(m.Value.Get("scopes")) {
			f.Scopes = append(f.Scopes, model.Scope{Name: scope.Key, Description: text(scope.Value)})
		}
		out = append(out, f)
	}
	return out
}

// requirements lowers a list of alternatives. Scopes may stand beside any scheme:
// roles, since OpenAPI 3.1.
func (l *lowerer) requirements(n *document.Node) [][]model.SecurityRequirement {
	var out [][]model.SecurityRequirement
	for _, alternative := range items(n) {
		all := []model.SecurityRequirement{}
		for _, m := range alternative.Members {
			r := model.SecurityRequirement{Scheme: m.Key, Declared: l.declared(alternative, m)}
			for _, scope := range items(m.Value) {
				r.Scopes = append(r.Scopes, text(scope))
			}
			all = append(all, r)
		}
		out = append(out, all)
	}
	return out
}

// declared returns the scheme that a requirement names; since OpenAPI 3.2 it may do
// so by a URI.
func (l *lowerer) declared(alternative *document.Node, m document.Member) *model.SecurityScheme {
	s, known := l.schemes[m.Key]
	if known || l.doc.Version < "3.2" {
		return s
	}
	n, problem := l.doc.Resolve(alternative, m.Key)
	if problem != nil {
		return nil // said when the document was read
	}
	l.declare(m.Key, l.securityScheme(m.Key[strings.LastIndexByte(m.Key, '/')+1:], m.KeyPosition, n))
	return l.schemes[m.Key]
}

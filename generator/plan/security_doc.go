package plan

import (
	"strings"

	"github.com/bizgen/bizgen/generator/model"
)

// document writes the comments of a scheme's options.
func (s *SecurityScheme) document(m *model.SecurityScheme) {
	text := s.Option + " sends " + s.sends() + " to the operations that ask for " + s.Name + "."
	if s.Form == CredentialConnection {
		text = s.Option + " says that the client of [runtime.WithHTTPClient] presents a certificate, which the operations that ask for " + s.Name + " want."
	}
	if m.BearerFormat != "" {
		text += " Format: " + m.BearerFormat + "."
	}
	s.Doc = comment("", text)
	if m.Description != "" {
		s.Doc = append(append(s.Doc, ""), comment("", m.Description)...)
	}
	if lines := origin(m); len(lines) > 0 {
		s.Doc = append(append(s.Doc, ""), lines...)
	}
	if s.Source != "" {
		s.SourceDoc = s.documentSource()
	}
	if m.Deprecated {
		deprecated := append([]string{""}, comment("", "Deprecated: the document marks "+s.Name+" as deprecated.")...)
		s.Doc = append(s.Doc, deprecated...)
		s.SourceDoc = append(s.SourceDoc, deprecated...)
	}
}

func (s *SecurityScheme) documentSource() []string {
	text := s.Source + " is [" + s.Option + "] for a credential that changes: source is asked before each request."
	if s.Form == CredentialBasic {
		text += " It returns \"user:password\"."
	}
	return comment("", text)
}

// sends says what goes where.
func (s *SecurityScheme) sends() string {
	switch {
	case s.Form == CredentialBasic:
		return "\"Authorization: Basic {user:password}\", encoded,"
	case s.Type == "apiKey" && s.In == "query":
		return "key as the query parameter " + s.Parameter
	case s.Type == "apiKey":
		return "key as the " + s.In + " " + s.Parameter
	case s.Argument == "token":
		return "\"Authorization: Bearer {token}\""
	}
	return "\"Authorization: " + s.HTTPScheme + " {credential}\""
}

// origin tells where tokens come from, and what they can be asked for.
func origin(m *model.SecurityScheme) []string {
	var lines []string
	if m.OpenIDConnectURL != "" {
		lines = append(lines, "OpenID Connect: "+m.OpenIDConnectURL)
	}
	if m.MetadataURL != "" {
		lines = append(lines, "OAuth 2: "+m.MetadataURL)
	}
	for _, f := range m.Flows {
		line := "OAuth 2 " + f.Kind
		for _, at := range []string{f.AuthorizationURL, f.DeviceAuthorizationURL, f.TokenURL} {
			if at != "" {
				line += " " + at
			}
		}
		var scopes []string
		for _, scope := range f.Scopes {
			scopes = append(scopes, scope.Name)
		}
		if len(scopes) > 0 {
			line += ", scopes: " + strings.Join(scopes, ", ")
		}
		lines = append(lines, line)
	}
	if len(lines) == 0 {
		return nil
	}
	return comment("", strings.Join(lines, "\n"))
}

package runtime

import (
	"context"
	"net/http"
)

// A SecurityScheme is how a credential travels: a Security Scheme Object of the
// document, as far as requests show it.
type SecurityScheme struct {
	Name       string       // in components/securitySchemes
	Type       SecurityType // what kind of scheme it is
	In         ParamIn      // of an API key: query, header or cookie
	Parameter  string       // of an API key: the name of that parameter, header or cookie
	HTTPScheme string       // of SecurityHTTP: the authentication scheme of RFC 9110: "basic", "bearer", "KakaoAK"
	Option     string       // the generated option that gives a client the credential
}

// SecurityType is the type of a security scheme, as OpenAPI calls it.
type SecurityType string

// The types of security schemes. Tokens of OAuth 2 and of OpenID Connect travel as
// bearer tokens (RFC 6750).
const (
	SecurityAPIKey        SecurityType = "apiKey"
	SecurityHTTP          SecurityType = "http"
	SecurityMutualTLS     SecurityType = "mutualTLS"
	SecurityOAuth2        SecurityType = "oauth2"
	SecurityOpenIDConnect SecurityType = "openIdConnect"
)

// A SecurityRequirement names a security scheme of the document, and the scopes
// or roles it must grant.
type SecurityRequirement struct {
	Scheme   string
	Scopes   []string
	Declared *SecurityScheme // nil when the document names the scheme without declaring it
}

// A SecurityHandler decides who may call what. [SecurityByScheme] is one that asks
// a function for each scheme.
type SecurityHandler interface {
	// Authorize is called before anything else is read from the request. One of
	// the alternatives must hold, and all requirements within it; an alternative
	// without requirements lets everybody in. The context it returns is the
	// handler's. An error answers 401, or what it is itself if it is a [*Problem];
	// 401 is answered with the challenges of the alternatives, unless the problem
	// brings its own.
	Authorize(ctx context.Context, r *http.Request, alternatives [][]SecurityRequirement) (context.Context, error)
}

// SecurityFunc is a function as a [SecurityHandler].
type SecurityFunc func(ctx context.Context, r *http.Request, alternatives [][]SecurityRequirement) (context.Context, error)

// Authorize calls f.
func (f SecurityFunc) Authorize(ctx context.Context, r *http.Request, alternatives [][]SecurityRequirement) (context.Context, error) {
	return f(ctx, r, alternatives)
}

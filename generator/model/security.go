package model

// A SecurityScheme says how a credential travels.
type SecurityScheme struct {
	Name             string // in components/securitySchemes
	GoName           string // x-go-name
	Type             string // apiKey, http, mutualTLS, oauth2, openIdConnect
	In               string // of an apiKey: query, header, cookie
	Parameter        string // of an apiKey: the name of the parameter, header or cookie
	HTTPScheme       string // of http: the authentication scheme of RFC 9110, as written
	BearerFormat     string
	Flows            []OAuthFlow
	MetadataURL      string // of oauth2: oauth2MetadataUrl
	OpenIDConnectURL string
	Description      string
	Deprecated       bool
	Place            Place
}

// An OAuthFlow is a way to a token of an oauth2 scheme.
type OAuthFlow struct {
	Kind                   string // authorizationCode, clientCredentials, deviceAuthorization, implicit, password
	AuthorizationURL       string
	DeviceAuthorizationURL string
	TokenURL               string
	RefreshURL             string
	Scopes                 []Scope
}

// A Scope is one that a flow can grant.
type Scope struct {
	Name        string
	Description string
}

// A SecurityRequirement names a scheme and its scopes or roles.
type SecurityRequirement struct {
	Scheme   string
	Scopes   []string
	Declared *SecurityScheme // nil when the document does not declare it
}

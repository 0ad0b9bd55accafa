package model

// A Server is where operations are served, as a URL that may have variables.
type Server struct {
	URL         string // "https://{region}.example.com/v1"; maybe relative to the document
	Name        string // OpenAPI 3.2
	Description string
	Variables   []ServerVariable // those that stand in the URL, in its order
	Place       Place
}

// A ServerVariable is a hole in a server's URL.
type ServerVariable struct {
	Name        string
	Default     string
	Enum        []string // nil allows every value
	Description string
}

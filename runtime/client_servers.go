package runtime

import (
	"fmt"
	"net/url"
	"slices"
	"strings"
)

// A ServerVariable fills a hole of a server's URL.
type ServerVariable struct {
	Name    string
	Value   string // "" stands for Default
	Default string
	Enum    []string // nil allows every value
}

// ServerURL fills the variables of a server's URL in (OpenAPI, Server Object). A
// value that is not in the enum is an error, and so is a result that is no URL.
func ServerURL(template string, variables ...ServerVariable) (string, error) {
	for _, v := range variables {
		value := v.Value
		if value == "" {
			value = v.Default
		}
		if v.Enum != nil && !slices.Contains(v.Enum, value) {
			return "", fmt.Errorf("server variable %s: %q is none of %s", v.Name, value, strings.Join(v.Enum, ", "))
		}
		template = strings.ReplaceAll(template, "{"+v.Name+"}", value)
	}
	if _, err := url.Parse(template); err != nil {
		return "", err
	}
	return template, nil
}

// ClientOptions are several options as one.
func ClientOptions(options ...ClientOption) ClientOption {
	return func(c *clientConfig) {
		for _, option := range options {
			option(c)
		}
	}
}

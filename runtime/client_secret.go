package runtime

import (
	"errors"
	"net/url"
	"strings"
)

// withoutValues has an error of package net/http name the template of the URL in
// place of the URL, since parameters may be secret and errors are logged.
func (r *Request) withoutValues(err error) error {
	if e, ok := errors.AsType[*url.Error](err); ok {
		e.URL = withoutCredentials(r.client.target(r.operation, r.path))
	}
	return err
}

// withoutCredentials returns a URL without user, password and query.
func withoutCredentials(target string) string {
	target, _, _ = strings.Cut(target, "?")
	scheme, rest, _ := strings.Cut(target, "://")
	host, path, _ := strings.Cut(rest, "/")
	if k := strings.LastIndexByte(host, '@'); k >= 0 {
		host = host[k+1:]
	}
	return scheme + "://" + host + "/" + path
}

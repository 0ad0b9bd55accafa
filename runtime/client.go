package runtime

import (
	"context"
	"errors"
	"net/http"
	"net/url"
	"strings"
)

// A Client sends the requests of generated clients, which are thin over one. It
// is safe for concurrent use.
type Client struct {
	base     string // without the slash at its end
	config   clientConfig
	http     *http.Client
	straight *http.Client // does not follow redirects
}

// NewClient returns a client of the service at baseURL, "https://api.example.com/v1".
func NewClient(baseURL string, opts ...ClientOption) (*Client, error) {
	config := newClientConfig(opts)
	base, err := serverURL(baseURL)
	if err = errors.Join(err, config.err); err != nil {
		return nil, err
	}
	h := http.Client{}
	if config.http != nil {
		h = *config.http
	}
	if len(config.middleware) > 0 {
		next := h.Transport
		if next == nil {
			next = http.DefaultTransport
		}
		for i := len(config.middleware) - 1; i >= 0; i-- {
			next = config.middleware[i](next)
		}
		h.Transport = next
	}
	h.CheckRedirect = confine(h.CheckRedirect)
	straight := h
	straight.CheckRedirect = func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	return &Client{base: base, config: config, http: &h, straight: &straight}, nil
}

// absoluteURL checks that text is the URL of a service, and returns it without
// the slash at its end.
func absoluteURL(text string) (string, error) {
	u, err := url.Parse(text)
	switch {
	case err != nil:
		return "", err
	case u.Scheme != "http" && u.Scheme != "https" || u.Host == "":
		return "", errors.New("want an absolute http or https URL, have " + u.Redacted())
	case u.Fragment != "":
		return "", errors.New("want a URL without a fragment, have " + u.Redacted())
	}
	return text, nil
}

// serverURL checks a URL that paths are put behind.
func serverURL(text string) (string, error) {
	text, err := absoluteURL(text)
	if err == nil && strings.Contains(text, "?") {
		err = errors.New("want a URL without a query")
	}
	return strings.TrimRight(text, "/"), err
}

// Begin starts a request of an operation.
func (c *Client) Begin(ctx context.Context, operation, method, path string) *Request {
	r := &Request{client: c, ctx: ctx, operation: operation, method: method, path: path}
	r.out.header = http.Header{}
	r.out.check = c.config.validate
	r.out.found.how = c.config.how.in(InRequest)
	return r
}

// target returns the URL template of an operation.
func (c *Client) target(operation, path string) string {
	if full := c.config.urls[operation]; full != "" {
		return full
	}
	if base := c.config.bases[operation]; base != "" {
		return base + path
	}
	return c.base + path
}

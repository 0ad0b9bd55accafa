package runtime

import (
	"errors"
	"fmt"
	"net/http"
)

// A ClientOption changes how a client behaves.
type ClientOption func(*clientConfig)

type clientConfig struct {
	http       *http.Client
	middleware []func(http.RoundTripper) http.RoundTripper
	editors    []func(*http.Request) error
	header     http.Header
	max        int64
	attempts   int
	urls       map[string]string
	bases      map[string]string
	validate   bool
	how        Reading
	held       map[*SecurityScheme]CredentialSource
	elsewhere  bool // something else than the client authenticates
	err        error
}

// DefaultMaxResponseBytes is the size of a response body that a client reads at most.
const DefaultMaxResponseBytes = 16 << 20

func newClientConfig(opts []ClientOption) clientConfig {
	c := clientConfig{
		header: http.Header{}, max: DefaultMaxResponseBytes, attempts: 1, validate: true,
		urls: map[string]string{}, bases: map[string]string{}, held: map[*SecurityScheme]CredentialSource{},
	}
	for _, opt := range opts {
		if opt != nil {
			opt(&c)
		}
	}
	return c
}

func (c *clientConfig) fail(err error) { c.err = errors.Join(c.err, err) }

// WithHTTPClient sends requests through h. It is copied; h itself is not changed.
func WithHTTPClient(h *http.Client) ClientOption { return func(c *clientConfig) { c.http = h } }

// WithRoundTripper wraps the transport; the first one given is the outermost.
func WithRoundTripper(m ...func(http.RoundTripper) http.RoundTripper) ClientOption {
	return func(c *clientConfig) { c.middleware = append(c.middleware, m...) }
}

// WithRequestEditor has f change every request before it is sent, each attempt
// anew, with the credentials in it. An error of f is the operation's.
func WithRequestEditor(f func(*http.Request) error) ClientOption {
	return func(c *clientConfig) { c.editors = append(c.editors, f) }
}

// WithHeader sends a header with every request; a parameter of that name wins, and
// so does a credential. It is not for credentials: it goes to every operation, and
// with redirects to other hosts. Generated packages have an option for each security
// scheme.
func WithHeader(name, value string) ClientOption {
	return func(c *clientConfig) { c.header.Add(name, value) }
}

// WithUserAgent names the program that calls.
func WithUserAgent(name string) ClientOption {
	return func(c *clientConfig) { c.header.Set("User-Agent", name) }
}

// WithMaxResponseBytes limits the bodies that are read as a whole, and each item of
// a sequence; streams as such are not limited. The default is [DefaultMaxResponseBytes].
func WithMaxResponseBytes(n int64) ClientOption {
	return func(c *clientConfig) {
		if n <= 0 {
			c.fail(errors.New("WithMaxResponseBytes: want a positive number"))
		}
		c.max = n
	}
}

// WithMaxErrorViolations sets how many violations of a request, or of a response,
// an error lists at most; the default is [MaxViolations].
func WithMaxErrorViolations(n int) ClientOption {
	return func(c *clientConfig) {
		if n <= 0 {
			c.fail(errors.New("WithMaxErrorViolations: want a positive number"))
		}
		c.how.MaxViolations = n
	}
}

// WithRetry sends a request up to attempts times when the network fails or the
// answer is 502, 503 or 504, and only if its method is idempotent and its body is
// no stream. Between attempts it waits longer each time, or as long as
// Retry-After says.
func WithRetry(attempts int) ClientOption {
	return func(c *clientConfig) {
		if attempts < 1 {
			c.fail(errors.New("WithRetry: want at least one attempt"))
		}
		c.attempts = attempts
	}
}

// WithOperationURL sends one operation to a URL of its own, in place of the
// server and the path: Kakao's plugins are registered one URL an API. Parameters
// of the path may stand in it as they do in the document, "{id}", and a query,
// which those of the operation follow.
func WithOperationURL(operationID, url string) ClientOption {
	return func(c *clientConfig) { c.setURL("WithOperationURL", c.urls, operationID, url, absoluteURL) }
}

// WithOperationBaseURL sends one operation to another server; its path stays.
func WithOperationBaseURL(operationID, url string) ClientOption {
	return func(c *clientConfig) { c.setURL("WithOperationBaseURL", c.bases, operationID, url, serverURL) }
}

func (c *clientConfig) setURL(option string, to map[string]string, operation, url string, check func(string) (string, error)) {
	url, err := check(url)
	if err != nil {
		c.fail(fmt.Errorf("%s %s: %w", option, operation, err))
		return
	}
	to[operation] = url
}

// WithRequestValidation says whether parameters and bodies are validated before
// they are sent. By default they are, and what the document does not allow is
// not sent.
func WithRequestValidation(on bool) ClientOption {
	return func(c *clientConfig) { c.validate = on }
}

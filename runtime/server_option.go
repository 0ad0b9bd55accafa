package runtime

import (
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"strings"
)

// A ServerOption changes how a server behaves.
type ServerOption func(*serverConfig)

type serverConfig struct {
	paths        map[string]string // by operation, in place of the document's
	next         http.Handler      // answers what is not found
	errorHandler func(w http.ResponseWriter, r *http.Request, p *Problem)
	message      func(Violation) string
	maxBody      int64
	how          Reading
	maxItem      int64
	validation   ResponseValidation
	logger       *slog.Logger
	basePath     string
	security     SecurityHandler
	middleware   []func(http.Handler) http.Handler
	err          error
}

// DefaultMaxBodyBytes is the size of a request body that a server reads at most.
const DefaultMaxBodyBytes = 4 << 20

// DefaultMaxItemBytes is what a server holds in memory of a body that comes in pieces.
const DefaultMaxItemBytes = 4 << 20

func newServerConfig(opts []ServerOption) serverConfig {
	c := serverConfig{maxBody: DefaultMaxBodyBytes, maxItem: DefaultMaxItemBytes, validation: ValidationLog}
	for _, opt := range opts {
		if opt != nil {
			opt(&c)
		}
	}
	return c
}

func (c *serverConfig) log() *slog.Logger {
	if c.logger != nil {
		return c.logger
	}
	return slog.Default()
}

// ResponseValidation says what a server does about its own answers.
type ResponseValidation int

// The modes of response validation.
const (
	ValidationOff     ResponseValidation = iota // send what the handler returned
	ValidationLog                               // send it, and log what the document does not allow
	ValidationEnforce                           // answer 500 instead
)

// WithErrorHandler has f answer every error of the HTTP layer in place of the
// body of RFC 9457: f writes header, status and body. Kakao's plugins, for one,
// are answered 200 with a status in the body.
func WithErrorHandler(f func(w http.ResponseWriter, r *http.Request, p *Problem)) ServerOption {
	return func(c *serverConfig) { c.errorHandler = f }
}

// WithMessages words violations. Without it they are worded in the caller's
// language, Korean or English, by Accept-Language.
func WithMessages(f func(Violation) string) ServerOption {
	return func(c *serverConfig) { c.message = f }
}

// WithOperationPath serves one operation at a path of its own in place of the
// document's: Kakao's plugins are registered one URL an API. The parameters of the
// path stand in it as they do in the document, in the same order.
func WithOperationPath(operationID, path string) ServerOption {
	return func(c *serverConfig) {
		if !strings.HasPrefix(path, "/") {
			c.err = fmt.Errorf("WithOperationPath %s: want a path that starts with /, have %q", operationID, path)
		}
		if c.paths == nil {
			c.paths = map[string]string{}
		}
		c.paths[operationID] = path
	}
}

// WithNotFound has next answer the paths that the document does not have, in place
// of 404: another generated server, for one.
func WithNotFound(next http.Handler) ServerOption {
	return func(c *serverConfig) { c.next = next }
}

// WithMaxBodyBytes limits request bodies, streams too; a longer one is answered
// 413. The default is [DefaultMaxBodyBytes].
func WithMaxBodyBytes(n int64) ServerOption {
	return func(c *serverConfig) {
		if n <= 0 {
			c.err = errors.New("WithMaxBodyBytes: want a positive number")
		}
		c.maxBody = n
	}
}

// WithMaxViolations sets how many violations of a request, and of an answer, are
// listed at most; the default is [MaxViolations]. What is answered stops at 400 KB
// of them besides.
func WithMaxViolations(n int) ServerOption {
	return func(c *serverConfig) {
		if n <= 0 {
			c.err = errors.New("WithMaxViolations: want a positive number")
		}
		c.how.MaxViolations = n
	}
}

// WithMaxItemBytes limits what is held in memory of a body that comes in pieces: one
// item of a sequence, the texts of a multipart body together. The default is [DefaultMaxItemBytes]; the whole body is still
// limited by [WithMaxBodyBytes].
func WithMaxItemBytes(n int64) ServerOption {
	return func(c *serverConfig) {
		if n <= 0 {
			c.err = errors.New("WithMaxItemBytes: want a positive number")
		}
		c.maxItem = n
	}
}

// WithResponseValidation chooses what is done about answers that the document
// does not allow. The default is [ValidationLog].
func WithResponseValidation(mode ResponseValidation) ServerOption {
	return func(c *serverConfig) { c.validation = mode }
}

// WithLogger replaces [slog.Default].
func WithLogger(l *slog.Logger) ServerOption { return func(c *serverConfig) { c.logger = l } }

// WithBasePath serves every operation below a path, "/v1".
func WithBasePath(path string) ServerOption {
	return func(c *serverConfig) {
		c.basePath = ""
		if path = strings.Trim(path, "/"); path != "" {
			c.basePath = "/" + path
		}
	}
}

// WithSecurity has h decide who may call secured operations; without it they
// answer 401.
func WithSecurity(h SecurityHandler) ServerOption {
	return func(c *serverConfig) { c.security = h }
}

// WithMiddleware wraps the server; the first one given is the outermost.
func WithMiddleware(m ...func(http.Handler) http.Handler) ServerOption {
	return func(c *serverConfig) { c.middleware = append(c.middleware, m...) }
}

package runtime

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"runtime/debug"
)

// A Call is one request while generated code serves it. It is used again for
// another request as soon as the function that was given it returns.
type Call struct {
	input
	out       output
	server    *Server
	endpoint  *Endpoint
	twin      int // endpoint of the same method and path; -1 without one
	w         http.ResponseWriter
	r         *http.Request
	ctx       context.Context // what security returned; nil stands for the request's
	buf       []byte
	upload    upload
	problem   *Problem // what no parameter or body can make good
	started   bool     // the answer has begun
	streaming bool     // the body is read while the answer is written
}

// keepBytes is the size up to which a call's buffer is kept for the next one.
const keepBytes = 1 << 20

func (c *Call) source() *input { return &c.input }

func (c *Call) sink() *output {
	c.out.header = c.w.Header()
	c.out.check = c.server.config.validation != ValidationOff
	return &c.out
}

// Context returns the handler's context.
func (c *Call) Context() context.Context {
	if c.ctx != nil {
		return c.ctx
	}
	return c.r.Context()
}

// Request returns the request.
func (c *Call) Request() *http.Request { return c.r }

// end answers for a handler that panicked, and makes the call ready for the next request.
func (c *Call) end() {
	c.upload.remove()
	if v := recover(); v != nil {
		c.recovered(v)
		return // whoever panicked may still hold the call
	}
	c.input.reset()
	c.out.found.forget()
	c.out.header = nil
	c.w, c.r, c.ctx, c.endpoint, c.problem, c.started, c.streaming = nil, nil, nil, nil, nil, false, false
	if cap(c.buf) > keepBytes {
		c.buf = nil
	}
	c.server.calls.Put(c)
}

func (c *Call) recovered(v any) {
	if v == http.ErrAbortHandler {
		panic(v)
	}
	c.server.config.log().LogAttrs(c.r.Context(), slog.LevelError, "panic in a handler",
		c.operation(), slog.Any("panic", v), slog.String("stack", string(debug.Stack())))
	if c.started {
		panic(http.ErrAbortHandler) // half an answer must not look like a whole one
	}
	p := NewProblem(http.StatusInternalServerError, "")
	p.Err = fmt.Errorf("panic: %v", v)
	c.fail(p)
}

func (c *Call) operation() slog.Attr {
	if c.endpoint == nil {
		return slog.String("operation", "")
	}
	return slog.String("operation", c.endpoint.ID)
}

// authorize tells whether the call may go on; if not, it has been answered.
func (c *Call) authorize() bool {
	alternatives := c.endpoint.Security
	if len(alternatives) == 0 {
		return true
	}
	h := c.server.config.security
	if h == nil {
		for _, all := range alternatives {
			if len(all) == 0 {
				return true
			}
		}
		c.fail(NewProblem(http.StatusUnauthorized, ""))
		return false
	}
	ctx, err := h.Authorize(c.r.Context(), c.r, alternatives)
	if err == nil {
		c.ctx = ctx
		return true
	}
	p, ok := errors.AsType[*Problem](err)
	if !ok {
		p = NewProblem(http.StatusUnauthorized, "")
		p.Err = err
	}
	c.fail(p)
	return false
}

// Refused tells whether the request is not what the document allows; it has then
// been answered, with everything that was found.
func (c *Call) Refused() bool {
	if c.problem == nil && len(c.found.Violations) == 0 {
		return false
	}
	if c.passes() {
		c.pass()
		return true
	}
	p := c.problem
	if p == nil {
		p = NewProblem(http.StatusBadRequest, "the request is not what the document allows")
		p.Violations, p.Truncated = c.found.Violations, c.found.Truncated
		p.Err = &Error{Violations: p.Violations, Truncated: p.Truncated}
	}
	c.fail(p)
	return true
}

// ErrNotImplemented is what generated UnimplementedHandlers return; it answers 501.
var ErrNotImplemented = errors.New("bizgen: operation is not implemented")

// ErrNilHandler is what generated NewServer functions return for no handler.
var ErrNilHandler = errors.New("bizgen: nil handler")

// Fail answers for an error that the document does not describe: a [*Problem] as
// it is, [ErrNotImplemented] with 501, a body beyond the limit with 413, and
// anything else with 500, logged and not told.
func (c *Call) Fail(err error) {
	var large *http.MaxBytesError
	p, ok := errors.AsType[*Problem](err)
	switch {
	case ok && p.Status >= 400 && p.Status < 600:
	case errors.Is(err, ErrNotImplemented):
		p = NewProblem(http.StatusNotImplemented, "")
	case errors.As(err, &large):
		p = NewProblem(http.StatusRequestEntityTooLarge, "")
	default:
		p = NewProblem(http.StatusInternalServerError, "")
		ok = false
		c.logError("the handler failed", err)
	}
	if !ok {
		p.Err = err
	}
	c.fail(p)
}

func (c *Call) logError(what string, err error) {
	level := slog.LevelError
	if c.r.Context().Err() != nil {
		level = slog.LevelDebug // the caller has gone; there is nobody to fail
	}
	c.server.config.log().LogAttrs(c.r.Context(), level, what, c.operation(), slog.Any("error", err))
}

// broken answers 500 for something that is the server's own fault.
func (c *Call) broken(what string, err error) {
	c.logError(what, err)
	p := NewProblem(http.StatusInternalServerError, "")
	p.Err = err
	c.fail(p)
}

// fail answers with p.
func (c *Call) fail(p *Problem) {
	if c.started {
		return
	}
	c.started = true
	if c.endpoint != nil {
		p = p.challenged(c.endpoint.Security)
	}
	h := c.w.Header()
	for name, values := range p.Header {
		h[name] = values
	}
	if f := c.server.config.errorHandler; f != nil {
		f(c.w, c.r, p)
		return
	}
	message := c.server.config.message
	if message == nil {
		message = InLanguage(c.r.Header.Get("Accept-Language"))
	}
	c.buf = p.AppendJSON(c.buf[:0], message)
	c.send(p.Status, "application/problem+json", c.buf)
}

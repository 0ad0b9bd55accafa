package runtime

import (
	"errors"
	"io"
	"log/slog"
	"net/http"
	"strconv"
	"strings"
)

// RespondJSON answers with v as JSON, after looking at what is written as the
// server's [ResponseValidation] demands. P is a pointer: by it, not by what it points
// to, the code of all types is one.
func RespondJSON[P any](c *Call, status int, mediaType string, v P, appendJSON func(P, []byte) ([]byte, error), validate func([]byte, Reading) error) {
	respondBody(c, status, mediaType, nil, v, appendJSON, validate)
}

// RespondForm is [RespondJSON] of a form.
func RespondForm[P any](c *Call, status int, mediaType string, form *Form, v P, appendJSON func(P, []byte) ([]byte, error), validate func([]byte, Reading) error) {
	respondBody(c, status, mediaType, form, v, appendJSON, validate)
}

func respondBody[P any](c *Call, status int, mediaType string, form *Form, v P, appendJSON func(P, []byte) ([]byte, error), validate func([]byte, Reading) error) {
	if none(v) {
		c.NoResult()
		return
	}
	if c.wrongHeaders() {
		return
	}
	buf, err := appendJSON(v, c.buf[:0])
	if err != nil {
		c.broken("the handler's result cannot be written", err)
		return
	}
	c.buf = buf
	if c.server.config.validation != ValidationOff && validate != nil {
		if err := validate(buf, c.out.found.how); err != nil && c.undocumented(err) {
			return
		}
	}
	if form != nil {
		if buf, err = form.encode(buf, c.out.found.how, nil); err != nil {
			c.broken("the handler's result cannot be written as a form", err)
			return
		}
	}
	c.started = true
	c.send(status, mediaType, buf)
}

// Respond answers without a body.
func (c *Call) Respond(status int) {
	if c.wrongHeaders() {
		return
	}
	c.started = true
	if status != http.StatusNoContent && status != http.StatusNotModified && status >= 200 && c.r.Method != http.MethodHead {
		c.w.Header()["Content-Length"] = zeroLength
	}
	c.w.WriteHeader(status)
}

// RespondStream answers with what body holds, and closes it if it can be closed.
// Without a contentType the documented media type is sent.
func (c *Call) RespondStream(status int, mediaType, contentType string, body io.Reader) {
	if body == nil {
		c.NoResult()
		return
	}
	if closer, ok := body.(io.Closer); ok {
		defer closer.Close()
	}
	if contentType == "" {
		contentType = concreteType(mediaType)
	} else if !mediaMatches(contentType, mediaType) {
		err := errors.New("content type " + strconv.Quote(contentType) + ", documented is " + mediaType)
		if c.server.config.validation != ValidationOff && c.undocumented(err) {
			return
		}
	}
	if c.wrongHeaders() {
		return
	}
	c.started = true
	c.w.Header()["Content-Type"] = []string{contentType}
	c.w.WriteHeader(status)
	if c.r.Method == http.MethodHead {
		return
	}
	if _, err := io.Copy(c.w, body); err != nil {
		c.logError("a stream broke off", err)
		panic(http.ErrAbortHandler) // the only way to tell the client that the rest is missing
	}
}

// Failed tells whether err is, or wraps, a documented error, and has it respond then.
func Failed[E error](c *Call, err error, status int, respond func(E, *Call, int)) bool {
	e, ok := errors.AsType[E](err)
	if ok {
		respond(e, c, status)
	}
	return ok
}

// NoResult answers 500 for a handler that returned neither a result nor an error.
func (c *Call) NoResult() {
	c.broken("the handler failed", errors.New("it returned no result and no error, or a result without its body"))
}

// Status returns the status that a handler chose for a response documented as
// "default" or as a range, "4XX". Zero stands for otherwise.
func (c *Call) Status(chosen int, documented string, otherwise int) int {
	if chosen == 0 {
		return otherwise
	}
	first, last := 200, 599
	if documented != "default" {
		first = int(documented[0]-'0') * 100
		last = first + 99
	}
	if chosen < first || chosen > last {
		c.logError("the handler chose a status", errors.New(strconv.Itoa(chosen)+" is not within "+documented))
		return http.StatusInternalServerError
	}
	return chosen
}

// undocumented deals with an answer that the document does not allow; it tells
// whether it has answered instead. What it logs holds no value of the answer.
func (c *Call) undocumented(err error) bool {
	if c.server.config.validation == ValidationEnforce {
		c.broken("the handler's result is not what the document allows", err)
		return true
	}
	attrs := []slog.Attr{c.operation()}
	if list, ok := errors.AsType[*Error](err); ok {
		var places []string
		for _, v := range list.Violations {
			places = append(places, v.Pointer+" "+v.Keyword)
		}
		attrs = append(attrs, slog.Any("violations", places))
	} else {
		attrs = append(attrs, slog.Any("error", err))
	}
	c.server.config.log().LogAttrs(c.r.Context(), slog.LevelWarn, "an answer is not what the document allows", attrs...)
	return false
}

// wrongHeaders deals with response headers that could not be written as the
// document wants them.
func (c *Call) wrongHeaders() bool {
	err := c.out.found.error()
	if err == nil {
		return false
	}
	c.out.found.forget()
	return c.server.config.validation != ValidationOff && c.undocumented(err)
}

// Header values that are set over and over; net/http only reads them.
var (
	jsonTypeValue = []string{jsonType}
	zeroLength    = []string{"0"}
)

// smallBody is the size below which net/http works Content-Length out by itself.
const smallBody = 2048

func (c *Call) send(status int, mediaType string, body []byte) {
	h := c.w.Header()
	if mediaType == jsonType {
		h["Content-Type"] = jsonTypeValue
	} else {
		h["Content-Type"] = []string{concreteType(mediaType)}
	}
	head := c.r.Method == http.MethodHead
	if head || len(body) >= smallBody {
		h["Content-Length"] = []string{strconv.Itoa(len(body))}
	}
	c.w.WriteHeader(status)
	if !head {
		_, _ = c.w.Write(body) // a client that has gone is no failure of ours
	}
}

// concreteType returns a media type that can be sent for a documented one, or for a
// list of them: the first that is no range.
func concreteType(mediaType string) string {
	for one := range strings.SplitSeq(mediaType, ",") {
		switch one = strings.TrimSpace(one); {
		case strings.HasSuffix(one, "*+json"):
			return jsonType
		case one != "" && strings.IndexByte(one, '*') < 0:
			return one
		}
	}
	return "application/octet-stream"
}

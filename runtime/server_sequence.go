package runtime

import (
	"errors"
	"io"
	"iter"
	"net/http"
)

// ReadItems hands a body of JSON texts over as an iterator, which validates each
// of them as it comes. The iterator stays nil where there is no body; the limits
// of the body and of an item hold. An error of the iterator is a [*Problem] that a
// handler may return as it is; one about a single item does not end the stream.
func ReadItems[T any](c *Call, content Content, dst *iter.Seq2[T, error], decode func([]byte, *T, Reading) error) {
	if body := c.sequence(content); body != nil {
		r := newItemReader(body, content.MediaType, c.server.config.maxItem)
		*dst = iterate(r.next, readItem(c.found.how, decode), itemProblem, func() {})
	}
}

// ReadEvents is [ReadItems] of text/event-stream.
func ReadEvents[T any](c *Call, content Content, dst *iter.Seq2[Event[T], error], decode func([]byte, *T, Reading) error) {
	if body := c.sequence(content); body != nil {
		r := newEventReader(body, c.server.config.maxItem)
		*dst = iterate(r.next, readEvent(r, content, c.found.how, decode), itemProblem, func() {})
	}
}

// sequence returns the body of a request, nil when there is none or when it has
// been refused.
func (c *Call) sequence(content Content) io.Reader {
	var body io.Reader
	var contentType string
	ReadStream(c, content, &body, &contentType)
	if body == nil || c.encoded() {
		return nil
	}
	c.streaming = true
	return body
}

// itemProblem is what reading the item n of a request has failed for.
func itemProblem(n int, err error) error {
	var p *Problem
	var large *http.MaxBytesError
	switch {
	case n >= 0:
		p = NewProblem(http.StatusBadRequest, "the request is not what the document allows")
		found := within(n, err)
		p.Violations, p.Truncated = found.Violations, found.Truncated
		err = found
	case errors.As(err, &large), errors.Is(err, ErrItemTooLarge):
		p = NewProblem(http.StatusRequestEntityTooLarge, "")
	default:
		p = NewProblem(http.StatusBadRequest, "the body could not be read")
	}
	p.Err = err
	return p
}

// RespondItems answers with the values of an iterator as JSON texts, each sent as
// soon as it is there. It looks at them as the server's [ResponseValidation]
// demands. It stops when the client has gone. An error of the iterator, or a value
// that must not be sent, is logged and breaks the connection off: the client is not
// told that this was all.
func RespondItems[T any](c *Call, status int, content Content, items iter.Seq2[T, error], appendJSON func(*T, []byte) ([]byte, error), validate func([]byte, Reading) error) {
	respondSequence(c, status, content, items, writeItem(content, c.out.found.how, appendJSON, c.validator(validate)))
}

// RespondEvents is [RespondItems] of text/event-stream.
func RespondEvents[T any](c *Call, status int, content Content, events iter.Seq2[Event[T], error], appendJSON func(*T, []byte) ([]byte, error), validate func([]byte, Reading) error) {
	if h := c.w.Header(); h.Get("Cache-Control") == "" {
		h.Set("Cache-Control", "no-cache")
	}
	respondSequence(c, status, content, events, writeEvent(content, c.out.found.how, appendJSON, c.validator(validate)))
}

func (c *Call) validator(validate func([]byte, Reading) error) func([]byte, Reading) error {
	if c.server.config.validation == ValidationOff {
		return nil
	}
	return validate
}

func respondSequence[V any](c *Call, status int, content Content, items iter.Seq2[V, error], write func([]byte, *V) ([]byte, error)) {
	if items == nil {
		c.NoResult()
		return
	}
	if c.wrongHeaders() {
		return
	}
	c.started = true
	if c.streaming { // the handler may still read what it answers to
		_ = http.NewResponseController(c.w).EnableFullDuplex()
	}
	c.w.Header()["Content-Type"] = []string{concreteType(content.MediaType)}
	c.w.WriteHeader(status)
	if c.r.Method == http.MethodHead {
		return
	}
	flush(c.w)
	if err := sendSequence(c, content, items, write); err != nil {
		c.logError("a stream broke off", err)
		panic(http.ErrAbortHandler) // the only way to tell the client that the rest is missing
	}
}

func sendSequence[V any](c *Call, content Content, items iter.Seq2[V, error], write func([]byte, *V) ([]byte, error)) error {
	n := -1
	for item, err := range items {
		n++
		if gone := c.Context().Err(); gone != nil {
			return gone
		}
		if err != nil {
			return err
		}
		c.buf, err = write(c.buf[:0], &item)
		if list, ok := errors.AsType[*Error](err); ok {
			if found := within(n, list); len(c.buf) == 0 || c.undocumented(found) {
				return found
			}
		} else if err != nil {
			return err
		}
		if _, err := c.w.Write(c.buf); err != nil {
			return err
		}
		flush(c.w)
	}
	if c.buf = content.appendEnd(c.buf[:0]); len(c.buf) > 0 {
		_, err := c.w.Write(c.buf)
		return err
	}
	return nil
}

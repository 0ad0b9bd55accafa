package runtime

import (
	"encoding/json"
	"errors"
	"io"
	"iter"
	"net/http"
	"strconv"
)

// A sequence is a body of values that come one after the other: JSON texts one a
// line (NDJSON, JSON Lines), records of RFC 7464, or the events of
// text/event-stream. Generated code hands it over as an iterator.

// A Stream is the connection behind an iterator that a client hands over. The
// zero value has none.
type Stream struct{ body io.Closer }

// Close ends the stream. It may be called at any time, and more than once.
func (s Stream) Close() error {
	if s.body == nil {
		return nil
	}
	return s.body.Close()
}

// errStreamRead is what a second loop over a stream gives.
var errStreamRead = errors.New("bizgen: the stream has been read")

// iterate makes an iterator of what next returns until io.EOF. read makes a value
// of it, and an error of read does not end the stream. Errors pass through report
// with the number of the item, -1 where there was none to read.
func iterate[V any](next func() ([]byte, error), read func([]byte) (V, error), report func(int, error) error, close func()) iter.Seq2[V, error] {
	used := false
	return func(yield func(V, error) bool) {
		var none V
		if used {
			yield(none, errStreamRead)
			return
		}
		used = true
		defer close()
		for n := 0; ; n++ {
			data, err := next()
			if err == io.EOF {
				return
			}
			if err != nil {
				yield(none, report(-1, err))
				return
			}
			v, err := read(data)
			if err == io.EOF {
				return
			}
			if err != nil {
				err = report(n, err)
			}
			if !yield(v, err) {
				return
			}
		}
	}
}

// readItem returns a function that reads one JSON text.
func readItem[T any](how Reading, decode func([]byte, *T, Reading) error) func([]byte) (T, error) {
	return func(data []byte) (T, error) {
		var v T
		err := decode(data, &v, how)
		return v, err
	}
}

// readEvent returns a function that reads the data of the event that r has met.
func readEvent[T any](r *eventReader, content Content, how Reading, decode func([]byte, *T, Reading) error) func([]byte) (Event[T], error) {
	return func(data []byte) (Event[T], error) {
		e := Event[T]{Event: r.head.Event, ID: r.head.ID, Retry: r.head.Retry}
		if content.ends(data) {
			return e, io.EOF
		}
		if content.Text {
			data = appendText(nil, string(data))
		}
		err := decode(data, &e.Data, how)
		return e, err
	}
}

// ends tells whether the data of an event says that it is the last one.
func (c *Content) ends(data []byte) bool {
	return c.Sentinel != "" && string(data) == c.Sentinel || !c.Text && string(data) == done
}

// writeItem returns a function that appends an item as it is sent; validate is nil
// where nobody asks.
func writeItem[T any](content Content, how Reading, appendJSON func(*T, []byte) ([]byte, error), validate func([]byte, Reading) error) func([]byte, *T) ([]byte, error) {
	var text []byte
	return func(dst []byte, v *T) (_ []byte, err error) {
		if text, err = appendJSON(v, text[:0]); err != nil {
			return dst, err
		}
		if validate != nil {
			err = validate(text, how)
		}
		return appendFramed(dst, content.MediaType, text), err
	}
}

// writeEvent is writeItem for events.
func writeEvent[T any](content Content, how Reading, appendJSON func(*T, []byte) ([]byte, error), validate func([]byte, Reading) error) func([]byte, *Event[T]) ([]byte, error) {
	var text []byte
	return func(dst []byte, e *Event[T]) (_ []byte, err error) {
		if text, err = appendJSON(&e.Data, text[:0]); err != nil {
			return dst, err
		}
		var broken error
		if validate != nil {
			broken = validate(text, how)
		}
		data := text
		if content.Text {
			var s string
			if err := json.Unmarshal(text, &s); err != nil {
				return dst, err
			}
			data = []byte(s)
		}
		if dst, err = appendEvent(dst, e.Event, e.ID, e.Retry, data); err != nil {
			return dst, err
		}
		return dst, broken
	}
}

// appendEnd appends what ends a sequence: nothing, or the sentinel of the document.
func (c *Content) appendEnd(dst []byte) []byte {
	if c.Sentinel == "" || !isEvents(c.MediaType) {
		return dst
	}
	dst, _ = appendEvent(dst, "", "", 0, []byte(c.Sentinel))
	return dst
}

// within puts the number of an item before the pointers of what is wrong with it.
func within(n int, err error) *Error {
	list, ok := errors.AsType[*Error](err)
	if !ok {
		list = &Error{Violations: []Violation{{Keyword: "syntax", Detail: err.Error()}}}
	}
	found := &Error{Truncated: list.Truncated}
	for _, v := range list.Violations {
		v.In, v.Pointer = "body", "/"+strconv.Itoa(n)+v.Pointer
		found.Violations = append(found.Violations, v)
	}
	return found
}

// flush sends on what has been written, as far as w knows how.
func flush(w http.ResponseWriter) { _ = http.NewResponseController(w).Flush() }

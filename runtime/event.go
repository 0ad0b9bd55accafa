package runtime

import (
	"bytes"
	"io"
	"strconv"
	"strings"
	"time"
)

// An Event is one event of a stream of text/event-stream, as the HTML standard has
// it (section 9.2, server-sent events).
type Event[T any] struct {
	// Event is the event's type; "" stands for "message".
	Event string

	// ID is the last ID that the stream has given, which a client that comes back
	// sends as Last-Event-ID. A server gives an event an ID by it; "" gives none.
	ID string

	// Retry is the time to wait before coming back, as the stream has last given
	// it; 0 when it has not. A server gives it in whole milliseconds.
	Retry time.Duration

	// Data is the event's data.
	Data T
}

// done is the data that ends a stream of JSON at the services that do not leave it
// at the end of the body. It is no JSON, so that no event is mistaken for it.
const done = "[DONE]"

// An eventReader parts a stream into events.
type eventReader struct {
	lines lineReader
	begun bool
	head  Event[struct{}]
	data  []byte
}

func newEventReader(from io.Reader, limit int64) *eventReader {
	r := &eventReader{lines: newLineReader(from, limit)}
	r.lines.returns = true
	return r
}

// next returns the data of the next event, whose other fields are then in r.head.
// An event that the stream breaks off is none.
func (r *eventReader) next() ([]byte, error) {
	r.head.Event, r.data = "", r.data[:0]
	for {
		line, ended, err := r.lines.line()
		if err != nil {
			return nil, err
		}
		if !ended {
			return nil, io.EOF
		}
		if !r.begun {
			line, r.begun = bytes.TrimPrefix(line, []byte("\uFEFF")), true
		}
		if len(line) > 0 {
			if err := r.field(line); err != nil {
				return nil, err
			}
			continue
		}
		if len(r.data) > 0 {
			return r.data[:len(r.data)-1], nil
		}
		r.head.Event = ""
	}
}

// field takes one line in: "name: value", or a comment.
func (r *eventReader) field(line []byte) error {
	name, value, _ := bytes.Cut(line, []byte(":"))
	value = bytes.TrimPrefix(value, []byte(" "))
	switch string(name) {
	case "data":
		if int64(len(r.data)+len(value)) > r.lines.max {
			return ErrItemTooLarge
		}
		r.data = append(append(r.data, value...), '\n')
	case "event":
		r.head.Event = strings.ToValidUTF8(string(value), "\uFFFD")
	case "id":
		if bytes.IndexByte(value, 0) < 0 {
			r.head.ID = strings.ToValidUTF8(string(value), "\uFFFD")
		}
	case "retry":
		if ms, err := strconv.ParseUint(string(value), 10, 32); err == nil {
			r.head.Retry = time.Duration(ms) * time.Millisecond
		}
	}
	return nil
}

// appendEvent appends an event. A line break ends a field, so that one inside the
// type or the ID has no form, and data takes a field a line.
func appendEvent(dst []byte, event, id string, retry time.Duration, data []byte) ([]byte, error) {
	if strings.ContainsAny(event, "\r\n") || strings.ContainsAny(id, "\r\n\x00") {
		return dst, &Error{Violations: []Violation{{Keyword: "style", Detail: "a line break in the type or the ID of an event"}}}
	}
	dst = appendField(dst, "event", event)
	dst = appendField(dst, "id", id)
	if retry > 0 {
		dst = appendField(dst, "retry", strconv.FormatInt(retry.Milliseconds(), 10))
	}
	for {
		i := bytes.IndexAny(data, "\r\n")
		if i < 0 {
			break
		}
		dst = append(append(append(dst, "data: "...), data[:i]...), '\n')
		if data[i] == '\r' && i+1 < len(data) && data[i+1] == '\n' {
			i++
		}
		data = data[i+1:]
	}
	dst = append(append(dst, "data: "...), data...)
	return append(dst, '\n', '\n'), nil
}

func appendField(dst []byte, name, value string) []byte {
	if value == "" {
		return dst
	}
	return append(append(append(append(dst, name...), ": "...), value...), '\n')
}

// isEvents tells whether a media type is text/event-stream.
func isEvents(mediaType string) bool {
	media, _ := splitMedia(mediaType)
	return strings.EqualFold(media, "text/event-stream")
}

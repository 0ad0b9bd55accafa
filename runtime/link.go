package runtime

import (
	"encoding/json"
	"errors"
	"fmt"
	"strconv"
	"strings"
)

// A Link makes a request of an answer, by the runtime expressions of a link of the
// document. Generated functions use it; it keeps the first thing that goes wrong.
type Link struct {
	operation, name string
	err             error
}

// FollowLink begins with a link of an operation's answer.
func FollowLink(operation, name string) *Link { return &Link{operation: operation, name: name} }

// Err returns what went wrong, nil when nothing did.
func (l *Link) Err() error { return l.err }

func (l *Link) stop(what string, err error) {
	if l.err == nil {
		l.err = fmt.Errorf("%s: link %s: %s: %w", l.operation, l.name, what, err)
	}
}

// ErrNoLinkValue is that of a link whose answer, or the request to it, lacks a value
// that the link hands on.
var ErrNoLinkValue = errors.New("the answer does not have it")

// LinkOf returns the JSON text of a field, nil when it is absent.
func LinkOf[T any](l *Link, field T) json.RawMessage {
	text, err := json.Marshal(field)
	if err != nil {
		l.stop("a field", err)
	}
	if err != nil || string(text) == "null" {
		return nil
	}
	return text
}

// LinkBody returns the JSON text at a pointer of a body, nil when there is none.
func LinkBody[T any](l *Link, body *T, write func(*T, []byte) ([]byte, error), pointer string) json.RawMessage {
	if body == nil {
		return nil
	}
	text, err := write(body, nil)
	if err != nil {
		l.stop("the body", err)
		return nil
	}
	at := json.RawMessage(text)
	if pointer == "" {
		return at
	}
	for token := range strings.SplitSeq(pointer[1:], "/") {
		token = strings.NewReplacer("~1", "/", "~0", "~").Replace(token)
		var members map[string]json.RawMessage
		var elements []json.RawMessage
		if json.Unmarshal(at, &members) == nil {
			at = members[token]
		} else if n, err := strconv.Atoi(token); err == nil && json.Unmarshal(at, &elements) == nil && n >= 0 && n < len(elements) {
			at = elements[n]
		} else {
			return nil
		}
	}
	if string(at) == "null" {
		return nil
	}
	return at
}

// LinkJoin joins values to one text, nil when one of them is absent.
func LinkJoin(parts ...json.RawMessage) json.RawMessage {
	var b strings.Builder
	for _, part := range parts {
		if part == nil {
			return nil
		}
		b.WriteString(plainText(part))
	}
	return AppendString(nil, b.String())
}

// plainText is a string as it is, and any other value as its JSON text.
func plainText(value json.RawMessage) string {
	var s string
	if json.Unmarshal(value, &s) == nil {
		return s
	}
	return string(value)
}

// LinkTo puts a value into a field of the request that is made; decode checks it, and
// is nil for plain text.
func LinkTo[T any](l *Link, to *T, name string, required bool, value json.RawMessage, decode func([]byte, *T, Reading) error) {
	if value == nil {
		if required {
			l.stop(name, ErrNoLinkValue)
		}
		return
	}
	if decode == nil {
		decode = func(text []byte, to *T, _ Reading) error { return json.Unmarshal(text, to) }
	}
	err := decode(value, to, Reading{})
	if err == nil {
		return
	}
	// A number of the body may be a text in the path, and the other way round.
	other := AppendString(nil, plainText(value))
	if value[0] == '"' {
		other = []byte(plainText(value))
	}
	if decode(other, to, Reading{}) != nil {
		l.stop(name, err)
	}
}

// LinkToOptional is [LinkTo] for a field that is a pointer.
func LinkToOptional[T any](l *Link, to **T, name string, required bool, value json.RawMessage, decode func([]byte, *T, Reading) error) {
	v := new(T)
	LinkTo(l, v, name, required, value, decode)
	if value != nil {
		*to = v
	}
}

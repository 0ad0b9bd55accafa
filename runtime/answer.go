package runtime

import (
	"net/http"
	"strings"
)

// An Answer is a response that something else has received and not yet decoded,
// while it is held against the document.
type Answer struct {
	Status    int
	operation string
	input     input
}

// NewAnswer returns a response of an operation.
func NewAnswer(operation string, res *http.Response) *Answer {
	a := &Answer{Status: res.StatusCode, operation: operation}
	a.input.header = res.Header
	a.input.found.how.Direction = InResponse
	return a
}

func (a *Answer) source() *input { return &a.input }

// Is tells whether the body is of a documented media type.
func (a *Answer) Is(mediaType string) bool {
	return mediaMatches(a.input.header.Get("Content-Type"), mediaType)
}

// JSON tells whether oapi-codegen's clients take the body for JSON.
func (a *Answer) JSON() bool {
	return strings.Contains(a.input.header.Get("Content-Type"), "json")
}

// Check has verify check the body.
func (a *Answer) Check(body []byte, verify func([]byte, Reading) error) {
	if err := verify(body, a.input.found.how); err != nil {
		a.input.found.refuse("body", "", err)
	}
}

// Done returns nil, or an [*OperationError] with what is wrong.
func (a *Answer) Done() error {
	if err := a.input.found.error(); err != nil {
		return &OperationError{Operation: a.operation, Status: a.Status, Err: err}
	}
	return nil
}

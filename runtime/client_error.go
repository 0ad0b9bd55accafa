package runtime

import (
	"errors"
	"fmt"
	"net/http"
	"strconv"
)

// ErrResponseTooLarge is what a body beyond [WithMaxResponseBytes] gives.
var ErrResponseTooLarge = errors.New("bizgen: the response is larger than the client allows")

// An OperationError says in which operation something failed. For what the
// document does not allow, it wraps an [*Error].
type OperationError struct {
	Operation string
	Status    int // of the response; 0 when there was none
	Err       error
}

// Error names the operation and what failed.
func (e *OperationError) Error() string {
	text := e.Operation + ": "
	if e.Status != 0 {
		text += "response " + strconv.Itoa(e.Status) + ": "
	}
	return text + e.Err.Error()
}

// Unwrap returns Err.
func (e *OperationError) Unwrap() error { return e.Err }

// A StatusError is a response that the document does not describe.
type StatusError struct {
	Operation string
	Status    int
	Header    http.Header `json:"-"`
	Body      []byte      `json:"-"` // its first 4 KiB; no text of the error repeats it
	Problem   *Problem    // when the body was one
	Err       error       // what else was wrong than the status; may be nil
}

// Error names the operation and the status.
func (e *StatusError) Error() string {
	text := ErrorText(e.Operation, e.Status)
	switch {
	case e.Err != nil:
		return text + ": " + e.Err.Error()
	case e.Problem != nil && e.Problem.Detail != "":
		return text + ": " + e.Problem.Detail
	}
	return text
}

// Format prints the text of Error, whatever the verb: header and body may hold secrets.
func (e *StatusError) Format(f fmt.State, verb rune) {
	fmt.Fprintf(f, fmt.FormatString(f, verb), e.Error())
}

// Unwrap returns Err.
func (e *StatusError) Unwrap() error { return e.Err }

// ErrorText words the error of a status: "getPet: 404 Not Found".
func ErrorText(operation string, status int) string {
	text := strconv.Itoa(status)
	if name := http.StatusText(status); name != "" {
		text += " " + name
	}
	if operation == "" {
		return text
	}
	return operation + ": " + text
}

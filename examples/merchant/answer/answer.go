// Package answer speaks Kakao's convention: whatever happens, the HTTP status
// is 200 and the body says what happened, {"status": 300, "message": "..."}.
package answer

import (
	"fmt"
	"net/http"

	"github.com/bizgen/bizgen/generated/oneclick"
	"github.com/bizgen/bizgen/runtime"
)

// A Refusal is a request that the document allows and the merchant does not:
// the body's status, and a message for people.
type Refusal struct {
	Status  oneclick.StatusCode
	Message string
}

// Error tells both.
func (r *Refusal) Error() string { return fmt.Sprintf("status %d: %s", r.Status, r.Message) }

// Refuse returns a [Refusal] for a handler to return. It travels in a
// [runtime.Problem], which the server neither takes for a failure nor logs, and
// [WriteError] puts it on the wire.
func Refuse(status oneclick.StatusCode, format string, args ...any) error {
	r := &Refusal{Status: status, Message: fmt.Sprintf(format, args...)}
	return &runtime.Problem{
		Status: http.StatusUnprocessableEntity,
		Title:  http.StatusText(http.StatusUnprocessableEntity),
		Detail: r.Message,
		Err:    r,
	}
}

// Invalid refuses an order or a selection that is not valid: status 300.
func Invalid(format string, args ...any) error {
	return Refuse(oneclick.StatusCodeInvalidOrder, format, args...)
}

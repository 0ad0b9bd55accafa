package answer

import (
	"errors"
	"net/http"

	"github.com/bizgen/bizgen/generated/oneclick"
	"github.com/bizgen/bizgen/runtime"
)

// WriteError is the hook for [runtime.WithErrorHandler]: it answers everything
// that is no success as Kakao's plugins expect it. A body that the document does
// not allow becomes {"status": 500, "message": "/quantity: must be at least 1"}.
//
// The plugins read the body's status and call registered URLs only, so every
// error of an operation (400, 406, 413, 415, 500) is HTTP 200 to them. 404 and
// 405 stay what they are: there is no operation, so it is not a plugin that
// calls but a wrong registration, a scanner or a probe, and who looks after the
// server must see that in its log of requests.
func WriteError(w http.ResponseWriter, r *http.Request, p *runtime.Problem) {
	words := runtime.InLanguage(r.Header.Get("Accept-Language"))
	if p.Status == http.StatusNotFound || p.Status == http.StatusMethodNotAllowed {
		write(w, p.Status, "application/problem+json", p.AppendJSON(nil, words))
		return
	}
	body := oneclick.ApproveResult{Status: oneclick.StatusCodeOtherError, Message: new(message(p, words))}
	if refusal, ok := errors.AsType[*Refusal](p); ok {
		body.Status = refusal.Status
	}
	data, err := body.AppendJSON(nil) // every answer of both documents has these two members
	if err != nil {
		data = []byte(`{"status":500}`)
	}
	write(w, http.StatusOK, "application/json", data)
}

// message says what is wrong: the refusal's own words, every violation with its
// pointer, or what the HTTP layer found. What failed inside is not told.
func message(p *runtime.Problem, words func(runtime.Violation) string) string {
	if refusal, ok := errors.AsType[*Refusal](p); ok {
		return refusal.Message
	}
	return p.Text(words)
}

func write(w http.ResponseWriter, status int, mediaType string, body []byte) {
	w.Header().Set("Content-Type", mediaType)
	w.WriteHeader(status)
	_, _ = w.Write(body) // a caller that has gone is no failure of ours
}

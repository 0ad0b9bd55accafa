package runtime

import (
	"cmp"
	"encoding/json"
	"net/http"
	"strconv"
	"strings"
)

// A Problem is an error of the HTTP layer in the form of RFC 9457. A handler may
// return one to answer with it as it is; a client finds the one it was sent in
// [StatusError].
type Problem struct {
	Type       string // URI; "" stands for "about:blank"
	Title      string
	Status     int
	Detail     string
	Instance   string
	Violations []Violation
	Truncated  bool // there were more violations than the list holds

	// Header is sent with the problem: Allow, WWW-Authenticate. It is no part of the body.
	Header http.Header

	// Err is what lies behind the problem. It is for logs and hooks, and never sent.
	Err error
}

// NewProblem returns a problem of a status, titled as the status is called.
func NewProblem(status int, detail string) *Problem {
	return &Problem{Status: status, Title: http.StatusText(status), Detail: detail}
}

// Error tells the status, the detail and the first violations.
func (p *Problem) Error() string {
	text := strconv.Itoa(p.Status)
	if p.Title != "" {
		text += " " + p.Title
	}
	if p.Detail != "" {
		text += ": " + p.Detail
	}
	if len(p.Violations) > 0 {
		text += ": " + (&Error{Violations: p.Violations, Truncated: p.Truncated}).Error()
	}
	return text
}

// Text tells what is wrong with the request, one violation after another: the
// place and the message, worded by message, for example [Violation.Message] or
// what [InLanguage] returns. Without violations it is the detail or the title.
func (p *Problem) Text(message func(Violation) string) string {
	if len(p.Violations) == 0 {
		return cmp.Or(p.Detail, p.Title)
	}
	text, _ := violationsText(p.Violations, message)
	return text
}

// Unwrap returns Err.
func (p *Problem) Unwrap() error { return p.Err }

// MarshalJSON writes the problem with its violations' English messages.
func (p *Problem) MarshalJSON() ([]byte, error) {
	return p.AppendJSON(nil, Violation.Message), nil
}

// AppendJSON appends the problem as JSON, with up to 400 KB of violations; message
// words them.
func (p *Problem) AppendJSON(dst []byte, message func(Violation) string) []byte {
	dst = append(dst, `{"type":`...)
	if p.Type == "" {
		dst = append(dst, `"about:blank"`...)
	} else {
		dst = appendText(dst, p.Type)
	}
	dst = appendMember(dst, "title", p.Title)
	dst = append(dst, `,"status":`...)
	dst = strconv.AppendInt(dst, int64(p.Status), 10)
	dst = appendMember(dst, "detail", p.Detail)
	dst = appendMember(dst, "instance", p.Instance)
	truncated := p.Truncated
	if start := len(dst); len(p.Violations) > 0 {
		dst = append(dst, `,"violations":`...)
		for i, v := range p.Violations {
			if len(dst)-start > maxReport {
				truncated = true
				break
			}
			dst = append(dst, "[,"[min(i, 1)])
			dst = v.appendJSON(dst, message)
		}
		dst = append(dst, ']')
	}
	if truncated {
		dst = append(dst, `,"truncated":true`...)
	}
	return append(dst, '}')
}

func (v Violation) appendJSON(dst []byte, message func(Violation) string) []byte {
	dst = append(dst, `{"pointer":`...)
	dst = appendText(dst, v.Pointer)
	dst = append(dst, `,"keyword":`...)
	dst = appendText(dst, v.Keyword)
	dst = append(dst, `,"message":`...)
	dst = appendText(dst, message(v))
	dst = appendMember(dst, "in", v.In)
	dst = appendMember(dst, "name", v.Name)
	dst = appendMember(dst, "schemaPointer", v.SchemaPointer)
	dst = appendMember(dst, "detail", v.Detail)
	return append(dst, '}')
}

// appendMember appends a member of text behind another; none if text is empty.
func appendMember(dst []byte, name, text string) []byte {
	if text == "" {
		return dst
	}
	dst = append(dst, ',', '"')
	dst = append(dst, name...)
	dst = append(dst, '"', ':')
	return appendText(dst, text)
}

// appendText is AppendString for text that must be written, whatever it holds.
func appendText(dst []byte, text string) []byte {
	return AppendString(dst, strings.ToValidUTF8(text, "\uFFFD"))
}

// problemJSON is a problem on the wire, for reading.
type problemJSON struct {
	Type       string `json:"type"`
	Title      string `json:"title"`
	Status     int    `json:"status"`
	Detail     string `json:"detail"`
	Instance   string `json:"instance"`
	Truncated  bool   `json:"truncated"`
	Violations []struct {
		In            string `json:"in"`
		Name          string `json:"name"`
		Pointer       string `json:"pointer"`
		Keyword       string `json:"keyword"`
		SchemaPointer string `json:"schemaPointer"`
		Detail        string `json:"detail"`
	} `json:"violations"`
}

// UnmarshalJSON reads a problem; members of other names are passed over.
func (p *Problem) UnmarshalJSON(data []byte) error {
	var j problemJSON
	if err := json.Unmarshal(data, &j); err != nil {
		return err
	}
	*p = Problem{Type: j.Type, Title: j.Title, Status: j.Status, Detail: j.Detail, Instance: j.Instance, Truncated: j.Truncated}
	for _, v := range j.Violations {
		p.Violations = append(p.Violations, Violation{
			In: v.In, Name: v.Name, Pointer: v.Pointer, Keyword: v.Keyword, SchemaPointer: v.SchemaPointer, Detail: v.Detail,
		})
	}
	return nil
}

package runtime

import "errors"

// findings collects what is wrong with the parameters and the body of one request
// or answer, up to the limit of how they are read.
type findings struct {
	how        Reading
	Violations []Violation
	Truncated  bool // there was more
}

// forget makes room for the findings of another request.
func (f *findings) forget() { f.Violations, f.Truncated = nil, false }

// error returns what was found as one error, nil where that is nothing.
func (f *findings) error() error {
	if len(f.Violations) == 0 {
		return nil
	}
	return &Error{Violations: f.Violations, Truncated: f.Truncated}
}

// add appends v as long as the list has room.
func (f *findings) add(v Violation) {
	if v.secret {
		v.secret, v.Pointer, v.Offset, v.Detail = false, "", 0, concealed(v.Keyword, v.Detail)
	}
	if len(f.Violations) < f.how.limit() {
		f.Violations = append(f.Violations, v)
	} else {
		f.Truncated = true
	}
}

// refuse records why the value of a parameter, or a body, was not decoded.
func (f *findings) refuse(in, name string, err error) {
	var list *Error
	if !errors.As(err, &list) {
		f.add(Violation{In: in, Name: name, Keyword: "syntax", Detail: err.Error()})
		return
	}
	for _, v := range list.Violations {
		v.In, v.Name = in, name
		f.add(v)
	}
	f.Truncated = f.Truncated || list.Truncated
}

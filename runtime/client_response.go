package runtime

import (
	"errors"
	"io"
	"net/http"
	"strconv"
)

// A Response is the answer to a [Request], before generated code has read it.
type Response struct {
	Status  int
	Header  http.Header
	request *Request
	http    *http.Response
	input   input
}

func (r *Response) source() *input {
	r.input.header = r.Header
	return &r.input
}

// Is tells whether the body is of a documented media type.
func (r *Response) Is(mediaType string) bool {
	return mediaMatches(r.Header.Get("Content-Type"), mediaType)
}

// ReadJSON reads the body, which decode validates and builds.
func ReadJSON[T any](r *Response, mediaType string, decode func([]byte, *T, Reading) error) (*T, error) {
	v := new(T)
	if err := readBody(r, mediaType, nil, v, decode); err != nil {
		return nil, err
	}
	return v, nil
}

// ReadForm is [ReadJSON] of a form.
func ReadForm[T any](r *Response, mediaType string, form *Form, decode func([]byte, *T, Reading) error) (*T, error) {
	v := new(T)
	if err := readBody(r, mediaType, form, v, decode); err != nil {
		return nil, err
	}
	return v, nil
}

// readBody reads into v, a pointer: by it, not by what it points to, the code of all
// types is one.
func readBody[P any](r *Response, mediaType string, form *Form, v P, decode func([]byte, P, Reading) error) error {
	data, err := r.bytes(mediaType)
	if err != nil {
		return err
	}
	how := r.input.found.how
	if form != nil {
		err = form.decode(string(data), how, func(data []byte) error { return decode(data, v, how) })
	} else {
		err = decode(data, v, how)
	}
	if err != nil {
		found := findings{how: how}
		found.refuse("body", "", err)
		return r.wrap(found.error())
	}
	return nil
}

// bytes reads a body of a documented media type.
func (r *Response) bytes(mediaType string) ([]byte, error) {
	defer r.close()
	if !r.Is(mediaType) {
		return nil, r.unexpected(errors.New("content type " + strconv.Quote(r.Header.Get("Content-Type")) + ", want " + mediaType))
	}
	max := r.request.client.config.max
	data, err := readAll(r.http.Body, r.http.ContentLength, max+1)
	if err == nil && int64(len(data)) > max {
		err = ErrResponseTooLarge
	}
	if err != nil {
		return nil, r.wrap(err)
	}
	return data, nil
}

// readAll is io.ReadAll of at most limit bytes, into memory of the promised size.
func readAll(from io.Reader, promised, limit int64) ([]byte, error) {
	buf := make([]byte, 0, max(512, min(promised+1, limit, firstRead)))
	for int64(len(buf)) < limit {
		if len(buf) == cap(buf) {
			buf = append(buf, 0)[:len(buf)]
		}
		n, err := from.Read(buf[len(buf):min(int64(cap(buf)), limit)])
		buf = buf[:len(buf)+n]
		if err == io.EOF {
			return buf, nil
		}
		if err != nil {
			return buf, err
		}
	}
	return buf, nil
}

// Stream hands the body over with its content type. The reader closes itself at
// its end; who stops before closes it: it is an [io.Closer].
func (r *Response) Stream(mediaType string) (io.Reader, string, error) {
	contentType := r.Header.Get("Content-Type")
	if contentType != "" && !mediaMatches(contentType, mediaType) {
		defer r.close()
		return nil, "", r.unexpected(errors.New("content type " + strconv.Quote(contentType) + ", want " + mediaType))
	}
	return &closingReader{r.http.Body}, contentType, nil
}

// Discard ends a response whose body nobody wants.
func (r *Response) Discard() error {
	r.close()
	return nil
}

// Done ends the reading of a response: it returns err, or else why the header is
// not what the document allows.
func (r *Response) Done(err error) error {
	found := r.input.found.error()
	if err != nil || found == nil {
		return err
	}
	r.close()
	return r.wrap(found)
}

// Receive reads a documented response into its type.
func Receive[T any](r *Response, read func(*T, *Response) error) (*T, error) {
	v := new(T)
	if err := read(v, r); err != nil {
		return nil, err
	}
	return v, nil
}

// ReceiveAs is Receive for one of several types that share an interface.
func ReceiveAs[I, T any](r *Response, read func(*T, *Response) error) (I, error) {
	var none I
	v, err := Receive(r, read)
	if err != nil {
		return none, err // not a nil *T, which would be no nil I
	}
	return any(v).(I), nil
}

// ReceiveError reads a documented response that is an error, and returns it as one.
func ReceiveError[T any, E interface {
	*T
	error
}](r *Response, read func(E, *Response) error) error {
	e := E(new(T))
	if err := read(e, r); err != nil {
		return err
	}
	return e
}

// Unexpected returns the response as the error it is when the document has no
// such status.
func (r *Response) Unexpected() error {
	defer r.close()
	return r.unexpected(nil)
}

// errorBytes is how much of a body an error carries.
const errorBytes = 4 << 10

func (r *Response) unexpected(reason error) error {
	e := &StatusError{Operation: r.request.operation, Status: r.Status, Header: r.Header, Err: reason}
	if r.Is("application/problem+json") {
		data, err := readAll(r.http.Body, r.http.ContentLength, r.request.client.config.max)
		e.Body = data[:min(len(data), errorBytes)]
		p := &Problem{}
		if err == nil && p.UnmarshalJSON(data) == nil {
			e.Problem = p
		}
		return e
	}
	e.Body, _ = readAll(r.http.Body, errorBytes, errorBytes)
	return e
}

func (r *Response) wrap(err error) error {
	return &OperationError{Operation: r.request.operation, Status: r.Status, Err: err}
}

// close ends the body; what little is left is read, so that the connection can
// be used again.
func (r *Response) close() {
	_, _ = io.CopyN(io.Discard, r.http.Body, smallBody)
	_ = r.http.Body.Close()
}

// A closingReader closes itself at its end.
type closingReader struct{ body io.ReadCloser }

func (r *closingReader) Read(p []byte) (int, error) {
	n, err := r.body.Read(p)
	if err != nil {
		_ = r.body.Close()
	}
	return n, err
}

func (r *closingReader) Close() error { return r.body.Close() }

package runtime

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"slices"
	"strings"
)

// A Request is one call of a [Client] that generated code prepares.
type Request struct {
	client    *Client
	ctx       context.Context
	operation string
	method    string
	path      string
	out       output
	body      []byte
	stream    io.Reader
	again     func() (io.ReadCloser, error) // opens a stream that can be sent more than once
	last      *writing                      // what again has returned before
	length    int64                         // of what again returns
	bodies    int                           // that have been written
	straight  bool
	security  [][]SecurityRequirement
	accept    string
	err       error
}

func (r *Request) sink() *output { return &r.out }

// OrNew returns req, or a new request where there is none: it may be left out
// where nothing in it is required.
func OrNew[T any](req *T) *T {
	if req == nil {
		return new(T)
	}
	return req
}

// WriteBody makes v, as JSON or as a form, the body. A value that the document does not allow
// is recorded, and nothing will be sent. P is a pointer: by it, not by what it points to,
// the code of all types is one.
func WriteBody[P any](r *Request, content Content, v P, appendJSON func(P, []byte) ([]byte, error), validate func([]byte, Reading) error) {
	if none(v) {
		r.noBody(content)
		return
	}
	r.bodies++
	data, err := appendJSON(v, nil)
	if err == nil && r.out.check && validate != nil {
		err = validate(data, r.out.found.how)
	}
	if err == nil && isMultipart(content.MediaType) {
		r.setParts(content, data, nil)
		return
	}
	if err == nil && content.isForm(content.MediaType) {
		if !r.out.check {
			validate = nil
		}
		data, err = content.Form.encode(data, r.out.found.how, validate)
	}
	if err != nil {
		r.out.found.refuse("body", "", err)
		return
	}
	r.body = data
	r.out.header.Set("Content-Type", concreteType(content.MediaType))
}

// WriteStream makes what body holds the body. Without a contentType the
// documented media type is sent.
func WriteStream(r *Request, content Content, body io.Reader, contentType string) {
	if body == nil {
		r.noBody(content)
		return
	}
	r.bodies++
	if contentType == "" {
		contentType = concreteType(content.MediaType)
	} else if r.out.check && !mediaMatches(contentType, content.MediaType) {
		r.err = errors.Join(r.err, errors.New("content type "+contentType+": want "+content.MediaType))
	}
	r.stream = body
	r.out.header.Set("Content-Type", contentType)
}

// OneBody checks that one body has been written, of several that the document has.
func (r *Request) OneBody(required bool) {
	if required && r.bodies == 0 {
		r.noBody(Content{Required: true})
	}
	if r.bodies > 1 {
		r.err = errors.Join(r.err, errors.New("a request has one body: leave the others nil"))
	}
}

func (r *Request) noBody(content Content) {
	if content.Required {
		r.out.found.add(Violation{In: "body", Keyword: "required"})
	}
}

// KeepRedirects makes a redirect an answer, since the document describes it.
func (r *Request) KeepRedirects() { r.straight = true }

// Send sends the request, and returns the response before its body is read.
// accept lists the media types that the operation answers with.
func (r *Request) Send(accept string) (*Response, error) {
	target, err := r.url()
	if err != nil {
		return nil, &OperationError{Operation: r.operation, Err: err}
	}
	r.accept = accept
	res, err := r.attempts(target)
	if err != nil {
		return nil, &OperationError{Operation: r.operation, Err: err}
	}
	answer := &Response{Status: res.StatusCode, Header: res.Header, request: r, http: res}
	answer.input.found.how = r.client.config.how.in(InResponse)
	return answer, nil
}

// url returns where the request goes, or why it must not be sent.
func (r *Request) url() (string, error) {
	err := r.err
	if found := r.out.found.error(); found != nil {
		err = errors.Join(err, found)
	}
	if err != nil {
		return "", err
	}
	target, query, _ := strings.Cut(r.client.target(r.operation, r.path), "?")
	target, err = expand(target, r.out.path)
	if err != nil {
		return "", err
	}
	if len(r.out.query) > 0 && query != "" {
		query += "&"
	}
	if query += string(r.out.query); query != "" {
		target += "?" + query
	}
	return target, nil
}

// expand puts parameters into a template, in its order. None may turn its
// segment into a dot segment, which everybody on the way resolves.
func expand(template string, values []string) (string, error) {
	var b strings.Builder
	for n := 0; ; n++ {
		i := strings.IndexByte(template, '{')
		j := strings.IndexByte(template, '}')
		if i < 0 || j < i {
			break
		}
		b.WriteString(escapeLiteral(template[:i]))
		if n < len(values) {
			b.WriteString(values[n])
		}
		template = template[j+1:]
	}
	b.WriteString(escapeLiteral(template))
	text := b.String()
	for segment := range strings.SplitSeq(text, "/") {
		if segment == "." || segment == ".." {
			return "", errors.New("a path parameter makes the dot segment " + segment)
		}
	}
	return text, nil
}

// escapeLiteral percent-encodes what a document may write in a path and a URL may
// not hold: net/url would encode the whole path anew, and open the parameters' own
// encoding with it.
func escapeLiteral(text string) string {
	plain := func(c byte) bool { return c > ' ' && c < 0x7F && !strings.ContainsRune("\"<>\\^`{|}", rune(c)) }
	var b strings.Builder
	for k := 0; k < len(text); k++ {
		if plain(text[k]) {
			b.WriteByte(text[k])
		} else {
			fmt.Fprintf(&b, "%%%02X", text[k])
		}
	}
	return b.String()
}

// open returns the body from its beginning, nil where there is none.
func (r *Request) open() (io.Reader, error) {
	switch {
	case r.again != nil:
		return r.again()
	case r.stream != nil:
		return r.stream, nil
	case r.body != nil:
		return bytes.NewReader(r.body), nil
	}
	return nil, nil
}

// prepare makes the request of one attempt.
func (r *Request) prepare(target string) (*http.Request, error) {
	body, err := r.open()
	if err != nil {
		return nil, err
	}
	req, err := http.NewRequestWithContext(r.context(), r.method, target, body)
	if err != nil {
		return nil, r.withoutValues(err)
	}
	if r.again != nil {
		req.ContentLength, req.GetBody = r.length, r.again
	}
	req.Header = r.header()
	if host := req.Header.Get("Host"); host != "" {
		req.Host = host
	}
	if err := r.admit(req); err != nil {
		if r.again != nil {
			req.Body.Close() // its writer waits for a reader
		}
		return nil, err
	}
	return req, nil
}

// admit puts in what authenticates a request, and has it edited; an error when it
// must not be sent.
func (r *Request) admit(req *http.Request) error {
	authenticated, err := r.authenticate(req)
	if err != nil {
		return err
	}
	for _, edit := range r.client.config.editors {
		if err := edit(req); err != nil {
			return err
		}
	}
	if !authenticated && !r.authenticatedBy(req) {
		return r.unauthenticated()
	}
	return nil
}

// send sends what was prepared.
func (r *Request) send(req *http.Request) (*http.Response, error) {
	h := r.client.http
	if r.straight {
		h = r.client.straight
	}
	res, err := h.Do(req)
	return res, r.withoutValues(err)
}

// header returns the header of one attempt: parameters, then what the client sends
// with every request.
func (r *Request) header() http.Header {
	h := r.out.header.Clone()
	for name, values := range r.client.config.header {
		if _, ok := h[name]; !ok {
			h[name] = slices.Clone(values)
		}
	}
	if _, ok := h["Accept"]; !ok && r.accept != "" {
		h.Set("Accept", r.accept)
	}
	if len(r.out.cookies) > 0 {
		addCookies(h, string(r.out.cookies))
	}
	return h
}

// addCookies puts cookies behind those that are there.
func addCookies(h http.Header, cookies string) {
	if before := h.Get("Cookie"); before != "" {
		cookies = before + "; " + cookies
	}
	h["Cookie"] = []string{cookies}
}

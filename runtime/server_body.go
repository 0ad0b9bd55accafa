package runtime

import (
	"bytes"
	"errors"
	"io"
	"net/http"
	"slices"
	"strconv"
	"strings"
)

// A Content describes a documented body to the functions that read and write it.
type Content struct {
	MediaType string   // may be a range, of a stream; what is written is this
	Also      []string // other media types of the same value, which are read as well
	Required  bool
	Form      *Form  // how the value is a form, where one of the media types is that of forms
	Text      bool   // the data of its events is text as it is, not JSON
	Sentinel  string // data of the event that ends a stream of them
}

// ReadBody reads a body of JSON, or a form, which decode validates and builds. The
// pointer stays nil where there is no body.
func ReadBody[T any](c *Call, content Content, dst **T, decode func([]byte, *T, Reading) error) {
	if v := new(T); readInto(c, content, v, decode) {
		*dst = v
	}
}

// readInto reads into v, a pointer: by it, not by what it points to, the code of all
// types is one. It tells whether there was a body, and a good one.
func readInto[P any](c *Call, content Content, v P, decode func([]byte, P, Reading) error) bool {
	data, form, ok := c.readBody(&content)
	if !ok {
		return false
	}
	how := c.found.how
	if !form {
		if err := decode(data, v, how); err != nil {
			c.found.refuse("body", "", err)
			return false
		}
		return true
	}
	pairs, ok := c.pairs(data)
	if !ok {
		return false
	}
	err := content.Form.decode(pairs, how, func(data []byte) error { return decode(data, v, how) })
	if err != nil && (len(data) > 0 || content.Required) { // a form without pairs may as well be no body
		c.found.refuse("body", "", err)
	}
	return err == nil
}

// pairs returns the pairs of a form, whichever of its two media types it came as.
func (c *Call) pairs(data []byte) (string, bool) {
	sent := c.r.Header.Get("Content-Type")
	if !isMultipart(sent) || len(data) == 0 {
		return string(data), true
	}
	pairs, err := readParts(bytes.NewReader(data), sent, c.server.config.maxItem, noFile)
	if err != nil {
		c.unpartable(err)
	}
	return pairs, err == nil
}

// match returns the documented media type that a Content-Type is of, "" when
// there is none.
func (c *Content) match(sent string) string {
	if mediaMatches(sent, c.MediaType) {
		return c.MediaType
	}
	for _, other := range c.Also {
		if mediaMatches(sent, other) {
			return other
		}
	}
	return ""
}

// isForm tells whether a body of a Content-Type is read as a form.
func (c *Content) isForm(sent string) bool {
	matched := c.match(sent)
	return c.Form != nil && (isForm(matched) || isMultipart(matched))
}

// Sent tells which of several bodies a request has, by the media types of each: the
// first where there is none. A Content-Type that is of no one is refused.
func (c *Call) Sent(bodies ...[]string) int {
	sent := c.r.Header.Get("Content-Type")
	var all []string
	for k, list := range bodies {
		if slices.ContainsFunc(list, func(mediaType string) bool { return mediaMatches(sent, mediaType) }) {
			return k
		}
		all = append(all, list...)
	}
	if sent != "" {
		c.unsupported(Content{MediaType: all[0], Also: all[1:]})
	}
	return 0
}

// ReadStream hands a body of any other media type over, with its Content-Type.
// The reader stays nil where there is no body; the body limit holds.
func ReadStream(c *Call, content Content, dst *io.Reader, contentType *string) {
	if !c.choose() {
		return
	}
	if c.problem != nil {
		return
	}
	sent := c.r.Header.Get("Content-Type")
	switch {
	case c.r.Body == nil || c.r.Body == http.NoBody:
		c.noBody(content)
		return
	case c.r.ContentLength > c.server.config.maxBody:
		c.tooLarge()
		return
	case sent == "" && mediaMatches("application/octet-stream", content.MediaType): // RFC 9110, section 8.3
	case !mediaMatches(sent, content.MediaType):
		c.unsupported(content)
		return
	}
	*dst = http.MaxBytesReader(c.w, c.r.Body, c.server.config.maxBody)
	*contentType = sent
}

// readBody returns the bytes of a body, and whether they are a form; ok is false
// when there is none, or when it has been refused.
func (c *Call) readBody(content *Content) (data []byte, form, ok bool) {
	if !c.choose() {
		return nil, false, false
	}
	if c.problem != nil {
		return nil, false, false
	}
	sent := c.r.Header["Content-Type"]
	form = len(sent) > 0 && content.isForm(sent[0])
	if c.r.Body == nil || c.r.Body == http.NoBody {
		return c.empty(content, form)
	}
	if len(sent) > 0 && content.match(sent[0]) == "" {
		c.unsupported(*content)
		return nil, false, false
	}
	if c.encoded() || !c.fill() {
		return nil, false, false
	}
	if len(c.buf) == 0 {
		return c.empty(content, form)
	}
	if len(sent) == 0 {
		c.unsupported(*content)
		return nil, false, false
	}
	return c.buf, form, true
}

// encoded refuses a body that would have to be decoded before it can be read.
func (c *Call) encoded() bool {
	coding := c.r.Header["Content-Encoding"]
	if len(coding) == 0 || strings.EqualFold(coding[0], "identity") {
		return false
	}
	c.problem = NewProblem(http.StatusUnsupportedMediaType, "Content-Encoding is not supported")
	c.problem.Header = http.Header{"Accept-Encoding": {"identity"}}
	return true
}

// empty deals with a body of no bytes: a form without pairs, or no body at all.
func (c *Call) empty(content *Content, form bool) ([]byte, bool, bool) {
	if form {
		return nil, true, true
	}
	c.noBody(*content)
	return nil, false, false
}

// firstRead is what a call reads at first, whatever Content-Length promises.
const firstRead = 64 << 10

// fill reads the body into the call's buffer.
func (c *Call) fill() bool {
	limit := c.server.config.maxBody
	if c.r.ContentLength > limit {
		c.tooLarge()
		return false
	}
	buf := c.buf[:0]
	if want := min(c.r.ContentLength+1, firstRead); int64(cap(buf)) < want {
		buf = make([]byte, 0, want)
	}
	for {
		if len(buf) == cap(buf) {
			buf = append(buf, 0)[:len(buf)]
		}
		n, err := c.r.Body.Read(buf[len(buf):cap(buf)])
		buf = buf[:len(buf)+n]
		if int64(len(buf)) > limit {
			c.buf = buf
			c.tooLarge()
			return false
		}
		if err == io.EOF {
			c.buf = buf
			return true
		}
		if err != nil {
			c.buf = buf
			c.unreadable(err)
			return false
		}
	}
}

func (c *Call) unreadable(err error) {
	var large *http.MaxBytesError
	if errors.As(err, &large) {
		c.tooLarge()
		return
	}
	c.problem = NewProblem(http.StatusBadRequest, "the body could not be read")
	c.problem.Err = err
}

func (c *Call) noBody(content Content) {
	if content.Required {
		c.found.add(Violation{In: "body", Keyword: "required"})
	}
}

func (c *Call) unsupported(content Content) {
	want := strings.Join(append([]string{content.MediaType}, content.Also...), ", ")
	c.problem = NewProblem(http.StatusUnsupportedMediaType, "want "+want)
	c.problem.Header = http.Header{"Accept": {want}}
}

// tooLarge refuses a body, and the connection with what is still to come on it.
func (c *Call) tooLarge() {
	limit := strconv.FormatInt(c.server.config.maxBody, 10)
	c.problem = NewProblem(http.StatusRequestEntityTooLarge, "a body must have at most "+limit+" bytes")
	if c.r.ProtoMajor == 1 {
		c.problem.Header = http.Header{"Connection": {"close"}}
	}
}

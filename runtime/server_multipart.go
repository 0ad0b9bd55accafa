package runtime

import (
	"errors"
	"io"
	"mime/multipart"
	"net/http"
)

// ReadParts reads a multipart body with files. The parts that are none are validated
// and built as the members of an object are; files are received as [File] tells, in
// whatever order the parts come. The pointer stays nil where there is no body.
func ReadParts[T any](c *Call, content Content, files []FilePart[T], dst **T, decode func([]byte, *T, Reading) error) {
	var body io.Reader
	var contentType string
	ReadStream(c, content, &body, &contentType)
	if body == nil || c.encoded() {
		return
	}
	c.upload.memory = fileMemory
	received := make([][]*File, len(files))
	pairs, err := readParts(body, contentType, c.server.config.maxItem, func(name string, part *multipart.Part) (bool, error) {
		for k := range files {
			if files[k].Name == name {
				f, err := c.upload.receive(part)
				received[k] = append(received[k], f)
				return true, err
			}
		}
		return false, nil
	})
	if err != nil {
		c.unpartable(err)
		return
	}
	v := new(T)
	if err := content.Form.decode(pairs, c.found.how, func(data []byte) error { return decode(data, v, c.found.how) }); err != nil {
		c.found.refuse("body", "", err)
	}
	for k := range files {
		files[k].check(received[k], &c.found)
		files[k].set(v, received[k])
	}
	*dst = v
}

// unpartable refuses a multipart body that cannot be read.
func (c *Call) unpartable(err error) {
	switch {
	case errors.Is(err, errSpool):
		c.logError("an upload cannot be received", err)
		c.problem = NewProblem(http.StatusInternalServerError, "")
	case errors.Is(err, errParts), errors.Is(err, errText):
		c.problem = NewProblem(http.StatusRequestEntityTooLarge, err.Error())
	case errors.Is(err, errBoundary), errors.Is(err, errPartName):
		c.problem = NewProblem(http.StatusBadRequest, err.Error())
	default:
		c.unreadable(err)
		return
	}
	c.problem.Err = err
}

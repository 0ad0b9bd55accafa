package runtime

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io"
	"maps"
	"mime/multipart"
	"net/textproto"
	"strings"
)

// WriteParts makes v a multipart body with files: first the members that are none,
// then the files, which are read while they are sent. A request whose files can be
// sought in (those of a disk and of memory can) has a Content-Length, and can be sent
// again.
func WriteParts[T any](r *Request, content Content, files []FilePart[T], v *T, appendJSON func(*T, []byte) ([]byte, error), validate func([]byte, Reading) error) {
	if v == nil {
		r.noBody(content)
		return
	}
	r.bodies++
	data, err := appendJSON(v, nil)
	if err == nil && r.out.check && validate != nil {
		err = validate(data, r.out.found.how)
	}
	if err != nil {
		r.out.found.refuse("body", "", err)
	}
	var parts []filePart
	for k := range files {
		list := files[k].files(v)
		ready := make([]*File, 0, len(list))
		for _, f := range list {
			if err := f.unsendable(); err != nil {
				r.err = errors.Join(r.err, fmt.Errorf("%s: %w", files[k].Name, err))
				return
			}
			f := *f
			f.ContentType = cmp.Or(f.ContentType, concreteType(files[k].ContentType))
			ready = append(ready, &f)
			parts = append(parts, filePart{files[k].Name, &f})
		}
		if r.out.check {
			files[k].check(ready, &r.out.found)
		}
	}
	if err == nil {
		r.setParts(content, data, parts)
	}
}

// unsendable tells why a file cannot be sent: a line break in a header would be the
// end of it.
func (f *File) unsendable() error {
	if f == nil || f.Body == nil {
		return errors.New("a file without a body")
	}
	broken := strings.ContainsAny(f.ContentType, "\r\n")
	for name, values := range f.Header {
		broken = broken || strings.ContainsAny(name+strings.Join(values, ""), "\r\n")
	}
	if broken {
		return errors.New("a file with a line break in its header")
	}
	return nil
}

// A filePart is a file as it will be sent.
type filePart struct {
	name string
	file *File
}

func (r *Request) setParts(content Content, data []byte, parts []filePart) {
	var texts bytes.Buffer
	w := multipart.NewWriter(&texts)
	if err := content.Form.writeParts(w, data, r.out.found.how); err != nil {
		r.out.found.refuse("body", "", err)
		return
	}
	r.out.header.Set("Content-Type", concreteType(content.MediaType)+"; boundary="+w.Boundary())
	if len(parts) == 0 {
		_ = w.Close()
		r.body = texts.Bytes()
		return
	}
	boundary, head := w.Boundary(), texts.Bytes()
	send := func(to io.Writer) error { return writeFiles(to, boundary, head, parts) }
	rewind, size := seekable(parts)
	if rewind == nil {
		r.stream = newWriting(send)
		return
	}
	var rest countWriter
	_ = writeFiles(&rest, boundary, head, withoutBodies(parts))
	r.length = size + int64(rest)
	r.again = func() (io.ReadCloser, error) {
		if r.last != nil { // it may still be reading the files
			r.last.stop()
		}
		r.last = newWriting(send)
		return r.last, rewind()
	}
}

// writeFiles writes head, and behind it the files and the end of the body.
func writeFiles(to io.Writer, boundary string, head []byte, parts []filePart) error {
	if _, err := to.Write(head); err != nil {
		return err
	}
	if len(head) > 0 { // what a part ends in is the next one's
		if _, err := io.WriteString(to, "\r\n"); err != nil {
			return err
		}
	}
	w := multipart.NewWriter(to)
	_ = w.SetBoundary(boundary)
	for _, p := range parts {
		h := textproto.MIMEHeader{}
		maps.Copy(h, p.file.Header)
		h.Set("Content-Disposition", "form-data; name="+quoteName(p.name)+"; filename="+quoteName(cmp.Or(p.file.Name, p.name)))
		h.Set("Content-Type", p.file.ContentType)
		part, err := w.CreatePart(h)
		if err == nil {
			_, err = io.Copy(part, p.file.Body)
		}
		if err != nil {
			return fmt.Errorf("%s: %w", p.name, err)
		}
	}
	return w.Close()
}

// seekable returns how the files are taken back to where they are now, and how many
// bytes they have from there; nil when one of them is a stream.
func seekable(parts []filePart) (rewind func() error, size int64) {
	starts := make([]int64, len(parts))
	for k, p := range parts {
		s, ok := p.file.Body.(io.Seeker)
		if !ok {
			return nil, 0
		}
		start, err := s.Seek(0, io.SeekCurrent)
		if err != nil {
			return nil, 0
		}
		end, err := s.Seek(0, io.SeekEnd)
		if err != nil {
			return nil, 0
		}
		if _, err = s.Seek(start, io.SeekStart); err != nil {
			return nil, 0
		}
		starts[k] = start
		size += end - start
	}
	return func() error {
		for k, p := range parts {
			if _, err := p.file.Body.(io.Seeker).Seek(starts[k], io.SeekStart); err != nil {
				return err
			}
		}
		return nil
	}, size
}

func withoutBodies(parts []filePart) []filePart {
	out := make([]filePart, len(parts))
	for k, p := range parts {
		f := *p.file
		f.Body = strings.NewReader("")
		out[k] = filePart{p.name, &f}
	}
	return out
}

// A countWriter counts what is written.
type countWriter int64

func (w *countWriter) Write(p []byte) (int, error) {
	*w += countWriter(len(p))
	return len(p), nil
}

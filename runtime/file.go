package runtime

import (
	"bytes"
	"cmp"
	"errors"
	"io"
	"mime/multipart"
	"net/textproto"
	"os"
)

// A File is a part of a multipart body that is a file.
type File struct {
	// Name is what the sender calls the file, without a path. Do not make a path
	// of it unchecked.
	Name string

	// ContentType is the part's; "" is sent as what the document asks for, or else
	// as application/octet-stream.
	ContentType string

	// Header has the part's other headers.
	Header textproto.MIMEHeader

	// Size is the number of bytes that a server has received; who sends need not
	// give it.
	Size int64

	// Body holds the bytes. A server's is an [io.ReadSeeker] and an [io.ReaderAt],
	// and good until the handler returns; one that is larger than a megabyte
	// together with those before it stands in a temporary file until then.
	Body io.Reader
}

// fileMemory is how much of the files of one request is held in memory, in bytes.
const fileMemory = 1 << 20

// An upload receives the files of one request.
type upload struct {
	memory int64 // what there still is
	spools []*os.File
}

// receive reads a part to its end.
func (u *upload) receive(part *multipart.Part) (*File, error) {
	f := &File{Name: part.FileName(), ContentType: part.Header.Get("Content-Type"), Header: part.Header}
	var held bytes.Buffer
	n, err := io.CopyN(&held, part, u.memory+1)
	if err == io.EOF {
		u.memory -= n
		f.Size, f.Body = n, bytes.NewReader(held.Bytes())
		return f, nil
	}
	if err != nil {
		return nil, err
	}
	f.Size, f.Body, err = u.spool(io.MultiReader(&held, part))
	return f, err
}

// errSpool is what is wrong with the server itself, not with a request.
var errSpool = errors.New("no temporary file")

// spool puts a file aside. Where the system lets it, the file has no name any more
// from the beginning, so that nothing is left of it whatever happens.
func (u *upload) spool(from io.Reader) (int64, io.Reader, error) {
	file, err := os.CreateTemp("", "bizgen-*")
	if err != nil {
		return 0, nil, errors.Join(errSpool, err)
	}
	u.spools = append(u.spools, file)
	_ = os.Remove(file.Name())
	to := spoolWriter{file}
	n, err := io.Copy(to, from)
	if err == nil {
		_, err = file.Seek(0, io.SeekStart)
	}
	return n, file, err
}

// A spoolWriter tells its own errors from those of what is read.
type spoolWriter struct{ file *os.File }

func (w spoolWriter) Write(p []byte) (int, error) {
	n, err := w.file.Write(p)
	if err != nil {
		err = errors.Join(errSpool, err)
	}
	return n, err
}

// remove removes what has been put aside.
func (u *upload) remove() {
	for _, file := range u.spools {
		_ = file.Close()
		_ = os.Remove(file.Name())
	}
	u.spools = nil
}

// A FilePart describes a member of a multipart body that is a file, or a list of
// them, and where it is in T.
type FilePart[T any] struct {
	Name        string
	Required    bool
	ContentType string // media types or ranges, joined by commas; "" is any
	MinItems    int
	MaxItems    int // 0 is any number

	// One of them is set.
	One  func(v *T) **File
	Many func(v *T) *[]*File
}

// files returns those that v has.
func (p *FilePart[T]) files(v *T) []*File {
	if p.Many != nil {
		return *p.Many(v)
	}
	if f := *p.One(v); f != nil {
		return []*File{f}
	}
	return nil
}

// set gives v its files.
func (p *FilePart[T]) set(v *T, files []*File) {
	switch {
	case p.Many != nil:
		*p.Many(v) = files
	case len(files) > 0:
		*p.One(v) = files[0]
	}
}

// check finds what the document does not allow about the files of a member.
func (p *FilePart[T]) check(files []*File, found *findings) {
	at := string(AppendPointer(nil, p.Name))
	n := len(files)
	switch {
	case n == 0 && p.Required && (p.Many == nil || p.MinItems > 0):
		found.add(Violation{In: "body", Pointer: at, Keyword: "required"})
	case n == 0:
	case p.Many == nil && n > 1:
		found.add(Violation{In: "body", Pointer: at, Keyword: "duplicate"})
	case n < p.MinItems:
		found.add(Violation{In: "body", Pointer: at, Keyword: "minItems", Detail: itoa(p.MinItems)})
	case p.MaxItems > 0 && n > p.MaxItems:
		found.add(Violation{In: "body", Pointer: at, Keyword: "maxItems", Detail: itoa(p.MaxItems)})
	}
	for k, f := range files {
		if p.ContentType != "" && !mediaMatches(cmp.Or(f.ContentType, "text/plain"), p.ContentType) {
			place := at
			if p.Many != nil {
				place += "/" + itoa(k)
			}
			found.add(Violation{In: "body", Pointer: place, Keyword: "contentMediaType", Detail: p.ContentType})
		}
	}
}

package document

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"unicode/utf8"
)

// A source is where files come from: the disk, unless somebody gives them.
type source struct {
	fetch func(path string)
	give  func(path string) ([]byte, error)
}

func (s source) read(path string, regular bool) ([]byte, error) {
	if s.fetch != nil {
		s.fetch(path)
	}
	if s.give == nil {
		return readFile(path, regular)
	}
	data, err := s.give(path)
	if err == nil && len(data) > maxFile {
		err = errLarge
	}
	return data, err
}

// has tells whether there is a file.
func (s source) has(path string) bool {
	if s.give != nil {
		_, err := s.give(path)
		return err == nil
	}
	info, err := os.Stat(path)
	return err == nil && info.Mode().IsRegular()
}

// real is the path that tells whether two are one, and where a file is.
func (s source) real(path string) string {
	if s.give != nil {
		return filepath.Clean(path)
	}
	return realPath(path)
}

var (
	errFolder  = errors.New("is a folder; name the file in it")
	errSpecial = errors.New("is not a regular file")
	errLarge   = errors.New("is larger than 32 MB; split it into files")
)

// readFile reads at most maxFile bytes.
func readFile(path string, regular bool) ([]byte, error) {
	if info, err := os.Stat(path); err != nil {
		return nil, err
	} else if info.IsDir() {
		return nil, errFolder
	} else if regular && !info.Mode().IsRegular() {
		return nil, errSpecial
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, maxFile+1))
	if err == nil && len(data) > maxFile {
		err = errLarge
	}
	return data, err
}

// reason is an error of the file system without the machine's path.
func reason(err error) string {
	var path *fs.PathError
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return "no such file; check the path"
	case errors.Is(err, fs.ErrPermission):
		return "permission denied"
	case errors.As(err, &path):
		return path.Err.Error()
	}
	return err.Error()
}

// decode gives the text of a file: UTF-8, without a byte order mark, and without
// the markers of a merge.
func decode(display string, data []byte) (string, *Problem) {
	if bytes.HasPrefix(data, []byte{0xff, 0xfe}) || bytes.HasPrefix(data, []byte{0xfe, 0xff}) {
		return "", problemAt(top(display), "the file is UTF-16; save it as UTF-8")
	}
	if !utf8.Valid(data) {
		return "", problemAt(top(display), "the file is not UTF-8%s; save it as UTF-8", firstInvalid(data))
	}
	text := string(bytes.TrimPrefix(data, []byte("\ufeff")))
	if line, message := Conflict(text); line > 0 {
		return "", problemAt(Position{File: display, Line: line, Column: 1}, "%s", message)
	}
	return text, nil
}

// firstInvalid says on which line the bytes stop being UTF-8.
func firstInvalid(data []byte) string {
	line := 1
	for len(data) > 0 {
		c, size := utf8.DecodeRune(data)
		if c == utf8.RuneError && size == 1 {
			return " from line " + strconv.Itoa(line) + " on"
		}
		if c == '\n' {
			line++
		}
		data = data[size:]
	}
	return ""
}

// realPath is the absolute path with symbolic links followed, as far as it exists.
func realPath(path string) string {
	abs, err := filepath.Abs(path)
	if err != nil {
		return path
	}
	if real, err := filepath.EvalSymlinks(abs); err == nil {
		return real
	}
	if folder := filepath.Dir(abs); folder != abs {
		return filepath.Join(realPath(folder), filepath.Base(abs))
	}
	return abs
}

// within reports whether path is folder or below it; both are real paths.
func within(folder, path string) bool {
	rel, err := filepath.Rel(folder, path)
	return err == nil && rel != ".." && !strings.HasPrefix(rel, ".."+string(filepath.Separator)) && !filepath.IsAbs(rel)
}

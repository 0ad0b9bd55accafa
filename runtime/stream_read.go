package runtime

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"io"
)

// ErrItemTooLarge is what an item of a sequence beyond the limit gives: see
// [WithMaxItemBytes] and [WithMaxResponseBytes].
var ErrItemTooLarge = errors.New("bizgen: an item of the stream is larger than is allowed")

// A lineReader parts a stream into lines.
type lineReader struct {
	in      *bufio.Reader
	max     int64
	returns bool // lines end at a carriage return, too
	buf     []byte
	skip    bool // the line feed of a CRLF is still to come
}

func newLineReader(from io.Reader, limit int64) lineReader {
	return lineReader{in: bufio.NewReader(from), max: limit}
}

// line returns the next line without its end; ended is false for what stands
// behind the last one. The bytes are good until the next call.
func (r *lineReader) line() (line []byte, ended bool, err error) {
	r.buf = r.buf[:0]
	for {
		if _, err := r.in.Peek(1); err != nil {
			if err == io.EOF && len(r.buf) > 0 {
				return r.buf, false, nil
			}
			return nil, false, err
		}
		chunk, _ := r.in.Peek(r.in.Buffered())
		if r.skip && chunk[0] == '\n' {
			_, _ = r.in.Discard(1)
			r.skip = false
			continue
		}
		r.skip = false
		i := r.end(chunk)
		n := i
		if i < 0 {
			n = len(chunk)
		}
		if int64(len(r.buf)+n) > r.max {
			return nil, false, ErrItemTooLarge
		}
		r.buf = append(r.buf, chunk[:n]...)
		if i < 0 {
			_, _ = r.in.Discard(n)
			continue
		}
		r.skip = chunk[i] == '\r'
		_, _ = r.in.Discard(n + 1)
		return r.buf, true, nil
	}
}

func (r *lineReader) end(chunk []byte) int {
	if r.returns {
		return bytes.IndexAny(chunk, "\r\n")
	}
	return bytes.IndexByte(chunk, '\n')
}

// An itemReader parts a stream into JSON texts: one a line, or one behind each
// record separator (RFC 7464).
type itemReader struct {
	lines   lineReader
	records bool
	text    []byte
}

const recordSeparator = 0x1E

func newItemReader(from io.Reader, mediaType string, limit int64) *itemReader {
	return &itemReader{lines: newLineReader(from, limit), records: isRecords(mediaType)}
}

// next returns the next text; io.EOF is the end. Blank lines are passed over.
func (r *itemReader) next() ([]byte, error) {
	for {
		text, err := r.piece()
		if err != nil {
			return nil, err
		}
		if text = bytes.Trim(text, " \t\r\n\x1E"); len(text) > 0 {
			return text, nil
		}
	}
}

func (r *itemReader) piece() ([]byte, error) {
	if !r.records {
		text, _, err := r.lines.line()
		return text, err
	}
	r.text = r.text[:0]
	for {
		line, ended, err := r.lines.line()
		if err == io.EOF && len(r.text) > 0 {
			return r.text, nil
		}
		if err != nil {
			return nil, err
		}
		if int64(len(r.text)+len(line)) > r.lines.max {
			return nil, ErrItemTooLarge
		}
		r.text = append(append(r.text, line...), '\n')
		if !ended || r.complete() {
			return r.text, nil
		}
	}
}

// complete tells whether the record ends here: another one begins, or nothing more
// has come yet and it is a value. Its text may be of several lines.
func (r *itemReader) complete() bool {
	if r.lines.in.Buffered() > 0 {
		next, _ := r.lines.in.Peek(1)
		return next[0] == recordSeparator
	}
	return json.Valid(bytes.Trim(r.text, "\x1E"))
}

// isRecords tells whether a media type is that of RFC 7464.
func isRecords(mediaType string) bool {
	media, _ := splitMedia(mediaType)
	return len(media) >= 8 && bytes.EqualFold([]byte(media[len(media)-8:]), []byte("json-seq"))
}

// appendFramed appends a JSON text as an item of a sequence: in one line, since the
// line breaks of JSON are white space.
func appendFramed(dst []byte, mediaType string, text []byte) []byte {
	if isRecords(mediaType) {
		dst = append(dst, recordSeparator)
	}
	for _, c := range text {
		if c == '\n' || c == '\r' {
			c = ' '
		}
		dst = append(dst, c)
	}
	return append(dst, '\n')
}

package notice

import (
	"bytes"
	"fmt"
	"os"
	"strconv"
	"strings"
	"unicode"

	"github.com/bizgen/bizgen/generator/document"
)

const (
	// maxFrames keeps a document with a thousand faults from filling the screen; the
	// faults themselves are all told.
	maxFrames = 20
	// frameWidth is how many characters of a line are shown: JSON may have one line only.
	frameWidth = 100
	// maxSource is the size of files that are read again for their lines.
	maxSource = 32 << 20
)

// A source holds the lines of one file: problems come sorted by file.
type source struct {
	file  string
	lines [][]byte
}

// frame shows the line of a problem with a caret under its column:
//
//	13 |       quantity: {type: integr}
//	   |                        ^
//
// A place that can't be read again, such as one in a commit of git, has none; nor
// has the very beginning of a file, which stands for the whole.
func (l *Log) frame(p document.Position) {
	if p.Line == 1 && p.Column == 1 {
		return
	}
	if l.lines.file != p.File {
		l.lines = read(p.File)
	}
	if p.Line > len(l.lines.lines) {
		return
	}
	line := []rune(strings.TrimPrefix(string(bytes.TrimRight(l.lines.lines[p.Line-1], "\r")), "\ufeff"))
	if p.Column < 1 || p.Column > len(line)+1 {
		return
	}
	shown, before := window(line, p.Column-1)
	number := strconv.Itoa(p.Line)
	gap := strings.Repeat(" ", len(number))
	fmt.Fprintf(l.w, "  %s | %s\n  %s | %s^\n", number, shown, gap, before)
	l.frames++
}

func read(file string) source {
	s := source{file: file}
	if info, err := os.Stat(file); err != nil || !info.Mode().IsRegular() || info.Size() > maxSource {
		return s
	}
	if data, err := os.ReadFile(file); err == nil {
		s.lines = bytes.Split(data, []byte("\n"))
	}
	return s
}

// window gives the part of a line that is shown, and blanks as wide as what of it
// comes before the column, which counts from 0.
func window(line []rune, column int) (shown, before string) {
	from, to := 0, len(line)
	if to > frameWidth {
		from = max(0, min(column-frameWidth/2, to-frameWidth))
		to = from + frameWidth
	}
	var text, blank strings.Builder
	if from > 0 {
		text.WriteString("…")
		blank.WriteString(" ")
	}
	for i := from; i < to; i++ {
		c := line[i]
		if !unicode.IsGraphic(c) && c != '\t' {
			c = '\ufffd' // no terminal is to obey a document
		}
		text.WriteRune(c)
		if i < column {
			blank.WriteString(space(c))
		}
	}
	if to < len(line) {
		text.WriteString("…")
	}
	return text.String(), blank.String()
}

// space is as wide as a character on a terminal.
func space(c rune) string {
	switch {
	case c == '\t':
		return "\t"
	case unicode.In(c, unicode.Mn, unicode.Me), unicode.In(c, unicode.Hangul) && c >= 0x1160 && c < 0x1200:
		return "" // combining marks; vowels and finals of decomposed Hangul
	case wide(c):
		return "  "
	}
	return " "
}

// wide tells of the characters that a terminal shows two cells wide, as Hangul:
// the large blocks of Unicode's East Asian Width (UAX 11).
func wide(c rune) bool {
	return unicode.In(c, unicode.Hangul, unicode.Han, unicode.Hiragana, unicode.Katakana) ||
		c >= 0x3000 && c <= 0x303e || c >= 0xff01 && c <= 0xff60 || c >= 0xffe0 && c <= 0xffe6 || c >= 0x1f300 && c <= 0x1faff
}

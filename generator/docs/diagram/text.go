package diagram

import (
	"strings"
	"unicode"
)

// A face is a size of text, in pixels, and how wide its letters are.
type face struct {
	size   int
	mono   bool
	weight int // percent of the width of a regular letter
}

var (
	nameFace   = face{size: 14, weight: 106}
	textFace   = face{size: 14, weight: 100}
	guardFace  = face{size: 13, weight: 100}
	codeFace   = face{size: 12, mono: true, weight: 100}
	numberFace = face{size: 11, weight: 106}
)

// leading is from one line to the next.
func (f face) leading() int { return f.size*13/10 + 1 }

// width estimates how wide a text is, rather too wide than too narrow: fonts are
// the reader's.
func (f face) width(s string) int {
	sum := 0
	for _, r := range s {
		sum += f.advance(r)
	}
	return (sum*f.size*f.weight/100 + 999) / 1000
}

// advance is a letter's width in thousandths of the size.
func (f face) advance(r rune) int {
	switch {
	case unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf):
		return 0
	case unicode.Is(unicode.Hangul, r):
		return 950
	case r >= 0x1100 && (unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana) || r >= 0x3000 && r <= 0x303f || r >= 0xff00 && r <= 0xffe6):
		return 1000
	case r >= 0x1f000:
		return 1400
	case f.mono:
		return 615
	case r > unicode.MaxLatin1:
		return 800
	}
	return latin(r)
}

// latin is the width of letters that differ much, after those of common sans-serif fonts.
func latin(r rune) int {
	switch {
	case strings.ContainsRune("ijl.,:;'|!`", r):
		return 290
	case strings.ContainsRune("frtI()[]{}/\\-\" \u00a0*·", r):
		return 370
	case strings.ContainsRune("mwMW@%", r):
		return 900
	case r >= 'A' && r <= 'Z':
		return 690
	}
	return 590
}

// most is how many lines a text may have in a drawing; the description has all of it.
const most = 12

// wrap breaks a text into lines that are as wide as limit at most, and evenly so:
// as few lines as it takes, and of those the narrowest.
func (f face) wrap(s string, limit int) []string {
	s = clean(s)
	lines := f.fill(s, limit)
	if len(lines) > most {
		return append(lines[:most-1:most-1], f.cut(lines[most-1], limit))
	}
	if len(lines) < 2 {
		return lines
	}
	low, high := max(limit/2, min(limit, f.widest(words(s)))), limit
	for low < high {
		if middle := (low + high) / 2; len(f.fill(s, middle)) > len(lines) {
			low = middle + 1
		} else {
			high = middle
		}
	}
	return f.fill(s, low)
}

// words splits a text at spaces, but not at those that are not to be broken.
func words(s string) []string {
	return strings.FieldsFunc(s, func(r rune) bool { return r == ' ' })
}

// cut ends a line with a sign that something is missing.
func (f face) cut(line string, limit int) string {
	runes := []rune(line)
	for len(runes) > 0 && f.width(string(runes)+"…") > limit {
		runes = runes[:len(runes)-1]
	}
	return string(runes) + "…"
}

// fill puts on each line what fits. What is too wide by itself is broken where code
// may be, or anywhere.
func (f face) fill(s string, limit int) []string {
	var lines []string
	line := ""
	for _, word := range words(s) {
		for {
			joined := word
			if line != "" {
				joined = line + " " + word
			}
			if f.width(joined) <= limit {
				line = joined
				break
			}
			if line != "" {
				lines, line = append(lines, line), ""
				continue
			}
			head := f.head(word, limit)
			lines, word = append(lines, word[:head]), word[head:]
		}
	}
	if line != "" {
		lines = append(lines, line)
	}
	return lines
}

// head is how many bytes of a word go on a line.
func (f face) head(word string, limit int) int {
	sum, last, slash := 0, 0, 0
	for i, r := range word {
		sum += f.advance(r) * f.size * f.weight / 100
		if sum > limit*1000 && i > 0 {
			if slash > 0 {
				return slash
			}
			if last > 0 {
				return last
			}
			return i
		}
		switch {
		case r == '_' || r == '-' || r == '.':
			last = i + 1
		case r == '/' && i > 0:
			slash = i
		}
	}
	return len(word)
}

// widest is the width of the widest line.
func (f face) widest(lines []string) int {
	w := 0
	for _, line := range lines {
		w = max(w, f.width(line))
	}
	return w
}

// clean takes out of a text what XML cannot have, and what would turn the text
// around it.
func clean(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\t' || r == '\r':
			return ' '
		case r < 0x20, r >= 0x7f && r < 0xa0, r == 0xfffe, r == 0xffff, r >= 0x202a && r <= 0x202e, r >= 0x2066 && r <= 0x2069, r == 0x200e, r == 0x200f:
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, "\ufffd"))
}

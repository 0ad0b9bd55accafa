package goname

import (
	"fmt"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Words splits s into the words of a name, in the case s has them: "optionSubGroupId" gives option, Sub, Group, Id.
// Hangul and kana are romanised, letters without an upper case become their code point (U4E2D), accents are
// stripped. The result is never empty and consists of letters and digits only; s of nothing but symbols gives their names.
//
// Any change to what Words returns renames users' code.
func Words(s string) []string {
	words := split(s)
	texts := make([]string, len(words))
	for i, w := range words {
		texts[i] = w.text
	}
	return texts
}

// A word is one part of a name. The words that are ours, for symbols and code points, are fixed: they keep their case.
type word struct {
	text  string
	fixed bool
}

func split(s string) []word {
	if s == "" {
		return []word{{text: "Empty", fixed: true}}
	}
	// NFKC: half-width kana, full-width Latin and jamo are spelled in one way only.
	text := []rune(norm.NFKC.String(s))
	p := splitter{text: text}
	p.first, p.last = bounds(text)
	if p.first == len(text) {
		return symbolWords(text)
	}
	for i := 0; i < len(text); {
		i = p.take(i)
	}
	p.flush()
	return p.words
}

// bounds returns where the first and the last rune stand that are more than a separator.
func bounds(text []rune) (first, last int) {
	first, last = len(text), -1
	for i, r := range text {
		if !separates(r) {
			first, last = min(first, i), i
		}
	}
	return first, last
}

type splitter struct {
	text        []rune
	first, last int    // what stands between is never a symbol to be named
	pending     []rune // letters and digits of one case run, before humps are split
	words       []word
}

// take consumes the rune at i, or the whole run of its script, and returns what follows.
func (p *splitter) take(i int) int {
	r := p.text[i]
	switch {
	case isHangul(r):
		end := p.run(i, isHangul)
		p.add(romaniseHangul(p.text[i:end]))
		return p.digits(end)
	case isKana(r):
		end := p.run(i, isKana)
		p.add(romaniseKana(p.text[i:end]))
		return p.digits(end)
	case separates(r):
		p.flush()
		if name := p.spoken(i); name != "" {
			p.words = append(p.words, word{text: name, fixed: true})
		}
		return i + 1
	}
	if folded := fold(r); folded != "" {
		p.pending = append(p.pending, []rune(folded)...)
		return i + 1
	}
	if isAccent(r) && (i > 0 && !separates(p.text[i-1])) {
		return i + 1
	}
	p.flush()
	p.words = append(p.words, codeWord(r))
	return i + 1
}

// run returns the end of the runes from i on that are of one kind.
func (p *splitter) run(i int, is func(rune) bool) int {
	for i < len(p.text) && is(p.text[i]) {
		i++
	}
	return i
}

// digits adds the digits at i to the last word: they stay with the word before.
func (p *splitter) digits(i int) int {
	for ; i < len(p.text) && unicode.IsDigit(p.text[i]); i++ {
		p.words[len(p.words)-1].text += fold(p.text[i])
	}
	return i
}

func (p *splitter) add(text string) {
	p.flush()
	p.words = append(p.words, word{text: text})
}

func (p *splitter) flush() {
	for _, hump := range humps(p.pending) {
		p.words = append(p.words, word{text: hump})
	}
	p.pending = p.pending[:0]
}

// humps splits a run of letters and digits where its case says that a word begins.
func humps(run []rune) []string {
	var words []string
	begin := 0
	for i := 1; i < len(run); i++ {
		if startsHump(run, i) {
			words = append(words, string(run[begin:i]))
			begin = i
		}
	}
	if begin < len(run) {
		words = append(words, string(run[begin:]))
	}
	return words
}

// startsHump reports whether a word begins at the upper-case letter i: after a lower-case letter or a digit
// ("subGroup", "oauth2Token"), or as the last capital of several ("HTTPServer"), unless they are a plural ("userIDs").
func startsHump(run []rune, i int) bool {
	if !unicode.IsUpper(run[i]) {
		return false
	}
	if !unicode.IsUpper(run[i-1]) {
		return true
	}
	lower := func(j int) bool { return j < len(run) && unicode.IsLower(run[j]) }
	plural := i+1 < len(run) && run[i+1] == 's' && !lower(i+2)
	return lower(i+1) && !plural
}

// separates reports whether r stands between words, if it is not spoken there.
func separates(r rune) bool {
	return r < 0x80 && !asciiAlphanumeric(r) || unicode.IsSpace(r) || unicode.IsPunct(r)
}

func asciiAlphanumeric(r rune) bool {
	return '0' <= r && r <= '9' || 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z'
}

// isAccent reports whether r only decorates the letter before it. Vowel signs of Indic scripts are no accents.
func isAccent(r rune) bool {
	return unicode.Is(unicode.Inherited, r) && unicode.Is(unicode.Mn, r)
}

// fold returns r as it is written in an identifier: without accents if it is Latin, as it is if the script has two cases,
// as an ASCII digit if it is a decimal one; "" if it cannot be written.
func fold(r rune) string {
	switch {
	case r < 0x80:
		return string(r)
	case unicode.IsDigit(r):
		return string('0' + digitValue(r))
	case spelled[r] != "":
		return spelled[r]
	case unicode.Is(unicode.Latin, r):
		base := []rune(norm.NFD.String(string(r)))[0]
		if base < 0x80 {
			return string(base)
		}
		if spelled[base] != "" {
			return spelled[base]
		}
	}
	if unicode.IsLetter(r) && unicode.IsUpper(unicode.ToUpper(r)) {
		return string(r)
	}
	return ""
}

// digitValue uses that Unicode has the decimal digits of a script side by side, beginning at a zero.
func digitValue(r rune) rune {
	for _, t := range unicode.Nd.R16 {
		if rune(t.Lo) <= r && r <= rune(t.Hi) {
			return (r - rune(t.Lo)) % 10
		}
	}
	for _, t := range unicode.Nd.R32 {
		if rune(t.Lo) <= r && r <= rune(t.Hi) {
			return (r - rune(t.Lo)) % 10
		}
	}
	return 0
}

// codeWord names a rune that no identifier can hold, or that has no upper case: U4E2D.
func codeWord(r rune) word { return word{text: fmt.Sprintf("U%04X", r), fixed: true} }

// spelled are the Latin letters that are no accented ASCII letter.
var spelled = map[rune]string{
	'ß': "ss", 'ẞ': "SS", 'æ': "ae", 'Æ': "Ae", 'œ': "oe", 'Œ': "Oe", 'ø': "o", 'Ø': "O", 'đ': "d", 'Đ': "D",
	'ð': "d", 'Ð': "D", 'þ': "th", 'Þ': "Th", 'ł': "l", 'Ł': "L", 'ħ': "h", 'Ħ': "H", 'ı': "i", 'ŋ': "ng", 'Ŋ': "Ng", 'ŧ': "t", 'Ŧ': "T",
}

// hasLower reports whether s has a word that is not in capitals.
func hasLower(s string) bool { return strings.ContainsFunc(s, unicode.IsLower) }

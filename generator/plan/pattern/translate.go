package pattern

import (
	"regexp"
	"strconv"
	"strings"
)

// Translate writes an ECMA-262 pattern in the syntax of package regexp; MatchString of the result answers as ECMA-262 does,
// for every valid UTF-8 text. The error is an *Error.
func Translate(src string) (re2 string, err error) {
	tree, err := parse(src)
	if err != nil {
		return "", err
	}
	return write(tree)
}

// write prints a tree and makes sure that Go takes what it printed.
func write(tree node) (re2 string, err error) {
	w := &writer{}
	text, _ := w.alternation(tree)
	if w.err == nil && len(text) > maxLength {
		w.refuse(0, "repetition this large")
	}
	if w.err != nil {
		return "", w.err
	}
	if _, err := regexp.Compile(text); err != nil {
		return "", &Error{Construct: err.Error()}
	}
	return text, nil
}

const (
	maxCount  = 1000    // of package regexp, for one repetition or several inside each other
	maxSize   = 50_000  // of characters and sets once repetitions are written out; beyond it a match is too slow to be meant
	maxLength = 100_000 // of the text
)

type writer struct {
	err *Error // the first
}

func (w *writer) refuse(at int, construct string) {
	if w.err == nil {
		w.err = &Error{Offset: at, Construct: construct}
	}
}

// alternation, sequence, atom and repetition return a node's text, as it may stand at their place, and how often Go counts it
// to repeat its innermost part.

func (w *writer) alternation(n node) (text string, count int) {
	all, ok := n.(alternate)
	if !ok {
		return w.sequence(n)
	}
	var out []string
	count = 1
	for _, one := range all {
		text, c := w.alternation(one)
		if _, nested := one.(alternate); nested {
			text = "(?:" + text + ")"
		}
		out = append(out, text)
		count = max(count, c)
	}
	return strings.Join(out, "|"), count
}

func (w *writer) sequence(n node) (text string, count int) {
	terms, ok := n.(concat)
	if !ok {
		return w.term(n)
	}
	var out strings.Builder
	count = 1
	for _, term := range terms {
		text, c := w.term(term)
		out.WriteString(text)
		count = max(count, c)
	}
	return out.String(), count
}

func (w *writer) term(n node) (text string, count int) {
	switch n := n.(type) {
	case repeat:
		return w.repetition(n)
	case alternate:
		text, count = w.alternation(n)
		return "(?:" + text + ")", count
	case concat:
		return w.sequence(n)
	}
	return w.atom(n), 1
}

// atom writes what a quantifier may follow as it is.
func (w *writer) atom(n node) string {
	switch n := n.(type) {
	case literal:
		if n < 0x80 {
			if quoted := regexp.QuoteMeta(string(rune(n))); len(quoted) > 1 {
				return quoted
			}
		}
		return plainRune(rune(n))
	case set:
		return n.String()
	case assertion:
		if n == 'b' || n == 'B' {
			return `\` + string(rune(n))
		}
		return string(rune(n))
	case look:
		w.refuse(n.at, n.construct())
	case alien:
		w.refuse(n.at, n.construct)
	}
	return ""
}

func (w *writer) repetition(r repeat) (text string, count int) {
	if size(r) > maxSize {
		w.refuse(r.at, "repetition this large")
		return "", 1
	}
	sub, inner := w.term(r.sub)
	switch r.sub.(type) {
	case literal, set:
	default:
		if _, grouped := r.sub.(alternate); !grouped {
			sub = "(?:" + sub + ")"
		}
	}
	if r.max == 0 {
		return "(?:)", 1
	}
	p := pieces{sub: sub, chunk: max(maxCount/inner, 1)}
	if r.lazy {
		p.lazy = "?"
	}
	p.write(r.min, r.max)
	return p.out.String(), inner * p.most
}

// pieces writes a repetition as several, each no longer than chunk.
type pieces struct {
	sub, lazy string
	chunk     int
	most      int // the longest written
	out       strings.Builder
}

func (p *pieces) write(lo, hi int) {
	p.most = 1
	if max(lo, hi) <= p.chunk {
		p.piece(lo, hi)
		return
	}
	for ; lo > p.chunk; lo -= p.chunk {
		p.piece(p.chunk, p.chunk)
		if hi != unbounded {
			hi -= p.chunk
		}
	}
	if hi == unbounded || hi <= p.chunk {
		p.piece(lo, hi)
		return
	}
	if lo > 0 {
		p.piece(lo, lo)
	}
	for hi -= lo; hi > 0; hi -= p.chunk {
		p.piece(0, min(hi, p.chunk))
	}
}

func (p *pieces) piece(lo, hi int) {
	p.most = max(p.most, lo, hi)
	p.out.WriteString(p.sub)
	switch {
	case lo == 1 && hi == 1:
		return
	case lo == 0 && hi == unbounded:
		p.out.WriteString("*")
	case lo == 1 && hi == unbounded:
		p.out.WriteString("+")
	case lo == 0 && hi == 1:
		p.out.WriteString("?")
	case hi == unbounded:
		p.out.WriteString("{" + strconv.Itoa(lo) + ",}")
	case lo == hi:
		p.out.WriteString("{" + strconv.Itoa(lo) + "}")
	default:
		p.out.WriteString("{" + strconv.Itoa(lo) + "," + strconv.Itoa(hi) + "}")
	}
	p.out.WriteString(p.lazy)
}

// size is how many characters and sets a node is once its repetitions are written out; it stops counting beyond maxSize.
func size(n node) int {
	total := 1
	switch n := n.(type) {
	case concat:
		for _, sub := range n {
			total = min(total+size(sub), maxSize+1)
		}
	case alternate:
		for _, sub := range n {
			total = min(total+size(sub), maxSize+1)
		}
	case repeat:
		total = min(min(max(n.min, n.max, 1), maxSize+1)*size(n.sub), maxSize+1)
	}
	return total
}

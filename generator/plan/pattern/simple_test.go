package pattern

import (
	"regexp"
	"testing"
	"unicode/utf8"
)

func TestParseSimple(t *testing.T) {
	for in, want := range map[string]bool{
		`^[0-9]{10,11}$`: true, `^[0-9a-z]{24}$`: true, `^\d{4}-\d{2}-\d{2}$`: true, `^https:\/\/.{5,247}$`: true, `^https://`: true, `usd`: true, `\.png$`: true,
		`^vrsn_[a-zA-Z0-9]+$`: true, `^[a-zA-Z_][-a-zA-Z0-9_]*$`: true, `^(dom)_[a-z]+$`: true, `^[가-힣]{2,10}$`: true, `^\S+$`: true, `^\s*$`: true, `^.*$`: true, `^$`: true, ``: true,
		`^[^@]+@[^@]+$`: true, `^a?b?a$`: false, `^[a-z]+[0-9]*z$`: false, `^.*a$`: false, `^\d+$|a`: false, `a+`: false, `\d{5}`: false, `^(a|b)$`: false,
		`^\p{L}+$`: false, `^\d{5}(-\d{4})?$`: false, `^a\b$`: false, `(`: false, `^(?=a)`: false,
	} {
		if _, got := ParseSimple(in); got != want {
			t.Errorf("ParseSimple(%q): %t, want %t", in, got, want)
		}
	}
}

func TestLiteral(t *testing.T) {
	s, _ := ParseSimple(`^https:\/\/`)
	if text, ok := s.Literal(); text != "https://" || !ok || !s.Start || s.End {
		t.Errorf("%q, %t, %+v", text, ok, s)
	}
	s, _ = ParseSimple(`^vrsn_[a-z]+$`)
	if text, rest := s.Prefix(); text != "vrsn_" || len(rest) != 1 || rest[0].Min != 1 || rest[0].Max != -1 {
		t.Errorf("%q, %+v", text, rest)
	}
	s, _ = ParseSimple(`^[^a]한{2}$`)
	if r, ok := s.Items[1].Rune(); r != '한' || !ok || !s.Items[0].NonASCII || s.Items[0].Has('a') || !s.Items[0].Has('b') {
		t.Errorf("%+v", s.Items)
	}
}

// FuzzPattern holds Simple.Match and Clauses against package regexp on the translated pattern, and Translate against panics.
func FuzzPattern(f *testing.F) {
	for _, pattern := range []string{`^[0-9]{10,11}$`, `^\d{4}-\d{2}$`, `^https://`, `^[^@\s]+@.+$`, `^(a)[]?[^]*$`, `usd$`, `^[\u1000-\u{10000}가]?\W`, `(?<n>a{3,2000}?|b)\cA`,
		`\p{Lu}\P{sc=Greek}[\p{Alpha}\D]`, `[\uD83D\uDE00\w-.]{0,3}`, `^(?=a)(?!b).*(?<!c)$`, `a{,5}{`, `^a?b*c{2}$`} {
		f.Add(pattern, "2024-01")
		f.Add(pattern, "aab😀 가@c\n")
	}
	f.Fuzz(func(t *testing.T, pattern, text string) {
		re2, err := Translate(pattern)
		if !utf8.ValidString(text) || len(pattern) > 200 {
			return
		}
		simple, ok := ParseSimple(pattern)
		if err != nil {
			if ok && err.(*Error).Invalid {
				t.Errorf("%q is simple, and %v", pattern, err)
			}
			return
		}
		want := regexp.MustCompile(re2).MatchString(text)
		if ok && simple.Match(text) != want {
			t.Errorf("%q on %q: Simple says %t, %q says %t", pattern, text, !want, re2, want)
		}
		clauses, err := Clauses(pattern)
		if err != nil || len(clauses) != 1 || clauses[0] != (Clause{RE2: re2}) {
			t.Errorf("Clauses(%q) = %+v, %v; Translate gives %q", pattern, clauses, err, re2)
		}
	})
}

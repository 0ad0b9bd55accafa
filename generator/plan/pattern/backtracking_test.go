package pattern

import (
	"errors"
	"regexp"
	"testing"

	"github.com/bizgen/bizgen/runtime/ecmascript"
)

// What both engines can match, they match alike: a lookahead of nothing changes no
// verdict, and only which of them is asked.
func TestEnginesAgree(t *testing.T) {
	texts := []string{
		"", "a", "A", "\n", "a\n", "a\r", "\r", "\u2028", "\u2029", "a\u2028", "\u00a0", "\ufeff", "\u3000", "\u180e", "\u0085", "１", "٣", "가",
		"한글", "é", "_", "-", "ſ", "K", "😀", "\v", "\f", "\x00", "\b", "ab", "a{,5}", "{", "}", "x{1-5}", "aa", "]", "[", "日", "1", "\x1c", "ß", "\t", "a.b", "가a",
	}
	patterns := []string{
		`^\d$`, `^\D$`, `^\s$`, `^\S$`, `^\w$`, `^\W$`, `^.$`, `^..$`, `a$`, `^a`, `\ba\b`, `\B`, `^[^]$`, `[]`, `^\u{1F600}$`, `^\ud83d\ude00$`, `^[😀]$`,
		`^\p{Script=Hangul}+$`, `^\p{L}$`, `^\P{L}$`, `^\p{sc=Han}$`, `^[\p{L}_]$`, `^[^\p{L}]$`, `^[\s\d]$`, `^[^\s]$`, `^[^\w-]$`, `a{,5}`, `x{1-5}`, `^{$`, `^]$`,
		`^\cJ$`, `^\0$`, `^[\b]$`, `^\x41$`, `^[\u{1F600}-\u{1F64F}]$`, `^a{2}$`, `^\p{ASCII}$`, `^\p{Letter}$`, `^\p{digit}$`, `^\p{Any}$`, `^\p{Alphabetic}$`,
		`^\-$`, `^[\]\[\-^]$`, `^[a-z&&b]$`, `^\/?$`, `^a\.b$`,
	}
	for _, source := range patterns {
		re2, err := Translate(source)
		if err != nil {
			t.Fatalf("%s: %v", source, err)
		}
		text, err := Backtracking("(?=)" + source)
		if err == nil {
			err = ecmascript.Check(text)
		}
		if err != nil {
			t.Errorf("%s, spelt %s: %v", source, text, err)
			continue
		}
		one, other := regexp.MustCompile(re2), ecmascript.Regexp(text)
		for _, s := range texts {
			want := one.MatchString(s)
			if got, decided := other(s); got != want || !decided {
				t.Errorf("%s, spelt %s, on %q: %v, want %v", source, text, s, got, want)
			}
		}
	}
}

func TestBacktracking(t *testing.T) {
	for _, c := range []struct {
		source  string
		yes, no []string
	}{
		{`^(?<n>a)(b)\1$`, []string{"aba"}, []string{"abb"}}, // groups are counted from the left, named or not
		{`^(a)(?<n>b)\k<n>\1$`, []string{"abba"}, []string{"abab"}},
		{`^(?:(?<q>')|(?<q>"))x\k<q>$`, []string{`'x'`, `"x"`}, []string{`'x"`, `'x`}},
		{`^(?:(a)|b)\1$`, []string{"aa", "b"}, []string{"a", "ba"}}, // a group that took no part matches nothing
		{`^(a)\1(?:0)$`, []string{"aa0"}, []string{"a0"}},
		{`^(?=\p{Script=Hangul})(.)\1$`, []string{"가가"}, []string{"가나", "aa"}},
		{`^(.)\1$`, []string{"\u0085\u0085", "😀😀"}, []string{"\u2028\u2028", "\n\n"}},
		{`(?<=\u{AC00})x(?!\d)`, []string{"가x", "가x１"}, []string{"가x1", "x"}},
		{`^(.)(?i:\u0061b)\1$`, []string{"xABx"}, []string{"XABx"}},
		{`^(.)(?s:.)\1$`, []string{"a\u2028a"}, []string{"a\u2028b"}},
		{`^(.)\uD800\1$`, nil, []string{"a\ufffda", "aa"}}, // no text has half a pair
	} {
		text, err := Backtracking(c.source)
		if err == nil {
			err = ecmascript.Check(text)
		}
		if err != nil {
			t.Errorf("%s, spelt %s: %v", c.source, text, err)
			continue
		}
		match := ecmascript.Regexp(text)
		for _, s := range c.yes {
			if matched, decided := match(s); !matched || !decided {
				t.Errorf("%s, spelt %s, does not match %q", c.source, text, s)
			}
		}
		for _, s := range c.no {
			if matched, decided := match(s); matched || !decided {
				t.Errorf("%s, spelt %s, matches %q", c.source, text, s)
			}
		}
	}
	for _, source := range []string{`(?=a)\p{Emoji}`, `(?=`, `\p{Script=Nowhere}`} {
		if _, err := Backtracking(source); !isError(err) {
			t.Errorf("%s: %v, want an error", source, err)
		}
	}
}

func isError(err error) bool {
	_, ok := errors.AsType[*Error](err)
	return ok
}

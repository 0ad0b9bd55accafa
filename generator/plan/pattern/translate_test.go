package pattern

import (
	"errors"
	"regexp"
	"strings"
	"testing"
)

func TestTranslate(t *testing.T) {
	for in, want := range map[string]string{
		``:                         ``,
		`^abc$`:                    `^abc$`,
		`^\d{4}-\d{2}-\d{2}$`:      `^\d{4}-\d{2}-\d{2}$`,
		`^https:\/\/.{5,247}$`:     `^https://[^\n\r\x{2028}\x{2029}]{5,247}$`,
		`^[가-힣]{2,10}$`:            `^[가-힣]{2,10}$`,
		`\s`:                       `[\t-\r \xA0\x{1680}\x{2000}-\x{200A}\x{2028}\x{2029}\x{202F}\x{205F}\x{3000}\x{FEFF}]`,
		`[^\w-.]`:                  `[^\-.0-9A-Z_a-z]`,
		`[\d-a-z]`:                 `[\-0-9az]`,
		`[a-z0-9-_]`:               `[\-0-9_a-z]`,
		`[^]`:                      `(?s:.)`,
		`[]`:                       `[^\x00-\x{10FFFF}]`,
		`[\b]`:                     `\x08`,
		`\cJ\x41\u0042\u{43}\0`:    `\nABC\x00`,
		`^\uD83D\uDE00$`:           `^😀$`,
		`[\uD83D\uDE00-\u{1F64F}]`: `[😀-🙏]`,
		`[^\uD800-\uDFFF]`:         `(?s:.)`,
		`\p{Letter}+`:              `\p{L}+`,
		`\p{digit}\P{gc=Lu}`:       `\p{Nd}\P{Lu}`,
		`\p{Script=Hangul}`:        `\p{Hangul}`,
		`\p{sc=Grek}`:              `\p{Greek}`,
		`[\p{L}\p{Script=Han}_]`:   `[_\p{L}\p{Han}]`,
		`\p{ASCII}`:                `[\x00-\x7F]`,
		`\P{ASCII}`:                `[^\x00-\x7F]`,
		`(?<year>\d+)`:             `\d+`,
		`(a|b)|c`:                  `(?:a|b)|c`,
		`(dom)_[a-z]+?`:            `dom_[a-z]+?`,
		`(whsec_)?x`:               `(?:whsec_)?x`,
		`a{,5}{ } x{1-5}`:          `a\{,5\}\{ \} x\{1-5\}`,
		`a{2000}`:                  `a{1000}a{1000}`,
		`a{0,2500}?`:               `a{0,1000}?a{0,1000}?a{0,500}?`,
		`a{1500,}`:                 `a{1000}a{500,}`,
		`a{1500,2700}`:             `a{1000}a{500}a{0,1000}a{0,200}`,
		`(a{30}){40}`:              `(?:a{30}){33}(?:a{30}){7}`,
		`(?:^)*a{0}b`:              `(?:^)*(?:)b`,
		`/^a$/i`:                   `/^a$/i`,
		`\Ba\b`:                    `\Ba\b`,
		`(|a)*`:                    `(?:|a)*`,
	} {
		if in == `[\b]` {
			want = `[\x08]`
		}
		got, err := Translate(in)
		if err != nil || got != want {
			t.Errorf("Translate(%q) = %q, %v; want %q", in, got, err, want)
		}
	}
}

func TestErrors(t *testing.T) {
	for in, want := range map[string]Error{
		`a(?=b)`:                 {1, "lookahead (?=", false},
		`a(?!b)`:                 {1, "negative lookahead (?!", false},
		`(?<=a+)b`:               {0, "lookbehind (?<=", false},
		`(?<!a)b`:                {0, "negative lookbehind (?<!", false},
		`(a)\1`:                  {3, `backreference \1`, false},
		`(?<n>a)\k<n>`:           {7, `backreference \k<n>`, false},
		`(?i:a)`:                 {0, "inline modifier (?", false},
		`\p{Emoji}`:              {0, `property \p{Emoji}`, false},
		`\p{scx=Hang}`:           {0, `property \p{scx=Hang}`, false},
		`a{60000}`:               {0, "repetition this large", false},
		`((a{99}){99}){99}`:      {0, "repetition this large", false},
		`\uD800`:                 {0, `lone surrogate \u`, false},
		`[\uD800-\uDBFF]`:        {0, "class of nothing but surrogates", false},
		`\1`:                     {0, "backreference to a group that does not exist", true},
		`\k<n>`:                  {0, "backreference to a group that does not exist", true},
		`x\a`:                    {1, `unknown escape \a`, true},
		`\Z`:                     {0, `unknown escape \Z`, true},
		`\01`:                    {0, "octal escape", true},
		`(?P<n>a)`:               {0, "unknown group (?", true},
		`(?#c)a`:                 {0, "unknown group (?", true},
		`(?i)abc`:                {0, "unknown group (?", true},
		`(?>a)`:                  {0, "unknown group (?", true},
		`a)`:                     {1, "unmatched )", true},
		`a(b`:                    {1, "unterminated group", true},
		`a[b`:                    {1, "unterminated class [", true},
		`a[z-a]`:                 {2, "range out of order in class", true},
		`*a`:                     {0, "nothing to repeat", true},
		`a**`:                    {2, "nothing to repeat", true},
		`^*`:                     {0, "nothing to repeat", true},
		`{2}`:                    {0, "nothing to repeat", true},
		`a{2,1}`:                 {0, "quantifier numbers out of order", true},
		`\`:                      {0, `\ at the end`, true},
		`\u12`:                   {0, "incomplete hexadecimal escape", true},
		`\u{110000}`:             {0, `malformed \u{`, true},
		`\c1`:                    {0, `\c without a letter`, true},
		`\p{Hangul}`:             {0, `unknown property \p{Hangul} (a script is Script=Hangul)`, true},
		`\p{letter}`:             {0, `unknown property \p{letter}`, true},
		`\pL`:                    {0, `\p without a name in braces`, true},
		`(?<a>x)(?<a>y)`:         {7, "two groups named a", true},
		`(?<1>x)`:                {0, "malformed group name", true},
		"\xff":                   {0, "invalid UTF-8", true},
		strings.Repeat("(", 300): {250, "groups nested too deeply", true},
	} {
		re2, err := Translate(in)
		var got *Error
		if !errors.As(err, &got) || *got != want {
			t.Errorf("Translate(%q) = %q, %v; want %v", in, re2, err, &want)
		}
	}
	if _, err := Translate(`(?<a>x)|(?<a>y)`); err != nil {
		t.Errorf("the same name in two alternatives: %v", err)
	}
}

func TestClauses(t *testing.T) {
	for _, test := range []struct {
		in         string
		yes, no    []string
		conditions int
	}{
		{`^(?!https://)[a-z:/.]{1,9}$`, []string{"a.b"}, []string{"https://", "A"}, 2},
		{`^(?!^[-+.]*$)[+-]?0*\d*\.?\d*$`, []string{"1", "-0.5"}, []string{"", "-", "+.", "a"}, 2},
		{`^(?=.*\d)(?!admin).{3,}(?<!-)$`, []string{"ab1"}, []string{"abc", "admin1", "a1", "ab1-"}, 4},
		{`^(?!.*(localhost|127\.0\.0\.1)).*$`, []string{"kakao.com"}, []string{"http://localhost/"}, 2},
		{`plain`, []string{"a plain one"}, []string{"plane"}, 1},
		{``, []string{""}, nil, 1},
	} {
		clauses, err := Clauses(test.in)
		if err != nil || len(clauses) != test.conditions {
			t.Errorf("Clauses(%q) = %+v, %v; want %d", test.in, clauses, err, test.conditions)
			continue
		}
		for _, text := range append(test.yes, test.no...) {
			want := len(test.yes) > 0 && contains(test.yes, text)
			if got := matchAll(clauses, text); got != want {
				t.Errorf("%q on %q: %t, want %t", test.in, text, got, want)
			}
		}
	}
	for _, in := range []string{`a(?=b)`, `^(?:(?=a)b|c)$`, `^(?=a(?!b)).*$`, `(?<=a)$|b`} {
		if clauses, err := Clauses(in); err == nil {
			t.Errorf("Clauses(%q) = %+v; want an error", in, clauses)
		}
	}
}

func contains(texts []string, text string) bool {
	for _, t := range texts {
		if t == text {
			return true
		}
	}
	return false
}

func matchAll(clauses []Clause, text string) bool {
	for _, c := range clauses {
		if regexp.MustCompile(c.RE2).MatchString(text) == c.Not {
			return false
		}
	}
	return true
}

package goname

import (
	"go/token"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Exported returns an exported Go identifier for s: "option_sub_group_id" gives OptionSubGroupID, "2fa" gives N2fa.
//
// Any change to it renames fields, types and methods in users' code.
func Exported(s string) string {
	name := join(titles(s))
	if isDigit(name, 0) {
		return "N" + name
	}
	return name
}

// Component returns the Go name of a component schema: s itself where it is an exported identifier already
// (`OptionSubGroupId` stays), what Exported says otherwise.
//
// Any change to it renames types in users' code.
func Component(s string) string {
	if token.IsIdentifier(s) && token.IsExported(s) {
		return s
	}
	return Exported(s)
}

// Constant returns the part of a constant's name that stands for an enum value, to be put behind the name of its type:
// "MULTI_SELECT" gives MultiSelect, "200" 200, "-1" Minus1, "1.5" 1Dot5, "" Empty. By itself it may begin with a digit.
//
// Any change to it renames constants in users' code.
func Constant(s string) string {
	if whole, fraction, ok := strings.Cut(s, "."); ok && isDigit(whole, len(whole)-1) && isDigit(fraction, 0) {
		return Constant(whole) + symbolNames['.'] + Constant(fraction)
	}
	return join(titles(s))
}

// Unexported returns an unexported Go identifier for s: "OptionID" gives optionID, "type" gives type_. It is neither a keyword
// nor predeclared.
//
// Any change to it renames parameters in users' code, which is harmless, and helpers, which is not.
func Unexported(s string) string {
	words := titles(s)
	words[0] = strings.ToLower(words[0])
	name := join(words)
	if isDigit(name, 0) {
		name = "n" + name
	}
	if taken[name] {
		return name + "_"
	}
	return name
}

// Package returns a package name for s, of lower-case ASCII letters and digits: "KakaoPay API" gives kakaopayapi.
//
// Any change to it breaks users' imports.
func Package(s string) string {
	name := strings.Join(asciiWords(s), "")
	if isDigit(name, 0) {
		name = "n" + name
	}
	if taken[name] {
		return name + "pkg"
	}
	return name
}

// FileName returns a name for a file, without extension: snake_case of ASCII, never one that the go command reads a
// meaning into (user_test, device_ios) or that Windows keeps for itself (con).
//
// Any change to it moves users' generated files.
func FileName(s string) string {
	name := strings.Join(asciiWords(s), "_")
	if len(name) > maxFileName {
		name = strings.TrimRight(name[:maxFileName], "_")
	}
	if last := name[strings.LastIndexByte(name, '_')+1:]; last != name && constrains[last] || windowsDevices[name] {
		return name + "_file"
	}
	return name
}

const maxFileName = 100 // of 255 that file systems take; the emitters add to it

// titles returns the words of s, each beginning with a capital, initialisms in capitals.
// Where all of s is in capitals, capitals mean nothing: MULTI_SELECT is two plain words.
func titles(s string) []string {
	shouted := !hasLower(s)
	words := split(s)
	titles := make([]string, len(words))
	for i, w := range words {
		titles[i] = w.title(shouted)
	}
	return titles
}

func (w word) title(shouted bool) string {
	if w.fixed {
		return w.text
	}
	if known := initialism(w.text); known != "" {
		return known
	}
	first, size := utf8.DecodeRuneInString(w.text)
	rest := w.text[size:]
	if shouted && hasUpper(rest) {
		rest = strings.ToLower(rest)
	}
	return string(unicode.ToUpper(first)) + rest
}

// join puts words together; two numbers keep a mark between them: "v1.5" is V1_5, or it would read as V15.
func join(words []string) string {
	var out strings.Builder
	for i, w := range words {
		if i > 0 && isDigit(words[i-1], len(words[i-1])-1) && isDigit(w, 0) {
			out.WriteByte('_')
		}
		out.WriteString(w)
	}
	return out.String()
}

// asciiWords returns the words of s in lower case, letters beyond ASCII as their code points.
func asciiWords(s string) []string {
	words := Words(s)
	for i, w := range words {
		var out strings.Builder
		for _, r := range strings.ToLower(w) {
			if r < utf8.RuneSelf {
				out.WriteRune(r)
			} else {
				out.WriteString(strings.ToLower(codeWord(r).text))
			}
		}
		words[i] = out.String()
	}
	return words
}

func isDigit(s string, i int) bool { return 0 <= i && i < len(s) && '0' <= s[i] && s[i] <= '9' }

func hasUpper(s string) bool { return strings.ContainsFunc(s, unicode.IsUpper) }

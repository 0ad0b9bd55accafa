package goname

import "strings"

// symbolNames says how a symbol is called where it is all there is to call. Changing one renames users' code.
var symbolNames = map[rune]string{
	' ': "Space", '\t': "Tab", '\n': "Newline", '\r': "Return",
	'$': "Dollar", '@': "At", '+': "Plus", '-': "Minus", '*': "Star", '/': "Slash", '.': "Dot", '#': "Hash", '%': "Percent",
	'&': "And", '<': "Less", '>': "Greater", '=': "Equal", '!': "Not", '~': "Tilde", '^': "Caret", '|': "Or",
	'_': "Underscore", ',': "Comma", ';': "Semicolon", ':': "Colon", '?': "Question", '\\': "Backslash",
	'\'': "Quote", '"': "DoubleQuote", '`': "Backquote",
	'(': "LeftParen", ')': "RightParen", '[': "LeftBracket", ']': "RightBracket", '{': "LeftBrace", '}': "RightBrace",
}

// Signs that belong to the word they touch: "-1", "@type", "<10" on its left, "C++", "100%", "A-" on its right.
const (
	leading  = "@$+-<>=!~*#%&^"
	trailing = "+-*#%!="
)

// symbolWords names each rune of a text that has nothing else.
func symbolWords(text []rune) []word {
	var words []word
	for _, r := range text {
		if name := symbolNames[r]; name != "" {
			words = append(words, word{text: name, fixed: true})
		} else {
			words = append(words, codeWord(r))
		}
	}
	return words
}

// spoken names the separator at i if it begins or ends the text and touches a word; "" if it only separates.
func (p *splitter) spoken(i int) string {
	switch {
	case i < p.first && among(p.text[i:p.first], leading):
	case i > p.last && among(p.text[p.last+1:i+1], trailing):
	default:
		return ""
	}
	return symbolNames[p.text[i]]
}

func among(text []rune, set string) bool {
	for _, r := range text {
		if !strings.ContainsRune(set, r) {
			return false
		}
	}
	return true
}

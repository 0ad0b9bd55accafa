package docs

import (
	"strconv"
	"strings"
	"unicode"
)

// home is the folder of a language in the site.
func home(language string) string {
	if language == Languages[0] {
		return ""
	}
	return language + "/"
}

// root leads from a file of the site back to the folder of the site.
func root(file string) string { return strings.Repeat("../", strings.Count(file, "/")) }

// A namer gives files names that are different on every system.
type namer struct{ taken map[string]bool }

// take makes a file's name of a name in a document.
func (n *namer) take(name string) string {
	slug := slug(name)
	for k := 1; ; k++ {
		try := slug
		if k > 1 {
			try += "-" + strconv.Itoa(k)
		}
		if folded := strings.ToLower(try); !n.taken[folded] {
			if n.taken == nil {
				n.taken = map[string]bool{}
			}
			n.taken[folded] = true
			return try
		}
	}
}

// slug keeps letters and digits of a name; what is between them becomes a hyphen.
func slug(name string) string {
	var b strings.Builder
	for _, r := range name {
		switch {
		case unicode.IsLetter(r) || unicode.IsDigit(r) || r == '_':
			b.WriteRune(r)
		case b.Len() > 0 && !strings.HasSuffix(b.String(), "-"):
			b.WriteByte('-')
		}
		if b.Len() > 90 {
			break
		}
	}
	if s := strings.Trim(b.String(), "-"); s != "" {
		return s
	}
	return "_"
}

// An anchorage hands out the anchors of a page, each once.
type anchorage map[string]bool

func (a anchorage) take(parts ...string) string {
	id := strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || unicode.IsControl(r) || strings.ContainsRune(`"'<>&#%`, r) {
			return '_'
		}
		return r
	}, strings.Join(parts, "."))
	for k := 2; a[id] || id == ""; k++ {
		id = strings.TrimRight(id, "0123456789~") + "~" + strconv.Itoa(k)
	}
	a[id] = true
	return id
}

// mostlyHangul tells whether a text is Korean, whatever names and code are in it: on
// pages in another language it is marked as such.
func mostlyHangul(s string) bool {
	hangul, others := 0, 0
	tag := false
	for _, r := range s {
		switch {
		case r == '<' || r == '>':
			tag = r == '<'
		case tag:
		case unicode.Is(unicode.Hangul, r):
			hangul++
		case unicode.IsLetter(r):
			others++
		}
	}
	return hangul*2 > others
}

func hasHangul(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool { return unicode.Is(unicode.Hangul, r) })
}

// Package search makes the index that a browser searches a site with: one script
// that assigns data, so that it also loads from file://. What matches and how it is
// ranked is the matter of templates/docs/search.js, which reads it.
package search

import (
	"bytes"
	"encoding/json"
	"strings"
	"unicode/utf8"
)

// Limit is how many bytes an index may have. What is beyond it is left out in
// steps: first what is searched and not shown, then long titles.
const Limit = 300_000

// A Kind says what an entry is. The numbers are those of search.js.
type Kind int

// The kinds of entries, as search.js names them.
const (
	Document Kind = iota
	Operation
	Schema
	Property
	Parameter
	Code // a value of an enum: a status, an error
	Flow
)

// An Entry is something to be found.
type Entry struct {
	URL             string // of the page, from the folder of a language
	Anchor          string // on the page; "" for the page itself
	Kind            Kind
	Name            string   // operationId, name of a schema, property or parameter, value of a code
	Korean, English string   // titles; the same where there is one language only
	Texts           []string // in any language: searched after the rest, and not shown
}

// An Index is what [Build] makes.
type Index struct {
	Script []byte // of UTF-8; the same entries give the same bytes
	Left   Left   // what had to be left out
}

// Left says what an index of many entries does without.
type Left int

// What is left out, each with what is before it.
const (
	Nothing   Left = iota
	Texts          // Texts
	Endings        // what is behind the first words of titles
	Titles         // titles of properties and parameters, which have their names
	Oversized      // nothing more can be left out, and the index is above [Limit]
)

// Build makes the index of entries. Those of one page should stand together. Their
// order decides between what is found equally well.
func Build(entries []Entry) Index {
	for left := Nothing; ; left++ {
		script := script(entries, left)
		if len(script) <= Limit || left == Oversized {
			return Index{Script: script, Left: left}
		}
	}
}

// script writes
//
//	self.bizgenIndex=[[url,[kind,name,korean,english,anchor,texts],...],...]
//
// where what is empty at the end of an entry is missing, an English title like the
// Korean one is 0, and an anchor has 0 for the name of the entry at its end and "^"
// for that of the page at its start.
func script(entries []Entry, left Left) []byte {
	var pages []any
	var page []any
	for i, e := range entries {
		if i == 0 || entries[i-1].URL != e.URL {
			if page != nil {
				pages = append(pages, page)
			}
			page = []any{e.URL}
		}
		page = append(page, row(e, left))
	}
	if page != nil {
		pages = append(pages, page)
	}
	var out bytes.Buffer
	out.WriteString("self.bizgenIndex=")
	encoder := json.NewEncoder(&out) // it escapes what would end a script
	if err := encoder.Encode(append([]any{}, pages...)); err != nil {
		panic(err) // strings and numbers always have JSON
	}
	return append(bytes.TrimSuffix(out.Bytes(), []byte("\n")), ";\n"...)
}

func row(e Entry, left Left) []any {
	most := 90
	if left >= Endings {
		most = 24
	}
	korean, english := shorten(e.Korean, most), shorten(e.English, most)
	if left >= Titles && (e.Kind == Property || e.Kind == Parameter) {
		korean, english = "", ""
	}
	var texts string
	if left < Texts {
		texts = strings.Join(strings.Fields(strings.Join(e.Texts, " ")), " ")
	}
	r := []any{int(e.Kind), e.Name, korean, english, anchor(e), texts}
	if english == korean && english != "" {
		r[3] = 0
	}
	for len(r) > 2 && r[len(r)-1] == "" {
		r = r[:len(r)-1]
	}
	return r
}

// anchor leaves out of an anchor what the reader of the index knows anyway.
func anchor(e Entry) string {
	a := e.Anchor
	if a == "" {
		return ""
	}
	file := e.URL[strings.LastIndexByte(e.URL, '/')+1:]
	if base := strings.TrimSuffix(file, ".html"); base != "" && strings.HasPrefix(a, base) {
		a = "^" + a[len(base):]
	} else {
		a = " " + a
	}
	if e.Name != "" && strings.HasSuffix(a, "."+e.Name) {
		return a[:len(a)-len(e.Name)] + "0"
	}
	return a + "1"
}

// shorten keeps the first sentence or line of a text, and of that what fits.
func shorten(s string, most int) string {
	s = strings.TrimSpace(s)
	if i := strings.IndexByte(s, '\n'); i >= 0 {
		s = s[:i]
	}
	if i := strings.Index(s, ". "); i > 0 && (s[i-1] < '0' || s[i-1] > '9') { // "T4. Order status" is one
		s = s[:i]
	}
	s = strings.TrimSuffix(strings.TrimSpace(s), ".")
	if utf8.RuneCountInString(s) <= most {
		return s
	}
	runes := []rune(s)[:most-1]
	return strings.TrimSpace(string(runes)) + "…"
}

package docs

import (
	"bytes"
	"html/template"
	"strings"
)

// Broken tells readers of a page what is wrong with the documents as they are now. The
// page is one that was made before, or nil where there is none; language is its own.
func Broken(page []byte, language string, faults []string) []byte {
	w := words(language)
	var notice strings.Builder
	notice.WriteString(`<section class="broken" role="alert"><h2>` + template.HTMLEscapeString(w.get("broken")) + "</h2>\n<ul>")
	for _, fault := range faults {
		notice.WriteString("<li><code>" + template.HTMLEscapeString(fault) + "</code></li>\n")
	}
	notice.WriteString("</ul>\n")
	if page != nil {
		notice.WriteString("<p>" + template.HTMLEscapeString(w.get("broken.before")) + "</p>")
	}
	notice.WriteString("</section>\n")
	if at := bytes.Index(page, mainBegins); at >= 0 {
		at += len(mainBegins)
		return bytes.Join([][]byte{page[:at], page[at:]}, []byte(notice.String()))
	}
	return []byte("<!doctype html>\n<html lang=\"" + language + "\">\n<head><meta charset=\"utf-8\"><title>" + template.HTMLEscapeString(w.get("broken")) +
		"</title></head>\n<body>\n" + notice.String() + "</body>\n</html>\n")
}

// mainBegins is where the contents of a page begin, in layout.html.
var mainBegins = []byte(`<main id="main" tabindex="-1">`)

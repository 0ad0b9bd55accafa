package docs

import (
	"bytes"
	"fmt"
	"html/template"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"
	"sync"

	"github.com/bizgen/bizgen/generator/document"
	"github.com/bizgen/bizgen/templates"
)

// A builder makes the files of a site. It is safe for concurrent use.
type builder struct {
	site      *Site
	templates map[string]*template.Template // by language
	books     []*book                       // each document's together, in the order of Languages
	take      func(File) error
	texts     texts

	mu       sync.Mutex
	taken    map[string]bool // names of files
	problems document.Problems
	err      error
}

// parse reads the templates, once for each language: words that stand by themselves
// are put in before, since looking them up is most of what a page costs.
func parse() (map[string]*template.Template, error) {
	names, err := fs.Glob(templates.FS, "docs/*.html")
	if err != nil {
		return nil, err
	}
	out := map[string]*template.Template{}
	for _, language := range Languages {
		t := template.New("docs").Funcs(functions(language))
		w := words(language)
		for _, name := range names {
			source, err := fs.ReadFile(templates.FS, name)
			if err != nil {
				return nil, err
			}
			text := wordPattern.ReplaceAllStringFunc(string(source), func(action string) string {
				return template.HTMLEscapeString(w.get(wordPattern.FindStringSubmatch(action)[1]))
			})
			if _, err := t.New(path.Base(name)).Parse(text); err != nil {
				return nil, err
			}
		}
		out[language] = t
	}
	return out, nil
}

var wordPattern = regexp.MustCompile(`{{t "([^"]+)"}}`)

// functions are what templates may call.
func functions(language string) template.FuncMap {
	w := words(language)
	return template.FuncMap{
		"t":       w.get,
		"count":   func(key string, n int) string { return counted(fmt.Sprintf(w.get(key), n)) },
		"korean":  func(s template.HTML) bool { return language != "ko" && mostlyHangul(string(s)) },
		"foreign": func(line string) bool { return foreign(language, line) },
		"add":     func(a, b int) int { return a + b },
		"lower":   strings.ToLower,
		"web":     func(s string) bool { return strings.HasPrefix(s, "https://") },
	}
}

// page executes a template into a file.
func (b *builder) page(name, language, file string, data any) {
	sheet := sheets.Get().(*sheet)
	defer sheets.Put(sheet)
	sheet.raw.Reset()
	if err := b.templates[language].ExecuteTemplate(&sheet.raw, name, data); err != nil {
		b.fail(err)
		return
	}
	sheet.tidy = tidy(sheet.tidy[:0], sheet.raw.Bytes())
	b.add(file, sheet.tidy)
}

// fragment executes a template that is a part of pages.
func (b *builder) fragment(name, language string, data any) string {
	var out strings.Builder
	if err := b.templates[language].ExecuteTemplate(&out, name, data); err != nil {
		b.fail(err)
	}
	return out.String()
}

// A sheet is what a page is written on, which the next page may use again.
type sheet struct {
	raw  bytes.Buffer
	tidy []byte
}

var sheets = sync.Pool{New: func() any { return &sheet{} }}

// tidy appends a page without the blank lines and the indents that templates leave
// behind, but in code, which stands as it is.
func tidy(out, page []byte) []byte {
	code := false
	for line := range bytes.Lines(page) {
		text := line
		if !code {
			if text = bytes.TrimLeft(line, " \t"); len(bytes.TrimSpace(text)) == 0 {
				continue
			}
		}
		out = append(out, text...)
		if !bytes.Contains(line, []byte("pre")) {
			continue
		}
		opens, closes := bytes.LastIndex(line, []byte("<pre")), bytes.LastIndex(line, []byte("</pre>"))
		if opens >= 0 || closes >= 0 {
			code = opens > closes
		}
	}
	return out
}

// add hands a file on, once: what is the same in each language may be added by each.
func (b *builder) add(name string, data []byte) {
	b.mu.Lock()
	again := b.taken[name]
	b.taken[name] = true
	b.mu.Unlock()
	if again {
		return
	}
	if err := b.take(File{name, data}); err != nil {
		b.fail(err)
	}
}

func (b *builder) fail(err error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.err == nil {
		b.err = err
	}
}

func (b *builder) warn(p document.Problem) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if p.Severity = document.Warning; !slices.Contains(b.problems, p) {
		b.problems = append(b.problems, p)
	}
}

// assets copies what pages refer to.
func (b *builder) assets() {
	for _, pattern := range []string{"docs/*.css", "docs/*.js", "docs/*.svg"} {
		b.copy(pattern, "assets/")
	}
}

// copy puts files of the templates into a folder as they are.
func (b *builder) copy(pattern, folder string) {
	names, err := fs.Glob(templates.FS, pattern)
	if err != nil {
		b.fail(err)
	}
	for _, name := range names {
		data, err := fs.ReadFile(templates.FS, name)
		if err != nil {
			b.fail(err)
		}
		b.add(folder+path.Base(name), data)
	}
}

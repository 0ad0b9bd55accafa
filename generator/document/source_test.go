package document

import (
	"io/fs"
	"strings"
	"testing"
)

// Files can be given that are nowhere on disk: what is absent is told, and what lies
// outside is not asked for.
func TestRead(t *testing.T) {
	files := map[string]string{
		"/given/shop.yaml":            "openapi: 3.1.0\ninfo: {title: 가게, version: '1'}\npaths: {}\ncomponents:\n  schemas:\n    A: {$ref: 'part.yaml#/A'}\n    B: {$ref: 'gone.yaml'}\n    C: {$ref: '../other/secret.yaml'}\n",
		"/given/part.yaml":            "A: {type: string}\n",
		"/given/shop.en.overlay.yaml": "overlay: 1.0.0\ninfo: {title: English, version: '1'}\nactions:\n  - {target: $.info, update: {title: Shop}}\n",
		"/other/secret.yaml":          "type: string\n",
	}
	var asked []string
	doc, problems := Load("/given/shop.yaml", Options{Root: "/given", Translation: "en", Read: func(path string) ([]byte, error) {
		asked = append(asked, path)
		if text, there := files[path]; there {
			return []byte(text), nil
		}
		return nil, fs.ErrNotExist
	}})
	if title := doc.Root.Get("info").Get("title").text(); title != "Shop" {
		t.Errorf("the title is %q", title)
	}
	if doc.At("part.yaml#/A") == nil {
		t.Errorf("part.yaml was not read: asked for %q", asked)
	}
	var told []string
	for _, p := range problems {
		told = append(told, p.Message)
	}
	all := strings.Join(told, "\n")
	for _, want := range []string{"gone.yaml: no such file", "leaves the folder"} {
		if !strings.Contains(all, want) {
			t.Errorf("problems lack %q:\n%s", want, all)
		}
	}
	if strings.Contains(strings.Join(asked, " "), "secret") {
		t.Errorf("asked for %q", asked)
	}
}

package docs_test

import (
	"encoding/json"
	"encoding/xml"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/bizgen/bizgen/generator/document"
	"github.com/bizgen/bizgen/generator/lower"
)

// Each bundled document of the catalogue is one by itself: it is read without other
// files, says the same as YAML and as JSON, and has the same calls.
func TestBundles(t *testing.T) {
	files := catalogue(t)
	bundles := 0
	for name, text := range files {
		base, isYAML := strings.CutSuffix(name, ".yaml")
		if !isYAML || strings.Contains(name, "/source/") {
			continue
		}
		bundles++
		dir := t.TempDir()
		var trees [2]*document.Document
		for i, ending := range []string{".yaml", ".json"} {
			file := filepath.Join(dir, "doc"+ending)
			if err := os.WriteFile(file, []byte(files[base+ending]), 0o666); err != nil {
				t.Fatal(err)
			}
			tree, problems := document.Load(file, document.Options{Unadvised: true})
			if problems.HasErrors() {
				t.Fatalf("%s%s: %v", base, ending, problems)
			}
			trees[i] = tree
		}
		if a, b := string(trees[0].Root.JSON()), string(trees[1].Root.JSON()); a != b {
			t.Errorf("%s: YAML and JSON differ: %d and %d bytes, from %s", name, len(a), len(b), firstDifference(a, b))
		}
		m, found := lower.Document(trees[0])
		for _, p := range found {
			if !p.Warning {
				t.Errorf("%s: %v", name, p)
			}
		}
		if len(m.Operations)+len(m.Webhooks) == 0 {
			t.Errorf("%s has no calls", name)
		}
		if strings.Contains(text, "common/") {
			t.Errorf("%s refers to another file", name)
		}
	}
	if bundles != 28 {
		t.Errorf("%d bundles", bundles)
	}
}

func firstDifference(a, b string) string {
	i := 0
	for i < min(len(a), len(b)) && a[i] == b[i] {
		i++
	}
	return a[max(0, i-30):min(len(a), i+30)]
}

// YAML keeps texts that look like something else.
func TestYAMLTexts(t *testing.T) {
	texts := []string{"", " ", "true", "~", "1", "1e3", "0x1", "- a", "a: b", "a #b", "'", `"`, "\\", "@a", "&a", "*a", "!a", "%a", "|", ">", "?", "a\nb", "a\nb\n", "a\n\n", "\na\nb", " a\nb", "a\n b\n", "탭\t과 줄\n바꿈", "2026-01-31", "\u0085", "\u2028", "\ufeff", "=", "<<", "a: \nb", "---", "no", "null", "한글", "12:30"}
	values, err := json.Marshal(texts)
	if err != nil {
		t.Fatal(err)
	}
	document := `{"openapi": "3.1.0", "info": {"title": "t", "version": "1"}, "paths": {}, "x-texts": ` + string(values) + `}`
	files, _ := site(t, document)
	var have struct {
		Texts []string `json:"x-texts"`
	}
	file := filepath.Join(t.TempDir(), "doc.yaml")
	if err := os.WriteFile(file, []byte(files["shop/files/shop.yaml"]), 0o666); err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(load(t, file), &have); err != nil {
		t.Fatal(err)
	}
	if len(have.Texts) != len(texts) {
		t.Fatalf("%d texts of %d", len(have.Texts), len(texts))
	}
	for i, want := range texts {
		if have.Texts[i] != want {
			t.Errorf("have %q, want %q", have.Texts[i], want)
		}
	}
}

func load(t *testing.T, file string) []byte {
	t.Helper()
	tree, problems := document.Load(file, document.Options{Unadvised: true})
	if problems.HasErrors() {
		t.Fatal(problems)
	}
	return tree.Root.JSON()
}

// What tools read is what they expect: a collection of Postman, a JSON Schema, a feed.
func TestToolFiles(t *testing.T) {
	files := catalogue(t)
	var collection struct {
		Info struct{ Schema string }
		Item []struct {
			Item []struct {
				Name    string
				Request struct {
					Method string
					URL    struct{ Raw string }
					Body   *struct{ Mode, Raw string }
				}
			}
		}
	}
	if err := json.Unmarshal([]byte(files["oneclick/files/oneclick.postman_collection.json"]), &collection); err != nil {
		t.Fatal(err)
	}
	calls := 0
	for _, folder := range collection.Item {
		for _, item := range folder.Item {
			calls++
			if item.Name == "T2. 결제번호저장 및 상품유효성검증" && (item.Request.Method != "POST" || item.Request.URL.Raw != "{{baseUrl}}/order/approve" || !strings.Contains(item.Request.Body.Raw, "23452366")) {
				t.Errorf("%+v", item)
			}
		}
	}
	if calls != 4 || !strings.Contains(collection.Info.Schema, "v2.1.0") {
		t.Errorf("%d calls, schema %s", calls, collection.Info.Schema)
	}
	var schema struct {
		Schema string                    `json:"$schema"`
		Defs   map[string]map[string]any `json:"$defs"`
	}
	if err := json.Unmarshal([]byte(files["oneclick/files/oneclick.schema.json"]), &schema); err != nil {
		t.Fatal(err)
	}
	if schema.Defs["Ordersheet"]["dependentSchemas"] == nil || schema.Defs["OrderStatus"]["enum"] == nil || !strings.HasSuffix(schema.Schema, "2020-12/schema") {
		t.Errorf("%v", schema.Defs["Ordersheet"])
	}
	for name, text := range files {
		if strings.HasSuffix(name, ".atom") {
			var feed struct {
				ID      string `xml:"id"`
				Updated string `xml:"updated"`
				Title   string `xml:"title"`
			}
			if err := xml.Unmarshal([]byte(text), &feed); err != nil || feed.ID == "" || feed.Title == "" || feed.Updated == "" {
				t.Errorf("%s: %v %+v", name, err, feed)
			}
		}
	}
}

package document

import (
	"os"
	"path/filepath"
	"testing"
)

// Texts come from the overlay beside each file, that of a shared file too, and
// places of the tree are found by the pointers that the model has.
func TestTranslation(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{
		"shop.yaml":               "openapi: 3.1.0\ninfo: {title: 가게, version: '1'}\npaths: {}\ncomponents: {schemas: {A: {$ref: 'parts.yaml#/A'}}}\n",
		"shop.en.overlay.yaml":    "overlay: 1.0.0\ninfo: {title: t, version: '1'}\nextends: shop.yaml\nactions: [{target: $.info, update: {title: Shop}}]\n",
		"parts.yaml":              "A: {type: string, description: 이름}\n",
		"parts.en.overlay.yaml":   "overlay: 1.0.0\ninfo: {title: t, version: '1'}\nextends: parts.yaml\nactions: [{target: $.A, update: {description: name}}]\n",
		"parts.other.overlay.txt": "no overlay",
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	for language, want := range map[string][2]string{"": {"가게", "이름"}, "en": {"Shop", "name"}, "fr": {"가게", "이름"}} {
		d, problems := Load(filepath.Join(dir, "shop.yaml"), Options{Translation: language})
		if len(problems) > 0 {
			t.Errorf("%q: %v", language, problems)
		}
		have := [2]string{d.At("#/info/title").Text, d.At("parts.yaml#/A/description").Text}
		if have != want {
			t.Errorf("%q: have %q, want %q", language, have, want)
		}
		if n := d.At("#/info/nothing"); n != nil {
			t.Errorf("%q: found %s", language, n.JSON())
		}
		if text := d.Text(filepath.Join(dir, "shop.yaml")); len(text) == 0 || d.Text("shop.html") != nil {
			t.Errorf("%q: text %q", language, text)
		}
	}
}

// What only warns is left out where it is not wanted.
func TestUnadvised(t *testing.T) {
	file := filepath.Join(t.TempDir(), "shop.yaml")
	text := "openapi: 3.1.0\ninfo: {title: t, version: '1'}\npaths:\n  /a/{b}:\n    get: {responses: {'200': {description: d}}, parameters: [{name: b, in: path, required: true, schema: {type: string}, example: 1, examples: {}}]}\n"
	if err := os.WriteFile(file, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
	if _, problems := Load(file, Options{}); len(problems) != 1 {
		t.Errorf("asked: %v", problems)
	}
	if _, problems := Load(file, Options{Unadvised: true}); len(problems) != 0 {
		t.Errorf("unasked: %v", problems)
	}
}

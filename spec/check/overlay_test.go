package check

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"testing"

	loading "github.com/bizgen/bizgen/generator/document"
)

var hangul = regexp.MustCompile(`\p{Hangul}`)

// quotations are the Hangul that stays in English texts: what the systems
// themselves print or answer, each between quotation marks, backticks or in
// brackets after its translation.
var quotation = regexp.MustCompile("`[^`]*`|\"[^\"]*\"|“[^”]*”|'[^']*'|‘[^’]*’|\\([^()]*\\)|\\[[^\\]]*\\]")

// Every Korean text of a document has its English in the overlay beside it, and
// the overlay does nothing else: its targets exist, it changes texts only, and
// what is left of Hangul is quoted.
func TestOverlays(t *testing.T) {
	for _, name := range files() {
		t.Run(name, func(t *testing.T) {
			korean := document(t, name)
			english := applied(t, name)
			overlay := load(t, filepath.Join(root, name+".en.overlay.yaml"))
			if v := text(overlay, "overlay"); v != "1.0.0" {
				t.Errorf("overlay: %q", v)
			}
			if v := text(overlay, "extends"); v != filepath.Base(name)+".yaml" {
				t.Errorf("extends: %q", v)
			}
			if text(overlay, "info", "title") == "" || text(overlay, "info", "version") == "" {
				t.Error("no title or version")
			}
			texts := map[string]string{}
			collect(korean, texts)
			after := map[string]string{}
			collect(english, after)
			if have, want := slices.Sorted(maps.Keys(after)), slices.Sorted(maps.Keys(texts)); !slices.Equal(have, want) {
				t.Errorf("other texts than before: %q\n%q", have, want)
			}
			var n int
			for _, where := range slices.Sorted(maps.Keys(texts)) {
				s, e := texts[where], after[where]
				switch {
				case !hangul.MatchString(s):
					if s != e {
						t.Errorf("%s: was English and is changed: %q", where, e)
					}
					continue
				case s == e:
					t.Errorf("%s: no English: %q", where, s)
				case hangul.MatchString(quotation.ReplaceAllString(e, "")):
					t.Errorf("%s: Hangul outside quotations: %q", where, e)
				}
				n++
			}
			if diff := besidesTexts(korean, english, nil, false); diff != "" {
				t.Errorf("the overlay changes more than texts: %s", diff)
			}
			t.Logf("%d texts", n)
		})
	}
}

// applied is the document after its overlay, as bizgen generate --overlay reads
// it. Not even a warning is wanted: a target that matches nothing is one. A file
// of shared schemas is no document by itself, but takes an overlay all the same.
func applied(t *testing.T, name string) any {
	t.Helper()
	file := filepath.Join(root, name+".en.overlay.yaml")
	d, problems := loading.Load(filepath.Join(root, name+".yaml"), loading.Options{Overlays: []string{file}})
	for _, p := range problems {
		if p.Position.File == file {
			t.Error(p)
		}
	}
	decoder := json.NewDecoder(bytes.NewReader(d.Root.JSON()))
	decoder.UseNumber()
	var v any
	if err := decoder.Decode(&v); err != nil {
		t.Fatal(err)
	}
	return v
}

var textKeys = []string{"title", "summary", "description", "limit-description", "created-by-description"}

// collect gathers the texts for people, by where they stand.
func collect(doc any, texts map[string]string) {
	checklist := func(where string, v object) {
		topics, _ := v["x-checklist"].(object)
		for _, topic := range keys(topics) {
			texts[where+"/x-checklist/"+topic] = text(topics, topic)
		}
	}
	checklist("#", doc.(object))
	walk(doc, func(n node) {
		checklist(n.String(), n.at)
		for _, key := range textKeys {
			if s, ok := n.at[key].(string); ok {
				texts[n.String()+"/"+key] = s
			}
		}
		for i, s := range list(n.at, "x-enum-descriptions") {
			texts[fmt.Sprintf("%s/x-enum-descriptions/%d", n, i)], _ = s.(string)
		}
	})
}

// besidesTexts says where two documents differ other than in texts.
func besidesTexts(a, b any, path []string, inTexts bool) string {
	switch x := a.(type) {
	case object:
		y, ok := b.(object)
		if !ok || !slices.Equal(keys(x), keys(y)) {
			return pointer(path...)
		}
		for _, key := range keys(x) {
			if _, isText := x[key].(string); isText && slices.Contains(textKeys, key) {
				continue
			}
			if diff := besidesTexts(x[key], y[key], join(path, key), inTexts || key == "x-enum-descriptions" || key == "x-checklist"); diff != "" {
				return diff
			}
		}
	case []any:
		y, ok := b.([]any)
		if !ok || len(x) != len(y) {
			return pointer(path...)
		}
		for i := range x {
			if diff := besidesTexts(x[i], y[i], join(path, strconv.Itoa(i)), inTexts); diff != "" {
				return diff
			}
		}
	default:
		if a != b && !inTexts {
			return pointer(path...)
		}
	}
	return ""
}

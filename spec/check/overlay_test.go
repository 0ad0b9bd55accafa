package check

import (
	"fmt"
	"maps"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
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
			english := parse(t, filepath.Join(root, name+".yaml"))
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
			for i, action := range list(overlay, "actions") {
				if err := apply(english, action.(object)); err != nil {
					t.Errorf("action %d: %v", i, err)
				}
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

var textKeys = []string{"title", "summary", "description"}

// collect gathers the texts for people, by where they stand.
func collect(doc any, texts map[string]string) {
	walk(doc, func(n node) {
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
			if diff := besidesTexts(x[key], y[key], join(path, key), key == "x-enum-descriptions"); diff != "" {
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

// step is a part of the JSONPath that overlays here are written in: a member by
// its name, or an item by its index.
var step = regexp.MustCompile(`^(?:\.([A-Za-z_][A-Za-z0-9_]*)|\['((?:[^'\\]|\\.)*)'\]|\[([0-9]+)\])`)

// apply does what an Overlay 1.0 action says, for a target that is one object.
func apply(doc any, action object) error {
	target := text(action, "target")
	rest, ok := strings.CutPrefix(target, "$")
	if !ok {
		return fmt.Errorf("target %q", target)
	}
	parent, last, v := any(nil), "", doc
	for rest != "" {
		m := step.FindStringSubmatch(rest)
		if m == nil {
			return fmt.Errorf("target %q: what is %q?", target, rest)
		}
		rest = rest[len(m[0]):]
		parent, last = v, m[1]+strings.NewReplacer(`\'`, `'`, `\\`, `\`).Replace(m[2])+m[3]
		if v, ok = resolve(v, pointer(last)); !ok {
			return fmt.Errorf("target %q selects nothing", target)
		}
	}
	for _, key := range keys(action) {
		if !slices.Contains([]string{"target", "update", "remove", "description"}, key) {
			return fmt.Errorf("target %q: unknown member %q", target, key)
		}
	}
	if action["remove"] == true {
		m, ok := parent.(object)
		if !ok {
			return fmt.Errorf("target %q is no member", target)
		}
		delete(m, last)
		return nil
	}
	to, ok := v.(object)
	update, ok2 := action["update"].(object)
	if !ok || !ok2 {
		return fmt.Errorf("target %q: only objects are updated here, with objects", target)
	}
	merge(to, update)
	return nil
}

// merge is the overlay's: objects member by member, arrays one behind the other.
func merge(to, from object) {
	for key, v := range from {
		switch x := v.(type) {
		case object:
			if m, ok := to[key].(object); ok {
				merge(m, x)
				continue
			}
		case []any:
			if l, ok := to[key].([]any); ok {
				v = append(slices.Clone(l), x...)
			}
		}
		to[key] = v
	}
}

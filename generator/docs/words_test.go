package docs

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/bizgen/bizgen/templates"
)

// Every word that pages ask for is there in each language, and each is asked for.
func TestWords(t *testing.T) {
	asked := map[string]bool{}
	names, err := fs.Glob(templates.FS, "docs/*.html")
	if err != nil || len(names) == 0 {
		t.Fatal(names, err)
	}
	for _, name := range names {
		text, err := fs.ReadFile(templates.FS, name)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range regexp.MustCompile(`\(?(?:t|count) "([^"]+)"`).FindAllStringSubmatch(string(text), -1) {
			asked[m[1]] = true
			if _, there := catalogue[m[1]]; !there {
				t.Errorf("%s asks for %q, which has no words", name, m[1])
			}
		}
	}
	sources := ""
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range files {
		if strings.HasSuffix(name, "_test.go") || strings.HasPrefix(name, "words_") {
			continue
		}
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		sources += string(text)
	}
	for _, m := range regexp.MustCompile(`(?:\.get|\.fact|\.say)\("([^"]+)"[,)]`).FindAllStringSubmatch(sources, -1) {
		asked[m[1]] = true
		if _, there := catalogue[m[1]]; !there {
			t.Errorf("the code asks for %q, which has no words", m[1])
		}
	}
	for key, entry := range catalogue {
		family := false // asked for by a name that is put together
		for _, prefix := range []string{"fact.", "format.", "type.", "class.", "asked.", "demanded.", "stated.", "check.", "sample.", "group.", "owner.", "scheme.", "in.", "severity.", "state.", "note.", "rule.", "nav."} {
			family = family || strings.HasPrefix(key, prefix)
		}
		if !asked[key] && !family && !strings.Contains(sources, `"`+key+`"`) {
			t.Errorf("nobody asks for %q", key)
		}
		if entry[0] == "" || entry[1] == "" {
			t.Errorf("%q has no words in one language: %q", key, entry)
		}
		if hasHangul(entry[1]) {
			t.Errorf("%q is Korean in English: %q", key, entry[1])
		}
		if a, b := strings.Count(entry[0], "%"), strings.Count(entry[1], "%"); a != b && key != "fact.open.exact" {
			t.Errorf("%q has %d holes in one language and %d in the other", key, a, b)
		}
	}
}

// Names take the particle that their end wants.
func TestParticle(t *testing.T) {
	for word, want := range map[string]string{"카카오": "가", "플러그인": "이", "KakaoPay": "가", "Wallet": "가", "PortOne (v1)": "이", "": "가"} {
		if have := particle(word, [2]string{"이", "가"}); have != want {
			t.Errorf("%s%s, want %s", word, have, want)
		}
	}
}

package config

import (
	"fmt"
	"strings"
	"testing"
)

func TestMigrate(t *testing.T) {
	for name, c := range map[string]struct{ text, want string }{
		"plain":       {"# ours\nversion: 1 # of the form\ndocuments:\n" + entry, "# ours\nversion: 2 # of the form\ndocuments:\n" + entry},
		"last":        {"documents:\n" + entry + "version: 1\n", "documents:\n" + entry + "version: 2\n"},
		"JSON":        {`{"documents": [{"spec": "가", "package": "a", "out": "o"}], "version": 1}`, `{"documents": [{"spec": "가", "package": "a", "out": "o"}], "version": 2}`},
		"CRLF, BOM":   {"\ufeffversion:  1\r\ndocuments:\r\n" + strings.ReplaceAll(entry, "\n", "\r\n"), "\ufeffversion:  2\r\ndocuments:\r\n" + strings.ReplaceAll(entry, "\n", "\r\n")},
		"BOM, flow":   {"\ufeff{version: 1, documents: [{spec: a, package: a, out: o}]}", "\ufeff{version: 2, documents: [{spec: a, package: a, out: o}]}"},
		"an anchor":   {"version: &one 1\ndocuments:\n" + entry, "version: &one 2\ndocuments:\n" + entry},
		"in hex":      {"version: 0x1\ndocuments:\n" + entry, ""},
		"with faults": {"version: 1\ndocuments: []\n", ""},
	} {
		have, from, problems := Migrate(Name, []byte(c.text))
		if c.want == "" {
			if have != nil || !problems.HasErrors() {
				t.Errorf("%s: %q, %v", name, have, problems)
			}
			continue
		}
		if string(have) != c.want || from != 1 {
			t.Errorf("%s: from %d: %v\nhave %q\nwant %q", name, from, problems, have, c.want)
		}
		again, from, _ := Migrate(Name, have)
		if string(again) != c.want || from != Version {
			t.Errorf("%s: a second time, from %d: %q", name, from, again)
		}
	}
	if len(migrations) != Version-1 {
		t.Errorf("%d migrations to version %d", len(migrations), Version)
	}
}

// Several replacements do not move each other.
func TestEditor(t *testing.T) {
	r := &reader{}
	text := []byte("a: one\n나: [two, three]\n")
	root := r.parse(text)
	e := &editor{text: text}
	list := root.Content[3].Content
	for i, n := range list {
		e.replace(n, fmt.Sprint(i))
	}
	e.replace(root.Content[1], "first")
	if have, want := string(e.done()), "a: first\n나: [0, 1]\n"; have != want {
		t.Errorf("%q", have)
	}
}

package catalog

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/bizgen/bizgen/generator/document"
	"github.com/bizgen/bizgen/spec"
)

// Every document says in both languages what it is and who its two sides are.
func TestList(t *testing.T) {
	entries, err := List()
	if err != nil {
		t.Fatal(err)
	}
	if len(entries) < 14 {
		t.Errorf("%d documents", len(entries))
	}
	for _, e := range entries {
		for what, text := range map[string]Text{"title": e.Title, "who serves": e.Serves, "who calls": e.Calls} {
			if text.KO == "" || text.EN == "" || text.KO == text.EN || strings.ContainsFunc(text.EN, func(c rune) bool { return c >= 0xac00 && c <= 0xd7a3 }) {
				t.Errorf("%s: %s: %+v", e.Name, what, text)
			}
		}
		if e.Files[0] != e.Name+".yaml" || !slices.Contains(e.Files, e.Name+overlayEnd) {
			t.Errorf("%s: files %q", e.Name, e.Files)
		}
	}
	one := entries[slices.IndexFunc(entries, func(e Entry) bool { return e.Name == "kakao/oneclick" })]
	if one.Serves.EN != "merchant" || one.Role != "server" {
		t.Errorf("%+v", one)
	}
	pay := entries[slices.IndexFunc(entries, func(e Entry) bool { return e.Name == "kakaopay/online" })]
	if pay.Calls.KO != "가맹점" || pay.Role != "client" {
		t.Errorf("%+v", pay)
	}
}

// What is exported is whole: it can be read where it stands, in both languages.
func TestExport(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "내 문서")
	var entries []Entry
	for _, name := range []string{"kakao/oneclick", "kakao/talkplugin-otp", "kakaopay/points"} {
		e, err := Describe(name)
		if err != nil {
			t.Fatal(err)
		}
		entries = append(entries, e)
	}
	done, err := Export(folder, entries...)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range done {
		have, err := os.ReadFile(e.Path)
		rel, _ := filepath.Rel(folder, e.Path)
		want, _ := spec.FS.ReadFile(filepath.ToSlash(rel))
		if err != nil || string(have) != string(want) || !e.New {
			t.Errorf("%+v: %v", e, err)
		}
	}
	for _, e := range entries {
		file := filepath.Join(folder, filepath.FromSlash(e.Name))
		opts := document.Options{Root: folder, Overlays: []string{file + overlayEnd}}
		if _, problems := document.Load(file+".yaml", opts); problems.HasErrors() {
			t.Errorf("%s: %v", e.Name, problems)
		}
	}
	again, err := Export(folder, entries...)
	if err != nil || len(again) != len(done) || slices.ContainsFunc(again, func(e Exported) bool { return e.New }) {
		t.Errorf("%v, %v", again, err)
	}
}

// A file of the user's is never overwritten, and then nothing else comes either.
func TestExportOverwritesNothing(t *testing.T) {
	folder := t.TempDir()
	e, err := Describe("kakao/oneclick")
	if err != nil {
		t.Fatal(err)
	}
	mine := filepath.Join(folder, filepath.FromSlash(e.Files[len(e.Files)-1]))
	if err := os.MkdirAll(filepath.Dir(mine), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(mine, []byte("mine"), 0o666); err != nil {
		t.Fatal(err)
	}
	if _, err := Export(folder, e); !errors.Is(err, ErrDiffers) || !strings.HasPrefix(err.Error(), mine) {
		t.Error(err)
	}
	if have, _ := os.ReadFile(mine); string(have) != "mine" {
		t.Errorf("overwritten: %s", have)
	}
	if _, err := os.Stat(filepath.Join(folder, "kakao", "oneclick.yaml")); err == nil {
		t.Error("half of it is there")
	}
}

func TestFind(t *testing.T) {
	for name, want := range map[string]string{
		"kakao/oneclick":           "kakao/oneclick",
		"spec/kakao/oneclick.yaml": "kakao/oneclick",
		`kakao\oneclick.yaml`:      "kakao/oneclick",
		"oneclick":                 `error: the catalogue has no "oneclick"; did you mean kakao/oneclick?`,
		"naver/pay":                `error: the catalogue has no "naver/pay"; bizgen catalog list shows what it has`,
		"common/problem":           `error: the catalogue has no "common/problem"; bizgen catalog list shows what it has`,
	} {
		have, err := Find(name)
		if err != nil {
			have = "error: " + err.Error()
		}
		if have != want {
			t.Errorf("%s: %s, want %s", name, have, want)
		}
	}
}

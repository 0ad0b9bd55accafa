package scaffold

import (
	"os"
	"testing"
)

func TestSources(t *testing.T) {
	const tool = "//go:build ignore\n\npackage main\n"
	for name, c := range map[string]struct {
		files map[string]string
		want  string
	}{
		"nothing":                        {nil, ""},
		"one file":                       {map[string]string{"a.go": "package shop // ours\n"}, "shop"},
		"a test":                         {map[string]string{"a_test.go": "package shop_test\n"}, "shop"},
		"a program beside":               {map[string]string{"a.go": tool, "b.go": "package shop\n"}, "shop"},
		"a program behind":               {map[string]string{"b.go": "package shop\n", "c.go": tool}, "shop"},
		"a program alone":                {map[string]string{"a.go": tool}, "main"},
		"a word in a comment":            {map[string]string{"a.go": "/*\npackage other\n*/\n\npackage shop\n"}, "shop"},
		"a file that is not Go":          {map[string]string{"a.go": "", "b.go": "package shop\n"}, "shop"},
		"a file of another system first": {map[string]string{"a_plan9.go": "package other\n", "b.go": "package shop\n"}, "shop"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Chdir(t.TempDir())
			for file, text := range c.files {
				if err := os.WriteFile(file, []byte(text), 0o666); err != nil {
					t.Fatal(err)
				}
			}
			f := Folder{}
			if err := f.sources(); err != nil || f.Package != c.want {
				t.Errorf("have %q, %v, want %q", f.Package, err, c.want)
			}
		})
	}
}

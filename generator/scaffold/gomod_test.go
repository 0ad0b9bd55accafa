package scaffold

import (
	"os/exec"
	"strings"
	"testing"
)

func TestWithTool(t *testing.T) {
	const head = "module example.com/shop\n\ngo 1.26\n"
	for name, c := range map[string]struct{ text, version, want string }{
		"nothing there":     {head, "v1.2.3", head + "\nrequire github.com/bizgen/bizgen v1.2.3\n\ntool github.com/bizgen/bizgen\n"},
		"a work tree":       {head, "(devel)", head + "\ntool github.com/bizgen/bizgen\n"},
		"a changed one":     {head, "v1.2.3+dirty", head + "\ntool github.com/bizgen/bizgen\n"},
		"an older version":  {head + "require  github.com/bizgen/bizgen v1.0.0 // pinned\n", "v1.2.3", head + "require  github.com/bizgen/bizgen v1.0.0 // pinned\n\ntool github.com/bizgen/bizgen\n"},
		"a replacement":     {head + "replace github.com/bizgen/bizgen => \"../b\"\n", "v1.2.3", head + "replace github.com/bizgen/bizgen => \"../b\"\n\ntool github.com/bizgen/bizgen\n"},
		"a block of tools":  {head + "tool (\n\ta.example/b\n)\n", "", head + "tool (\n\ta.example/b\n\tgithub.com/bizgen/bizgen\n)\n"},
		"a block of none":   {head + "tool ()\n", "", head + "tool (\n\tgithub.com/bizgen/bizgen\n)\n"},
		"a block in steps":  {head + "tool (\n\ta.example/b\n  ) // ours\n", "", head + "tool (\n\ta.example/b\n  \tgithub.com/bizgen/bizgen\n) // ours\n"},
		"it is there":       {head + "tool github.com/bizgen/bizgen\n", "v1.2.3", ""},
		"it is in a block":  {head + "tool (\n\ta.example/b\n\tgithub.com/bizgen/bizgen\n)\n", "v1.2.3", ""},
		"CRLF":              {"module m\r\n", "v1.2.3", "module m\r\n\r\nrequire github.com/bizgen/bizgen v1.2.3\r\n\r\ntool github.com/bizgen/bizgen\r\n"},
		"no newline at end": {"module m", "", "module m\n\ntool github.com/bizgen/bizgen\n"},
		"bizgen itself":     {"module github.com/bizgen/bizgen\n", "v1.2.3", "module github.com/bizgen/bizgen\n\ntool github.com/bizgen/bizgen\n"},
	} {
		have, err := WithTool("go.mod", []byte(c.text), c.version)
		if err != nil || string(have) != c.want {
			t.Errorf("%s: %v\nhave %q\nwant %q", name, err, have, c.want)
		}
	}
	if _, err := WithTool("go.mod", []byte("modul x"), ""); err == nil {
		t.Error("a go.mod that is none is taken")
	}
}

func TestModuleName(t *testing.T) {
	for dir, want := range map[string]string{
		"/home/me/My-Shop": "my-shop", "내 상점": "shop", "/": "shop", "2024 api": "2024api", "...": "shop", "cmd": "shop", "a.b": "a.b", "net": "shop", "vendor": "shop", "net.example": "net.example",
	} {
		if have := ModuleName(dir); have != want {
			t.Errorf("%s: %s, want %s", dir, have, want)
		}
	}
}

// No module is called as go's own packages are: they would be found in its place.
func TestTaken(t *testing.T) {
	list, err := exec.Command("go", "list", "std").Output()
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range strings.Fields(string(list)) {
		name, _, _ = strings.Cut(name, "/")
		if have := ModuleName(name); have != "shop" {
			t.Errorf("a module is called %s", have)
		}
	}
}

func TestYAMLText(t *testing.T) {
	for text, want := range map[string]string{
		"spec/shop.yaml": "spec/shop.yaml", "내 문서/주문.yaml": "내 문서/주문.yaml", "../a b/c": "../a b/c",
		"a: b": `"a: b"`, "#a": `"#a"`, "a #b": `"a #b"`, "1": `"1"`, "true": `"true"`, " a": `" a"`, "a ": `"a "`, "[a]": `"[a]"`, "- a": `"- a"`, "": `""`,
	} {
		if have := yamlText(text); have != want {
			t.Errorf("%q: %s, want %s", text, have, want)
		}
	}
}

func TestPackageOf(t *testing.T) {
	f := Folder{Module: "example.com/my-shop"}
	for spec, want := range map[string]string{
		"spec/kakao/oneclick.yaml": "oneclick", "openapi.yaml": "myshop", "spec/openapi.json": "myshop", "spec/kakao/openapi.yml": "kakao",
		"주문.yaml": "jumun", "main.yaml": "myshop", "2024-api.yaml": "n2024api",
	} {
		if have := packageOf(f, spec); have != want {
			t.Errorf("%s: %s, want %s", spec, have, want)
		}
	}
}

package process

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

func TestRun(t *testing.T) {
	u, err := Run(time.Minute, "", "go", "version")
	if err != nil || u.Wall <= 0 {
		t.Errorf("%v, %v", u, err)
	}
	if _, err := Run(time.Minute, "", "go", "vet", "./nothing"); err == nil || !strings.Contains(err.Error(), "nothing") {
		t.Errorf("error %v", err)
	}
	if _, err := Run(time.Nanosecond, "", "go", "version"); err == nil || !strings.Contains(err.Error(), "not done in") {
		t.Errorf("error %v", err)
	}
}

func TestCompile(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{"go.mod": "module small\n", "a.go": "package small\n\nfunc F() {}\n"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := Compile(time.Minute, dir, "small"); err != nil {
		t.Fatal(err)
	}
	if n, err := Lines(dir); n != 3 || err != nil {
		t.Errorf("%d lines, %v", n, err)
	}
	if _, err := Compile(time.Minute, dir, "large"); err == nil || !strings.Contains(err.Error(), "large") {
		t.Errorf("error %v", err)
	}
}

func TestReason(t *testing.T) {
	for said, want := range map[string]string{
		"":                                  "exit 1",
		"INFO\tall.yaml: is well\nfailed\n": "failed",
		"# pkg\n./a.go:1:2: undefined: x\n./a.go:2:2: y\n": "./a.go:1:2: undefined: x",
		"  - a.json:1:2 -> invalid\n    main.run\n":        "a.json:1:2 -> invalid",
	} {
		if got := reason(said, errors.New("exit 1")); got != want {
			t.Errorf("%q: %q, want %q", said, got, want)
		}
	}
}

package adopt

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// Before the one line was changed, the shops compiled with oapi-codegen's own output:
// here that is put in the place of ours, and their tests are run.
func TestBefore(t *testing.T) {
	for _, shop := range []string{"echo", "gin"} {
		t.Run(shop, func(t *testing.T) {
			plain := printed(t, shop)
			here, err := filepath.Abs(shop)
			if err != nil {
				t.Fatal(err)
			}
			files, err := json.Marshal(map[string]map[string]string{"Replace": {
				filepath.Join(here, "api.gen.go"):        plain,
				filepath.Join(here, "checks.gen.go"):     "", // not there
				filepath.Join(here, "validators.gen.go"): "",
			}})
			if err != nil {
				t.Fatal(err)
			}
			overlay := filepath.Join(t.TempDir(), "overlay.json")
			if err := os.WriteFile(overlay, files, 0o666); err != nil {
				t.Fatal(err)
			}
			t.Setenv("BEFORE", "1")
			command(t, "test", "-overlay", overlay, "./"+shop)
		})
	}
}

// printed returns the path of what oapi-codegen prints for a shop.
func printed(t *testing.T, shop string) string {
	t.Helper()
	config, err := os.ReadFile(shop + "/oapi.yaml")
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	plain, elsewhere := filepath.Join(dir, "api.gen.go"), filepath.Join(dir, "oapi.yaml")
	config = []byte(strings.Replace(string(config), "output: "+shop+"/api.gen.go", "output: "+plain, 1))
	if err := os.WriteFile(elsewhere, config, 0o666); err != nil {
		t.Fatal(err)
	}
	command(t, "tool", "oapi-codegen", "-config", elsewhere, "shop.yaml")
	return plain
}

// What is committed is what bizgen writes.
func TestUpToDate(t *testing.T) {
	for _, shop := range []string{"echo", "gin"} {
		command(t, "tool", "bizgen", "generate", "--oapi-codegen", shop+"/oapi.yaml", "--spec", "shop.yaml", "--check")
	}
}

func command(t *testing.T, args ...string) {
	t.Helper()
	if text, err := exec.CommandContext(t.Context(), "go", args...).CombinedOutput(); err != nil {
		t.Fatalf("go %v: %v\n%s", args, err, text)
	}
}

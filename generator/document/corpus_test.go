package document

import (
	"cmp"
	"os"
	"path/filepath"
	"testing"
	"time"
)

// TestLoadCorpus loads documents of real companies. They are beside the
// repository and not in it: BIZGEN_CORPUS says where.
func TestLoadCorpus(t *testing.T) {
	folder := corpus()
	entries, err := os.ReadDir(folder)
	if err != nil {
		t.Skipf("no corpus: %v; set BIZGEN_CORPUS to a folder of OpenAPI documents", err)
	}
	for _, e := range entries {
		info, err := e.Info()
		if err != nil || e.IsDir() || testing.Short() && info.Size() > 200_000 {
			continue
		}
		t.Run(e.Name(), func(t *testing.T) {
			start := time.Now()
			doc, problems := Load(filepath.Join(folder, e.Name()), Options{})
			if doc.Root == nil {
				t.Fatalf("no tree:\n%v", problems)
			}
			t.Logf("%d bytes in %v", info.Size(), time.Since(start).Round(time.Millisecond))
			for _, p := range problems {
				t.Log(p.Error())
			}
		})
	}
}

func corpus() string {
	return cmp.Or(os.Getenv("BIZGEN_CORPUS"), "../../../shared/corpus/specs")
}

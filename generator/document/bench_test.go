package document

import (
	"os"
	"path/filepath"
	"testing"
)

func BenchmarkLoad(b *testing.B) {
	for _, name := range []string{"redocly-template.yaml", "stripe-2022.json", "polar-2026-04.json", "portone-v2.yaml"} {
		path := filepath.Join(corpus(), name)
		if _, err := os.Stat(path); err != nil {
			b.Skipf("no corpus: %v; set BIZGEN_CORPUS to a folder of OpenAPI documents", err)
		}
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				Load(path, Options{})
			}
		})
	}
}

// BenchmarkReaders tells our part from that of kin-openapi.
func BenchmarkReaders(b *testing.B) {
	for _, name := range []string{"stripe-2022.json", "portone-v2.yaml"} {
		data, err := os.ReadFile(filepath.Join(corpus(), name))
		if err != nil {
			b.Skip(err)
		}
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				(&builder{file: name, display: name}).read(string(data))
			}
		})
	}
}

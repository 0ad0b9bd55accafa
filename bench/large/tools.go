package main

import (
	"os"
	"path/filepath"
	"time"

	"github.com/bizgen/bizgen/bench/process"
)

// A generator is a program, and the ways to start it: the first as anybody would,
// the next for documents with which that does not end well.
type generator struct {
	name    string
	program string
	ways    []way
}

// A way has the arguments for a document and an output folder; note says in the
// table what is different.
type way struct {
	note string
	args func(document, out string) []string
}

// toolset is the generators, built, in a folder with what they need.
type toolset struct {
	folder     string
	generators []generator
}

const (
	ignoreAll = "generator:\n  ignore_not_implemented: [\"all\"]\n"
	resolve   = "package: api\ngenerate: {models: true, client: true, std-http-server: true, strict-server: true}\noutput-options: {resolve-type-name-collisions: true}\n"
)

// warm is what generated code imports: built before anything is measured.
var warm = []string{
	"github.com/bizgen/bizgen/runtime/...", "github.com/oapi-codegen/runtime/...", "go.opentelemetry.io/otel/semconv/v1.39.0",
	"github.com/ogen-go/ogen/conv", "github.com/ogen-go/ogen/http", "github.com/ogen-go/ogen/json", "github.com/ogen-go/ogen/middleware",
	"github.com/ogen-go/ogen/ogenerrors", "github.com/ogen-go/ogen/ogenregex", "github.com/ogen-go/ogen/otelogen", "github.com/ogen-go/ogen/uri", "github.com/ogen-go/ogen/validate",
}

func buildTools(root, bench string, patience time.Duration) (toolset, error) {
	dir, err := os.MkdirTemp("", "bench-generate")
	if err != nil {
		return toolset{}, err
	}
	for name, text := range map[string]string{"ogen.yaml": ignoreAll, "oapi.yaml": resolve} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o666); err != nil {
			return toolset{}, err
		}
	}
	for _, step := range []struct {
		where string
		args  []string
	}{
		{root, []string{"build", "-o", filepath.Join(dir, "bizgen"), "."}},
		{bench, []string{"build", "-o", filepath.Join(dir, "ogen"), "github.com/ogen-go/ogen/cmd/ogen"}},
		{bench, []string{"build", "-o", filepath.Join(dir, "oapi-codegen"), "github.com/oapi-codegen/oapi-codegen/v2/cmd/oapi-codegen"}},
	} {
		if _, err := process.Run(patience, step.where, "go", step.args...); err != nil {
			return toolset{}, err
		}
	}
	for _, pattern := range warm { // what a version of a peer does not have is built when it is asked for
		_, _ = process.Run(patience, bench, "go", "build", pattern)
	}
	return toolset{dir, generators(dir)}, nil
}

func generators(dir string) []generator {
	return []generator{
		{"**bizgen**", filepath.Join(dir, "bizgen"), []way{
			{"", func(document, out string) []string {
				return []string{"generate", "--spec", document, "--package", "api", "--out", out}
			}},
			{"with `--lenient`", func(document, out string) []string {
				return []string{"generate", "--lenient", "--spec", document, "--package", "api", "--out", out}
			}},
		}},
		{"oapi-codegen", filepath.Join(dir, "oapi-codegen"), []way{
			{"", func(document, out string) []string {
				return []string{"-generate", "types,client,std-http,strict-server", "-package", "api", "-o", filepath.Join(out, "api.gen.go"), document}
			}},
			{"with `resolve-type-name-collisions`", func(document, out string) []string {
				return []string{"-config", filepath.Join(dir, "oapi.yaml"), "-o", filepath.Join(out, "api.gen.go"), document}
			}},
		}},
		{"ogen", filepath.Join(dir, "ogen"), []way{
			{"", func(document, out string) []string {
				return []string{"--clean", "--package", "api", "--target", out, document}
			}},
			{"with `ignore_not_implemented`: leaves operations out", func(document, out string) []string {
				return []string{"--clean", "--config", filepath.Join(dir, "ogen.yaml"), "--package", "api", "--target", out, document}
			}},
		}},
	}
}

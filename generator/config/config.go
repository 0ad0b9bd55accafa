// Package config reads bizgen.yaml: which documents a repository generates
// from, and how. It knows the form of that file and nothing of OpenAPI.
package config

import (
	_ "embed"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/bizgen/bizgen/generator/document"
	"github.com/bizgen/bizgen/generator/slice"
)

// Name is what the configuration file is called.
const Name = "bizgen.yaml"

// Version is the newest version of the file's form that this bizgen reads; it reads
// all before it. It is also that of what is generated: a bizgen whose output differs
// for a document that has not changed has another version, and package upgrade says
// what is different and why.
const Version = 2

// Formats are the values of "format".
var Formats = []string{"assert", "annotate"}

// Defaults are the values of "defaults".
var Defaults = []string{"accessors", "fill"}

// Targets are the values of "target".
var Targets = []string{"bizgen", "oapi-codegen"}

// Frameworks are the values of "framework".
var Frameworks = []string{"std-http", "chi", "gorilla", "echo", "echo5", "gin", "fiber", "fiber-v3", "iris"}

// Schema is the JSON Schema of the file, for editors. What it accepts beyond
// what [Load] accepts is only what a schema can't state: two documents with
// one folder.
//
//go:embed bizgen.schema.json
var Schema []byte

// A Config is the content of one bizgen.yaml.
type Config struct {
	Version   int
	Documents []Document
}

// Runtimes are the values of "runtime".
var Runtimes = []string{"import", "copy"}

// A Document is one document to generate from.
type Document struct {
	Spec     string // path of the OpenAPI document, from where the user stands
	Package  string // name of the Go package
	Out      string // path of its folder, from where the user stands
	Format   string // one of [Formats], or "" when the file says nothing
	Defaults string // one of [Defaults], or "" when the file says nothing
	Lenient  bool   // take harmless faults of the document as warnings
	// Overlays are paths of OpenAPI Overlays to apply in this order, from where
	// the user stands.
	Overlays []string
	Choice   slice.Choice // of the operations to generate
	Target   string       // one of [Targets], or "" when the file says nothing
	// Framework is one of [Frameworks], of the target oapi-codegen; "" when the file
	// says nothing.
	Framework string
	// OapiCodegen is the path of a configuration of oapi-codegen, from where the user
	// stands; "" without one.
	OapiCodegen string
	Runtime     string // one of [Runtimes], or "" when the file says nothing
}

// Find returns the path of the nearest configuration file: in dir or the first
// folder above it that has one.
func Find(dir string) (string, error) {
	here, err := filepath.Abs(dir)
	if err != nil {
		return "", err
	}
	name := filepath.Join(dir, Name)
	for {
		info, err := os.Stat(name)
		if err == nil && !info.IsDir() {
			return name, nil
		}
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return "", err
		}
		parent := filepath.Dir(here)
		if parent == here {
			return "", fmt.Errorf("no %s in this folder or above it; bizgen init writes one", Name)
		}
		here = parent
		name = filepath.Join(filepath.Dir(name), "..", Name)
	}
}

// Load reads a configuration file. It reports every problem that it finds, and
// returns no Config when there is one. Paths in the file are relative to the
// file; those returned are relative to where the user stands, as path is.
func Load(path string) (*Config, document.Problems) {
	r := &reader{file: path}
	data, err := os.ReadFile(path)
	if err != nil {
		r.addf(1, 1, "cannot be read: %s; give the path of a %s with --config", cause(err), Name)
		return nil, r.problems
	}
	c := r.config(data)
	r.problems.Sort()
	if r.problems.HasErrors() {
		return nil, r.problems
	}
	return c, r.problems
}

// Parse reads the text of a configuration file that was at the path once. There is no
// Config when it has a problem, which nobody can mend any more.
func Parse(path string, data []byte) *Config {
	r := &reader{file: path}
	if c := r.config(data); !r.problems.HasErrors() {
		return c
	}
	return nil
}

// ReadFile returns the content of another tool's configuration file.
func ReadFile(path string) ([]byte, document.Problems) {
	data, err := os.ReadFile(path)
	if err != nil {
		r := &reader{file: path}
		r.addf(1, 1, "cannot be read: %s", cause(err))
		return nil, r.problems
	}
	return data, nil
}

// cause is an error of the file system without the path, which the message
// has already.
func cause(err error) string {
	if pathError, ok := errors.AsType[*fs.PathError](err); ok {
		err = pathError.Err
	}
	return err.Error()
}

package oapi

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/oapi-codegen/oapi-codegen/v2/pkg/codegen"
	"go.yaml.in/yaml/v3"
)

// A Config says what is printed.
type Config struct {
	Package string // name of the package; "" when the file has none
	Output  string // path of the output, as the file has it; "" when it has none
	File    string // name of the output in its folder
	options codegen.Configuration
}

// Default is the configuration for a framework: types, a strict server, a client.
// The framework is one of [Frameworks].
func Default(framework string) Config {
	c := Config{File: "api.gen.go"}
	c.options.Generate = codegen.GenerateOptions{Models: true, Client: true, Strict: true}
	k := slices.IndexFunc(servers, func(s server) bool { return s.name == framework })
	*servers[max(k, 0)].on(&c.options.Generate) = true
	c.options = c.options.UpdateDefaults()
	return c
}

// An Error is a fault of a configuration and its line, which counts from 1.
type Error struct {
	Line    int
	Message string
}

// Error is the message.
func (e *Error) Error() string { return e.Message }

// Read reads a configuration file of oapi-codegen. The error is an [*Error].
func Read(data []byte) (Config, error) {
	var file struct {
		codegen.Configuration `yaml:",inline"`
		Output                string `yaml:"output,omitempty"`
	}
	d := yaml.NewDecoder(bytes.NewReader(data))
	d.KnownFields(true)
	if err := d.Decode(&file); err != nil && !errors.Is(err, io.EOF) {
		return Config{}, readError(err)
	}
	c := Config{Package: file.PackageName, Output: file.Output, File: "api.gen.go", options: file.Configuration.UpdateDefaults()}
	if c.Output != "" {
		c.File = path.Base(filepath.ToSlash(c.Output))
	}
	return c, c.check(data)
}

// check finds what cannot be taken.
func (c Config) check(data []byte) error {
	o := c.options
	o.PackageName = "any"
	switch server := serverOf(o.Generate); {
	case o.Validate() != nil:
		return &Error{1, oneLine(o.Validate()).Error()}
	case !strings.HasSuffix(c.File, ".go"):
		return at(data, "output", fmt.Sprintf("want a file that ends in .go, have %q", c.Output))
	case len(o.OutputOptions.UserTemplates) > 0:
		return at(data, "user-templates", "templates of your own are not supported: bizgen's go in the place of some of oapi-codegen's")
	case o.OutputOptions.Overlay.Path != "":
		return at(data, "overlay", "bizgen applies overlays itself: name the file with --overlay, or as overlays in bizgen.yaml, and remove it here")
	case o.Generate.Strict && server == nil:
		return at(data, "strict-server", "needs the server of one framework beside it")
	}
	return nil
}

// at is an error at the line where a key stands.
func at(data []byte, key, message string) error {
	line := 1
	for k, text := range strings.Split(string(data), "\n") {
		if strings.HasPrefix(strings.TrimLeft(text, " "), key+":") {
			line = k + 1
			break
		}
	}
	return &Error{line, key + ": " + message}
}

var lineOf = regexp.MustCompile(`line (\d+): (.*)`)

// readError is the first fault that YAML tells of.
func readError(err error) error {
	text := strings.TrimPrefix(err.Error(), "yaml: ")
	if m := lineOf.FindStringSubmatch(text); m != nil {
		line, _ := strconv.Atoi(m[1])
		message := strings.TrimSuffix(m[2], " in type struct { codegen.Configuration \"yaml:\\\",inline\\\"\"; Output string \"yaml:\\\"output,omitempty\\\"\" }")
		return &Error{max(line, 1), message}
	}
	return &Error{1, oneLine(err).Error()}
}

// Frameworks are the names of those that there is a server for.
func Frameworks() []string {
	names := make([]string, len(servers))
	for i, s := range servers {
		names[i] = s.name
	}
	return names
}

// Package codecost measures what generated code costs before it runs: lines, the
// time of the compiler, and what it adds to a program.
package codecost

import (
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"go.yaml.in/yaml/v3"

	"github.com/bizgen/bizgen/bench/payload"
	"github.com/bizgen/bizgen/bench/peers"
	"github.com/bizgen/bizgen/bench/process"
)

// A Bill is what one generator's code of peers.yaml costs.
type Bill struct {
	Name   string
	Lines  int           // 0 where nothing is generated
	CPU    time.Duration // of the compiler, median
	Binary int64         // bytes that a stripped program has more with a server of it
}

// A candidate is a package and the text of a program that serves with it.
type candidate struct{ name, folder, imports, start string }

const here = "github.com/bizgen/bizgen/bench/peers/"

var candidates = []candidate{
	{"**bizgen**", "ours", `"` + here + `ours"`, `h, err := ours.NewServer(ours.UnimplementedHandler{})`},
	{"ogen", "ogenapi", `"` + here + `ogenapi"`, `h, err := ogenapi.NewServer(ogenapi.UnimplementedHandler{})`},
	{"ogen, generated without OpenTelemetry", "ogenbare", `"` + here + `ogenbare"`, `h, err := ogenbare.NewServer(ogenbare.UnimplementedHandler{})`},
	{"oapi-codegen strict, nothing validated", "oapi", `"` + here + `oapi"`,
		`h, err := oapi.Handler(oapi.NewStrictHandler(struct{ oapi.StrictServerInterface }{}, nil)), error(nil)`},
	{"oapi-codegen strict + openapi3filter", "", `"` + here + `oapi"; "github.com/getkin/kin-openapi/openapi3"; "github.com/getkin/kin-openapi/openapi3filter"; "github.com/getkin/kin-openapi/routers/gorillamux"`,
		`next := oapi.Handler(oapi.NewStrictHandler(struct{ oapi.StrictServerInterface }{}, nil))
	doc, err := openapi3.NewLoader().LoadFromFile(os.Args[0])
	if err != nil { panic(err) }
	router, err := gorillamux.NewRouter(doc)
	h := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		route, params, _ := router.FindRoute(r)
		if openapi3filter.ValidateRequest(r.Context(), &openapi3filter.RequestValidationInput{Request: r, PathParams: params, Route: route}) == nil {
			next.ServeHTTP(w, r)
		}
	})`},
}

// empty is the program that the others are compared with.
var empty = candidate{imports: "", start: "h, err := http.NewServeMux(), error(nil)"}

const program = `package main

import (
	"net/http"
	"os"
	%s
)

func main() {
	%s
	if err != nil {
		os.Exit(1)
	}
	if err := http.ListenAndServe("localhost:0", h); err != nil {
		os.Exit(1)
	}
}
`

const (
	patience = 5 * time.Minute
	samples  = 5
)

// Measure compiles; the working folder is inside this repository.
func Measure() ([]Bill, error) {
	root, err := payload.Root()
	if err != nil {
		return nil, err
	}
	dir := filepath.Join(root, "bench", "peers")
	base, err := empty.binary(dir)
	if err != nil {
		return nil, err
	}
	var bills []Bill
	for _, c := range candidates {
		b := Bill{Name: c.name}
		size, err := c.binary(dir)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", c.name, err)
		}
		b.Binary = size - base
		if c.folder != "" {
			if b.Lines, b.CPU, err = c.compile(filepath.Join(dir, c.folder)); err != nil {
				return nil, fmt.Errorf("%s: %w", c.name, err)
			}
		}
		bills = append(bills, b)
	}
	return bills, nil
}

func (c candidate) compile(dir string) (lines int, cpu time.Duration, err error) {
	if lines, err = process.Lines(dir); err != nil {
		return 0, 0, err
	}
	var took []time.Duration
	for range samples {
		u, err := process.Compile(patience, dir, c.folder)
		if err != nil {
			return 0, 0, err
		}
		took = append(took, u.CPU)
	}
	slices.Sort(took)
	return lines, took[samples/2], nil
}

// binary builds the program in a folder that is removed again, and returns its size.
func (c candidate) binary(dir string) (int64, error) {
	dir = filepath.Join(dir, "scratch")
	defer os.RemoveAll(dir)
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return 0, err
	}
	if err := os.WriteFile(filepath.Join(dir, "main.go"), fmt.Appendf(nil, program, c.imports, c.start), 0o666); err != nil {
		return 0, err
	}
	if _, err := process.Run(patience, dir, "go", "build", "-ldflags=-s -w", "-o", "program", "."); err != nil {
		return 0, err
	}
	info, err := os.Stat(filepath.Join(dir, "program"))
	if err != nil {
		return 0, err
	}
	return info.Size(), nil
}

// schemas returns how many schemas peers.yaml has.
func schemas() (int, error) {
	data, err := fs.ReadFile(peers.Document, "peers.yaml")
	if err != nil {
		return 0, err
	}
	var doc struct {
		Components struct {
			Schemas map[string]any `yaml:"schemas"`
		} `yaml:"components"`
	}
	err = yaml.Unmarshal(data, &doc)
	return len(doc.Components.Schemas), err
}

// WriteMarkdown writes the bills as a table, by schema.
func WriteMarkdown(w io.Writer, bills []Bill) error {
	n, err := schemas()
	if err != nil {
		return err
	}
	var b strings.Builder
	fmt.Fprintf(&b, "### Cost of the code: peers.yaml, 2 operations and %d schemas\n\n", n)
	b.WriteString("|  | lines | lines a schema | compiling, CPU ms | ms a schema | added to a program, KB | KB a schema |\n|---|--:|--:|--:|--:|--:|--:|\n")
	each := func(x float64) float64 { return x / float64(n) }
	for _, bill := range bills {
		ms, kb := float64(bill.CPU.Microseconds())/1e3, float64(bill.Binary)/1e3
		if bill.Lines == 0 {
			fmt.Fprintf(&b, "| %s | | | | | %.0f | %.0f |\n", bill.Name, kb, each(kb))
			continue
		}
		fmt.Fprintf(&b, "| %s | %d | %.0f | %.0f | %.0f | %.0f | %.0f |\n", bill.Name, bill.Lines, each(float64(bill.Lines)), ms, each(ms), kb, each(kb))
	}
	b.WriteByte('\n')
	_, err = io.WriteString(w, b.String())
	return err
}

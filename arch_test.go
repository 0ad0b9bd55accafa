package main

import (
	"go/parser"
	"go/token"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

const module = "github.com/bizgen/bizgen/"

// houses says what each package may import of this module. A package that is
// not here fails the test: where a new one belongs is a decision.
var houses = map[string]struct {
	may  []string
	note string // why not more
}{
	".":                         {[]string{"generator/cli"}, "main only starts the command line"},
	"runtime":                   {nil, "merchants ship it; it knows no document and no generator"},
	"runtime/idn":               {[]string{"runtime"}, "internationalised host names, for the packages that have some"},
	"generator/conformance":     {nil, "tests only"},
	"generator/corpus":          {nil, "tests only"},
	"runtime/ecmascript":        {nil, "patterns beyond RE2, for the packages that have one"},
	"spec":                      {nil, "the catalogue is files; code reads it, not the other way round"},
	"templates":                 {nil, "text with holes; what fills them is decided in plan"},
	"generator":                 {[]string{"generator/document", "generator/lower", "generator/model", "generator/plan", "generator/emit", "generator/emit/*", "generator/output", "generator/record", "generator/slice", "generator/diff", "generator/history", "generator/docs"}, "the table of contents: phases only, no command line, no configuration"},
	"generator/cli":             {[]string{"generator", "generator/config", "generator/document", "generator/output", "generator/record", "generator/slice", "generator/diff", "generator/diff/report", "generator/notice", "generator/watch", "generator/catalog", "generator/explorer", "generator/fetch", "generator/scaffold", "generator/upgrade"}, "it prints problems and reports; how they come about is behind generator"},
	"generator/config":          {[]string{"generator/document", "generator/slice"}, "for the form of a problem, and of a choice of operations; it knows nothing of OpenAPI"},
	"generator/document":        {[]string{"generator/jsonpath"}, "the first phase knows no later one; overlays find their targets by JSONPath"},
	"generator/jsonpath":        {[]string{"runtime"}, "queries over the caller's tree; numbers are compared with the runtime's arithmetic"},
	"generator/model":           {nil, "the waist: plain data that every phase may import, so it may import none"},
	"generator/goname":          {nil, "words in, identifiers out"},
	"generator/lower":           {[]string{"generator/document", "generator/model"}, "the bridge from document to model"},
	"generator/slice":           {[]string{"generator/model"}, "what is left out is marked in the model; nothing else knows why"},
	"generator/plan":            {[]string{"generator/model", "generator/goname", "generator/plan/keyword", "generator/plan/pattern", "runtime", "runtime/ecmascript"}, "it decides from the model, not from the document, counts with the runtime's arithmetic, and prints nothing"},
	"generator/plan/keyword":    {[]string{"generator/model", "runtime"}, "a keyword is data about its own argument, read with the arithmetic that will check values by it"},
	"generator/plan/pattern":    {nil, "one language of patterns in, another out"},
	"generator/emit":            {nil, "the form of what emitters return"},
	"generator/emit/models":     {[]string{"generator/plan", "generator/emit", "generator/emit/gofile"}, emitters},
	"generator/emit/codec":      {[]string{"generator/plan", "generator/emit", "generator/emit/gofile"}, emitters},
	"generator/emit/validators": {[]string{"generator/plan", "generator/plan/keyword", "generator/plan/pattern", "generator/model", "generator/emit", "generator/emit/gofile"}, emitters},
	"generator/emit/objects":    {[]string{"generator/plan", "generator/plan/keyword", "generator/emit", "generator/emit/gofile", "runtime"}, emitters},
	"generator/emit/operations": {[]string{"generator/plan", "generator/emit", "generator/emit/form"}, emitters},
	"generator/emit/server":     {[]string{"generator/plan", "generator/emit", "generator/emit/form"}, emitters},
	"generator/emit/client":     {[]string{"generator/plan", "generator/emit", "generator/emit/form"}, emitters},
	"generator/emit/checks":     {[]string{"generator/plan", "generator/emit", "generator/emit/form"}, emitters},
	"generator/emit/oapi":       {[]string{"generator/plan", "generator/emit", "generator/goname", "templates"}, "the one emitter that has names made: by the library, of what goname spells"},
	"generator/emit/standalone": {[]string{"generator/emit", "runtime"}, "import clauses and the runtime's own text, whatever the code is"},
	"generator/emit/gofile":     {[]string{"generator/emit"}, "the shelf of the emitters that print with jennifer: files, not declarations"},
	"generator/emit/form":       {[]string{"generator/plan", "generator/emit", "templates"}, "the shelf of the emitters that fill in templates"},
	"generator/record":          {nil, "what was read and left, by content; it does not know what the files say"},
	"generator/diff":            {[]string{"generator/model", "generator/plan", "generator/plan/keyword", "runtime"}, "it compares what documents mean and what is generated of them; files and git are not its matter"},
	"generator/diff/report":     {[]string{"generator/diff"}, "forms of text for findings"},
	"generator/notice":          {[]string{"generator/document"}, "forms of text for problems; for their frames it reads the lines again"},
	"generator/history":         {nil, "git, and nothing of what is in the files"},
	"generator/catalog":         {[]string{"generator/document", "spec"}, "documents that come with the tool; what is generated of them is not its matter"},
	"generator/explorer":        {nil, "one known file of another's program; what pages do with it is not its matter"},
	"generator/fetch":           {nil, "one document by its URL, where a user names it; the rest of the tool never asks a host"},
	"generator/upgrade":         {nil, "what is different in a newer bizgen, as text"},
	"generator/scaffold":        {[]string{"generator/config", "generator/document", "generator/goname", "generator/output", "templates"}, "the files of a new repository; it generates nothing"},
	"generator/watch":           {nil, "files that change; whose they are is not its matter"},
	"generator/docs":            {[]string{"generator/model", "generator/docs/diagram", "generator/docs/search", "generator/docs/valid", "generator/document", "generator/plan", "generator/diff", "templates"}, "pages about documents: from the model and, for what the model leaves out, the tree; from the plan only the names that samples in Go need"},
	"generator/docs/valid":      {[]string{"generator/model", "generator/document", "generator/plan/pattern", "runtime"}, "examples beside their schemas: it walks the model, with the runtime's formats and the plan's reading of patterns"},
	"generator/docs/search":     {nil, "words in, an index out: what there is to be found is the pages' matter"},
	"generator/docs/diagram":    {[]string{"generator/model"}, "drawings of what the model says; pages and their style are not its matter"},
	"generator/output":          {nil, "files are bytes here"},
}

const emitters = "emitters print the plan: they never import each other, and they make no names"

// libraries says where what is not of this module lives: a library, or a part
// of the standard library that only some may use.
var libraries = []struct {
	path  string
	homes []string
	note  string
}{
	{"github.com/getkin/kin-openapi", []string{"generator/document", "generator/emit/oapi"}, "its structs lose what the text says; nothing after Load sees them, but oapi-codegen, which knows no other form"},
	{"github.com/oapi-codegen/oapi-codegen", []string{"generator/emit/oapi"}, "one of two targets; its state is global, and its traps are known in one place"},
	{"go.yaml.in/yaml", []string{"generator/document", "generator/config", "generator/emit/oapi"}, "YAML ends where documents and configuration are read"},
	{"github.com/dave/jennifer", []string{"generator/emit/models", "generator/emit/codec", "generator/emit/objects", "generator/emit/validators", "generator/emit/gofile"}, "code whose form follows a schema; fixed forms are templates"},
	{"github.com/spf13/cobra", []string{"generator/cli"}, "commands and flags are a matter of the command line alone"},
	{"golang.org/x/net", []string{"runtime/idn"}, "the runtime leaves the standard library only where a document cannot do without"},
	{"github.com/dlclark/regexp2", []string{"runtime/ecmascript"}, "the runtime leaves the standard library only where a document cannot do without"},
	{"github.com/yuin/goldmark", []string{"generator/docs"}, "the texts of documents are CommonMark, which is read for pages alone"},
	{"golang.org/x/text", []string{"generator/goname"}, "Unicode normalisation is for names"},
	{"github.com/rogpeppe/go-internal", []string{"generator/output"}, "its diff and its file locks serve the writing of files"},

	{"golang.org/x/mod", []string{"generator/scaffold"}, "go.mod is edited by its own parser, or not at all"},
	{"text/template", []string{"generator/emit/form", "generator/scaffold"}, "fixed forms with holes; what varies with a schema is jennifer's"},
	{"os/exec", []string{"generator/history"}, "the one program that is run is git, for earlier versions of documents"},
	{"os", []string{".", "generator/catalog", "generator/document", "generator/config", "generator/explorer", "generator/history", "generator/notice", "generator/output", "generator/record", "generator/scaffold", "generator/watch", "runtime"}, "nothing after Load reads a file, nothing before Write writes one; the runtime puts large uploads in temporary files"},
	{"reflect", nil, "generated code, its runtime and the generator know their types"},
}

// only lists everything that a package may import of the standard library,
// where that is less than all.
var only = map[string][]string{
	"templates": {"embed"},
	"spec":      {"embed"},
}

// apart holds folders that are outside the house: modules of their own, and
// generated code, which is tested as such.
var apart = []string{"generated", "examples", "bench", "testdata"}

// TestArchitecture reads the import clauses itself, because a test that asks
// "go list" is answered from Go's test cache after a bad import is added.
func TestArchitecture(t *testing.T) {
	for file, imports := range sources(t) {
		home := path.Dir(file)
		house, listed := houses[home]
		if !listed {
			t.Errorf("%s: package %s has no line in arch_test.go; say there what it may import", file, home)
			continue
		}
		for _, imported := range imports {
			own, ours := strings.CutPrefix(imported, module)
			switch {
			case ours && !allowed(house.may, own):
				t.Errorf("%s: %s may not import %s: %s", file, home, own, house.note)
			case !ours:
				checkLibrary(t, file, home, imported)
			}
		}
	}
}

// sources returns the imports of every Go file of the house by the path of
// the file. Tests are left out: they may look at more than one room at once.
func sources(t *testing.T) map[string][]string {
	t.Helper()
	files := map[string][]string{}
	err := filepath.WalkDir(".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if entry.IsDir() {
			if name != "." && (slices.Contains(apart, entry.Name()) || strings.HasPrefix(entry.Name(), ".")) {
				return filepath.SkipDir
			}
			if _, err := os.Stat(filepath.Join(name, "go.mod")); name != "." && err == nil { // a module of its own
				return filepath.SkipDir
			}
			return nil
		}
		if !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") {
			return nil
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.ImportsOnly)
		if err != nil {
			return err
		}
		imports := []string{}
		for _, clause := range file.Imports {
			imported, err := strconv.Unquote(clause.Path.Value)
			if err != nil {
				return err
			}
			imports = append(imports, imported)
		}
		files[filepath.ToSlash(name)] = imports
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(files) == 0 || files["main.go"] == nil {
		t.Fatalf("found %d files and not main.go among them", len(files))
	}
	return files
}

// allowed reports whether the list names the package; "a/*" names what is
// directly below a.
func allowed(may []string, pkg string) bool {
	return slices.ContainsFunc(may, func(pattern string) bool {
		ok, _ := path.Match(pattern, pkg)
		return ok
	})
}

func checkLibrary(t *testing.T, file, home, imported string) {
	t.Helper()
	if list, limited := only[home]; limited && !slices.Contains(list, imported) {
		t.Errorf("%s: %s imports %s; it may import only %s", file, home, imported, strings.Join(list, ", "))
	}
	for _, library := range libraries {
		if imported != library.path && !strings.HasPrefix(imported, library.path+"/") {
			continue
		}
		if !slices.Contains(library.homes, home) {
			t.Errorf("%s: %s may not import %s, which lives in %v: %s", file, home, imported, library.homes, library.note)
		}
		return
	}
	if first, _, _ := strings.Cut(imported, "/"); strings.Contains(first, ".") {
		t.Errorf("%s: the library %s has no home in arch_test.go; is it needed, and where does it live?", file, imported)
	}
}

// The table names no package twice in different words, and no arrow leads back.
func TestArchitectureTable(t *testing.T) {
	done := map[string]bool{}
	var visit func(pkg string, way []string)
	visit = func(pkg string, way []string) {
		if slices.Contains(way, pkg) {
			t.Errorf("arrows lead in a circle: %v", append(way, pkg))
			return
		}
		if done[pkg] {
			return
		}
		for _, other := range slices.Sorted(maps.Keys(houses)) {
			if allowed(houses[pkg].may, other) {
				visit(other, append(way, pkg))
			}
		}
		done[pkg] = true
	}
	for pkg, house := range houses {
		visit(pkg, nil)
		for _, pattern := range house.may {
			if !slices.ContainsFunc(slices.Collect(maps.Keys(houses)), func(p string) bool { return allowed([]string{pattern}, p) }) {
				t.Errorf("%s may import %s, which is not in the table", pkg, pattern)
			}
		}
	}
}

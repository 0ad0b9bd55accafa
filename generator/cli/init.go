package cli

import (
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/bizgen/bizgen/generator"
	"github.com/bizgen/bizgen/generator/catalog"
	"github.com/bizgen/bizgen/generator/config"
	"github.com/bizgen/bizgen/generator/fetch"
	"github.com/bizgen/bizgen/generator/record"
	"github.com/bizgen/bizgen/generator/scaffold"
)

// initFlags is what the command line says to "init".
type initFlags struct {
	catalog []string
	module  string
}

// specFolder is where documents from elsewhere are put.
const specFolder = "spec"

func newInit() *cobra.Command {
	f := &initFlags{}
	cmd := &cobra.Command{
		Use:   "init [DOCUMENT | URL]...",
		Short: "Make this folder a repository that generates",
		Long: `init writes what a repository needs to generate, and generates for the first time:

  bizgen.yaml                      which documents, and where their packages go
  generate.go                      //go:generate go tool bizgen generate
  main.go                          a server that compiles, where the folder has no Go yet
  .gitattributes                   generated code is the same bytes on every system
  .github/workflows/bizgen.yaml    checks in CI (bizgen.gitlab-ci.yml beside GitLab's)
  go.mod                           a tool line for bizgen, where it has none

The documents are those named, or from the catalogue, or else all OpenAPI documents
in the folder and below it. The module's path, names of packages and whether there
is a server to write are found out.

A file that exists is never overwritten; init says so, and what to add. In go.mod,
no requirement and no replacement that exists is changed. Nothing is fetched but a
URL that is named, by https; it is saved in spec/, and its hash noted.`,
		Example: `  # a merchant that Kakao's one-click payment calls, from an empty folder
  go run github.com/bizgen/bizgen@latest init --catalog kakao/oneclick
  go mod tidy && go run .

  # the documents of this repository
  go tool bizgen init

  # one of somebody else
  go tool bizgen init https://example.com/openapi.yaml`,
		RunE: func(cmd *cobra.Command, args []string) error { return f.run(cmd, args) },
	}
	cmd.Flags().SortFlags = false
	cmd.Flags().StringArrayVar(&f.catalog, "catalog", nil, "`name` of a document of the catalogue, to be put into spec/; may be given again")
	cmd.Flags().StringVar(&f.module, "module", "", "`path` of the Go module to make where there is no go.mod (default: the folder's name)")
	must(cmd.RegisterFlagCompletionFunc("catalog", completeNames))
	return cmd
}

func (f *initFlags) run(cmd *cobra.Command, args []string) error {
	folder, err := scaffold.Look()
	if err != nil {
		return failure(err)
	}
	module, err := f.moduleOf(&folder)
	if err != nil {
		return err
	}
	documents, err := f.documents(cmd, folder, args)
	if err != nil {
		return err
	}
	files, err := scaffold.Files(folder, documents)
	if err != nil {
		return failure(err)
	}
	log, kept := logOf(cmd), false
	for _, file := range files {
		state, err := scaffold.Add(file)
		if err != nil {
			return failure(err)
		}
		log.Note(fmt.Sprintf("%s: %s", file.Path, state))
		if state == scaffold.Kept && file.Advice != "" {
			log.Note("    " + strings.ReplaceAll(file.Advice, "\n", "\n    "))
		}
		kept = kept || state == scaffold.Kept && file.Path == config.Name
	}
	name, state, err := scaffold.AddTool(folder, module, version())
	if err != nil {
		return failure(err)
	}
	log.Note(fmt.Sprintf("%s: %s", name, map[scaffold.State]string{scaffold.Written: "tool line added", scaffold.Same: "has bizgen as a tool"}[state]))
	if kept {
		log.Note("next: add the documents to " + config.Name + ", and run go tool bizgen generate")
		return nil
	}
	if err := f.generate(cmd); err != nil {
		return err
	}
	next := "next: go mod tidy"
	if slices.ContainsFunc(files, func(file scaffold.File) bool { return file.Path == "main.go" }) {
		next += " && go run ."
	}
	log.Note(next + "; when a document has changed: go generate ./...")
	return nil
}

// moduleOf gives the path of the module, of a new one where there is none yet.
func (f *initFlags) moduleOf(folder *scaffold.Folder) (string, error) {
	switch {
	case folder.Module != "" && f.module != "":
		return "", usage("--module is for a new module; this folder is in " + folder.Module)
	case folder.Module != "":
		return folder.Module, nil
	case f.module == "":
		here, err := filepath.Abs(".")
		if err != nil {
			return "", failure(err)
		}
		folder.Module = scaffold.ModuleName(here)
	default:
		if err := scaffold.CheckModule(f.module); err != nil {
			return "", usage("--module: " + err.Error())
		}
		folder.Module = f.module
	}
	return folder.Module, nil
}

// documents brings the documents here that are to be generated from.
func (f *initFlags) documents(cmd *cobra.Command, folder scaffold.Folder, args []string) ([]scaffold.Document, error) {
	var specs []string
	notes := map[string]string{}
	for _, arg := range args {
		spec := filepath.Clean(arg)
		if !fetch.Is(arg) {
			if err := named(arg); err != nil {
				return nil, err
			}
		} else {
			got, err := fetch.Get(cmd.Context(), arg)
			if err != nil {
				return nil, failure(err)
			}
			spec = filepath.Join(specFolder, got.Name)
			notes[spec] = got.Note
			state, err := scaffold.Add(scaffold.File{Path: spec, Data: got.Data})
			if err != nil {
				return nil, failure(err)
			}
			logOf(cmd).Note(fmt.Sprintf("%s: %s", spec, state))
			if state == scaffold.Kept {
				return nil, &exitError{exitFailure, "what " + arg + " has is another text; move " + spec + ", or generate from that"}
			}
		}
		specs = append(specs, spec)
	}
	if len(f.catalog) > 0 {
		entries, err := export(cmd, specFolder, f.catalog)
		if err != nil {
			return nil, err
		}
		for _, e := range entries {
			specs = append(specs, filepath.Join(specFolder, filepath.FromSlash(e.Name+".yaml")))
		}
	}
	if len(specs) == 0 {
		var err error
		if specs, err = found(); err != nil {
			return nil, err
		}
	}
	list := scaffold.Describe(folder, specs)
	for i := range list {
		list[i].Note = notes[list[i].Spec]
	}
	return list, nil
}

// named checks a document that is named by its path.
func named(name string) error {
	switch {
	case name == "":
		return usage("the name of a document is empty")
	case strings.Contains(name, "://"):
		return usage(name + ": want the path of a file, or a URL with https")
	}
	if err := scaffold.Readable(name); err != nil {
		return failure(err)
	}
	return nil
}

// found are the documents that lie in the folder.
func found() ([]string, error) {
	specs, err := scaffold.FindDocuments()
	if err == nil && len(specs) == 0 {
		err = errors.New("there is no OpenAPI document in this folder or below it; name a file, a URL, or one of the catalogue with --catalog: " + strings.Join(catalog.Names(), ", "))
	}
	if err != nil {
		return nil, failure(err)
	}
	return specs, nil
}

// generate brings the new folders up to date.
func (f *initFlags) generate(cmd *cobra.Command) error {
	g := &generateFlags{config: config.Name, verbose: true}
	documents, err := g.configured(cmd, true)
	if err != nil {
		return err
	}
	reports, problems, err := generator.Run(cmd.Context(), jobsOf(documents), record.Open())
	for _, r := range reports {
		if !r.Clean() {
			logOf(cmd).Note(fmt.Sprintf("%s: %s written", r.Dir, count(r.Differences(), "file")))
		}
	}
	return printProblemsAnd(cmd, problems, err, "no code generated; mend them and run go tool bizgen generate")
}

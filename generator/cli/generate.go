package cli

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/bizgen/bizgen/generator"
	"github.com/bizgen/bizgen/generator/config"
)

// generateFlags is what the command line says to "generate".
type generateFlags struct {
	document config.Document
	config   string
	check    bool
	diff     bool
	json     bool
	watch    bool
	verbose  bool
	version  int               // of the configuration file; 0 without one
	note     func(path string) // told of each configuration file before it is read, where somebody wants to know
}

func newGenerate() *cobra.Command {
	f := &generateFlags{}
	cmd := &cobra.Command{
		Use:   "generate",
		Short: "Generate Go from one document, or from all that bizgen.yaml names",
		Long: `generate writes a Go package for an OpenAPI document: the one that --spec names,
or each that bizgen.yaml names. It writes nothing at all while one of them has
an error.

The folder is bizgen's: files that it wrote earlier and no longer generates are
removed. Tests and other files that are not Go source are yours and stay; any
other Go file there is an error.`,
		Example: `  # one document; the package is called as the folder is
  bizgen generate --spec shop.yaml --out generated/shop

  # all documents of the nearest bizgen.yaml, in this folder or above it
  bizgen generate

  # in place of oapi-codegen -config cfg.yaml shop.yaml
  bizgen generate --oapi-codegen cfg.yaml --spec shop.yaml

  # while you write a document
  bizgen generate --watch

  # what would be written, before it is
  bizgen generate --diff

  # in CI: exit code 100 and a diff when the code is not up to date
  bizgen generate --check --error-format github-actions`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return f.run(cmd) },
	}
	flags := cmd.Flags()
	flags.SortFlags = false
	flags.StringVar(&f.document.Spec, "spec", "", "OpenAPI `file` to read, YAML or JSON")
	flags.StringVar(&f.document.Out, "out", "", "`folder` to write the package to")
	flags.StringVar(&f.document.Package, "package", "", "`name` of the Go package (default: the folder's)")
	flags.StringVar(&f.document.Format, "format", "", "`mode` of the keyword \"format\": assert or annotate (default assert)")
	flags.StringVar(&f.document.Defaults, "defaults", "", "`mode` of the keyword \"default\": accessors or fill, which decodes it too (default accessors)")
	flags.BoolVar(&f.document.Lenient, "lenient", false, "take harmless faults of the document as warnings")
	flags.StringArrayVar(&f.document.Overlays, "overlay", nil, "OpenAPI Overlay `file` to apply to the document; several are applied in order")
	flags.StringSliceVar(&f.document.Choice.IncludeTags, "include-tags", nil, "generate only operations with one of these `tags`, and what they need")
	flags.StringSliceVar(&f.document.Choice.ExcludeTags, "exclude-tags", nil, "generate no operation with one of these `tags`")
	flags.StringSliceVar(&f.document.Choice.Operations, "operations", nil, "generate only operations of these `names`: operationId, or \"GET /path\"")
	flags.StringVar(&f.document.OapiCodegen, "oapi-codegen", "", "configuration `file` of oapi-codegen: types, server and client are that tool's, with checks before them")
	flags.StringVar(&f.document.Runtime, "runtime", "", "`source` of the runtime: import, or copy, which puts a copy of it below the folder (default import)")
	flags.StringVar(&f.config, "config", "", "configuration `file` (default: the nearest bizgen.yaml upwards)")
	flags.BoolVar(&f.check, "check", false, "write nothing; exit with 100 and a diff when the code is not up to date")
	flags.BoolVar(&f.diff, "diff", false, "write nothing; print what would be written as a unified diff")
	flags.BoolVar(&f.watch, "watch", false, "stay, and generate again when a file is saved")
	flags.BoolVar(&f.json, "json", false, "print what was written, or what --check and --diff have found, as JSON")
	flags.BoolVarP(&f.verbose, "verbose", "v", false, "say what is written, and what is up to date")

	must(cmd.MarkFlagFilename("spec", "yaml", "yml", "json"))
	must(cmd.MarkFlagFilename("overlay", "yaml", "yml", "json"))
	must(cmd.MarkFlagFilename("config", "yaml", "yml"))
	must(cmd.MarkFlagFilename("oapi-codegen", "yaml", "yml"))
	must(cmd.MarkFlagDirname("out"))
	must(cmd.RegisterFlagCompletionFunc("defaults", cobra.FixedCompletions(config.Defaults, cobra.ShellCompDirectiveNoFileComp)))
	must(cmd.RegisterFlagCompletionFunc("runtime", cobra.FixedCompletions(config.Runtimes, cobra.ShellCompDirectiveNoFileComp)))
	must(cmd.RegisterFlagCompletionFunc("format", cobra.FixedCompletions(config.Formats, cobra.ShellCompDirectiveNoFileComp)))
	return cmd
}

func jobOf(d config.Document) generator.Job {
	job := generator.Job{Target: generator.Target(d.Target), Spec: d.Spec, Package: d.Package, Out: d.Out, Format: generator.Format(d.Format), Fill: d.Defaults == "fill", Lenient: d.Lenient, Overlays: d.Overlays, Choice: d.Choice}
	if d.Runtime == "copy" {
		job.Copy = config.ImportPath(d.Out) + "/runtime"
	}
	return job
}

// documents are the one of the flags or those of the configuration file.
func (f *generateFlags) documents(cmd *cobra.Command) ([]config.Document, error) {
	given := func(name string) bool { return cmd.Flags().Changed(name) }
	if !given("spec") {
		for _, name := range []string{"out", "package", "format", "defaults", "lenient", "overlay", "include-tags", "exclude-tags", "operations", "oapi-codegen", "runtime"} {
			if given(name) {
				return nil, usage(fmt.Sprintf("--%s goes with --spec; without it, %s says what to do", name, config.Name))
			}
		}
		return f.configured(cmd, given("config"))
	}
	d := f.document
	if given("oapi-codegen") {
		if err := f.adopt(cmd, &d); err != nil {
			return nil, err
		}
	}
	switch {
	case given("config"):
		return nil, usage("--spec and --config do not go together: name one document, or a file that names several")
	case d.Spec == "":
		return nil, usage("--spec is empty; name an OpenAPI document")
	case slices.Contains(d.Overlays, ""):
		return nil, usage("--overlay is empty; name an OpenAPI Overlay")
	case d.Out == "":
		return nil, usage("--spec needs --out, the folder to write the package to")
	case given("defaults") && !slices.Contains(config.Defaults, d.Defaults):
		return nil, usage(fmt.Sprintf("--defaults is %s, not %q", strings.Join(config.Defaults, " or "), d.Defaults))
	case given("runtime") && !slices.Contains(config.Runtimes, d.Runtime):
		return nil, usage(fmt.Sprintf("--runtime is %s, not %q", strings.Join(config.Runtimes, " or "), d.Runtime))
	case given("format") && !slices.Contains(config.Formats, d.Format):
		return nil, usage(fmt.Sprintf("--format is %s, not %q", strings.Join(config.Formats, " or "), d.Format))
	}
	if err := localFile("--spec ", d.Spec); err != nil {
		return nil, err
	}
	if d.Package == "" && !given("package") {
		if d.Package = config.PackageOf(d.Out); d.Package == "" {
			return nil, usage(fmt.Sprintf("no package name can be made of the folder %s; name one with --package", d.Out))
		}
	}
	if err := config.CheckPackage(d.Package); err != nil {
		return nil, usage("--package: " + err.Error())
	}
	if d.Runtime == "copy" {
		if err := config.CheckCopy(d.Out); err != nil {
			return nil, usage("--runtime: " + err.Error())
		}
	}
	d.Spec, d.Out = filepath.Clean(d.Spec), filepath.Clean(d.Out)
	for i, name := range d.Overlays {
		d.Overlays[i] = filepath.Clean(name)
	}
	return []config.Document{d}, nil
}

// configured reads the documents of the configuration file.
func (f *generateFlags) configured(cmd *cobra.Command, named bool) ([]config.Document, error) {
	file, err := configFile(cmd, f.config, named)
	if err != nil {
		return nil, err
	}
	f.noted(file)
	c, err := configured(cmd, file)
	if err != nil {
		return nil, err
	}
	f.version = c.Version
	return c.Documents, nil
}

// configFile returns the configuration file that is named, or the nearest.
func configFile(cmd *cobra.Command, file string, named bool) (string, error) {
	if named {
		return file, nil
	}
	file, err := config.Find(".")
	switch {
	case err != nil && cmd.Flags().Lookup("spec") != nil:
		return "", failure(fmt.Errorf("%w; or name a document with --spec and a folder with --out", err))
	case err != nil:
		return "", failure(err)
	}
	return file, nil
}

// configured reads a configuration file.
func configured(cmd *cobra.Command, file string) (*config.Config, error) {
	c, problems := config.Load(file)
	return c, printProblems(cmd, problems, nil)
}

func (f *generateFlags) noted(file string) {
	if f.note != nil {
		f.note(file)
	}
}

// must is for mistakes in this file, such as a flag that does not exist.
func must(err error) {
	if err != nil {
		panic(err)
	}
}

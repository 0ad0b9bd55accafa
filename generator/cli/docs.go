package cli

import (
	"fmt"
	"net"
	"path/filepath"
	"runtime/debug"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/bizgen/bizgen/generator"
	"github.com/bizgen/bizgen/generator/config"
	"github.com/bizgen/bizgen/generator/explorer"
	"github.com/bizgen/bizgen/generator/output"
)

// docsFlags is what the command line says to "docs build" and "docs serve".
type docsFlags struct {
	specs    []string
	overlays []string
	config   string
	out      string
	title    string
	address  string
	changes  bool
	explorer string
	lenient  bool
	verbose  bool
}

func newDocs() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "docs",
		Short: "Make a site of documents for those who call or serve them",
		Long: `docs makes static pages of OpenAPI documents, in Korean and English: who calls
whom, every parameter and member with its rules in words, examples, errors,
samples for curl and Go, and what has changed. English texts come from overlays
beside the files: orders.en.overlay.yaml beside orders.yaml.

The pages ask no other host for anything, work from a folder without a server,
and can be read without JavaScript.`,
		Example: `  bizgen docs build --out site
  bizgen docs serve`,
		RunE: needsCommand,
	}
	cmd.AddCommand(newDocsBuild(), newDocsServe())
	return cmd
}

func newDocsBuild() *cobra.Command {
	f := &docsFlags{}
	cmd := &cobra.Command{
		Use:   "build",
		Short: "Write the site into a folder",
		Long: `build writes the site into a folder, which is bizgen's: files that it wrote
earlier and no longer makes are removed, and any other file there is an error.
What begins with a dot, CNAME and robots.txt stay. The same documents give the
same bytes.`,
		Example: `  # all documents of the nearest bizgen.yaml
  bizgen docs build --out site

  # some documents
  bizgen docs build --spec orders.yaml --spec webhooks.yaml --out site

  # with pages that send requests to an address that the reader gives
  npm pack ` + explorer.Package + "@" + explorer.Version + `
  bizgen docs build --out site --explorer ` + explorer.Tarball,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return f.build(cmd) },
	}
	f.common(cmd)
	cmd.Flags().StringVar(&f.out, "out", "", "`folder` to write the site to")
	cmd.Flags().BoolVarP(&f.verbose, "verbose", "v", false, "say what is written")
	must(cmd.MarkFlagDirname("out"))
	return cmd
}

func newDocsServe() *cobra.Command {
	f := &docsFlags{}
	cmd := &cobra.Command{
		Use:   "serve",
		Short: "Show the site in a browser while you write",
		Long: `serve answers the site at an address of this machine. A page that is loaded again
after a document has changed shows the document as it is now.`,
		Example: `  bizgen docs serve
  bizgen docs serve --spec orders.yaml --address localhost:9000`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return f.serve(cmd) },
	}
	f.common(cmd)
	cmd.Flags().StringVar(&f.address, "address", "localhost:8080", "`address` to serve at")
	return cmd
}

func (f *docsFlags) common(cmd *cobra.Command) {
	flags := cmd.Flags()
	flags.SortFlags = false
	flags.StringArrayVar(&f.specs, "spec", nil, "OpenAPI `file`, YAML or JSON; may be given several times")
	flags.StringArrayVar(&f.overlays, "overlay", nil, "OpenAPI Overlay `file` to apply to the one document of --spec; several are applied in order")
	flags.StringVar(&f.config, "config", "", "configuration `file` (default: the nearest bizgen.yaml upwards)")
	flags.StringVar(&f.title, "title", "", "`title` of the site")
	flags.BoolVar(&f.changes, "changes", true, "tell of changes, from the history in git")
	flags.StringVar(&f.explorer, "explorer", "", "add pages that send requests, with the program in this `file`: the tarball of \"npm pack "+explorer.Package+"@"+explorer.Version+"\"")
	flags.BoolVar(&f.lenient, "lenient", false, "take harmless faults of the documents of --spec as warnings")
	must(cmd.MarkFlagFilename("explorer", "tgz", "js"))
	must(cmd.MarkFlagFilename("spec", "yaml", "yml", "json"))
	must(cmd.MarkFlagFilename("overlay", "yaml", "yml", "json"))
	must(cmd.MarkFlagFilename("config", "yaml", "yml"))
}

// job is the site that the flags ask for.
func (f *docsFlags) job(cmd *cobra.Command) (generator.SiteJob, error) {
	job := generator.SiteJob{Title: f.title, Changes: f.changes}
	documents, err := f.documents(cmd)
	if err == nil && f.explorer != "" {
		if job.Explorer, err = explorer.Read(f.explorer); err != nil {
			err = failure(err)
		}
	}
	for _, d := range documents {
		job.Chapters = append(job.Chapters, generator.Chapter{Job: jobOf(d), Import: config.ImportPath(d.Out)})
	}
	return job, err
}

func (f *docsFlags) documents(cmd *cobra.Command) ([]config.Document, error) {
	given := cmd.Flags().Changed
	if !given("spec") {
		for _, name := range []string{"overlay", "lenient"} {
			if given(name) {
				return nil, usage(fmt.Sprintf("--%s goes with --spec; without it, %s says what to read", name, config.Name))
			}
		}
		file, err := configFile(cmd, f.config, given("config"))
		if err != nil {
			return nil, err
		}
		c, err := configured(cmd, file)
		if err != nil {
			return nil, err
		}
		return c.Documents, nil
	}
	switch {
	case given("config"):
		return nil, usage("--spec and --config do not go together: name documents, or a file that names several")
	case slices.Contains(f.specs, ""):
		return nil, usage("--spec is empty; name an OpenAPI document")
	case len(f.overlays) > 0 && len(f.specs) > 1:
		return nil, usage("--overlay goes with one --spec; for several documents, write a " + config.Name)
	}
	if err := eachOnce(f.specs); err != nil {
		return nil, err
	}
	var out []config.Document
	for _, spec := range f.specs {
		d := config.Document{Spec: filepath.Clean(spec), Lenient: f.lenient, Overlays: f.overlays}
		base := strings.TrimSuffix(filepath.Base(spec), filepath.Ext(spec))
		d.Package = config.PackageOf(base)
		if d.Package == "" {
			d.Package = fmt.Sprintf("document%d", len(out)+1)
		}
		for n, name := 2, d.Package; slices.ContainsFunc(out, func(o config.Document) bool { return o.Package == d.Package }); n++ {
			d.Package = fmt.Sprintf("%s%d", name, n)
		}
		d.Out = d.Package
		out = append(out, d)
	}
	return out, nil
}

// eachOnce wants files, and none of them twice: it would be two documents of one name.
func eachOnce(specs []string) error {
	seen := map[string]bool{}
	for _, spec := range specs {
		if err := localFile("--spec ", spec); err != nil {
			return err
		}
		path, err := filepath.Abs(spec)
		if err != nil {
			return failure(err)
		}
		if seen[path] {
			return usage("--spec " + spec + " is given twice")
		}
		seen[path] = true
	}
	return nil
}

func (f *docsFlags) build(cmd *cobra.Command) error {
	if f.out == "" {
		return usage("name the folder to write to with --out")
	}
	job, err := f.job(cmd)
	if err != nil {
		return err
	}
	// Pages are made once and written: collecting their garbage often is a fifth of the time.
	defer debug.SetGCPercent(debug.SetGCPercent(300))
	report, problems, err := generator.WriteDocs(cmd.Context(), job, filepath.Clean(f.out))
	if err := printProblems(cmd, problems, err); err != nil {
		return err
	}
	if f.verbose {
		printWritten(cmd, []output.Report{report})
	}
	return nil
}

func (f *docsFlags) serve(cmd *cobra.Command) error {
	job, err := f.job(cmd)
	if err != nil {
		return err
	}
	listener, err := net.Listen("tcp", f.address)
	if err != nil {
		return failure(err)
	}
	defer listener.Close()
	fmt.Fprintf(cmd.ErrOrStderr(), "bizgen: http://%s/ (interrupt to end)\n", listener.Addr())
	tell := func(line string) { fmt.Fprintln(cmd.ErrOrStderr(), line) }
	if err := generator.ServeDocs(cmd.Context(), listener, job, tell); err != nil {
		return failure(err)
	}
	return nil
}

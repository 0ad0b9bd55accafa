package cli

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/bizgen/bizgen/generator"
	"github.com/bizgen/bizgen/generator/config"
	"github.com/bizgen/bizgen/generator/diff"
	"github.com/bizgen/bizgen/generator/diff/report"
	"github.com/bizgen/bizgen/generator/document"
	"github.com/bizgen/bizgen/generator/notice"
)

// diffFlags is what the command line says to "diff".
type diffFlags struct {
	against string
	bar     string
	role    string
	form    string
	lang    string
	config  string
}

var (
	bars  = []string{"breaking", "risky", "none"}
	roles = []string{string(diff.Server), string(diff.Client), string(diff.Both)}
)

func newDiff() *cobra.Command {
	f := &diffFlags{}
	cmd := &cobra.Command{
		Use:   "diff [OLD NEW | --against REF [DOCUMENT]]",
		Short: "Say what a change of a document means for your side of the calls",
		Long: `diff compares two versions of a document: for those who call each other, and for
code on top of the generated Go. A change is breaking, risky or safe for a side as
its code stands, facing the other side of today. --role says which side is yours:
who serves the paths, and receives requests, or who calls them. For webhooks and
callbacks it is the other way round. Without --role, x-bizgen-role in the
document says it; else both sides are looked at, and the worse counts.

With --against, the work tree is compared with a commit of git: one document, or
all that bizgen.yaml names.`,
		Example: `  bizgen diff old.yaml new.yaml --role server

  # in CI: exit code 100 when something breaks, shown at the lines of the document
  bizgen diff --against origin/main --fail-on breaking --format github

  # for the description of a pull request
  bizgen diff --against main spec/shop.yaml --format markdown --lang ko`,
		Args: cobra.MaximumNArgs(2),
		RunE: func(cmd *cobra.Command, args []string) error { return f.run(cmd, args) },
	}
	flags := cmd.Flags()
	flags.SortFlags = false
	flags.StringVar(&f.against, "against", "", "`commit` of git to compare the work tree with: a branch, a tag, a hash")
	flags.StringVar(&f.bar, "fail-on", "none", "`severity` from which on the exit code is 100: breaking, risky or none")
	flags.StringVar(&f.role, "role", "", "`side` that is yours: server, client or both (default: what the document says, else both)")
	flags.StringVar(&f.form, "format", "text", "`form` of the output: text, markdown, json or github")
	flags.StringVar(&f.lang, "lang", "en", "`language` of the output: en or ko")
	flags.StringVar(&f.config, "config", "", "configuration `file` (default: the nearest bizgen.yaml upwards)")
	must(cmd.MarkFlagFilename("config", "yaml", "yml"))
	for name, values := range f.choices() {
		must(cmd.RegisterFlagCompletionFunc(name, cobra.FixedCompletions(values, cobra.ShellCompDirectiveNoFileComp)))
	}
	return cmd
}

func (f *diffFlags) choices() map[string][]string {
	return map[string][]string{"fail-on": bars, "role": roles, "format": report.Forms, "lang": diff.Languages}
}

func (f *diffFlags) run(cmd *cobra.Command, args []string) error {
	if err := oneOf(cmd, f.choices()); err != nil {
		return err
	}
	c, err := f.compare(cmd, args)
	if err != nil {
		return err
	}
	r := report.Report{Role: diff.Role(f.role), Lang: f.lang, Findings: c.Findings, Path: notice.InWorkspace}
	if f.role == "" {
		r.Role = c.Role
	}
	if err := report.Write(cmd.OutOrStdout(), f.form, r); err != nil {
		return failure(err)
	}
	worst := diff.Worst(r.Findings, r.Role)
	if f.bar == "breaking" && worst == diff.Breaking || f.bar == "risky" && worst >= diff.Risky {
		return &exitError{exitFindings, "the document has changes that are " + worst.String()}
	}
	return nil
}

// compare finds out what is to be compared with what.
func (f *diffFlags) compare(cmd *cobra.Command, args []string) (*generator.Comparison, error) {
	given := cmd.Flags().Changed
	for _, name := range args {
		if err := localFile("", name); err != nil {
			return nil, err
		}
	}
	switch {
	case given("against") && f.against == "":
		return nil, usage("--against is empty; name a commit")
	case given("config") && len(args) > 0:
		return nil, usage("--config goes without documents: it names them")
	case !given("against") && len(args) == 2:
		c, problems := generator.Compare(job(args[0]), job(args[1]))
		return c, f.problems(cmd, problems, nil)
	case !given("against"):
		return nil, usage("name two documents, or a commit with --against")
	case len(args) == 2:
		return nil, usage("--against goes with one document, or with none for all of bizgen.yaml")
	case len(args) == 1:
		c, problems, err := generator.CompareWith(cmd.Context(), f.against, job(args[0]))
		return c, f.problems(cmd, problems, err)
	}
	return f.all(cmd, given("config"))
}

// all compares the documents of a configuration, each for the side that it says, with
// those of the configuration of then.
func (f *diffFlags) all(cmd *cobra.Command, named bool) (*generator.Comparison, error) {
	file, err := configFile(cmd, f.config, named)
	if err != nil {
		return nil, err
	}
	now, err := configured(cmd, file)
	if err != nil {
		return nil, err
	}
	var before []generator.Job
	// An error of git that matters is met again with the documents.
	if text, err := generator.Earlier(cmd.Context(), f.against, file); err == nil {
		if then := config.Parse(file, text); then != nil {
			before = jobsOf(then.Documents)
		}
	}
	c, problems, err := generator.CompareAll(cmd.Context(), f.against, before, jobsOf(now.Documents))
	return c, f.problems(cmd, problems, err)
}

func jobsOf(documents []config.Document) []generator.Job {
	jobs := make([]generator.Job, len(documents))
	for i, d := range documents {
		jobs[i] = jobOf(d)
	}
	return jobs
}

func (f *diffFlags) problems(cmd *cobra.Command, problems document.Problems, err error) error {
	for _, p := range problems {
		logOf(cmd).Problem(p)
	}
	switch {
	case err != nil:
		return failure(err)
	case problems.HasErrors():
		return &exitError{exitFailure, "nothing compared"}
	}
	return nil
}

// job is for a document that is named on the command line.
func job(file string) generator.Job { return generator.Job{Spec: filepath.Clean(file), Package: "api"} }

// oneOf checks flags that have a list of values.
func oneOf(cmd *cobra.Command, choices map[string][]string) error {
	for name, values := range choices {
		flag := cmd.Flags().Lookup(name)
		if flag != nil && flag.Changed && !slices.Contains(values, flag.Value.String()) {
			return usage(fmt.Sprintf("--%s is %s or %s, not %q", name, strings.Join(values[:len(values)-1], ", "), values[len(values)-1], flag.Value))
		}
	}
	return nil
}

package cli

import (
	"github.com/spf13/cobra"

	"github.com/bizgen/bizgen/generator"
	"github.com/bizgen/bizgen/generator/diff"
	"github.com/bizgen/bizgen/generator/diff/report"
)

// changelogFlags is what the command line says to "changelog".
type changelogFlags struct {
	spec, since, role, form, lang string
}

func newChangelog() *cobra.Command {
	f := &changelogFlags{}
	cmd := &cobra.Command{
		Use:   "changelog",
		Short: "List the changes of a document from its git history",
		Long: `changelog goes through the commits that changed a document, or a file that it
refers to, and says what each of them means for those who call each other, the
newest first. A branch that was merged is one change, dated when it was merged.
Commits that no call can tell from the one before are left out. Authors are not
shown.`,
		Example: `  bizgen changelog --spec spec/shop.yaml > CHANGELOG.md
  bizgen changelog --spec spec/shop.yaml --since v1.4.0 --role client --lang ko`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return f.run(cmd) },
	}
	flags := cmd.Flags()
	flags.SortFlags = false
	flags.StringVar(&f.spec, "spec", "", "OpenAPI `file` in a git repository")
	flags.StringVar(&f.since, "since", "", "`commit` after which to begin: a tag, a branch, a hash (default: the first)")
	flags.StringVar(&f.role, "role", "", "`side` that is the readers': server, client or both (default: what the document says, else both)")
	flags.StringVar(&f.form, "format", "markdown", "`form` of the output: markdown or json")
	flags.StringVar(&f.lang, "lang", "en", "`language` of the output: en or ko")
	must(cmd.MarkFlagFilename("spec", "yaml", "yml", "json"))
	for name, values := range f.choices() {
		must(cmd.RegisterFlagCompletionFunc(name, cobra.FixedCompletions(values, cobra.ShellCompDirectiveNoFileComp)))
	}
	return cmd
}

func (f *changelogFlags) choices() map[string][]string {
	return map[string][]string{"role": roles, "format": report.ChangelogForms, "lang": diff.Languages}
}

func (f *changelogFlags) run(cmd *cobra.Command) error {
	if err := oneOf(cmd, f.choices()); err != nil {
		return err
	}
	if f.spec == "" {
		return usage("name a document with --spec")
	}
	if err := localFile("--spec ", f.spec); err != nil {
		return err
	}
	if cmd.Flags().Changed("since") && f.since == "" {
		return usage("--since is empty; name a commit")
	}
	log, err := generator.Log(cmd.Context(), f.since, job(f.spec))
	if err != nil {
		return failure(err)
	}
	for _, p := range log.Warnings(f.spec) {
		logOf(cmd).Problem(p)
	}
	c := report.Changelog{Title: log.Title, Role: diff.Role(f.role), Lang: f.lang, Entries: log.Entries}
	if f.role == "" {
		c.Role = log.Role
	}
	if err := report.WriteChangelog(cmd.OutOrStdout(), f.form, c); err != nil {
		return failure(err)
	}
	return nil
}

package cli

import (
	"fmt"

	"github.com/spf13/cobra"

	"github.com/bizgen/bizgen/generator"
	"github.com/bizgen/bizgen/generator/config"
	"github.com/bizgen/bizgen/generator/output"
	"github.com/bizgen/bizgen/generator/upgrade"
)

// upgradeFlags is what the command line says to "upgrade".
type upgradeFlags struct {
	generateFlags
	lang string
}

func newUpgrade() *cobra.Command {
	f := &upgradeFlags{}
	cmd := &cobra.Command{
		Use:   "upgrade",
		Short: "Bring bizgen.yaml to this bizgen, and say what it does in another way, and why",
		Long: `upgrade is for the day after a newer bizgen came into go.mod:

  go get -tool github.com/bizgen/bizgen@latest
  go tool bizgen upgrade
  go generate ./...

bizgen.yaml has a version, which is that of its form and of what is generated. upgrade
says what is different since that version and why, brings the file to the newest one,
comments and all, and counts the files that will change. An older bizgen.yaml is
still read by every other command.`,
		Example: `  bizgen upgrade
  bizgen upgrade --lang ko

  # what it would do; exit code 100 when there is something to do
  bizgen upgrade --check`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return f.run(cmd) },
	}
	flags := cmd.Flags()
	flags.SortFlags = false
	flags.StringVar(&f.config, "config", "", "configuration `file` (default: the nearest bizgen.yaml upwards)")
	flags.BoolVar(&f.check, "check", false, "write nothing; exit with 100 when the file is not of the newest version")
	langFlag(cmd, &f.lang)
	must(cmd.MarkFlagFilename("config", "yaml", "yml"))
	return cmd
}

func (f *upgradeFlags) run(cmd *cobra.Command) error {
	if err := checkLang(cmd); err != nil {
		return err
	}
	file, err := configFile(cmd, f.config, cmd.Flags().Changed("config"))
	if err != nil {
		return err
	}
	data, problems := config.ReadFile(file)
	if err := printProblems(cmd, problems, nil); err != nil {
		return err
	}
	text, from, problems := config.Migrate(file, data)
	if err := printProblems(cmd, problems, nil); err != nil {
		return err
	}
	if from == config.Version {
		logOf(cmd).Note(fmt.Sprintf("%s: version %d is the newest", file, from))
		return nil
	}
	if err := printNotes(cmd, from, f.lang); err != nil {
		return err
	}
	if f.check {
		return &exitError{exitFindings, fmt.Sprintf("%s has version %d, the newest is %d; run bizgen upgrade", file, from, config.Version)}
	}
	if err := output.Replace(file, text); err != nil {
		return failure(err)
	}
	logOf(cmd).Note(fmt.Sprintf("%s: version %d, was %d", file, config.Version, from))
	return f.outlook(cmd)
}

// printNotes says what is different since a version.
func printNotes(cmd *cobra.Command, from int, lang string) error {
	words := map[string][2]string{"en": {"why", "generated code"}, "ko": {"이유", "생성되는 코드"}}[lang]
	for _, n := range upgrade.Since(from) {
		about := ""
		if n.Output {
			about = words[1] + ": "
		}
		if _, err := fmt.Fprintf(cmd.OutOrStdout(), "%d: %s%s\n   %s: %s\n", n.Version, about, n.What.In(lang), words[0], n.Why.In(lang)); err != nil {
			return failure(err)
		}
	}
	return nil
}

// outlook counts what the next run will change.
func (f *upgradeFlags) outlook(cmd *cobra.Command) error {
	jobs, err := f.jobs(cmd)
	if err != nil {
		return err
	}
	reports, problems, err := generator.Check(cmd.Context(), jobs)
	if err := printProblemsAnd(cmd, problems, err, "so that what will change can't be counted"); err != nil {
		return err
	}
	files := 0
	for _, r := range reports {
		files += r.Differences()
	}
	if files > 0 {
		logOf(cmd).Note("next: bizgen generate, which will change " + count(files, "file"))
	}
	return nil
}

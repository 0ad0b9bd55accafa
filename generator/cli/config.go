package cli

import (
	"github.com/spf13/cobra"

	"github.com/bizgen/bizgen/generator/config"
)

func newConfig() *cobra.Command {
	cmd := &cobra.Command{
		Use:     "config",
		Short:   "Help with the configuration file, bizgen.yaml",
		Example: `  bizgen config schema > .bizgen.schema.json`,
		Args:    cobra.NoArgs,
		RunE:    needsCommand,
	}
	cmd.AddCommand(&cobra.Command{
		Use:   "schema",
		Short: "Print the JSON Schema of bizgen.yaml",
		Long: `schema prints the JSON Schema of bizgen.yaml. Editors that know YAML use it to
complete and check the file when its first line is

  # yaml-language-server: $schema=.bizgen.schema.json`,
		Example: `  bizgen config schema > .bizgen.schema.json`,
		Args:    cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if _, err := cmd.OutOrStdout().Write(config.Schema); err != nil {
				return failure(err)
			}
			return nil
		},
	})
	return cmd
}

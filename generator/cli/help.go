package cli

import "github.com/spf13/cobra"

// addHelp adds cobra's command of that name, and has it refuse a command that there is not,
// which cobra answers with the help of another one and 0.
func addHelp(root *cobra.Command) {
	root.InitDefaultHelpCmd()
	for _, cmd := range root.Commands() {
		if cmd.Name() != "help" {
			continue
		}
		cmd.Example = "  bizgen help generate"
		cmd.RunE = func(cmd *cobra.Command, args []string) error {
			target, rest, err := cmd.Root().Find(args)
			if err != nil {
				return usage(err.Error())
			}
			if len(rest) > 0 {
				return unknown(target, rest[0])
			}
			target.InitDefaultHelpFlag()
			return target.Help()
		}
	}
}

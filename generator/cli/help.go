package cli

import (
	"fmt"

	"github.com/spf13/cobra"
)

// newHelp is cobra's command of that name, but that it refuses a command that there is not,
// which cobra answers with the help of another one and 0.
func newHelp() *cobra.Command {
	return &cobra.Command{
		Use:     "help [command]",
		Short:   "Help about any command",
		Long:    "Help shows what a command does, and its flags.",
		Example: "  bizgen help generate",
		RunE: func(cmd *cobra.Command, args []string) error {
			target, rest, err := cmd.Root().Find(args)
			if err != nil {
				return usage(err.Error())
			}
			if len(rest) > 0 {
				return usage(fmt.Sprintf("unknown command %q for %q", rest[0], target.CommandPath()))
			}
			target.InitDefaultHelpFlag()
			return target.Help()
		},
		ValidArgsFunction: func(cmd *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
			target, rest, err := cmd.Root().Find(args)
			if err != nil || len(rest) > 0 {
				return nil, cobra.ShellCompDirectiveNoFileComp
			}
			var names []string
			for _, sub := range target.Commands() {
				if sub.IsAvailableCommand() {
					names = append(names, sub.Name()+"\t"+sub.Short)
				}
			}
			return names, cobra.ShellCompDirectiveNoFileComp
		},
	}
}

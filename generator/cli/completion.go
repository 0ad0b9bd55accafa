package cli

import (
	"fmt"

	"github.com/spf13/cobra"
)

// addCompletion adds cobra's command of completion scripts, and has it refuse the
// name of a shell that it does not know, which cobra answers with its help and 0.
func addCompletion(root *cobra.Command) {
	root.InitDefaultCompletionCmd()
	for _, cmd := range root.Commands() {
		if cmd.Name() != "completion" {
			continue
		}
		cmd.RunE = needsCommand
		cmd.Args = cobra.NoArgs
		cmd.Example = "  source <(bizgen completion bash)"
		for _, shell := range cmd.Commands() {
			shell.Example = fmt.Sprintf("  bizgen completion %s > completion.%[1]s", shell.Name())
		}
	}
}

// Package cli is the command line: commands, flags, what is printed and the
// exit code. It holds no logic of its own; what a command does is elsewhere.
package cli

import (
	"context"
	"errors"
	"fmt"
	"io"

	"github.com/spf13/cobra"
)

// The exit codes.
const (
	exitOK       = 0
	exitFailure  = 1   // problems in a document, or of the system
	exitUsage    = 2   // the command line itself is wrong
	exitFindings = 100 // a check found what it looks for
)

// exitError ends the program with a code; what there is to say has been said
// unless message is set.
type exitError struct {
	code    int
	message string
}

func (e *exitError) Error() string { return e.message }

// Run executes the command line args, without the program's name, and returns
// the exit code.
func Run(ctx context.Context, args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	root := newRoot()
	root.SetArgs(args)
	root.SetIn(stdin)
	root.SetOut(stdout)
	root.SetErr(stderr)
	command, err := root.ExecuteContextC(ctx)
	if err == nil {
		return exitOK
	}
	exit, ours := errors.AsType[*exitError](err)
	if !ours { // cobra has found the command line wrong
		exit = usage(err.Error())
	}
	if exit.message != "" {
		fmt.Fprintln(stderr, "bizgen: "+exit.message)
	}
	if exit.code == exitUsage {
		fmt.Fprintf(stderr, "run '%s --help' for help\n", command.CommandPath())
	}
	return exit.code
}

func usage(message string) *exitError { return &exitError{exitUsage, message} }

func failure(err error) *exitError { return &exitError{exitFailure, err.Error()} }

func newRoot() *cobra.Command {
	root := &cobra.Command{
		Use:   "bizgen",
		Short: "Write Go from OpenAPI documents",
		Long: `bizgen reads OpenAPI documents and writes Go: models with their JSON codec,
validators, a net/http server and a typed client.

Exit codes: 0 done; 1 problems in a document, or of the system; 2 the command
line is wrong; 100 a check found something.`,
		Example: `  bizgen generate --spec shop.yaml --out generated/shop
  bizgen generate
  bizgen generate --check`,
		SilenceErrors: true,
		SilenceUsage:  true,
		RunE:          needsCommand,
	}
	root.AddCommand(newGenerate(), newDiff(), newChangelog(), newNames(), newDocs(), newConfig(), newVersion())
	return root
}

// needsCommand is what a command does that is only the sum of its commands.
func needsCommand(cmd *cobra.Command, _ []string) error {
	cmd.SetOut(cmd.ErrOrStderr())
	if err := cmd.Usage(); err != nil {
		return failure(err)
	}
	return usage("which command?")
}

// Package cli is the command line: commands, flags, what is printed and the
// exit code. It holds no logic of its own; what a command does is elsewhere.
package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"github.com/bizgen/bizgen/generator/fetch"
	"github.com/bizgen/bizgen/generator/notice"
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
	log := notice.New(stderr)
	root := newRoot(log)
	root.SetArgs(args)
	root.SetIn(stdin)
	root.SetOut(stdout)
	root.SetErr(stderr)
	command, err := root.ExecuteContextC(context.WithValue(ctx, logKey{}, log))
	exit, ours := errors.AsType[*exitError](err)
	switch {
	case err == nil:
		exit = &exitError{code: exitOK}
	case !ours: // cobra has found the command line wrong
		exit = usage(err.Error())
	}
	hint := ""
	if exit.code == exitUsage {
		hint = fmt.Sprintf("run '%s --help' for help", command.CommandPath())
	}
	log.End(exit.code, exit.message, hint)
	return exit.code
}

func usage(message string) *exitError { return &exitError{exitUsage, message} }

func failure(err error) *exitError { return &exitError{exitFailure, err.Error()} }

func newRoot(log *notice.Log) *cobra.Command {
	root := &cobra.Command{
		Use:   "bizgen",
		Short: "Write Go from OpenAPI documents",
		Long: `bizgen reads OpenAPI documents and writes Go: models with their JSON codec,
validators, a net/http server and a typed client.

Exit codes: 0 done; 1 problems in a document, or of the system; 2 the command
line is wrong; 100 a check found something.`,
		Example: `  bizgen init --catalog kakao/oneclick
  bizgen generate --spec shop.yaml --out generated/shop
  bizgen generate
  bizgen generate --check`,
		SilenceErrors: true,
		SilenceUsage:  true,
		RunE:          needsCommand,
	}
	root.AddCommand(
		newInit(),
		newGenerate(),
		newUpgrade(),
		newDiff(),
		newChangelog(),
		newNames(),
		newCatalog(),
		newDocs(),
		newConfig(),
		newVersion(),
	)
	root.PersistentFlags().Var(formFlag{log}, "error-format", "`form` of problems on stderr: text, json, github-actions or junit")
	addHelp(root)
	addCompletion(root)
	must(root.RegisterFlagCompletionFunc("error-format", cobra.FixedCompletions(notice.Forms, cobra.ShellCompDirectiveNoFileComp)))
	return root
}

// unknown refuses a command that there is not, and names those that may be meant.
func unknown(cmd *cobra.Command, name string) error {
	message := fmt.Sprintf("unknown command %q for %q", name, cmd.CommandPath())
	cmd.SuggestionsMinimumDistance = 2
	if near := cmd.SuggestionsFor(name); len(near) > 0 {
		message += "; did you mean " + strings.Join(near, " or ") + "?"
	}
	return usage(message)
}

// localFile refuses a URL where a file is wanted.
func localFile(flag, name string) error {
	if fetch.Is(name) {
		return usage(flag + name + " is a URL; name a file (bizgen init gets a document by its URL)")
	}
	return nil
}

// needsCommand is what a command does that is only the sum of its commands.
func needsCommand(cmd *cobra.Command, args []string) error {
	if len(args) > 0 {
		return unknown(cmd, args[0])
	}
	if !logOf(cmd).Whole() {
		cmd.SetOut(cmd.ErrOrStderr())
		if err := cmd.Usage(); err != nil {
			return failure(err)
		}
	}
	return usage("which command?")
}

package cli

import (
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/bizgen/bizgen/generator/notice"
)

// logKey is what the log of a run goes by in its context.
type logKey struct{}

// logOf gives the log that all problems of the run go to.
func logOf(cmd *cobra.Command) *notice.Log {
	if log, ok := cmd.Context().Value(logKey{}).(*notice.Log); ok {
		return log
	}
	return notice.New(cmd.ErrOrStderr())
}

// formFlag sets the form of a log while the command line is read, so that what is
// wrong behind the flag is said in its form.
type formFlag struct{ log *notice.Log }

func (f formFlag) String() string {
	if f.log == nil { // cobra asks a zero value what the default is
		return ""
	}
	return f.log.Form
}

func (formFlag) Type() string { return "form" }

func (f formFlag) Set(form string) error {
	if !slices.Contains(notice.Forms, form) {
		return fmt.Errorf("want %s", strings.Join(notice.Forms, ", "))
	}
	f.log.Form, f.log.Frames = form, true // asked for, text is for people
	return nil
}

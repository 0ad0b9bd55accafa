package cli

import (
	"io"
	"testing"

	"github.com/spf13/cobra"

	"github.com/bizgen/bizgen/generator/notice"
)

// Every command shows how it is called.
func TestExamples(t *testing.T) {
	var look func(cmd *cobra.Command)
	look = func(cmd *cobra.Command) {
		if cmd.Example == "" {
			t.Errorf("%s has no example", cmd.CommandPath())
		}
		for _, sub := range cmd.Commands() {
			look(sub)
		}
	}
	look(newRoot(notice.New(io.Discard)))
}

package cli

import (
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/bizgen/bizgen/generator/document"
	"github.com/bizgen/bizgen/generator/output"
)

// printProblems prints every problem and, at the end, how many there were. It
// returns an error when the command has failed.
func printProblems(cmd *cobra.Command, problems document.Problems, failed error) error {
	log := logOf(cmd)
	errors, warnings := 0, 0
	for _, p := range problems {
		log.Problem(p)
		if p.Severity == document.Warning {
			warnings++
		} else {
			errors++
		}
	}
	var counts []string
	if errors > 0 {
		counts = append(counts, count(errors, "error"))
	}
	if warnings > 0 {
		counts = append(counts, count(warnings, "warning"))
	}
	if errors == 0 && failed == nil {
		if warnings > 0 {
			log.Note("bizgen: " + counts[0])
		}
		return nil
	}
	if errors > 0 {
		counts = append(counts, "nothing written")
	}
	if failed != nil {
		counts = append(counts, failed.Error())
	}
	return &exitError{exitFailure, strings.Join(counts, ", ")}
}

// printWritten prints one line for each file that was changed.
func printWritten(cmd *cobra.Command, reports []output.Report) {
	log := logOf(cmd)
	for _, r := range reports {
		for _, name := range slices.Concat(r.Missing, r.Stale) {
			log.Note(r.Path(name) + ": written")
		}
		for _, name := range r.Orphaned {
			log.Note(r.Path(name) + ": removed")
		}
		if r.Clean() {
			log.Note(r.Dir + ": up to date")
		}
	}
}

// printDifferences prints what is not up to date: the diff to stdout, the
// files and their count to stderr.
func printDifferences(cmd *cobra.Command, reports []output.Report) error {
	log := logOf(cmd)
	missing, stale, orphaned := 0, 0, 0
	for _, r := range reports {
		if _, err := cmd.OutOrStdout().Write(r.Patch()); err != nil {
			return failure(err)
		}
		for _, name := range r.Missing {
			log.Finding("missing", r.Path(name))
		}
		for _, name := range r.Stale {
			log.Finding("stale", r.Path(name))
		}
		for _, name := range r.Orphaned {
			log.Finding("orphaned", r.Path(name))
		}
		missing, stale, orphaned = missing+len(r.Missing), stale+len(r.Stale), orphaned+len(r.Orphaned)
	}
	if missing+stale+orphaned == 0 {
		return nil
	}
	return &exitError{exitFindings, fmt.Sprintf("generated code is not up to date: %d missing, %d stale, %d orphaned; run bizgen generate",
		missing, stale, orphaned)}
}

func count(n int, noun string) string {
	if n != 1 {
		noun += "s"
	}
	return fmt.Sprintf("%d %s", n, noun)
}

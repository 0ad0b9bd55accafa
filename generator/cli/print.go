package cli

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/bizgen/bizgen/generator"
	"github.com/bizgen/bizgen/generator/config"
	"github.com/bizgen/bizgen/generator/document"
	"github.com/bizgen/bizgen/generator/output"
)

// printProblems prints every problem and, at the end, how many there were. It
// returns an error when the command has failed.
func printProblems(cmd *cobra.Command, problems document.Problems, failed error) error {
	return printProblemsAnd(cmd, problems, failed, "nothing written")
}

// printProblemsAnd says in the end what has come of errors.
func printProblemsAnd(cmd *cobra.Command, problems document.Problems, failed error, outcome string) error {
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
		counts = append(counts, outcome)
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

// printDifferences says which files are not up to date, and how many. The version is
// that of the configuration file.
func printDifferences(cmd *cobra.Command, reports []output.Report, version int) error {
	log := logOf(cmd)
	missing, stale, orphaned := 0, 0, 0
	for _, r := range reports {
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
	advice := "run bizgen generate"
	if version > 0 && version < config.Version {
		advice += ", or, if bizgen is newer than the code, bizgen upgrade, which says what is different"
	}
	return &exitError{exitFindings, fmt.Sprintf("generated code is not up to date: %d missing, %d stale, %d orphaned; %s",
		missing, stale, orphaned, advice)}
}

func count(n int, noun string) string {
	if n != 1 {
		noun += "s"
	}
	return fmt.Sprintf("%d %s", n, noun)
}

// reportsJSON is what a run has done, or would do, as JSON.
type reportsJSON struct {
	Version   int          `json:"version"` // of this form; members may be added to one
	Written   bool         `json:"written"` // or only looked at
	Documents []reportJSON `json:"documents"`
}

// reportJSON is how the folder of a document differed from what it has to hold.
type reportJSON struct {
	Spec     string   `json:"spec"`
	Package  string   `json:"package"`
	Out      string   `json:"out"`
	Missing  []string `json:"missing"`
	Stale    []string `json:"stale"`
	Orphaned []string `json:"orphaned"`
	Diff     string   `json:"diff,omitempty"` // unified
}

func printReportsJSON(cmd *cobra.Command, written bool, jobs []generator.Job, reports []output.Report, patches [][]byte) error {
	all := reportsJSON{Version: 1, Written: written, Documents: []reportJSON{}}
	for i, r := range reports {
		names := func(list []string) []string {
			paths := []string{}
			for _, name := range list {
				paths = append(paths, r.Path(name))
			}
			return paths
		}
		d := reportJSON{Spec: jobs[i].Spec, Package: jobs[i].Package, Out: r.Dir, Missing: names(r.Missing), Stale: names(r.Stale), Orphaned: names(r.Orphaned)}
		if patches != nil {
			d.Diff = string(patches[i])
		}
		all.Documents = append(all.Documents, d)
	}
	return printJSON(cmd, all)
}

func printJSON(cmd *cobra.Command, value any) error {
	encoder := json.NewEncoder(cmd.OutOrStdout())
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	if err := encoder.Encode(value); err != nil {
		return failure(err)
	}
	return nil
}

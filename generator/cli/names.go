package cli

import (
	"bytes"
	"fmt"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"github.com/bizgen/bizgen/generator"
	"github.com/bizgen/bizgen/generator/document"
)

func newNames() *cobra.Command {
	var job generator.Job
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "names --spec file",
		Short: "Print what the things of a document are called in Go, and why",
		Long: `names prints a table: the place in the document, what stands there, its name in
Go, and why it is that one, where it is not the document's own words. A name is
set by hand with x-go-name, the constants of an enum with x-enum-varnames.`,
		Example: `  bizgen names --spec shop.yaml
  bizgen names --spec shop.yaml --json | jq '.[] | select(.why != "")'`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if job.Spec == "" {
				return usage("names needs --spec, an OpenAPI document")
			}
			names, problems := generator.Names(job)
			if err := printErrors(cmd, problems); err != nil {
				return err
			}
			if asJSON {
				return printNamesJSON(cmd, names)
			}
			return printNames(cmd, names)
		},
	}
	flags := cmd.Flags()
	flags.SortFlags = false
	flags.StringVar(&job.Spec, "spec", "", "OpenAPI `file` to read, YAML or JSON")
	flags.StringArrayVar(&job.Overlays, "overlay", nil, "OpenAPI Overlay `file` to apply to the document; several are applied in order")
	flags.BoolVar(&job.Lenient, "lenient", false, "take harmless faults of the document as warnings")
	flags.BoolVar(&asJSON, "json", false, "print JSON")
	must(cmd.MarkFlagFilename("spec", "yaml", "yml", "json"))
	must(cmd.MarkFlagFilename("overlay", "yaml", "yml", "json"))
	return cmd
}

// printErrors prints problems when one of them is an error: warnings are said when
// code is generated.
func printErrors(cmd *cobra.Command, problems document.Problems) error {
	if !problems.HasErrors() {
		return nil
	}
	return printProblemsAnd(cmd, problems, nil, "no names")
}

func printNames(cmd *cobra.Command, names []generator.Name) error {
	var table bytes.Buffer
	w := tabwriter.NewWriter(&table, 0, 0, 2, ' ', 0)
	fmt.Fprintln(w, "PLACE\tKIND\tDOCUMENT\tGO\tWHY")
	for _, n := range names {
		fmt.Fprintf(w, "%s\t%s\t%s\t%s\t%s\n", n.Place, n.Kind, n.Document, n.Go, n.Why)
	}
	w.Flush()
	for line := range strings.Lines(table.String()) {
		if _, err := fmt.Fprintln(cmd.OutOrStdout(), strings.TrimRight(line, " \n")); err != nil {
			return failure(err)
		}
	}
	return nil
}

// nameJSON is the form of a name in JSON.
type nameJSON struct {
	File     string `json:"file"`
	Line     int    `json:"line"`
	Column   int    `json:"column"`
	Kind     string `json:"kind"`
	Document string `json:"document"`
	Go       string `json:"go"`
	Why      string `json:"why"`
}

func printNamesJSON(cmd *cobra.Command, names []generator.Name) error {
	list := []nameJSON{}
	for _, n := range names {
		list = append(list, nameJSON{n.Place.File, n.Place.Line, n.Place.Column, n.Kind, n.Document, n.Go, n.Why})
	}
	return printJSON(cmd, list)
}

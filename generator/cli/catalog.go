package cli

import (
	"errors"
	"fmt"
	"io"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"github.com/bizgen/bizgen/generator/catalog"
	"github.com/bizgen/bizgen/generator/diff"
	"github.com/bizgen/bizgen/generator/document"
)

func newCatalog() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "catalog",
		Short: "Documents that come with bizgen: Kakao, KakaoPay, PortOne",
		Long: `catalog has the OpenAPI documents that come with bizgen, in Korean, each with an
overlay of English texts. They are inside of the program: nothing is fetched.`,
		Example: `  bizgen catalog list
  bizgen catalog show kakao/oneclick
  bizgen catalog export kakao/oneclick --out spec`,
		Args: cobra.NoArgs,
		RunE: needsCommand,
	}
	cmd.AddCommand(newCatalogList(), newCatalogShow(), newCatalogExport())
	return cmd
}

// langFlag adds --lang to a command of the catalogue.
func langFlag(cmd *cobra.Command, lang *string) {
	cmd.Flags().StringVar(lang, "lang", "en", "`language` of the output: en or ko")
	must(cmd.RegisterFlagCompletionFunc("lang", cobra.FixedCompletions(diff.Languages, cobra.ShellCompDirectiveNoFileComp)))
}

// checkLang refuses a language that there are no texts in.
func checkLang(cmd *cobra.Command) error {
	return oneOf(cmd, map[string][]string{"lang": diff.Languages})
}

func completeNames(_ *cobra.Command, _ []string, _ string) ([]string, cobra.ShellCompDirective) {
	return catalog.Names(), cobra.ShellCompDirectiveNoFileComp
}

// headings of the table, by language.
var headings = map[string]string{
	"en": "NAME\tWHAT\tSERVED BY\tCALLED BY",
	"ko": "이름\t내용\t제공\t호출",
}

func newCatalogList() *cobra.Command {
	var lang string
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "list",
		Short: "List the documents: what they are, who serves them, who calls them",
		Example: `  bizgen catalog list
  bizgen catalog list --lang ko
  bizgen catalog list --json | jq -r '.[] | select(.role == "server") | .name'`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if err := checkLang(cmd); err != nil {
				return err
			}
			entries, err := catalog.List()
			if err != nil {
				return failure(err)
			}
			if asJSON {
				return printJSON(cmd, entries)
			}
			w := tabwriter.NewWriter(cmd.OutOrStdout(), 0, 0, 2, ' ', 0)
			fmt.Fprintln(w, headings[lang])
			for _, e := range entries {
				fmt.Fprintf(w, "%s\t%s\t%s\t%s\n", e.Name, e.Title.In(lang), e.Serves.In(lang), e.Calls.In(lang))
			}
			return flushed(w)
		},
	}
	langFlag(cmd, &lang)
	cmd.Flags().BoolVar(&asJSON, "json", false, "print JSON, with both languages")
	return cmd
}

func flushed(w *tabwriter.Writer) error {
	if err := w.Flush(); err != nil {
		return failure(err)
	}
	return nil
}

func newCatalogShow() *cobra.Command {
	var lang string
	var source bool
	cmd := &cobra.Command{
		Use:   "show NAME",
		Short: "Show one document: its sides, its operations, its files",
		Example: `  bizgen catalog show kakao/oneclick
  bizgen catalog show kakao/oneclick --lang ko
  bizgen catalog show kakao/oneclick --source | less`,
		Args:              cobra.ExactArgs(1),
		ValidArgsFunction: completeNames,
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := checkLang(cmd); err != nil {
				return err
			}
			name, err := catalog.Find(args[0])
			if err != nil {
				return usage(err.Error())
			}
			if source {
				return showSource(cmd, name)
			}
			return show(cmd, name, lang)
		},
	}
	langFlag(cmd, &lang)
	cmd.Flags().BoolVar(&source, "source", false, "print the document itself")
	return cmd
}

func showSource(cmd *cobra.Command, name string) error {
	data, err := catalog.Source(name)
	if err == nil {
		_, err = cmd.OutOrStdout().Write(data)
	}
	if err != nil {
		return failure(err)
	}
	return nil
}

// aspects of a document, by language.
var aspects = map[string][]string{
	"en": {"served by", "called by", "files", "operations", "webhooks"},
	"ko": {"제공", "호출", "파일", "API", "웹훅"},
}

func show(cmd *cobra.Command, name, lang string) error {
	e, err := catalog.Describe(name)
	if err != nil {
		return failure(err)
	}
	out, words := cmd.OutOrStdout(), aspects[lang]
	fmt.Fprintf(out, "%s: %s\n", e.Name, e.Title.In(lang))
	err = catalog.Open(name, lang, func(doc *document.Document, _ []string) {
		if summary := doc.Root.Get("info").Get("summary"); summary != nil {
			fmt.Fprintln(out, summary.Text)
		}
		fmt.Fprintf(out, "\n%s: %s\n%s: %s\n%s: %s\n", words[0], e.Serves.In(lang), words[1], e.Calls.In(lang), words[2], strings.Join(e.Files, ", "))
		for i, member := range []string{"paths", "webhooks"} {
			if items := doc.Root.Get(member); items != nil && len(items.Members) > 0 {
				fmt.Fprintf(out, "\n%s:\n", words[3+i])
				showOperations(out, items)
			}
		}
	})
	if err != nil {
		return failure(err)
	}
	return nil
}

func showOperations(out io.Writer, items *document.Node) {
	w := tabwriter.NewWriter(out, 0, 0, 2, ' ', 0)
	for _, item := range items.Members {
		for _, m := range item.Value.Members {
			if id := m.Value.Get("operationId"); id != nil {
				summary := ""
				if s := m.Value.Get("summary"); s != nil {
					summary = s.Text
				}
				fmt.Fprintf(w, "  %s\t%s %s\t%s\n", id.Text, strings.ToUpper(m.Key), item.Key, summary)
			}
		}
	}
	_ = w.Flush() // out has its own error the next time
}

func newCatalogExport() *cobra.Command {
	var out string
	cmd := &cobra.Command{
		Use:   "export NAME... --out FOLDER",
		Short: "Write documents into a folder, with all files that they refer to and their overlays",
		Long: `export writes documents into a folder, with all files that they refer to, and the
overlays with English texts beside them. A file that is there already with another
text is never overwritten: then nothing is written at all. A document that refers to
a file in another folder is generated with a bizgen.yaml above both.`,
		Example: `  bizgen catalog export kakao/oneclick --out spec
  bizgen catalog export kakao/oneclick kakao/options kakaopay/online --out spec`,
		Args:              cobra.MinimumNArgs(1),
		ValidArgsFunction: completeNames,
		RunE: func(cmd *cobra.Command, args []string) error {
			if out == "" {
				return usage("name the folder to write to with --out")
			}
			_, err := export(cmd, out, args)
			return err
		},
	}
	cmd.Flags().StringVar(&out, "out", "", "`folder` to write the files to")
	must(cmd.MarkFlagDirname("out"))
	return cmd
}

// export writes documents of the catalogue, and says so.
func export(cmd *cobra.Command, folder string, names []string) ([]catalog.Entry, error) {
	var entries []catalog.Entry
	for _, name := range names {
		name, err := catalog.Find(name)
		if err != nil {
			return nil, usage(err.Error())
		}
		e, err := catalog.Describe(name)
		if err != nil {
			return nil, failure(err)
		}
		entries = append(entries, e)
	}
	done, err := catalog.Export(folder, entries...)
	if errors.Is(err, catalog.ErrDiffers) {
		return nil, &exitError{exitFailure, err.Error() + "\nnothing written: move the file, or choose another folder"}
	} else if err != nil {
		return nil, failure(err)
	}
	for _, file := range done {
		if file.New {
			logOf(cmd).Note(file.Path + ": written")
		} else {
			logOf(cmd).Note(file.Path + ": is there already")
		}
	}
	return entries, nil
}

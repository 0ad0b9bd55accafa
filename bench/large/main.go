// Command large measures generating from the largest documents of the corpus, and
// compiling the result, beside the other generators: whole processes, their time
// and their peak of memory. See the README of bench.
package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/bizgen/bizgen/bench/corpus"
	"github.com/bizgen/bizgen/bench/payload"
)

func main() {
	count := flag.Int("documents", 10, "how many documents")
	only := flag.String("only", "", "only documents with this in their name")
	tool := flag.String("generator", "", "only the generator of this name")
	patience := flag.Duration("timeout", 10*time.Minute, "for each program")
	flag.Parse()
	if err := run(*count, *only, *tool, *patience); err != nil {
		fmt.Fprintln(os.Stderr, "bench-generate:", err)
		os.Exit(1)
	}
}

func run(count int, only, tool string, patience time.Duration) error {
	documents, err := corpus.Largest(count)
	if err != nil {
		return err
	}
	if len(documents) == 0 {
		fmt.Println("bench-generate: skipped: " + corpus.Missing)
		return nil
	}
	root, err := payload.Root()
	if err != nil {
		return err
	}
	bench := filepath.Join(root, "bench")
	tools, err := buildTools(root, bench, patience)
	if err != nil {
		return err
	}
	defer os.RemoveAll(tools.folder)
	scratch := filepath.Join(bench, "peers", "scratch")
	defer os.RemoveAll(scratch)
	var trials []trial
	for _, generator := range tools.generators { // the slowest last, so that what is printed is early
		for _, d := range documents {
			name := filepath.Base(d.Path)
			if !strings.Contains(name, only) || tool != "" && tool != strings.Trim(generator.name, "*") {
				continue
			}
			fmt.Fprintf(os.Stderr, "bench-generate: %s, %s\n", generator.name, name)
			t, err := generator.try(d.Path, scratch, patience)
			if err != nil {
				return err
			}
			t.document, t.size = name, d.Size
			fmt.Fprint(os.Stderr, t.row())
			trials = append(trials, t)
		}
	}
	return write(os.Stdout, trials)
}

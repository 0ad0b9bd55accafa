//go:build peers

// Command bench measures what bizgen generates beside its peers, and prints
// tables in Markdown. See README.md.
package main

import (
	"flag"
	"fmt"
	"os"
	"runtime"
	"strconv"
	"strings"
	"time"

	"github.com/bizgen/bizgen/bench/codecost"
	"github.com/bizgen/bizgen/bench/contest"
	"github.com/bizgen/bizgen/bench/linear"
	"github.com/bizgen/bizgen/bench/roundrobin"
)

func main() {
	var o roundrobin.Options
	flag.IntVar(&o.Rounds, "rounds", 11, "number of rounds; medians are over them")
	flag.IntVar(&o.Iters, "iters", 0, "operations in a turn, for all alike (default: what fills -turn)")
	flag.DurationVar(&o.Turn, "turn", 80*time.Millisecond, "how long everybody's turn in a round takes")
	clock := flag.String("clock", "cpu", "what is measured: cpu, of this program with its collector, or wall")
	gogc := flag.String("gogc", "100,400", "settings of the garbage collector")
	only := flag.String("only", "", "only contests with this in their title, and nothing else")
	plot := flag.String("plot", "", "write the plot of the larger and larger bodies to this file")
	flag.Parse()
	if err := run(o, *clock, *gogc, *only, *plot); err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

func run(o roundrobin.Options, clock, gogc, only, plot string) error {
	var err error
	if o.Clock, err = roundrobin.ClockNamed(clock); err != nil {
		return err
	}
	for text := range strings.SplitSeq(gogc, ",") {
		percent, err := strconv.Atoi(text)
		if err != nil {
			return fmt.Errorf("-gogc: %w", err)
		}
		o.GOGC = append(o.GOGC, percent)
	}
	fmt.Printf("%s, %s/%s, %d CPUs; %d rounds; %s time. Ratio: how many times as long as the first row takes.\n\n",
		runtime.Version(), runtime.GOOS, runtime.GOARCH, runtime.NumCPU(), o.Rounds, clock)
	results, err := compete(o, only)
	if err != nil || only != "" {
		return err
	}
	if err := contest.WriteRefusals(os.Stdout); err != nil {
		return err
	}
	if err := grow(o, plot); err != nil {
		return err
	}
	bills, err := codecost.Measure()
	if err != nil {
		return err
	}
	if err := codecost.WriteMarkdown(os.Stdout, bills); err != nil {
		return err
	}
	return contest.WriteTargets(os.Stdout, results)
}

// compete runs the contests and writes their tables.
func compete(o roundrobin.Options, only string) ([]roundrobin.Result, error) {
	contests, err := contest.All()
	if err != nil {
		return nil, err
	}
	var chosen []roundrobin.Contest
	for _, c := range contests {
		if strings.Contains(c.Title, only) {
			chosen = append(chosen, c)
		}
	}
	results, err := roundrobin.Run(chosen, o)
	if err != nil {
		return nil, err
	}
	for _, r := range results {
		if err := r.WriteMarkdown(os.Stdout); err != nil {
			return nil, err
		}
	}
	notes, err := contest.Notes()
	for _, note := range notes {
		fmt.Printf("%s\n\n", note)
	}
	return results, err
}

// grow measures larger and larger bodies, and draws them.
func grow(o roundrobin.Options, plot string) error {
	lines, err := linear.Measure(o)
	if err != nil {
		return err
	}
	if err := linear.WriteMarkdown(os.Stdout, lines); err != nil || plot == "" {
		return err
	}
	return os.WriteFile(plot, linear.SVG(lines), 0o666)
}

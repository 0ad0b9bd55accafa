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

	"github.com/bizgen/bizgen/bench/contest"
	"github.com/bizgen/bizgen/bench/roundrobin"
)

func main() {
	var o roundrobin.Options
	flag.IntVar(&o.Rounds, "rounds", 21, "number of rounds; medians are over them")
	flag.IntVar(&o.Iters, "iters", 0, "operations in a turn, for all alike (default: what fills -turn)")
	flag.DurationVar(&o.Turn, "turn", 30*time.Millisecond, "how long everybody's turn in a round takes")
	clock := flag.String("clock", "cpu", "what is measured: cpu, of this program with its collector, or wall")
	gogc := flag.String("gogc", "100,400", "settings of the garbage collector")
	only := flag.String("only", "", "only contests with this in their title")
	flag.Parse()
	if err := run(o, *clock, *gogc, *only); err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

func run(o roundrobin.Options, clock, gogc, only string) error {
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
	contests, err := contest.All()
	if err != nil {
		return err
	}
	var chosen []roundrobin.Contest
	for _, c := range contests {
		if strings.Contains(c.Title, only) {
			chosen = append(chosen, c)
		}
	}
	fmt.Printf("%s, %s/%s, %d CPUs; %d rounds; %s time. Ratio: how many times as long as the first row takes.\n\n",
		runtime.Version(), runtime.GOOS, runtime.GOARCH, runtime.NumCPU(), o.Rounds, clock)
	results, err := roundrobin.Run(chosen, o)
	if err != nil {
		return err
	}
	for _, r := range results {
		if err := r.WriteMarkdown(os.Stdout); err != nil {
			return err
		}
	}
	return contest.WriteRefusals(os.Stdout)
}

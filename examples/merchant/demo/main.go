// Command demo shows a purchase from end to end: it starts the example merchant
// as a process of its own, plays Kakao's side through the generated clients over
// real HTTP, prints the conversation, and sends one selection that is wrong.
//
// It exits with 0 when everything went as it should, with 1 otherwise.
package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"time"
)

// patience is how long the whole demo may take.
const patience = 30 * time.Second

func main() { os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr)) }

func run(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	var err error
	switch {
	case len(args) == 0:
		err = demo(stdout, stderr)
	case len(args) == 1 && args[0] == "serve":
		err = serve(stdin, stdout)
	default:
		fmt.Fprintln(stderr, "usage: demo [serve]")
		return 2
	}
	if err != nil {
		fmt.Fprintln(stderr, "demo failed:", err)
		return 1
	}
	return 0
}

// demo starts the merchant, talks to it, and ends it.
func demo(stdout, stderr io.Writer) error {
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	m, err := startMerchant(ctx, stderr)
	if err != nil {
		return err
	}
	fmt.Fprintf(stdout, "A merchant (process %d) serves %s. This process plays Kakao.\n", m.cmd.Process.Pid, m.url)
	summary, err := play(ctx, m.url, stdout)
	if stopErr := m.stop(); err == nil {
		err = stopErr
	}
	if err != nil {
		return err
	}
	fmt.Fprintf(stdout, "\n%s\n", summary)
	return nil
}

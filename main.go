// Command bizgen writes Go from OpenAPI documents. See "bizgen help".
package main

import (
	"context"
	"fmt"
	"os"
	"os/signal"
	"syscall"
	"time"

	"github.com/bizgen/bizgen/generator/cli"
)

// grace is for what has been asked to end. What computes does not hear it; to be cut off
// does it no harm, since files are written whole or not at all.
const grace = 5 * time.Second

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, func() {
		stop() // the second one ends the program at once
		time.Sleep(grace)
		fmt.Fprintln(os.Stderr, "bizgen: interrupted")
		os.Exit(1)
	})
	os.Exit(cli.Run(ctx, os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}

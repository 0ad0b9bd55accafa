// Command bizgen writes Go from OpenAPI documents. See "bizgen help".
package main

import (
	"context"
	"os"
	"os/signal"
	"syscall"

	"github.com/bizgen/bizgen/generator/cli"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, stop) // the second one ends the program at once
	os.Exit(cli.Run(ctx, os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}

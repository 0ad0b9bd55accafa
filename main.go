// Command bizgen writes Go from OpenAPI documents. See "bizgen help".
package main

import (
	"context"
	"os"
	"os/signal"

	"github.com/bizgen/bizgen/generator/cli"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	context.AfterFunc(ctx, stop) // the second interrupt ends the program at once
	os.Exit(cli.Run(ctx, os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}

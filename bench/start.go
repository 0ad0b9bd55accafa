//go:build !peers

// Command bench, without the build tag "peers", generates the code to be measured
// and then runs itself with the tag; its arguments are handed on.
package main

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"strings"

	"github.com/bizgen/bizgen/bench/unions"
)

const help = `
bench: the code to be measured could not be generated; the last line above says
which line of peers/peers.go failed.
"go tool" lines: ogen and oapi-codegen are Go modules, which are fetched through
the module proxy (see "go env GOPROXY"); without a network they must be in the
module cache. The "go run" line: bizgen itself, from this checkout.
Tests and vet need none of it: "go test ./..." leaves out what does.
`

func main() {
	fmt.Fprintln(os.Stderr, "bench: generating the peers' code")
	generate := exec.Command("go", "generate", "./peers")
	said, err := generate.CombinedOutput()
	if err != nil {
		os.Stderr.Write(bytes.TrimSpace(said))
		fmt.Fprintf(os.Stderr, "\n%s", help)
		os.Exit(1)
	}
	tags, err := unions.Prepare(".")
	if err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
	fmt.Fprintln(os.Stderr, "bench: building, then measuring for some minutes")
	run := exec.Command("go", append([]string{"run", "-tags", strings.Join(append(tags, "peers"), ","), "."}, os.Args[1:]...)...)
	run.Stdin, run.Stdout, run.Stderr = os.Stdin, os.Stdout, os.Stderr
	if err := run.Run(); err != nil {
		os.Exit(1)
	}
}

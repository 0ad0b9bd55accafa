// Package examples_test runs the example whose code is generated from a document
// that is not of this repository.
package examples_test

import (
	"cmp"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// TestPortOneClient generates the code of portone-client and runs it.
func TestPortOneClient(t *testing.T) {
	spec, err := filepath.Abs(filepath.Join(cmp.Or(os.Getenv("BIZGEN_CORPUS"), "../../shared/corpus/specs"), "portone-v2.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(spec); err != nil {
		t.Skipf("PortOne's V2 document is not here: %v; set BIZGEN_CORPUS to a folder that has it as portone-v2.yaml", err)
	}
	run(t, "..", "go", "run", ".", "generate", "--spec", spec, "--operations", "getPayments,cancelPayment", "--out", "examples/portone-client/portone")
	run(t, "portone-client", "go", "vet", ".")
	const want = `order-1  후드 티    30000원  결제 완료
order-2  운동화     20000원  결제 완료
order-3  양말      10000원  결제 완료
-> order-1 cancelled: 30000 고객 변심
-> order-2 cancelled: 5000 부분 취소
-> order-1 already cancelled
order-1  후드 티        0원  취소: 2026-11-23T10:00:00+09:00
order-2  운동화     15000원  5000원 취소
order-3  양말      10000원  결제 완료
`
	if have := run(t, "portone-client", "go", "run", "."); have != want {
		t.Errorf("it prints\n%s\nwant\n%s", have, want)
	}
}

// run runs a program in a folder, and returns what it prints.
func run(t *testing.T, dir, name string, args ...string) string {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), name, args...)
	cmd.Dir = dir
	out, err := cmd.Output()
	if err != nil {
		if exit, ok := err.(*exec.ExitError); ok {
			t.Fatalf("%s %v: %v\n%s", name, args, err, exit.Stderr)
		}
		t.Fatal(err)
	}
	return string(out)
}

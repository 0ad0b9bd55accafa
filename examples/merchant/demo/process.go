package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strings"
	"time"
)

// A process is the merchant's.
type process struct {
	cmd   *exec.Cmd
	stdin io.Closer
	url   string
}

// startMerchant starts this program again as the merchant, and waits until it
// has said where it listens.
func startMerchant(ctx context.Context, stderr io.Writer) (*process, error) {
	self, err := os.Executable()
	if err != nil {
		return nil, err
	}
	cmd := exec.CommandContext(ctx, self, "serve")
	cmd.Stderr = stderr
	cmd.WaitDelay = time.Second
	stdin, err := cmd.StdinPipe()
	if err != nil {
		return nil, err
	}
	stdout, err := cmd.StdoutPipe()
	if err != nil {
		return nil, err
	}
	if err := cmd.Start(); err != nil {
		return nil, fmt.Errorf("the merchant does not start: %w", err)
	}
	line, err := bufio.NewReader(stdout).ReadString('\n') // ends with ctx at the latest, which kills the process
	url, ok := strings.CutPrefix(strings.TrimSpace(line), ready)
	if err != nil || !ok {
		return nil, errors.Join(fmt.Errorf("the merchant does not say where it listens, but %q", line), err, stdin.Close(), cmd.Wait())
	}
	return &process{cmd: cmd, stdin: stdin, url: url}, nil
}

// stop ends the merchant and waits for it.
func (p *process) stop() error {
	err := p.stdin.Close()
	if waitErr := p.cmd.Wait(); waitErr != nil {
		return fmt.Errorf("the merchant ended badly: %w", waitErr)
	}
	return err
}

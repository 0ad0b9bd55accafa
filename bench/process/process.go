// Package process runs programs and says what they took: time, and the peak of
// memory of the largest process among them.
package process

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// A Usage is what a program and those that it started have taken.
type Usage struct {
	Wall time.Duration
	CPU  time.Duration
	Peak int64 // bytes; 0 where the system does not say
}

// Run runs a program in dir. An error says with what words it ended.
func Run(timeout time.Duration, dir, program string, args ...string) (Usage, error) {
	ctx, cancel := context.WithTimeout(context.Background(), timeout)
	defer cancel()
	c := exec.CommandContext(ctx, program, args...)
	c.Dir = dir
	c.WaitDelay = 10 * time.Second
	start := time.Now()
	said, err := c.CombinedOutput()
	u := Usage{Wall: time.Since(start)}
	if c.ProcessState != nil {
		u.CPU = c.ProcessState.UserTime() + c.ProcessState.SystemTime()
		u.Peak = peak(c.ProcessState)
	}
	switch {
	case ctx.Err() != nil:
		return u, fmt.Errorf("not done in %v", timeout)
	case err != nil:
		return u, errors.New(reason(string(said), err))
	}
	return u, nil
}

// marks are what a line that tells of an error has in it, of any of the programs.
var marks = []string{"error", "unsupported", ".go:", ".json:", ".yaml:"}

// reason is the first line that tells of an error, or the last one.
func reason(said string, err error) string {
	last := err.Error()
	for line := range strings.Lines(said) {
		line = strings.TrimLeft(strings.TrimSpace(line), "- ")
		switch {
		case line == "", strings.HasPrefix(line, "INFO"), strings.HasPrefix(line, "WARN"), strings.HasPrefix(line, "#"):
			continue
		case slices.ContainsFunc(marks, func(m string) bool { return strings.Contains(strings.ToLower(line), m) }):
			return line
		}
		last = line
	}
	return last
}

// nonce is a file that makes a package new to the build cache.
const nonce = "zz_nonce.go"

// Compile builds the package in dir, whose name is name, as if it had never been
// built, with all that it imports built before.
func Compile(timeout time.Duration, dir, name string) (Usage, error) {
	path := filepath.Join(dir, nonce)
	defer os.Remove(path)
	text := fmt.Sprintf("package %s\n\n// %d\n", name, time.Now().UnixNano())
	if err := os.WriteFile(path, []byte(text), 0o666); err != nil {
		return Usage{}, err
	}
	return Run(timeout, dir, "go", "build", ".")
}

// Lines counts the lines of the Go files in dir.
func Lines(dir string) (int, error) {
	files, err := filepath.Glob(filepath.Join(dir, "*.go"))
	if err != nil {
		return 0, err
	}
	n := 0
	for _, f := range files {
		data, err := os.ReadFile(f)
		if err != nil {
			return 0, err
		}
		n += strings.Count(string(data), "\n")
	}
	return n, nil
}

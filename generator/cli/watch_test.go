package cli

import (
	"bytes"
	"context"
	"strings"
	"testing"
)

// An interrupt ends --watch well, also one that comes before the first code is there.
func TestWatchInterrupted(t *testing.T) {
	t.Chdir(t.TempDir())
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	var stderr bytes.Buffer
	code := Run(ctx, []string{"generate", "--watch", "--spec", "shop.yaml", "--out", "shop"}, strings.NewReader(""), &bytes.Buffer{}, &stderr)
	if code != exitOK || strings.Contains(stderr.String(), "cancel") {
		t.Errorf("exit code %d: %s", code, &stderr)
	}
}

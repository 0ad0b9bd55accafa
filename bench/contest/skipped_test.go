//go:build !peers

package contest

import "testing"

func TestSkipped(t *testing.T) {
	t.Skip("what compares bizgen with its peers needs their generated code: go generate ./peers && go test -tags peers ./...")
}

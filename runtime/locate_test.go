package runtime

import (
	"slices"
	"strings"
	"testing"
)

// TestPointersAt asks for several bytes of a document at once, in any order.
func TestPointersAt(t *testing.T) {
	const s = `{"a/b": [1, {"c~": "x,y]"}], "e": {}, "f": [[], 2]}`
	at := func(part string) int { return strings.Index(s, part) + len(part) - 1 }
	want := map[int]string{
		at(`[1`): "/a~1b/0", at(`[`): "/a~1b", at(`{"c~": "x`): "/a~1b/1/c~0", at(`"e": {`): "/e",
		at(`"e": {}`): "/e", at(`[[], 2`): "/f/1", at(`"f": [[]`): "/f/0", len(s) - 1: "", 0: "",
	}
	var offsets []int
	for off := range want {
		offsets = append(offsets, off, off)
	}
	for k, pointer := range pointersAt(s, offsets) {
		if want[offsets[k]] != pointer {
			t.Errorf("byte %d is in %q, want %q", offsets[k], pointer, want[offsets[k]])
		}
	}
	every := make([]int, len(s))
	for k := range every {
		every[k] = k
	}
	var one []string
	for _, off := range every {
		one = append(one, pointerAt(s, off))
	}
	if all := pointersAt(s, every); !slices.Equal(all, one) {
		t.Error(all, one)
	}
}

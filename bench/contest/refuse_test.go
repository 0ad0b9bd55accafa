//go:build peers

package contest

import (
	"strings"
	"testing"

	"github.com/bizgen/bizgen/bench/payload"
)

// TestRefusals prints what each refuses (-v), and asserts it of nobody but us.
func TestRefusals(t *testing.T) {
	var b strings.Builder
	if err := WriteRefusals(&b); err != nil {
		t.Fatal(err)
	}
	t.Log("\n" + b.String())
	variants, err := payload.Variants()
	if err != nil {
		t.Fatal(err)
	}
	e := bizgenOptions()
	for _, v := range variants {
		decoded, checked := e.decode(v.Data), e.check(v.Data)
		if (decoded == nil) != v.Legal || (checked == nil) != v.Legal {
			t.Errorf("%s: legal is %v; decoding says %v, checking %v", v.What, v.Legal, decoded, checked)
		}
	}
}

package docs

import (
	"fmt"
	"strings"
	"testing"
)

// Lines stand beside what they were, and equal ones far from a change are folded.
func TestSides(t *testing.T) {
	for _, c := range []struct{ old, current, want string }{
		{"", "", ""},
		{"a b", "a b", "~2"},
		{"a b c", "a x c", "=a b|x =c"},
		{"a c", "a b c", "=a +b =c"},
		{"a b c", "a c", "=a -b =c"},
		{"", "a b", "+a +b"},
		{"a b", "", "-a -b"},
		{"a b", "b c", "-a =b +c"},
		{"a a a b", "a b", "=a -a -a =b"},
		{"1 2 3 4 5 6 x 1 2 3 4 5 6", "1 2 3 4 5 6 y 1 2 3 4 5 6", "~3 =4 =5 =6 x|y =1 =2 =3 ~3"},
		{"x 1 2 3 4 5 6 7 8 x", "y 1 2 3 4 5 6 7 8 y", "x|y =1 =2 =3 ~2 =6 =7 =8 x|y"},
		{"x 1 2 3 4 5 6 7 x", "y 1 2 3 4 5 6 7 y", "x|y =1 =2 =3 =4 =5 =6 =7 x|y"},
	} {
		var have []string
		for _, row := range sides(strings.Fields(c.old), strings.Fields(c.current)) {
			switch row.State {
			case "same":
				have = append(have, "="+row.Old)
			case "changed":
				have = append(have, row.Old+"|"+row.New)
			case "removed":
				have = append(have, "-"+row.Old)
			case "added":
				have = append(have, "+"+row.New)
			case "gap":
				have = append(have, fmt.Sprintf("~%d", row.Skipped))
			}
		}
		if got := strings.Join(have, " "); got != c.want {
			t.Errorf("%q and %q: %s, want %s", c.old, c.current, got, c.want)
		}
	}
}

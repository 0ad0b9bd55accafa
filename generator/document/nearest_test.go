package document

import "testing"

func TestNearestIsNear(t *testing.T) {
	for _, c := range []struct {
		name  string
		names []string
		want  string
	}{
		{"B", []string{"A", "C"}, ""},
		{"b", []string{"A", "B"}, "B"},
		{"ab", []string{"a", "ac", "xy"}, ""},
		{"typ", []string{"title", "type"}, "type"},
		{"Pte", []string{"Cat", "Pet"}, "Pet"},
		{"Order", []string{"Odor", "Orders"}, "Orders"},
		{"descripton", []string{"deprecated", "description"}, "description"},
		{"가", []string{"나"}, ""},
		{"주문서", []string{"주문", "결제수단"}, "주문"},
		{"", []string{"a"}, ""},
		{"Payment", []string{"Refunds", "Customer"}, ""},
	} {
		if got := nearest(c.name, c.names); got != c.want {
			t.Errorf("%q among %q: %q, want %q", c.name, c.names, got, c.want)
		}
	}
}

package ecmascript

import (
	"strings"
	"testing"
	"time"
)

func TestRegexp(t *testing.T) {
	for _, c := range []struct {
		source, text string
		want         bool
	}{
		{`^(?=.*[0-9])(?=.*[a-z]).{8,}$`, "abcdefg1", true},
		{`^(?=.*[0-9])(?=.*[a-z]).{8,}$`, "abcdefgh", false},
		{`(.)\1`, "가나나", true},
		{`(.)\1`, "가나다", false},
		{`(?<!원)결제`, "카드결제", true},
		{`(?<!원)결제`, "원결제", false},
	} {
		if got, decided := Regexp(c.source)(c.text); got != c.want || !decided {
			t.Errorf("%s on %q: %v, want %v", c.source, c.text, got, c.want)
		}
	}
}

// A pattern that backtracks without end is cut off, and decides nothing.
func TestLimit(t *testing.T) {
	start := time.Now()
	if matched, decided := Regexp(`^(a+)+\1$`)(strings.Repeat("a", 40) + "!"); matched || decided {
		t.Errorf("matches: %v, decided: %v", matched, decided)
	}
	if took := time.Since(start); took > 20*Limit {
		t.Errorf("took %v", took)
	}
}

func TestCheck(t *testing.T) {
	if Check(`(?=a)b`) != nil || Check(`(`) == nil {
		t.Error("Check does not tell right from wrong")
	}
}

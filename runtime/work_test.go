package runtime

import (
	"errors"
	"strings"
	"testing"
	"time"
)

// alternatives reads what asks twice of every member whether it is the same again:
// each level doubles the work.
func alternatives(c *Check, k, i int) int {
	j := c.Skip(i)
	c.OneOf(i, j, "#/S", memberOf, memberOf, nil)
	return j
}

func memberOf(c *Check, k, i int) int {
	_, j, ok := c.FirstKey(i, "#/S/oneOf")
	for ok {
		j = alternatives(c, 0, j)
		_, j, ok = c.NextKey(j)
	}
	return j
}

// A body whose alternatives stand inside each other is given up, and soon.
func TestWorkIsBounded(t *testing.T) {
	for _, n := range []int{24, 60, 400} {
		body := strings.Repeat(`{"a":`, n) + "1" + strings.Repeat("}", n)
		c := Begin([]byte(body), 0, 0, Reading{})
		start := time.Now()
		err := c.Done(alternatives(c, 0, c.Start()))
		if took := time.Since(start); took > 2*time.Second {
			t.Errorf("%d levels took %v", n, took)
		}
		var refused *Error
		if !errors.As(err, &refused) || refused.Violations[0].Keyword != "work" {
			t.Errorf("%d levels: %v, want a work violation", n, err)
		}
	}
}

// A body cannot make an answer many times its size.
func TestLongPointersAreCut(t *testing.T) {
	key := strings.Repeat("키", 500_000)
	c := Begin([]byte(`{"`+key+`":{"a":1,"a":1}}`), 0, 0, Reading{})
	err := c.Done(c.Skip(c.Start()))
	var refused *Error
	if !errors.As(err, &refused) {
		t.Fatal(err)
	}
	if p := refused.Violations[0].Pointer; len(p) > 2*maxText || !strings.HasSuffix(p, "...") || len(err.Error()) > 4*maxText {
		t.Errorf("a pointer of %d bytes", len(p))
	}
}

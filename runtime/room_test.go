package runtime

import (
	"fmt"
	"runtime"
	"strings"
	"testing"
)

// built is one of each kind of value that shares memory.
type built struct {
	text  string
	flag  *bool
	small *int32
	wide  *int64
	real  *float64
}

// TestRoom builds values in all orders and sizes, and looks at them when all are
// there: none may have written over another.
func TestRoom(t *testing.T) {
	for _, count := range []int{1, 2, 3, 50, 3_000} {
		for _, length := range []int{0, 1, 7, 15, 16, 17, 40, longText, longText + 1} {
			if count*length > 4<<20 {
				continue
			}
			t.Run(fmt.Sprint(count, " texts of ", length), func(t *testing.T) { room(t, count, length) })
		}
	}
}

func room(t *testing.T, count, length int) {
	var doc strings.Builder
	for k := range count {
		fmt.Fprintf(&doc, `"%s" `, text(k, length))
	}
	data := []byte(doc.String())
	c := Begin(data, 0, Build, Reading{})
	defer c.Free()
	for k := range count {
		c.StringTo(0, k*(length+3), "")
		for _, bytes := range []int{1, 4, 8, 4, 8}[:1+k%5] {
			c.Fixed(bytes)
		}
	}
	tape := c.Tape()
	values := make([]built, count)
	for k := range values {
		v := &values[k]
		v.text = tape.String(tape.Word(k))
		n := k % 5
		v.flag = tape.NewBool(uint64(k & 1))
		if n > 0 {
			v.small = tape.NewInt32(uint64(uint32(-k)))
		}
		if n > 1 {
			tape.w = append(tape.w, uint64(k)<<32)
			v.wide = tape.NewInt64(len(tape.w) - 1)
		}
		if n > 3 {
			tape.w = append(tape.w, 0x3FF0000000000000)
			v.real = tape.NewFloat64(len(tape.w) - 1)
		}
	}
	clear(data)
	runtime.GC()
	for k, v := range values {
		if v.text != text(k, length) {
			t.Fatalf("text %d is %q", k, v.text)
		}
		if *v.flag != (k&1 == 1) || v.small != nil && *v.small != int32(-k) ||
			v.wide != nil && *v.wide != int64(k)<<32 || v.real != nil && *v.real != 1 {
			t.Fatalf("numbers %d are %v %v %v %v", k, *v.flag, v.small, v.wide, v.real)
		}
	}
}

// text is a text of its own for each k, as far as the length allows.
func text(k, length int) string {
	return strings.Repeat(fmt.Sprintf("%04d", k), length/4+1)[:length]
}

func TestSmallDocumentsTakeOnePiece(t *testing.T) {
	data := []byte(`"one" "twenty-three"`)
	got := testing.AllocsPerRun(100, func() {
		c := Begin(data, 0, Build, Reading{})
		c.StringTo(0, 0, "")
		c.StringTo(0, 6, "")
		c.Fixed(4)
		c.Fixed(8)
		c.Fixed(1)
		tape := c.Tape()
		tape.String(tape.Word(0))
		tape.String(tape.Word(1))
		tape.NewInt32(7)
		tape.NewInt64(0)
		tape.NewBool(1)
		c.Free()
	})
	if got != 1 {
		t.Errorf("%v allocations, want 1", got)
	}
}

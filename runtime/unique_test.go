package runtime

import (
	"fmt"
	"math/rand/v2"
	"strconv"
	"strings"
	"testing"
	"time"
)

func TestFirstDuplicate(t *testing.T) {
	many := make([]string, 1000)
	for i := range many {
		many[i] = strconv.Itoa(i)
	}
	long := strings.Repeat("x", 2000)
	for name, c := range map[string]struct {
		items []string
		i, j  int
		ok    bool
	}{
		"none":       {nil, 0, 0, false},
		"one":        {[]string{"1"}, 0, 0, false},
		"numbers":    {[]string{"1", "2", "1.0"}, 0, 2, true},
		"first pair": {[]string{"1", "2", "3", "2", "1"}, 1, 3, true},
		"types":      {[]string{"1", "true", `"1"`, "0", "false", `""`, "null"}, 0, 0, false},
		"nested":     {[]string{`{"a":1,"b":[1]}`, `[]`, `{"b":[1.0],"a":1e0}`}, 0, 2, true},
		"long":       {[]string{`"` + long + `"`, "1", `"\u0078` + long[1:] + `"`}, 0, 2, true},
		"one long":   {[]string{`"` + long + `"`}, 0, 0, false},
		"many":       {many, 0, 0, false},
		"many, pair": {append(many[:999:999], "5e2", "3", "500"), 500, 999, true},
	} {
		t.Run(name, func(t *testing.T) {
			i, j, ok := FirstDuplicate(c.items)
			if i != c.i || j != c.j || ok != c.ok {
				t.Errorf("got %d, %d, %v; want %d, %d, %v", i, j, ok, c.i, c.j, c.ok)
			}
		})
	}
}

// Both ways must find the same pair.
func TestFirstDuplicateAgainstPairs(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	for range 2000 {
		items := make([]string, r.IntN(40))
		for i := range items {
			items[i] = randomJSON(uint64(r.IntN(300)), uint64(r.IntN(1000)))
		}
		i, j, ok := FirstDuplicate(items)
		wi, wj, want := pairs(items)
		if i != wi || j != wj || ok != want {
			t.Fatalf("got %d, %d, %v; want %d, %d, %v: %q", i, j, ok, wi, wj, want, items)
		}
	}
}

func pairs(items []string) (int, int, bool) {
	for j := range items {
		for i := range j {
			if EqualJSON(items[i], items[j]) {
				return i, j, true
			}
		}
	}
	return 0, 0, false
}

// Items of one value but for an exponent that no integer type holds: they must
// neither collide nor be taken for one another.
func TestFirstDuplicateIsLinear(t *testing.T) {
	far := make([]string, 20_000)
	plain := make([]string, 100_000)
	for i := range far {
		far[i] = fmt.Sprintf("1e%d%s", i+1, strings.Repeat("0", 60))
	}
	for i := range plain {
		plain[i] = fmt.Sprintf(`{"id":%d,"name":"item"}`, i)
	}
	start := time.Now()
	for _, items := range [][]string{far, plain} {
		if i, j, ok := FirstDuplicate(items); ok {
			t.Errorf("%s and %s are not equal", items[i], items[j])
		}
	}
	if took := time.Since(start); took > 2*time.Second {
		t.Errorf("took %v", took)
	}
}

func BenchmarkFirstDuplicate(b *testing.B) {
	for _, n := range []int{3, 8, 100, 100_000} {
		items := make([]string, n)
		for i := range items {
			items[i] = fmt.Sprintf(`"item %d"`, i)
		}
		objects := make([]string, n)
		for i := range objects {
			objects[i] = fmt.Sprintf(`{"id":%d,"name":"item","price":%d.50}`, i, i*100)
		}
		b.Run(fmt.Sprintf("strings/%d", n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				FirstDuplicate(items)
			}
		})
		b.Run(fmt.Sprintf("objects/%d", n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				FirstDuplicate(objects)
			}
		})
	}
}

func BenchmarkEqualJSON(b *testing.B) {
	x := `{"id":"ab","n":[1,2.0,{"x":null}],"z":{"k":true,"l":"some text"}}`
	y := `{"z":{"l":"some text","k":true},"n":[1,2,{"x":null}],"id":"ab"}`
	for name, other := range map[string]string{"same order": x, "other order": y} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				EqualJSON(x, other)
			}
		})
	}
	b.Run("hash", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			HashJSON(uniqueSeed, x)
		}
	})
}

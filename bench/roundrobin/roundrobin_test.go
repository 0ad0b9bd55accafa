package roundrobin

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"time"
)

// nobody is a contestant that notes when it has its turn.
func nobody(name string, log *[]string) Contestant {
	return Contestant{Name: name, Op: func() error {
		*log = append(*log, name)
		return nil
	}}
}

func TestEverybodyHasTheSameTurns(t *testing.T) {
	var log []string
	contest := Contest{Title: "t", Contestants: []Contestant{nobody("a", &log), nobody("b", &log), nobody("c", &log)}}
	results, err := Run([]Contest{contest}, Options{Rounds: 2, Iters: 1, GOGC: []int{100, 400}})
	if err != nil {
		t.Fatal(err)
	}
	want := strings.Fields("a b c a b c  b c a b c a") // twice in each round: once for each setting
	if got := log[len(log)-len(want):]; !slices.Equal(got, want) {
		t.Errorf("turns %v, want %v", got, want)
	}
	for _, row := range results[0].Rows {
		if len(row.Times) != 2 {
			t.Errorf("%s has times for %d settings, want 2", row.Name, len(row.Times))
		}
	}
}

func TestWhoFailsIsNamed(t *testing.T) {
	broken := Contestant{Name: "who", Op: func() error { return errors.New("why") }}
	_, err := Run([]Contest{{Title: "what", Contestants: []Contestant{broken}}}, Options{Rounds: 1, Turn: time.Millisecond})
	if err == nil || err.Error() != "what: who: why" {
		t.Errorf("error %v", err)
	}
}

func TestRatiosAreOfTheSameRound(t *testing.T) {
	// The machine slows down to a tenth; the ratio stays.
	got := timeOf([]float64{20, 40, 200}, []float64{10, 20, 100})
	if want := (Time{Nanos: 40, Ratio: 2, Low: 2, High: 2}); got != want {
		t.Errorf("got %v, want %v", got, want)
	}
}

func TestQuantile(t *testing.T) {
	for _, test := range []struct {
		values  []float64
		q, want float64
	}{
		{nil, 0.5, 0},
		{[]float64{7}, 0.5, 7},
		{[]float64{3, 1, 2}, 0.5, 2},
		{[]float64{4, 1, 3, 2}, 0.5, 2.5},
		{[]float64{1, 2, 3, 4, 5}, 0.25, 2},
		{[]float64{1, 2}, 1, 2},
	} {
		if got := quantile(test.values, test.q); got != test.want {
			t.Errorf("quantile(%v, %v) = %v, want %v", test.values, test.q, got, test.want)
		}
	}
}

func TestCost(t *testing.T) {
	var keep []byte
	got := measureCost(func() error {
		keep = make([]byte, 1<<10)
		return nil
	})
	if got != (cost{allocs: 1, bytes: 1 << 10}) {
		t.Errorf("got %v for one allocation of %d bytes", got, len(keep))
	}
}

func TestClocks(t *testing.T) {
	for _, name := range []string{"wall", "cpu"} {
		clock, err := ClockNamed(name)
		if err != nil {
			t.Skip(err)
		}
		if a, b := clock(), clock(); b < a {
			t.Errorf("%s goes backwards: %v, %v", name, a, b)
		}
	}
	if _, err := ClockNamed("sand"); err == nil {
		t.Error("there is no clock of sand")
	}
}

func TestTable(t *testing.T) {
	r := Result{Title: "Work", GOGC: []int{100}, Rows: []Row{
		{Name: "first", Allocs: 5, Bytes: 640, Times: []Time{{Nanos: 1234, Ratio: 1, Low: 1, High: 1}}},
		{Name: "second", Times: []Time{{Nanos: 2468, Ratio: 2, Low: 1.9, High: 2.1}}},
	}}
	const want = `### Work

|  | µs, GOGC=100 | ratio | middle half | allocs | B |
|---|--:|--:|--:|--:|--:|
| first | 1.23 | 1.00 | 1.00-1.00 | 5 | 640 |
| second | 2.47 | 2.00 | 1.90-2.10 | 0 | 0 |

`
	var b strings.Builder
	if err := r.WriteMarkdown(&b); err != nil {
		t.Fatal(err)
	}
	if b.String() != want {
		t.Errorf("got\n%swant\n%s", b.String(), want)
	}
}

// TestTurnsAreWholeCycles holds that a turn of work that allocates ends with a collection.
func TestTurnsAreWholeCycles(t *testing.T) {
	var keep []byte
	done, first := 0, cycles()
	_, err := wholeTurn(Wall, func() error {
		keep = make([]byte, 64<<10)
		done++
		return nil
	}, 16)
	if ran := cycles() - first - 1; err != nil || ran < wholeCycles && done < longest*16 {
		t.Errorf("%d collections in %d operations of %d bytes, %v", ran, done, len(keep), err)
	}
	why := errors.New("why")
	if _, err := wholeTurn(Wall, func() error { return why }, 1); err != why {
		t.Errorf("error %v", err)
	}
}

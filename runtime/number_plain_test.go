package runtime

import (
	"math"
	"math/rand/v2"
	"strconv"
	"testing"
)

// TestPlainDecimal: what is read the quick way is what strconv reads, and the rest
// is left to it.
func TestPlainDecimal(t *testing.T) {
	random := rand.New(rand.NewPCG(5, 6))
	texts := []string{"", "-", ".5", "1.", "01", "-01.5", "1e3", "1.5E2", "9007199254740992", "-0.0", "0.1234567890123456789"}
	for range 200_000 {
		texts = append(texts, strconv.FormatFloat((random.Float64()-0.5)*math.Pow10(random.IntN(18)), 'f', random.IntN(17), 64))
	}
	for k, text := range texts {
		d, j := plainDecimal(text+",", 0)
		if j == 0 {
			continue
		}
		f := d.float()
		want, err := strconv.ParseFloat(text, 64)
		if k < 9 || err != nil || j != len(text) || math.Float64bits(f) != math.Float64bits(want) {
			t.Fatalf("%q gives %v up to %d, want %v", text, f, j, want)
		}
	}
	for _, text := range []string{"0", "-12.50", "0.6834712948701295", "123456789012345"} {
		if _, j := plainDecimal(text, 0); j != len(text) {
			t.Errorf("%s is left to strconv", text)
		}
	}
}

// TestDecimalOrder: numbers are compared as CompareNumbers compares their text.
func TestDecimalOrder(t *testing.T) {
	limits := []int64{0, 1, -1, 5, -5, 12, 100, -100, 1 << 53, -1 << 53, math.MaxInt64, math.MinInt64}
	for _, text := range []string{"0", "-0", "0.00", "-0.0", "0.01", "-0.01", "1", "1.0", "1.000000000000001", "0.999999999999999", "4.99", "5.00", "-5", "-5.1", "-4.9", "12.5", "99.999", "100.001", "9007199254740991", "-9007199254740991", "0.123456789012345"} {
		d, j := plainDecimal(text, 0)
		if j != len(text) {
			t.Fatalf("%s is not plain", text)
		}
		for _, n := range limits {
			if have, want := d.order(n), CompareNumbers(text, strconv.FormatInt(n, 10)); have != want {
				t.Errorf("%s beside %d: %d, want %d", text, n, have, want)
			}
		}
	}
}

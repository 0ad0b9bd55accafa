package runtime

import (
	"fmt"
	"math"
	"math/big"
	"math/rand/v2"
	"strconv"
	"strings"
	"testing"
	"time"
)

func TestCompareNumbers(t *testing.T) {
	// Each row is one value written in several ways; rows are in ascending order.
	rows := [][]string{
		{"-1e1000000000000000000000"},
		{"-1e999999999", "-10e999999998", "-0.1e1000000000"},
		{"-9223372036854775809", "-9223372036854775809.0", "-9.223372036854775809e18"},
		{"-9223372036854775808"},
		{"-10", "-1e1", "-10.000"},
		{"-1.5", "-15e-1"},
		{"-1e-999999999"},
		{"0", "-0", "0.0", "-0.00", "0e5", "0e-5", "0E999999999999999999999999", "0.000e-1"},
		{"1e-99999999999999999999999", "10e-100000000000000000000000", "0.1e-99999999999999999999998"},
		{"1e-999999999"},
		{"0.001", "1e-3", "0.1E-2", "0.00100"},
		{"0.1"},
		{"0.10000000000000000000000000000000000000000000001"},
		{"1", "1.0", "10e-1", "0.1e1", "0.1e+1", "100E-2", "1e0", "1e-0", "1e00000000000000000000000000"},
		{"1.0000000000000000000000000000000001"},
		{"9007199254740992", "9007199254740992.0", "9.007199254740992e15"},
		{"9007199254740993"},
		{"999999999999999999"},
		{"1000000000000000000", "1e18", "1e0000000000000000000000018"},
		{"18446744073709551615"},
		{"1e308"},
		{"1e400", "10e399", "0.01e402"},
		{"9e99999999999999999", "0.9e100000000000000000"},
		{"1e100000000000000000", "10e99999999999999999", "0.0001e100000000000000004"},
		{"1.1e100000000000000000"},
		{"1e99999999999999999999999", "1.0e99999999999999999999999", "10e99999999999999999999998", "0.1e100000000000000000000000"},
		{"2e99999999999999999999999"},
		{"1e100000000000000000000000"},
	}
	for i, row := range rows {
		for _, a := range row {
			for j, other := range rows {
				for _, b := range other {
					want := numOrder(int64(i), int64(j))
					if got := CompareNumbers(a, b); got != want {
						t.Errorf("CompareNumbers(%s, %s) = %d, want %d", a, b, got, want)
					}
				}
			}
		}
	}
}

func TestIsInteger(t *testing.T) {
	integers := "0 -0 0.0 -0.0 1 -1 1.0 1e2 10e-1 1.5e1 0.1e1 100e-2 1e400 1e999999999 1.25e99999999999999999999 " +
		"0e-99999999999999999999 123456789012345678901234567890 1234567890123456789012345678900e-2"
	for _, s := range strings.Fields(integers) {
		if !IsInteger(s) {
			t.Errorf("IsInteger(%s) = false", s)
		}
	}
	others := "1.5 1e-2 0.1 -0.5 1.0000000000000000000000000001 10e-2 1e-400 1e-999999999 1.5e0 12345678901234567890e-99999999999999999999"
	for _, s := range strings.Fields(others) {
		if IsInteger(s) {
			t.Errorf("IsInteger(%s) = true", s)
		}
	}
}

func TestMultipleOf(t *testing.T) {
	for _, c := range []struct {
		text, divisor string
		want          bool
	}{
		{"0.0075", "0.0001", true}, {"0.00751", "0.0001", false}, {"4.5", "1.5", true}, {"35", "1.5", false},
		{"0", "2", true}, {"0.0", "0.01", true}, {"-0", "3", true}, {"7", "2", false}, {"-8", "2", true},
		{"1e308", "0.5", true}, {"1e308", "0.123456789", false}, {"12391239123", "1e-8", true},
		{"0.3", "0.1", true}, {"1.1", "0.1", true}, {"19.99", "0.01", true}, {"19.999", "0.01", false},
		{"1e999999999", "1e-999999999", true}, {"1e-999999999", "1e999999999", false},
		{"1e999999999", "7", false}, {"7e999999999", "7", true}, {"1e999999999", "1048576", true},
		{"1e999999999", "1e999999999", true}, {"3e999999999", "2e999999999", false},
		{"1e99999999999999999999", "0.5", true}, {"3e99999999999999999999", "2e99999999999999999999", false},
		{"4e99999999999999999999", "2e99999999999999999999", true}, {"1e-99999999999999999999", "1", false},
		{"9223372036854775808", "2", true}, {"9223372036854775807", "2", false},
		{"576460752303423488", "576460752303423488", true}, {"1e58", "288230376151711744", true},
		{"1e57", "288230376151711744", false}, {"1e58", "144115188075855872", true},
		{"99999999999999999999999999999", "9", true}, {"99999999999999999999999999998", "9", false},
		{"12345678901234567890123456789", "1234567890123456789.0123456789", true}, {"12345678901234567890123456789", "1234567890123456789.0123456788", false},
		{"24691357802469135780246913578", "12345678901234567890123456789", true},
		{"1e100", "1267650600228229401496703205376", true}, // 2^100
		{"1e99", "1267650600228229401496703205376", false},
		{"0", "0", false}, {"1", "0", false}, {"1.5", "0.0", false}, {"6", "-3", true}, {"6.5", "-0.5", true},
	} {
		if got := MultipleOf(c.text, c.divisor); got != c.want {
			t.Errorf("MultipleOf(%s, %s) = %v", c.text, c.divisor, got)
		}
	}
}

func TestParseIntegers(t *testing.T) {
	for _, c := range []struct {
		text     string
		i64, i32 string // "" is false
	}{
		{"0", "0", "0"}, {"-0", "0", "0"}, {"-0.0e7", "0", "0"},
		{"1.0", "1", "1"}, {"1e2", "100", "100"}, {"10e-1", "1", "1"}, {"-5.00", "-5", "-5"},
		{"1.5", "", ""}, {"1e-2", "", ""}, {"1e400", "", ""}, {"-1e99999999999999999999", "", ""},
		{"2147483647", "2147483647", "2147483647"}, {"2147483648", "2147483648", ""},
		{"-2147483648", "-2147483648", "-2147483648"}, {"-2147483649", "-2147483649", ""},
		{"9223372036854775807", "9223372036854775807", ""},
		{"9.223372036854775807e18", "9223372036854775807", ""},
		{"9223372036854775808", "", ""}, {"-9223372036854775808", "-9223372036854775808", ""},
		{"-9223372036854775809", "", ""}, {"18446744073709551615", "", ""},
		{"18446744073709551616", "", ""}, {"99999999999999999999", "", ""}, {"1e19", "", ""},
		{"1e20", "", ""}, {"184467440737095516150e-1", "", ""},
	} {
		i64, ok64 := ParseInt64(c.text)
		i32, ok32 := ParseInt32(c.text)
		got := [2]string{}
		if ok64 {
			got[0] = strconv.FormatInt(i64, 10)
		}
		if ok32 {
			got[1] = strconv.FormatInt(int64(i32), 10)
		}
		if want := [2]string{c.i64, c.i32}; got != want {
			t.Errorf("%s: got %q, want %q", c.text, got, want)
		}
		if FormatInt64(c.text) != ok64 || FormatInt32(c.text) != ok32 {
			t.Errorf("%s: format and parse differ", c.text)
		}
	}
}

func TestParseFloat64(t *testing.T) {
	for text, want := range map[string]float64{
		"1.5": 1.5, "-0": 0, "1e-400": 0, "1.7976931348623157e308": 1.7976931348623157e308, "9007199254740993.5": 9007199254740994,
		"9007199254740992": 1 << 53, "9223372036854775808": 1 << 63, "9223372036854776000": 1 << 63, "1e23": 1e23,
	} {
		if got, ok := ParseFloat64(text); !ok || got != want {
			t.Errorf("ParseFloat64(%s) = %v, %v", text, got, ok)
		}
	}
	for _, text := range []string{"1e309", "-1e400", "1e999999999999999999999", "9007199254740993", "9223372036854775807", "1208925819614629174706176"} {
		if got, ok := ParseFloat64(text); ok || got != 0 {
			t.Errorf("ParseFloat64(%s) = %v, %v", text, got, ok)
		}
	}
}

// rat is the value by another way; exponents must be small.
func rat(t testing.TB, s string) *big.Rat {
	r, ok := new(big.Rat).SetString(s)
	if !ok {
		t.Fatalf("big.Rat does not take %q", s)
	}
	return r
}

func checkNumbers(t testing.TB, a, b string) {
	x, y := rat(t, a), rat(t, b)
	if got, want := CompareNumbers(a, b), x.Cmp(y); got != want {
		t.Fatalf("CompareNumbers(%s, %s) = %d, want %d", a, b, got, want)
	}
	if got, want := IsInteger(a), x.IsInt(); got != want {
		t.Fatalf("IsInteger(%s) = %v", a, got)
	}
	want := y.Sign() != 0 && new(big.Rat).Quo(x, nonZero(y)).IsInt()
	if got := MultipleOf(a, b); got != want {
		t.Fatalf("MultipleOf(%s, %s) = %v", a, b, got)
	}
	i, ok := ParseInt64(a)
	if want := x.IsInt() && x.Num().IsInt64(); ok != want || ok && x.Num().Int64() != i {
		t.Fatalf("ParseInt64(%s) = %d, %v", a, i, ok)
	}
	f, ok := ParseFloat64(a)
	if ok && x.IsInt() && x.Cmp(rat(t, string(appendFloat(nil, f)))) != 0 && x.Cmp(rat(t, strconv.FormatFloat(f, 'e', -1, 64))) != 0 {
		t.Fatalf("ParseFloat64(%s) = %v, which is another whole number", a, f)
	}
	if nearest, _ := x.Float64(); ok && f != nearest {
		t.Fatalf("ParseFloat64(%s) = %v, want %v", a, f, nearest)
	}
	if same := HashJSON(uniqueSeed, a) == HashJSON(uniqueSeed, b); same != (x.Cmp(y) == 0) {
		t.Fatalf("HashJSON of %s and %s: same = %v", a, b, same)
	}
}

func nonZero(r *big.Rat) *big.Rat {
	if r.Sign() == 0 {
		return big.NewRat(1, 1)
	}
	return r
}

// randomNumber writes number text from few digits, so that equal values and
// multiples are frequent.
func randomNumber(r *rand.Rand) string {
	digits := func(n int) string {
		b := make([]byte, n)
		for i := range b {
			b[i] = "0001259"[r.IntN(7)]
		}
		return string(b)
	}
	s := ""
	if r.IntN(3) == 0 {
		s = "-"
	}
	if r.IntN(3) == 0 {
		s += "0"
	} else {
		s += string("1234568"[r.IntN(7)]) + digits(r.IntN(3)*r.IntN(12))
	}
	if r.IntN(2) == 0 {
		s += "." + digits(1+r.IntN(3)*r.IntN(9))
	}
	if r.IntN(2) == 0 {
		s += string("eE"[r.IntN(2)]) + []string{"", "+", "-"}[r.IntN(3)] + strconv.Itoa(r.IntN(30))
	}
	return s
}

func TestNumbersAgainstBigRat(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 50_000 {
		checkNumbers(t, randomNumber(r), randomNumber(r))
	}
}

// Writing a value in another way must change nothing.
func TestNumbersRewritten(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for range 20_000 {
		a := randomNumber(r)
		shift := r.IntN(20)
		mantissa, exp := a, 0
		if i := strings.IndexAny(a, "eE"); i >= 0 {
			mantissa = a[:i]
			exp, _ = strconv.Atoi(strings.TrimPrefix(a[i+1:], "+"))
		}
		if !strings.Contains(mantissa, ".") {
			mantissa += ".0"
		}
		whole, frac, _ := strings.Cut(mantissa, ".")
		frac += strings.Repeat("0", shift)
		b := fmt.Sprintf("%s%s.%se%d", whole, frac[:shift], frac[shift:]+"0", exp-shift)
		if CompareNumbers(a, b) != 0 || HashJSON(uniqueSeed, a) != HashJSON(uniqueSeed, b) {
			t.Fatalf("%s and %s are one number", a, b)
		}
	}
}

func FuzzNumbers(f *testing.F) {
	suiteInstances(f, func(text string) {
		if boundedNumber(text) {
			f.Add(text, "0.01")
			f.Add("9007199254740993", text)
		}
	})
	f.Add("1.0", "10e-1")
	f.Add("0.0075", "0.0001")
	f.Fuzz(func(t *testing.T, a, b string) {
		if boundedNumber(a) && boundedNumber(b) {
			checkNumbers(t, a, b)
		}
	})
}

// boundedNumber accepts JSON numbers that big.Rat can work out quickly.
func boundedNumber(s string) bool {
	if len(s) > 60 || strings.TrimSpace(s) != s || !validJSON(s) || !eqIsNumber(s) {
		return false
	}
	i := strings.IndexAny(s, "eE")
	if i < 0 {
		return true
	}
	e, err := strconv.Atoi(strings.TrimPrefix(s[i+1:], "+"))
	return err == nil && e > -500 && e < 500
}

// Text that costs a naive implementation gigabytes or minutes.
func TestNumbersAreBounded(t *testing.T) {
	long := strings.Repeat("1234567890", 100_000)
	hostile := []string{
		"1e999999999", "-1e-999999999", "1e" + long, "1e-" + long, long, "0." + long, long + "." + long,
		"0." + strings.Repeat("0", 1_000_000) + "1", "1" + strings.Repeat("0", 1_000_000) + "e-1000000",
	}
	start := time.Now()
	for _, a := range hostile {
		for _, b := range hostile {
			CompareNumbers(a, b)
		}
		IsInteger(a)
		ParseInt64(a)
		ParseFloat64(a)
		HashJSON(uniqueSeed, a)
		for _, d := range []string{"0.01", "7e-300", "1e999999999", "1e-999999999", "123456789012345678901234567890", "0.1234567890123456789012345"} {
			MultipleOf(a, d)
		}
	}
	if took := time.Since(start); took > 5*time.Second {
		t.Errorf("hostile numbers took %v", took)
	}
}

func TestNumbersDoNotAllocate(t *testing.T) {
	pairs := [][2]string{{"12", "100"}, {"19.99", "0.01"}, {"1e400", "123456789012345678"}, {"1e99999999999999999999", "0.5"}}
	for _, p := range pairs {
		n := testing.AllocsPerRun(100, func() {
			CompareNumbers(p[0], p[1])
			MultipleOf(p[0], p[1])
			IsInteger(p[0])
			ParseInt64(p[0])
			HashJSON(uniqueSeed, p[0])
		})
		if n != 0 {
			t.Errorf("%v: %v allocations", p, n)
		}
	}
}

// TestAppendFloatIsShortest: the quick way says what strconv says.
func TestAppendFloatIsShortest(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	values := []float64{0, math.Copysign(0, -1), 0.1, 0.5, 1, 1.5, 0.0001, 0.00012, 123456.789, 1e10 + 0.01, 99999999999.9999, 1e11, 1e15, 1 << 53, 0.30000000000000004}
	for range 200_000 {
		values = append(values, random.Float64()*1e12, float64(random.Int64N(1e15))/float64(powersOf10[random.IntN(7)]), math.Float64frombits(random.Uint64()))
	}
	for _, f := range values {
		for _, f := range []float64{f, -f} {
			if a := math.Abs(f); math.IsNaN(f) || a < 1e-6 || a >= wholeFrom {
				continue
			}
			want := strconv.FormatFloat(f, 'f', -1, 64)
			if got := string(appendFloat(nil, f)); got != want {
				t.Fatalf("%s, want %s", got, want)
			}
		}
	}
}

// TestCompareNumbersPlain: the quick way says what the exact one says.
func TestCompareNumbersPlain(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	digits := func(n int) string { return strings.Repeat("0", random.IntN(2)) + fmt.Sprint(random.Int64N(n10(n))) }
	for range 200_000 {
		a := fmt.Sprint(random.Int64N(40) - 20)
		switch random.IntN(4) {
		case 0:
			a += "." + digits(3)
		case 1:
			a = "-0." + digits(2)
		case 2:
			a += ".000e" + fmt.Sprint(random.IntN(3)-1)
		}
		b := fmt.Sprint(random.Int64N(40) - 20)
		x, y := numSplit(a), numSplit(b)
		if got, want := CompareNumbers(a, b), x.compare(&y); got != want {
			t.Fatalf("%s beside %s is %d, want %d", a, b, got, want)
		}
	}
}

// n10 is 10 to the power of n.
func n10(n int) int64 { return int64(powersOf10[n]) }

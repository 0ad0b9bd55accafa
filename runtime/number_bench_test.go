package runtime

import "testing"

func BenchmarkCompareNumbers(b *testing.B) {
	for name, p := range map[string][2]string{
		"int": {"129000", "100000000"}, "decimal": {"129000.50", "0.01"}, "long": {"12345678901234567890.5", "12345678901234567890.25"},
		"exponent": {"1e400", "9e399"}, "far": {"1e99999999999999999999", "10e99999999999999999998"},
	} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				CompareNumbers(p[0], p[1])
			}
		})
	}
}

func BenchmarkMultipleOf(b *testing.B) {
	for name, p := range map[string][2]string{
		"int": {"129000", "10"}, "cents": {"129000.50", "0.01"}, "large": {"12345678901234567890.5", "0.25"},
		"exponent": {"1e308", "0.123456789"}, "far": {"1e999999999", "7"}, "big": {"1e99", "1267650600228229401496703205376"},
	} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				MultipleOf(p[0], p[1])
			}
		})
	}
}

func BenchmarkParseInt64(b *testing.B) {
	for _, s := range []string{"129000", "9223372036854775807", "1.0"} {
		b.Run(s, func(b *testing.B) {
			for b.Loop() {
				ParseInt64(s)
			}
		})
	}
}

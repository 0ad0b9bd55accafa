//go:build peers

package contest

import "testing"

// Benchmark is the same work as the round robin's, for benchstat and pprof. Its
// ratios are worth less: the last of a list is measured minutes after the first.
func Benchmark(b *testing.B) {
	contests, err := All()
	if err != nil {
		b.Fatal(err)
	}
	for _, c := range contests {
		b.Run(c.Title, func(b *testing.B) {
			for _, who := range c.Contestants {
				b.Run(who.Name, func(b *testing.B) {
					b.ReportAllocs()
					for b.Loop() {
						if err := who.Op(); err != nil {
							b.Fatal(err)
						}
					}
				})
			}
		})
	}
}

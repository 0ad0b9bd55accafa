package payload

import (
	"fmt"
	"math/rand/v2"
	"strings"
)

// Numbers returns an object of numbers.yaml's Series, always the same one: prices
// with two digits behind the point, counts, shares with many digits.
func Numbers() []byte {
	random := rand.New(rand.NewPCG(4, 2))
	var b strings.Builder
	b.WriteString(`{"symbol":"BIZ","points":[`)
	for k := range 60 {
		if k > 0 {
			b.WriteByte(',')
		}
		open := 50_000 + random.Float64()*1_000
		fmt.Fprintf(&b, `{"at":%d,"open":%.2f,"high":%.2f,"low":%.2f,"close":%.2f,"volume":%d,"trades":%d,"share":%v,"depth":[`,
			1_700_000_000_000+int64(k)*60_000, open, open+31.25, open-12.5, open+random.Float64(),
			random.Int64N(1<<40), random.Int32N(100_000), random.Float64())
		for n := range 8 {
			if n > 0 {
				b.WriteByte(',')
			}
			fmt.Fprintf(&b, "%.3f", random.Float64()*100)
		}
		b.WriteString("]}")
	}
	b.WriteString("]}")
	return []byte(b.String())
}

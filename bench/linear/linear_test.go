package linear

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"testing"
	"time"

	"github.com/bizgen/bizgen/bench/roundrobin"
)

func TestMeasure(t *testing.T) {
	lines, err := Measure(roundrobin.Options{Rounds: 1, Turn: time.Millisecond, GOGC: []int{100}})
	if err != nil {
		t.Fatal(err)
	}
	for _, l := range lines {
		if len(l.Points) != len(times) {
			t.Errorf("%s has %d points", l.Name, len(l.Points))
		}
		for k, p := range l.Points {
			if p.Nanos <= 0 || k > 0 && p.Bytes <= l.Points[k-1].Bytes {
				t.Errorf("%s: point %d is %v", l.Name, k, p)
			}
		}
	}
}

var sample = []Line{{"decode", []Point{{1000, 3000, 1}, {10000, 31000, 10.2}}}}

func TestTable(t *testing.T) {
	const want = `### Larger and larger bodies: nanoseconds a byte

| bytes | as long | decode | costs |
|--:|--:|--:|--:|
| 1000 | 1.0x | 3.00 | 1.0x |
| 10000 | 10.0x | 3.10 | 10.2x |

`
	var b strings.Builder
	if err := WriteMarkdown(&b, sample); err != nil || b.String() != want {
		t.Errorf("%v\n%s", err, b.String())
	}
}

func TestSVG(t *testing.T) {
	picture := SVG(sample)
	if !bytes.Equal(picture, SVG(sample)) {
		t.Error("the same lines give another picture")
	}
	d := xml.NewDecoder(bytes.NewReader(picture))
	circles := 0
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		if e, ok := token.(xml.StartElement); ok && e.Name.Local == "circle" {
			circles++
		}
	}
	if circles != 2 {
		t.Errorf("%d points drawn, want 2", circles)
	}
}

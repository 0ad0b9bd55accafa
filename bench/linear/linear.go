// Package linear measures the same body at several sizes: what is a hundred times
// as long must cost a hundred times as much.
package linear

import (
	"fmt"
	"io"
	"strings"

	"github.com/bizgen/bizgen/bench/payload"
	"github.com/bizgen/bizgen/bench/roundrobin"
	"github.com/bizgen/bizgen/generated/options"
)

// times is how often the option answer's groups are in the bodies.
var times = []int{1, 3, 10, 30, 100}

// A Line is one piece of work on all the bodies.
type Line struct {
	Name   string
	Points []Point
}

// A Point is what a body costs.
type Point struct {
	Bytes int
	Nanos float64
	Ratio float64 // how many times as long as the first body's, in the same round
}

// Measure measures the catalogue's code.
func Measure(o roundrobin.Options) ([]Line, error) {
	o.GOGC = o.GOGC[:1]
	work := []roundrobin.Contest{{Title: "decode + validate"}, {Title: "validate the text"}, {Title: "encode"}}
	var sizes []int
	for _, n := range times {
		data, err := payload.Scaled(n)
		if err != nil {
			return nil, err
		}
		ops, err := operations(data)
		if err != nil {
			return nil, err
		}
		sizes = append(sizes, len(data))
		for k := range work {
			work[k].Contestants = append(work[k].Contestants, roundrobin.Contestant{Name: fmt.Sprint(n), Op: ops[k]})
		}
	}
	results, err := roundrobin.Run(work, o)
	if err != nil {
		return nil, err
	}
	var lines []Line
	for _, r := range results {
		line := Line{Name: r.Title}
		for k, row := range r.Rows {
			line.Points = append(line.Points, Point{sizes[k], row.Times[0].Nanos, row.Times[0].Ratio})
		}
		lines = append(lines, line)
	}
	return lines, nil
}

// operations are the pieces of work on one body.
func operations(data []byte) ([]func() error, error) {
	var whole options.OptionsEnvelope
	if err := whole.UnmarshalJSON(data); err != nil {
		return nil, err
	}
	var buf []byte
	return []func() error{
		func() error {
			var v options.OptionsEnvelope
			return v.UnmarshalJSON(data)
		},
		func() error { return options.ValidateOptionsEnvelope(data) },
		func() error {
			var err error
			buf, err = whole.AppendJSON(buf[:0])
			return err
		},
	}, nil
}

// WriteMarkdown writes a table of nanoseconds a byte.
func WriteMarkdown(w io.Writer, lines []Line) error {
	var b strings.Builder
	b.WriteString("### Larger and larger bodies: nanoseconds a byte\n\n| bytes | as long |")
	for _, l := range lines {
		fmt.Fprintf(&b, " %s | costs |", l.Name)
	}
	b.WriteString("\n|--:|--:|" + strings.Repeat("--:|--:|", len(lines)) + "\n")
	for k, p := range lines[0].Points {
		fmt.Fprintf(&b, "| %d | %.1fx |", p.Bytes, float64(p.Bytes)/float64(lines[0].Points[0].Bytes))
		for _, l := range lines {
			fmt.Fprintf(&b, " %.2f | %.1fx |", l.Points[k].Nanos/float64(p.Bytes), l.Points[k].Ratio)
		}
		b.WriteByte('\n')
	}
	b.WriteByte('\n')
	_, err := io.WriteString(w, b.String())
	return err
}

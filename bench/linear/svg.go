package linear

import (
	"fmt"
	"math"
	"strings"
)

// The picture, in pixels; both axes are logarithmic.
const (
	width, height             = 640, 400
	left, right, top, bottom  = 70, 150, 20, 45
	fromBytes, toBytes        = 1e3, 1e6
	fromMicros, toMicros      = 1, 1e4
	innerWidth, innerHeight   = width - left - right, height - top - bottom
	decadesAcross, decadesUp  = 3, 4
	axis, grid, text, idealTo = "#555", "#ddd", "#333", "4 4"
)

var colors = []string{"#0b62a4", "#2a9d55", "#c0561b"}

// SVG draws the lines: time over length, with a dashed line of what costs the same
// for each byte. Only the measured values differ from run to run.
func SVG(lines []Line) []byte {
	var b strings.Builder
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" font-family="sans-serif" font-size="12">`+"\n", width, height)
	fmt.Fprintf(&b, `<title>Time of an option answer over its length</title>`+"\n"+`<rect width="%d" height="%d" fill="#fff"/>`+"\n", width, height)
	axes(&b)
	for k, l := range lines {
		polyline(&b, l, colors[k%len(colors)])
	}
	b.WriteString("</svg>\n")
	return []byte(b.String())
}

func axes(b *strings.Builder) {
	for k := range decadesAcross + 1 {
		bytes := fromBytes * math.Pow10(k)
		fmt.Fprintf(b, `<line x1="%.1f" y1="%d" x2="%.1f" y2="%d" stroke="%s"/>`, x(bytes), top, x(bytes), top+innerHeight, grid)
		fmt.Fprintf(b, `<text x="%.1f" y="%d" text-anchor="middle" fill="%s">%g KB</text>`+"\n", x(bytes), top+innerHeight+16, text, bytes/1e3)
	}
	for k := range decadesUp + 1 {
		micros := fromMicros * math.Pow10(k)
		fmt.Fprintf(b, `<line x1="%d" y1="%.1f" x2="%d" y2="%.1f" stroke="%s"/>`, left, y(micros), left+innerWidth, y(micros), grid)
		fmt.Fprintf(b, `<text x="%d" y="%.1f" text-anchor="end" fill="%s">%g µs</text>`+"\n", left-6, y(micros)+4, text, micros)
	}
	fmt.Fprintf(b, `<rect x="%d" y="%d" width="%d" height="%d" fill="none" stroke="%s"/>`+"\n", left, top, innerWidth, innerHeight, axis)
	fmt.Fprintf(b, `<text x="%d" y="%d" text-anchor="middle" fill="%s">length of the body</text>`+"\n", left+innerWidth/2, height-8, text)
}

// polyline draws a line and, dashed, what its first point would make of the other
// lengths if each byte cost the same.
func polyline(b *strings.Builder, l Line, color string) {
	first, last := l.Points[0], l.Points[len(l.Points)-1]
	ideal := first.Nanos / 1e3 * float64(last.Bytes) / float64(first.Bytes)
	fmt.Fprintf(b, `<line x1="%.1f" y1="%.1f" x2="%.1f" y2="%.1f" stroke="%s" stroke-dasharray="%s"/>`+"\n",
		x(float64(first.Bytes)), y(first.Nanos/1e3), x(float64(last.Bytes)), y(ideal), color, idealTo)
	var points []string
	for _, p := range l.Points {
		at := [2]float64{x(float64(p.Bytes)), y(p.Nanos / 1e3)}
		points = append(points, fmt.Sprintf("%.1f,%.1f", at[0], at[1]))
		fmt.Fprintf(b, `<circle cx="%.1f" cy="%.1f" r="3" fill="%s"/>`+"\n", at[0], at[1], color)
	}
	fmt.Fprintf(b, `<polyline points="%s" fill="none" stroke="%s" stroke-width="2"/>`+"\n", strings.Join(points, " "), color)
	fmt.Fprintf(b, `<text x="%.1f" y="%.1f" fill="%s">%s</text>`+"\n", x(float64(last.Bytes))+8, y(last.Nanos/1e3)+4, color, l.Name)
}

func x(bytes float64) float64 {
	return left + innerWidth*math.Log10(bytes/fromBytes)/decadesAcross
}

func y(micros float64) float64 {
	return top + innerHeight*(1-math.Log10(micros/fromMicros)/decadesUp)
}

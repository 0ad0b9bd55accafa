package diagram

import (
	"fmt"
	"slices"
	"strings"
)

// A drawing is the graph of a state machine being drawn.
type drawing struct {
	graph  *graph
	canvas canvas
	top    canvas // what stands on the lines
}

func (d *drawing) draw() {
	d.start()
	for _, e := range d.graph.edges {
		d.edge(e)
	}
	for _, n := range d.graph.nodes {
		switch n.kind {
		case stateNode:
			d.state(n)
		case labelNode:
			d.top.text("dg-code", onLine, codeFace, middle, n.x, n.y-n.h/2+codeFace.size+2, n.lines)
		}
	}
	d.canvas.reach(d.top.left, d.top.top, d.top.right, d.top.bottom)
	d.canvas.WriteString(d.top.String())
}

// start draws the dot from which the initial state is entered.
func (d *drawing) start() {
	n := d.graph.first
	y := n.y - n.h/2
	d.canvas.circle("dg-start", `fill="currentColor"`, n.x, y-34, 6)
	d.canvas.line("dg-edge", ink+` stroke-width="1.5"`, n.x, y-28, n.x, y-8)
	d.canvas.head(n.x, y-1, 0, 1)
}

func (d *drawing) state(n *node) {
	class := "dg-box"
	if n == d.graph.first {
		class += " dg-initial"
	}
	if n.terminal {
		class += " dg-terminal"
	}
	left, top := n.x-n.w/2, n.y-n.h/2
	d.top.rect(class, paper+` stroke-width="1.5"`, left, top, n.w, n.h, 8)
	if n.terminal {
		d.top.rect("dg-inner", ink+` stroke-width="1"`, left+3, top+3, n.w-6, n.h-6, 6)
	}
	d.top.text("dg-name", `fill="currentColor" font-weight="600"`, nameFace, middle, n.x, top+8+nameFace.size, n.lines)
	if len(n.loops) > 0 {
		right := left + n.w
		d.canvas.path("dg-edge", ink+` stroke-width="1.5"`, pathOf("M", right, n.y-8, "C", right+loopWide, n.y-14, right+loopWide, n.y+14, right+8, n.y+8))
		d.canvas.head(right+1, n.y+8, -1, 0)
		d.top.text("dg-code", onLine, codeFace, begin, right+loopWide-4, n.y+4-(len(n.loops)-1)*codeFace.leading()/2, n.loops)
	}
}

// edge draws a smooth line through what is on its way, upright at its ends.
func (d *drawing) edge(e *edge) {
	points := make([]point, len(e.way))
	for i, n := range e.way {
		points[i] = point{n.x, n.y}
	}
	last := len(points) - 1
	points[0] = point{d.port(e.way[0], e, true), e.way[0].y + e.way[0].h/2}
	points[last] = point{d.port(e.way[last], e, false), e.way[last].y - e.way[last].h/2}
	attributes := ink + ` stroke-width="1.5"`
	if e.back {
		attributes += ` stroke-dasharray="6 4"`
		d.canvas.head(points[0].x, points[0].y+1, 0, -1)
		points[0].y += 8
	} else {
		d.canvas.head(points[last].x, points[last].y-1, 0, 1)
		points[last].y -= 8
	}
	d.canvas.path("dg-edge", attributes, smooth(points))
}

type point struct{ x, y int }

// smooth writes a curve through points that lie below each other: x as a cubic
// function of y, which nowhere swings out beyond them.
func smooth(points []point) string {
	var path strings.Builder
	fmt.Fprintf(&path, "M%d %d", points[0].x, points[0].y)
	for i := 1; i < len(points); i++ {
		a, b := points[i-1], points[i]
		third := (b.y - a.y) / 3
		fmt.Fprintf(&path, "C%d %d %d %d %d %d", a.x+slant(points, i-1)*third/1000, a.y+third, b.x-slant(points, i)*third/1000, b.y-third, b.x, b.y)
	}
	return path.String()
}

// slant is how many thousandths x changes with y at a point: nothing at the ends and
// where the line turns, else no more than keeps it between its points (Fritsch and
// Carlson, 1980).
func slant(points []point, i int) int {
	if i == 0 || i == len(points)-1 {
		return 0
	}
	above, below := rise(points[i-1], points[i]), rise(points[i], points[i+1])
	if above < 0 != (below < 0) || above == 0 || below == 0 {
		return 0
	}
	mean := (above + below) / 2
	if mean < 0 {
		return max(mean, 3*above, 3*below)
	}
	return min(mean, 3*above, 3*below)
}

func rise(a, b point) int { return (b.x - a.x) * 1000 / max(b.y-a.y, 1) }

// port is where an edge meets a state: the edges of a side stand side by side, in the
// order of where they go.
func (d *drawing) port(n *node, e *edge, below bool) int {
	type end struct {
		e *edge
		x int
	}
	var ends []end
	for _, other := range d.graph.edges {
		if below && other.way[0] == n {
			ends = append(ends, end{other, other.way[1].x})
		}
		if !below && other.way[len(other.way)-1] == n {
			ends = append(ends, end{other, other.way[len(other.way)-2].x})
		}
	}
	slices.SortStableFunc(ends, func(a, b end) int { return a.x - b.x })
	at := slices.IndexFunc(ends, func(x end) bool { return x.e == e })
	step := min(22, (n.w-20)/max(len(ends), 1))
	return n.x + (2*at-len(ends)+1)*step/2
}

package diagram

import "slices"

// A graph is laid out in ranks from top to bottom, as dot does it: states on the even
// ones, labels of edges on the odd ones between, and where an edge passes a rank it
// has a bend there, so that nothing is drawn over anything else.
type graph struct {
	nodes []*node // states first, then labels and bends
	edges []*edge
	first *node
	ranks [][]*node
}

type nodeKind int

const (
	stateNode nodeKind = iota
	labelNode
	bendNode
)

type node struct {
	kind     nodeKind
	lines    []string
	loops    []string // labels of edges that lead back to the state itself
	terminal bool
	rank     int
	w, h     int
	x, y     int // of the middle
	up, down []*node
	weight   float64 // where its neighbours are, while ranks are put in order
}

// An edge leads from one state to another, through what is between them.
type edge struct {
	from, to *node
	back     bool // it leads upwards
	label    []string
	way      []*node // from the upper end to the lower one
}

// rank gives states their ranks: edges lead downwards, but for those that close a
// circle.
func (g *graph) rank() {
	out := map[*node][]*edge{}
	for _, e := range g.edges {
		out[e.from] = append(out[e.from], e)
	}
	const open, done = 1, 2
	mark := map[*node]int{}
	var sorted []*node // ends before beginnings
	var visit func(n *node)
	visit = func(n *node) {
		mark[n] = open
		for _, e := range out[n] {
			switch mark[e.to] {
			case open:
				e.back = true
			case 0:
				visit(e.to)
			}
		}
		mark[n] = done
		sorted = append(sorted, n)
	}
	visit(g.first)
	for _, n := range g.nodes {
		if mark[n] == 0 {
			visit(n)
		}
	}
	slices.Reverse(sorted)
	for _, n := range sorted {
		for _, e := range out[n] {
			if !e.back {
				e.to.rank = max(e.to.rank, n.rank+2)
			}
		}
	}
}

// stretch puts labels and bends on the ranks that edges pass; it tells whether that
// stays legible.
func (g *graph) stretch() bool {
	for _, e := range g.edges {
		top, bottom := e.from, e.to
		if e.back {
			top, bottom = bottom, top
		}
		e.way = []*node{top}
		half := (top.rank + bottom.rank) / 2
		if half%2 == 0 {
			half--
		}
		for r := top.rank + 1; r < bottom.rank; r++ {
			n := &node{kind: bendNode, rank: r, w: 14, h: 1}
			if r == half {
				n.kind, n.lines = labelNode, e.label
				n.w, n.h = codeFace.widest(e.label)+20, len(e.label)*codeFace.leading()+4
			}
			g.nodes = append(g.nodes, n)
			e.way = append(e.way, n)
		}
		e.way = append(e.way, bottom)
		for i := 1; i < len(e.way); i++ {
			e.way[i-1].down = append(e.way[i-1].down, e.way[i])
			e.way[i].up = append(e.way[i].up, e.way[i-1])
		}
	}
	return len(g.nodes) <= 600
}

// order puts each rank into an order with few crossings: the best of some sweeps by
// the middle of the neighbours.
func (g *graph) order() {
	for _, n := range g.nodes {
		for len(g.ranks) <= n.rank {
			g.ranks = append(g.ranks, nil)
		}
		g.ranks[n.rank] = append(g.ranks[n.rank], n)
	}
	best, fewest := g.copyRanks(), g.crossings()
	for sweep := range 24 {
		if sweep%2 == 0 {
			for r := 1; r < len(g.ranks); r++ {
				sortRank(g.ranks[r], positions(g.ranks[r-1]), func(n *node) []*node { return n.up })
			}
		} else {
			for r := len(g.ranks) - 2; r >= 0; r-- {
				sortRank(g.ranks[r], positions(g.ranks[r+1]), func(n *node) []*node { return n.down })
			}
		}
		g.transpose()
		if c := g.crossings(); c < fewest {
			best, fewest = g.copyRanks(), c
		}
	}
	g.ranks = best
}

func positions(rank []*node) map[*node]int {
	at := map[*node]int{}
	for i, n := range rank {
		at[n] = i
	}
	return at
}

func sortRank(rank []*node, at map[*node]int, neighbours func(*node) []*node) {
	for i, n := range rank {
		n.weight = float64(i)
		if list := neighbours(n); len(list) > 0 {
			sum := 0
			for _, other := range list {
				sum += at[other]
			}
			n.weight = float64(sum) / float64(len(list))
		}
	}
	slices.SortStableFunc(rank, func(a, b *node) int {
		switch {
		case a.weight < b.weight:
			return -1
		case a.weight > b.weight:
			return 1
		}
		return 0
	})
}

// transpose swaps neighbours where that takes crossings away.
func (g *graph) transpose() {
	for r := range g.ranks {
		for i := 1; i < len(g.ranks[r]); i++ {
			before := g.around(r)
			g.ranks[r][i-1], g.ranks[r][i] = g.ranks[r][i], g.ranks[r][i-1]
			if g.around(r) >= before {
				g.ranks[r][i-1], g.ranks[r][i] = g.ranks[r][i], g.ranks[r][i-1]
			}
		}
	}
}

// around counts the crossings above and below a rank.
func (g *graph) around(r int) int { return g.between(r-1) + g.between(r) }

func (g *graph) crossings() int {
	sum := 0
	for r := range g.ranks {
		sum += g.between(r)
	}
	return sum
}

// between counts the crossings between a rank and the next.
func (g *graph) between(r int) int {
	if r < 0 || r+1 >= len(g.ranks) {
		return 0
	}
	at := positions(g.ranks[r+1])
	var ends []int
	for _, n := range g.ranks[r] {
		var own []int
		for _, to := range n.down {
			own = append(own, at[to])
		}
		slices.Sort(own)
		ends = append(ends, own...)
	}
	count := 0
	for i := range ends {
		for _, other := range ends[:i] {
			if other > ends[i] {
				count++
			}
		}
	}
	return count
}

func (g *graph) copyRanks() [][]*node {
	out := make([][]*node, len(g.ranks))
	for i, r := range g.ranks {
		out[i] = slices.Clone(r)
	}
	return out
}

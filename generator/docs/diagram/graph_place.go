package diagram

// Distances between what is laid out.
const (
	nodeGap  = 26 // between neighbours of a rank
	rankGap  = 24 // between ranks
	loopWide = 34 // of the arrow that leads back to its state
)

// place gives everything its x and y. Ranks are pulled towards the middle of their
// neighbours, above and below by turns, as far as their own order lets them.
func (g *graph) place() {
	y := 0
	for _, rank := range g.ranks {
		tall := 1
		for _, n := range rank {
			tall = max(tall, n.h)
		}
		x := 0
		for i, n := range rank {
			if i > 0 {
				x += apart(rank[i-1], n)
			}
			n.x, n.y = x, y+tall/2
		}
		for _, n := range rank {
			n.x -= x / 2
		}
		y += tall + rankGap
	}
	for turn := range 30 {
		if turn%2 == 0 {
			for _, rank := range g.ranks {
				pull(rank, turn > 20, func(n *node) []*node { return n.up })
			}
		} else {
			for r := len(g.ranks) - 1; r >= 0; r-- {
				pull(g.ranks[r], turn > 20, func(n *node) []*node { return n.down })
			}
		}
	}
}

// apart is how far the middles of two neighbours are from each other at least.
func apart(a, b *node) int {
	gap := nodeGap
	if a.kind == bendNode && b.kind == bendNode {
		gap = 10
	}
	room := 0
	if len(a.loops) > 0 {
		room = loopWide + codeFace.widest(a.loops)
	}
	return a.w/2 + room + gap + b.w/2
}

// pull moves a rank's nodes to where they would like to be, which keeps them in order:
// nodes that want the same place are moved as one block to the middle of their wishes.
func pull(rank []*node, both bool, neighbours func(*node) []*node) {
	type block struct{ first, last, sum, count, at int }
	wish := func(n *node) int {
		list := neighbours(n)
		if both || len(list) == 0 {
			list = append(append([]*node(nil), n.up...), n.down...)
		}
		if len(list) == 0 {
			return n.x
		}
		sum := 0
		for _, other := range list {
			sum += other.x
		}
		return sum / len(list)
	}
	offsets := make([]int, len(rank)) // from the first of the rank, where all stand close
	for i := 1; i < len(rank); i++ {
		offsets[i] = offsets[i-1] + apart(rank[i-1], rank[i])
	}
	var blocks []block
	for i, n := range rank {
		weight := 1
		if n.kind == bendNode {
			weight = 3 // long edges are straight rather than short ones
		}
		b := block{first: i, last: i, sum: weight * (wish(n) - offsets[i]), count: weight}
		b.at = b.sum / b.count
		for len(blocks) > 0 && blocks[len(blocks)-1].at > b.at {
			before := blocks[len(blocks)-1]
			blocks = blocks[:len(blocks)-1]
			b = block{first: before.first, last: b.last, sum: before.sum + b.sum, count: before.count + b.count}
			b.at = b.sum / b.count
		}
		blocks = append(blocks, b)
	}
	for _, b := range blocks {
		for i := b.first; i <= b.last; i++ {
			rank[i].x = b.at + offsets[i]
		}
	}
}

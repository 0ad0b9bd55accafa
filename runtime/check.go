package runtime

import (
	"sync"
	"time"
	"unsafe"
)

// Check reads one JSON document and checks it as it reads. Generated code calls
// its methods: each takes the offset of a value and returns the offset behind
// it, so that the cursor lives in a register. The first syntax error is kept
// and sends every later call to the end of the document, where all loops stop:
// generated code has no error branches.
//
// The at parameters are the place of a schema in the OpenAPI document
// ("#/components/schemas/Foo"); they are looked at on the failing path only.
type Check struct {
	s         string // the document
	mode      Mode
	quiet     int // probes that are open: violations are counted, not kept
	failed    int // violations counted in the innermost probe
	depth     int
	work      int           // bytes that were read again
	slow      time.Duration // that patterns which backtrack have taken
	syntax    *violation
	found     []violation
	dropped   bool // more violations than limit
	limit     int
	way       Direction
	secrets   []span // values that messages tell nothing of
	scratch   []byte
	names     []name   // undeclared members of the objects being read
	wide      []uint64 // which properties have been seen of the objects that have more than 64
	tape      Tape
	surprises uint8  // members that came where others were expected, as they are counted for learn
	waste     []slab // takes the counts of probes
}

// Mode says what a document is read for.
type Mode uint8

// The modes; they may be combined.
const (
	// Build also checks that the Go types can hold what the schema allows.
	Build Mode = 1 << iota
	// AssertFormat makes int32 and int64 rules, not annotations.
	AssertFormat
	// StandardJSON also checks that encoding/json can decode what the schema allows:
	// it takes no integer that is written with a fraction or an exponent.
	StandardJSON
)

// MaxDepth is how deep arrays and objects may be nested.
const MaxDepth = 512

// maxDocument is what the words of a tape can address.
const maxDocument = 1 << 30

var checks = sync.Pool{New: func() any { return &Check{tape: Tape{w: make([]uint64, 0, 512)}} }}

// Begin lends a Check over data, which must not change until Done or Free.
// slabs is the number of kinds of values that the package's types allocate.
func Begin(data []byte, slabs int, mode Mode, how Reading) *Check {
	c := checks.Get().(*Check)
	c.mode, c.limit, c.way = mode, how.limit(), how.Direction
	c.s = unsafe.String(unsafe.SliceData(data), len(data))
	c.tape.s = c.s
	if len(c.tape.slabs) < slabs {
		c.tape.slabs = make([]slab, slabs)
		c.waste = make([]slab, slabs)
	}
	if len(data) > maxDocument {
		c.Fail(len(data), "the document is larger than 1 GiB")
	}
	return c
}

// Start returns the offset of the document's value.
func (c *Check) Start() int {
	if c.syntax != nil {
		return len(c.s)
	}
	return c.ws(0)
}

// End checks that nothing follows the value that ends at i, and reports what
// was found: nil, or an [*Error].
func (c *Check) End(i int) error {
	if i = c.ws(i); i < len(c.s) {
		c.Fail(i, "data after the value")
	}
	if c.syntax == nil && len(c.found) == 0 {
		return nil
	}
	return c.report()
}

// Done is End, and gives the Check back.
func (c *Check) Done(i int) error {
	err := c.End(i)
	c.Free()
	return err
}

// Free gives the Check back; nothing of it may be used afterwards.
func (c *Check) Free() {
	c.s, c.syntax, c.dropped = "", nil, false
	c.quiet, c.failed, c.depth, c.work, c.slow = 0, 0, 0, 0, 0
	clear(c.found)
	c.found = c.found[:0]
	c.secrets = c.secrets[:0]
	clear(c.names)
	c.names = c.names[:0]
	c.wide = c.wide[:0]
	if cap(c.scratch) > 1<<16 {
		c.scratch = nil
	}
	if c.tape.reset() {
		checks.Put(c)
	}
}

// Tape returns what reading has left for building values.
func (c *Check) Tape() *Tape {
	c.tape.prepare()
	return &c.tape
}

// Goes tells whether the document is read as one that goes in a direction.
func (c *Check) Goes(d Direction) bool { return c.way == d }

// See marks member k as met; i is the offset of its value. A repeated member is
// a violation: which of the two counts is undefined (RFC 8259, section 4).
func (c *Check) See(seen uint64, k, i int) uint64 {
	if seen>>(k&63)&1 != 0 {
		c.duplicate(i)
	}
	return seen | 1<<(k&63)
}

// SeeIn is See for objects with more than 64 declared members.
func (c *Check) SeeIn(seen []uint64, k, i int) {
	seen[k>>6] = c.See(seen[k>>6], k&63, i)
}

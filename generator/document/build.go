package document

import "strconv"

// Limits of one file. They are far above any real document and keep a hostile
// one from eating the machine.
const (
	maxFile       = 32 << 20  // bytes
	maxNodes      = 1_500_000 // values
	maxName       = 10_000    // bytes of a key, or of what names an operation, a parameter or a type
	maxReferences = 100       // references that lead from one to the next
	maxDepth      = 1000      // levels of nesting
	maxExpanded   = 500_000   // nodes that YAML aliases and merge keys make
	maxCopied     = 64 << 20  // bytes of text that they repeat
	maxPointers   = 1 << 30   // bytes of JSON Pointers
)

// A builder makes the nodes of one file, for the readers of both syntaxes.
type builder struct {
	file     string // the key
	display  string // the file as positions have it
	content  string // what the file should hold, for messages
	problems Problems
	lenient  bool
	ids      bool // the file has $id, $anchor or $dynamicAnchor
	pointers int
	nodes    int
	slab     []Node
}

// halt stops a reader where going on makes no sense.
type halt struct{ problem *Problem }

func (b *builder) halt(at Position, format string, args ...any) {
	panic(halt{problemAt(at, format, args...)})
}

// catch turns a halt into the last problem; other panics go on.
func (b *builder) catch(root **Node) {
	switch r := recover().(type) {
	case nil:
	case halt:
		*root = nil
		b.problems = append(b.problems, *r.problem)
	default:
		panic(r)
	}
}

func (b *builder) report(at Position, format string, args ...any) {
	b.problems = append(b.problems, *problemAt(at, format, args...))
}

// at gives a position in this file.
func (b *builder) at(line, column int) Position {
	return Position{File: b.display, Line: line, Column: column}
}

func (b *builder) node(kind Kind, at Position, pointer string) *Node {
	if b.nodes++; b.nodes > maxNodes {
		b.halt(at, "the document has more than %d values; split it into files", maxNodes)
	}
	if len(b.slab) == 0 {
		b.slab = make([]Node, 64)
	}
	n := &b.slab[0]
	b.slab = b.slab[1:]
	n.Kind, n.Position, n.Pointer, n.File = kind, at, pointer, b.file
	return n
}

func (b *builder) member(parent *Node, key string) string {
	if key == "$id" || key == "$anchor" || key == "$dynamicAnchor" {
		b.ids = true
	}
	return b.pointer(parent.Pointer, EscapeToken(key), parent.Position)
}

func (b *builder) item(parent *Node, i int) string {
	return b.pointer(parent.Pointer, strconv.Itoa(i), parent.Position)
}

func (b *builder) pointer(parent, token string, at Position) string {
	b.pointers += len(parent) + 1 + len(token)
	if b.pointers > maxPointers {
		b.halt(at, "the document is too large for its depth; split it into files")
	}
	return parent + "/" + token
}

func (b *builder) checkDepth(depth int, at Position) {
	if depth > maxDepth {
		b.halt(at, "nested more than %d levels deep; refer to parts by $ref instead", maxDepth)
	}
}

// put adds a member, or reports its key as the second of its name. The first
// stays, except with --lenient, where the last wins as in most JSON readers.
func (b *builder) put(parent *Node, m Member) {
	if len(m.Key) > maxName {
		b.halt(m.KeyPosition, "a name of %d bytes, longer than %d", len(m.Key), maxName)
	}
	i := parent.find(m.Key)
	if i < 0 {
		parent.add(m)
		return
	}
	first := parent.Members[i].KeyPosition
	p := problemAt(m.KeyPosition, "duplicate key %q, first on line %d; remove one of them", m.Key, first.Line)
	if b.lenient {
		p = problemAt(m.KeyPosition, "duplicate key %q replaces the one on line %d", m.Key, first.Line)
		p.Severity = Warning
		parent.Members[i] = m
	}
	b.problems = append(b.problems, *p)
}

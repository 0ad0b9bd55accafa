package runtime

import "math"

// steps are an Object's properties as the loops that read, build and write them take them:
// laid out when the object is first used, each close together.
type steps struct {
	read  []readStep
	build []buildStep
	write []writeStep

	opening uint32            // the property that is expected first, as readStep.after
	numbers map[string]uint16 // of the properties, by their names
}

// A readStep is how a property is found in a text, and what is done with the most frequent
// kinds of values. Its head is how a member begins that is written without white space:
// the name, quoted, and a colon.
type readStep struct {
	first  uint64 // the first eight bytes of the head, or as many as there are
	mask   uint64 // of the bits of first
	last   uint64 // the last eight bytes; first where there are fewer
	middle uint64 // eight bytes behind first, where there are more than sixteen
	bit    uint64 // of the property among those seen; 0 from number 64 on
	slab   *Slab
	object *Object
	length uint32 // of the head
	tail   uint32 // where last begins
	after  uint32 // the property that is expected behind this one: what came there before
	op     readOp

	// Of integers.
	word        bool  // it takes a word of 64 bits
	fixed       uint8 // bytes of the memory that numbers share
	least, most int64
}

type readOp uint8

const (
	readOther   readOp = iota
	readText           // any text, maybe pointed to
	readObject         // an object, likewise
	readObjects        // an array of objects
	readInteger        // an integer, maybe within bounds, maybe pointed to
	readFloat          // a number, maybe within bounds, maybe pointed to
	readWide           // a property from number 64 on
)

// A buildStep is where a property is put.
type buildStep struct {
	field  uintptr
	op     buildOp
	slab   *Slab
	object *Object
}

type buildOp uint8

const (
	buildOther buildOp = iota
	buildText
	buildTextPointer
	buildBool
	buildInt32
	buildInt32Pointer
	buildWord // 64 bits
	buildWordPointer
	buildObject
	buildObjectPointer
	buildObjects
)

// A writeStep is what is written of a property.
type writeStep struct {
	key      [keyRoom]byte // what stands before the value
	length   uint8         // of key; 0 where it is longer than the room
	kind     PropertyKind
	optional bool // the field, a pointer or a list, is nil where the value is absent
	pointer  bool // the value is behind the field
	odd      bool // more is to be asked of the field
	field    uintptr
}

// keyRoom is for most keys, which are then written in one move.
const keyRoom = 32

// steps returns the properties, laid out.
func (o *Object) steps() *steps {
	if s := o.ready.Load(); s != nil {
		return s
	}
	return o.layOut()
}

//go:noinline
func (o *Object) layOut() *steps {
	s := &steps{
		read:  make([]readStep, len(o.Properties)),
		build: make([]buildStep, len(o.Properties)),
		write: make([]writeStep, len(o.Properties)),

		numbers: make(map[string]uint16, len(o.Properties)),
	}
	for k := range o.Properties {
		p := &o.Properties[k]
		s.numbers[p.name()] = uint16(k)
		s.read[k], s.build[k], s.write[k] = p.readStep(), p.buildStep(), p.writeStep()
	}
	for k := range s.read {
		s.read[k].after = uint32(k + 1)
		if s.read[k].bit = 1 << k; k >= 64 {
			s.read[k].op = readWide
		}
	}
	o.ready.Store(s)
	return s
}

func (p *Property) readStep() readStep {
	head := p.Key[1:]
	s := readStep{length: uint32(len(head)), slab: p.Slab, object: p.Object}
	for n := range min(8, len(head)) {
		s.first |= uint64(head[n]) << (8 * n)
		s.mask |= 0xFF << (8 * n)
	}
	if s.last = s.first; len(head) > 8 {
		s.tail = s.length - 8
		s.last = load64(head, len(head)-8)
	}
	if len(head) > 16 {
		s.middle = load64(head, 8)
	}
	switch {
	case p.Secret || p.Nullable || p.Rule != nil && p.Rule.Read != nil:
	case (p.Kind == OfInt32 || p.Kind == OfInt64 || p.Kind == OfInteger) && p.Held != Nulled:
		s.op = readInteger
		p.integers(&s)
	case p.Kind == OfFloat && p.Held != Nulled:
		s.op = readFloat
	case p.Rule != nil:
	case p.Kind == OfText:
		s.op = readText
	case p.Kind == OfObject && p.Held != Nulled:
		s.op = readObject
	case p.Kind == OfObjects && p.Slab == nil:
		s.op, s.slab = readObjects, p.Items
	}
	return s
}

// integers says which integers the property asks for.
func (p *Property) integers(s *readStep) {
	if s.least, s.most = math.MinInt64, math.MaxInt64; p.Kind == OfInt32 {
		s.least, s.most = math.MinInt32, math.MaxInt32
	}
	s.word = p.Kind != OfInt32
	if p.Held == Pointer {
		s.fixed = uint8(p.size())
	}
	r := p.Rule
	if r == nil {
		return
	}
	if r.Bounds&(AtLeast|Above) != 0 {
		s.least = max(s.least, r.Least+int64(r.Bounds&Above/Above))
	}
	if r.Bounds&(AtMost|Below) != 0 {
		s.most = min(s.most, r.Most-int64(r.Bounds&Below/Below))
	}
}

func (p *Property) buildStep() buildStep {
	s := buildStep{field: p.Field, slab: p.Slab, object: p.Object}
	if p.Kind.text() {
		s.op = map[Held]buildOp{Plain: buildText, Pointer: buildTextPointer, Zeroed: buildText}[p.Held]
		return s
	}
	switch plain := p.Held == Plain || p.Held == Zeroed || p.Held == Nilled; p.Kind {
	case OfBool:
		s.op = map[Held]buildOp{Plain: buildBool, Zeroed: buildBool}[p.Held]
	case OfInt32:
		s.op = map[Held]buildOp{Plain: buildInt32, Pointer: buildInt32Pointer, Zeroed: buildInt32}[p.Held]
	case OfInt64, OfInteger, OfFloat:
		s.op = map[Held]buildOp{Plain: buildWord, Pointer: buildWordPointer, Zeroed: buildWord}[p.Held]
	case OfObject:
		s.op = map[Held]buildOp{Plain: buildObject, Pointer: buildObjectPointer}[p.Held]
	case OfObjects:
		if plain {
			s.op, s.slab = buildObjects, p.Items
		}
	}
	return s
}

func (p *Property) writeStep() writeStep {
	s := writeStep{kind: p.Kind, field: p.Field}
	if len(p.Key) <= keyRoom {
		s.length = uint8(copy(s.key[:], p.Key))
	}
	switch {
	case p.Held == Plain:
	case p.Required || p.Held == Nulled || p.Held == Zeroed:
		s.odd = true
	default:
		s.optional, s.pointer = true, p.Held == Pointer
	}
	return s
}

// text tells whether values of the kind are text.
func (k PropertyKind) text() bool { return k <= OfTextLength }

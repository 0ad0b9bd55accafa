package diagram

import (
	"strings"

	"github.com/bizgen/bizgen/generator/model"
)

// Sequence draws a flow in SVG. Texts are those of the flow; the language, "ko" or
// "en", is of the few words that the drawing adds. Steps that send something have
// numbers, in the order of [model.Flow.EachStep].
func Sequence(flow model.Flow, language string) []byte {
	s := &sequence{flow: &flow, words: in(language)}
	s.measure()
	s.draw()
	return s.all.document("sequence", language, flow.Title, strings.Join(Steps(flow, language), "\n"))
}

// A sequence is a drawing in the making. It has layers, from back to front.
type sequence struct {
	flow  *model.Flow
	words vocabulary

	x     []int      // of the participants' lines
	boxes []int      // widths of their boxes
	names [][]string // what stands in them

	y            int // how far down the drawing is
	number       int // of the last step
	back, front  canvas
	lines, all   canvas
	frameStrokes canvas
}

const (
	spread   = 188 // how wide a label between two neighbours may make their distance
	codeWide = 232 // of an operation, which is better left in one piece
	inside   = 16  // between a label and the lines beside it
	radius   = 10  // of a number's circle
	loop     = 30  // of the arrow that leads back
	selfWide = 150 // of a label beside it
	boxPad   = 12
	person   = 22 // room for the figure of a person
	indent   = 20 // of a frame around what is in it
)

// measure decides where the participants stand.
func (s *sequence) measure() {
	n := len(s.flow.Participants)
	s.x, s.boxes, s.names = make([]int, n), make([]int, n), make([][]string, n)
	gaps := make([]int, max(n-1, 0))
	for i, p := range s.flow.Participants {
		s.names[i] = nameFace.wrap(p.Title, 128)
		s.boxes[i] = max(92, nameFace.widest(s.names[i])+2*boxPad)
		if p.Person {
			s.boxes[i] += person
		}
		if i > 0 {
			gaps[i-1] = (s.boxes[i-1]+s.boxes[i])/2 + 28
		}
	}
	s.flow.EachStep(func(step *model.Step) {
		if len(step.Parts) > 0 || step.Kind == model.NoteStep {
			return
		}
		a, b := min(step.From, step.To), max(step.From, step.To)
		switch {
		case a == b && a < n-1:
			gaps[a] = max(gaps[a], radius+loop+8+s.label(step, selfWide).width+inside)
		case b == a+1:
			gaps[a] = max(gaps[a], s.label(step, spread).width+2*inside)
		}
	})
	for i, gap := range gaps {
		s.x[i+1] = s.x[i] + gap
	}
}

// A label is what stands at an arrow: a text above it, and code below.
type label struct {
	text, code []string
	width      int
}

func (s *sequence) label(step *model.Step, limit int) label {
	l := label{text: textFace.wrap(step.Text, limit)}
	if ref := step.Operation; ref != nil && ref.Target != nil {
		l.code = codeFace.fill(clean(ref.Target.Method+" "+ref.Target.Path), max(limit, codeWide))
	}
	if step.Within != "" {
		l.code = append(l.code, guardFace.wrap(s.words.within(step.Within), limit)...)
	}
	l.width = max(textFace.widest(l.text), codeFace.widest(l.code))
	return l
}

// between is the label of an arrow where the participants stand.
func (s *sequence) between(step *model.Step) label {
	if step.From == step.To {
		return s.label(step, selfWide)
	}
	distance := s.x[max(step.From, step.To)] - s.x[min(step.From, step.To)]
	return s.label(step, distance-2*inside)
}

// draw goes through the flow from top to bottom.
func (s *sequence) draw() {
	height := 0
	for i := range s.names {
		height = max(height, len(s.names[i])*nameFace.leading()+2*boxPad)
	}
	s.heads(0, height)
	s.y = height + 14
	s.steps(s.flow.Steps)
	s.y += 12
	for i := range s.x {
		s.lines.line("dg-life", ink+` stroke-opacity="0.45" stroke-dasharray="2 4"`, s.x[i], height, s.x[i], s.y)
	}
	if s.y > 640 { // the names are out of sight by then
		s.heads(s.y, height)
	}
	for _, layer := range []*canvas{&s.back, &s.lines, &s.frameStrokes, &s.front} {
		if layer.used {
			s.all.reach(layer.left, layer.top, layer.right, layer.bottom)
			s.all.WriteString(layer.String())
		}
	}
	s.all.reach(0, 0, 1, height)
}

// heads draws the participants' boxes.
func (s *sequence) heads(y, height int) {
	for i, p := range s.flow.Participants {
		left, middleX := s.x[i]-s.boxes[i]/2, s.x[i]
		class, round := "dg-box", 6
		if p.Person {
			class, round = "dg-box dg-person", min(height/2, 26)
			middleX += person / 2
		}
		s.front.rect(class, paper+` stroke-width="1.5"`, left, y, s.boxes[i], height, round)
		if p.Person {
			s.figure(left+boxPad+8, y+height/2)
		}
		first := y + (height-len(s.names[i])*nameFace.leading())/2 + nameFace.size
		s.front.text("dg-name", `fill="currentColor" font-weight="600"`, nameFace, middle, middleX, first, s.names[i])
	}
}

// figure draws a head and shoulders.
func (s *sequence) figure(x, y int) {
	s.front.circle("dg-figure", `fill="currentColor"`, x, y-5, 4)
	s.front.path("dg-figure", `fill="currentColor"`, pathOf("M", x-7, y+8, "a", 7, 8, 0, 0, 1, 14, 0, "z"))
}

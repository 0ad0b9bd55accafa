package diagram

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/bizgen/bizgen/generator/model"
)

func (s *sequence) steps(steps []model.Step) {
	for i := range steps {
		s.step(&steps[i])
	}
}

func (s *sequence) step(step *model.Step) {
	switch {
	case step.Kind == model.NoteStep:
		s.note(step)
	case len(step.Parts) > 0 || step.Kind > model.NoteStep:
		s.frame(step)
	case step.From == step.To:
		s.number++
		s.self(step)
	default:
		s.number++
		s.arrow(step)
	}
}

// arrow draws a call or an answer from one line to another.
func (s *sequence) arrow(step *model.Step) {
	l := s.between(step)
	from, to, direction := s.x[step.From], s.x[step.To], 1
	if from > to {
		direction = -1
	}
	center := (from + to) / 2
	s.y = s.front.text("dg-text", onLine, textFace, middle, center, s.y+textFace.size+6, l.text) + 9
	class, attributes := "dg-call", ink+` stroke-width="1.5"`
	if step.Kind == model.AnswerStep {
		class, attributes = "dg-answer", ink+` stroke-width="1.5" stroke-dasharray="6 4"`
	}
	s.front.line(class, attributes, from+direction*radius, s.y, to-direction*8, s.y)
	s.front.head(to-direction, s.y, direction, 0)
	s.mark(from, s.y)
	s.code(middle, center, l.code)
	s.y += 12
}

// self draws a step of one participant alone.
func (s *sequence) self(step *model.Step) {
	l := s.between(step)
	x := s.x[step.From]
	tall := max(22, len(l.text)*textFace.leading())
	s.y += 8
	s.front.path("dg-call", ink+` stroke-width="1.5"`, pathOf("M", x+radius, s.y+6, "h", loop-8, "a", 8, 8, 0, 0, 1, 8, 8, "v", tall-22, "a", 8, 8, 0, 0, 1, -8, 8, "h", -loop+9))
	s.front.head(x+2, s.y+tall, -1, 0)
	s.mark(x, s.y+6)
	first := s.y + (tall+6-len(l.text)*textFace.leading())/2 + textFace.size
	s.front.text("dg-text", onLine, textFace, begin, x+radius+loop+8, first, l.text)
	s.y += tall
	s.code(begin, x+radius+loop+8, l.code)
	s.y += 14
}

// code writes what stands below an arrow.
func (s *sequence) code(at anchor, x int, lines []string) {
	if len(lines) > 0 {
		s.y = s.front.text("dg-code", onLine+` fill-opacity="0.8"`, codeFace, at, x, s.y+codeFace.size+4, lines)
	}
}

// mark puts a step's number on the line that it begins at.
func (s *sequence) mark(x, y int) {
	s.front.circle("dg-number", `fill="currentColor"`, x, y, radius)
	s.front.text("dg-digits", `fill="Canvas" font-weight="600"`, numberFace, middle, x, y+4, []string{strconv.Itoa(s.number)})
}

func (s *sequence) note(step *model.Step) {
	left, right, lines := s.noteExtent(step)
	height := len(lines)*guardFace.leading() + 14
	s.y += 10
	s.front.rect("dg-note", `fill="Canvas" stroke="currentColor" stroke-opacity="0.5"`, left, s.y, right-left, height, 3)
	s.front.text("dg-remark", `fill="currentColor"`, guardFace, middle, (left+right)/2, s.y+guardFace.size+6, lines)
	s.y += height + 6
}

func (s *sequence) noteExtent(step *model.Step) (left, right int, lines []string) {
	left, right = s.x[step.From]-70, s.x[step.To]+70
	lines = guardFace.wrap(step.Text, right-left-20)
	if w := guardFace.widest(lines) + 24; step.From == step.To {
		left, right = s.x[step.From]-w/2, s.x[step.From]+w/2
	}
	return left, right, lines
}

// extent is how far steps reach to both sides.
func (s *sequence) extent(steps []model.Step) (left, right int) {
	left, right = 1<<30, -1<<30
	reach := func(l, r int) { left, right = min(left, l), max(right, r) }
	for i := range steps {
		step := &steps[i]
		switch {
		case step.Kind == model.NoteStep:
			l, r, _ := s.noteExtent(step)
			reach(l, r)
		case len(step.Parts) > 0 || step.Kind > model.NoteStep:
			reach(s.frameExtent(step))
		case step.From == step.To:
			reach(s.x[step.From]-radius, s.x[step.From]+radius+loop+8+s.between(step).width)
		default:
			reach(s.x[min(step.From, step.To)]-radius, s.x[max(step.From, step.To)]+radius)
		}
	}
	return left, right
}

// frameExtent is how far a frame reaches, which is around all that is in it.
func (s *sequence) frameExtent(step *model.Step) (left, right int) {
	left, right = 1<<30, -1<<30
	for _, part := range step.Parts {
		l, r := s.extent(part.Steps)
		left, right = min(left, l), max(right, r)
	}
	if left > right { // nothing is in it
		left, right = 0, 0
	}
	return left - indent, max(right+indent, left+220)
}

// frame draws what repeats, is chosen from or may happen.
func (s *sequence) frame(step *model.Step) {
	left, right := s.frameExtent(step)
	s.y += 12
	top := s.y
	kind := [...]string{model.RepeatStep: s.words.repeat, model.ChoiceStep: s.words.choice, model.OptionalStep: s.words.optional}[step.Kind]
	tab := numberFace.width(kind) + 20
	for i, part := range step.Parts {
		guard := part.Text
		if step.Kind == model.RepeatStep {
			guard = s.words.rhythm(step)
		}
		at := left + 12
		if i == 0 {
			at = left + tab + 12
		} else {
			s.y += 12
			s.frameStrokes.line("dg-divide", ink+` stroke-opacity="0.35" stroke-dasharray="5 4"`, left, s.y, right, s.y)
		}
		lines := guardFace.wrap(guard, right-at-12)
		s.front.text("dg-guard", onLine+` font-weight="600"`, guardFace, begin, at, s.y+guardFace.size+3, lines)
		s.y += max(22, len(lines)*guardFace.leading()+6)
		s.steps(part.Steps)
	}
	s.y += 14
	s.back.rect("dg-frame", faint, left, top, right-left, s.y-top, 4)
	s.front.path("dg-tab", `fill="currentColor" fill-opacity="0.16"`, pathOf("M", left, top, "h", tab, "v", 14, "l", -8, 8, "h", -tab+8, "z"))
	s.front.text("dg-tab-text", `fill="currentColor" font-weight="600"`, numberFace, begin, left+8, top+15, []string{kind})
	s.y += 4
}

// pathOf writes commands and their numbers one after the other.
func pathOf(parts ...any) string { return strings.TrimSpace(fmt.Sprintln(parts...)) }

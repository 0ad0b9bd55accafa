package diagram

import (
	"fmt"

	"github.com/bizgen/bizgen/generator/model"
)

// Steps tells a flow in sentences: for who cannot see the drawing, and for a list
// beside it. Its numbers are those of the drawing.
func Steps(flow model.Flow, language string) []string {
	t := teller{flow: &flow, words: in(language)}
	t.steps("", flow.Steps)
	return t.out
}

type teller struct {
	flow   *model.Flow
	words  vocabulary
	number int
	out    []string
}

func (t *teller) steps(inner string, steps []model.Step) {
	for i := range steps {
		t.step(inner, &steps[i])
	}
}

func (t *teller) step(inner string, step *model.Step) {
	say := func(format string, args ...any) { t.out = append(t.out, inner+fmt.Sprintf(format, args...)) }
	limit := ""
	if step.Within != "" {
		limit = ", " + t.words.within(step.Within)
	}
	switch step.Kind {
	case model.NoteStep:
		say("%s: %s", t.words.note, step.Text)
		return
	case model.RepeatStep, model.ChoiceStep, model.OptionalStep:
		t.parts(inner, step)
		return
	}
	t.number++
	from, to := t.flow.Participants[step.From].Title, t.flow.Participants[step.To].Title
	switch {
	case step.Kind == model.AnswerStep:
		say("%d. %s → %s (%s): %s%s", t.number, from, to, t.words.answer, step.Text, limit)
	case step.From == step.To:
		say("%d. %s: %s%s", t.number, from, step.Text, limit)
	default:
		say("%d. %s → %s: %s%s%s", t.number, from, to, step.Text, operation(step), limit)
	}
}

func (t *teller) parts(inner string, step *model.Step) {
	kind := [...]string{model.RepeatStep: t.words.repeat, model.ChoiceStep: t.words.choice, model.OptionalStep: t.words.optional}[step.Kind]
	for _, part := range step.Parts {
		text := part.Text
		if step.Kind == model.RepeatStep {
			text = t.words.rhythm(step)
		}
		t.out = append(t.out, fmt.Sprintf("%s[%s: %s]", inner, kind, text))
		t.steps(inner+"  ", part.Steps)
	}
}

// operation is what a call calls, where that is known.
func operation(step *model.Step) string {
	if step.Operation == nil || step.Operation.Target == nil {
		return ""
	}
	return " (" + step.Operation.Target.Method + " " + step.Operation.Target.Path + ")"
}

package diagram

import (
	"strings"

	"github.com/bizgen/bizgen/generator/model"
)

// A vocabulary is what a drawing says of itself, in the reader's language.
type vocabulary struct {
	repeat, choice, optional string
	every, within            func(duration string) string
	answer, note             string
	states, begins, ends     string
}

// in gives the words of a language, English where it has none.
func in(language string) vocabulary {
	if language == "ko" {
		return vocabulary{
			repeat: "반복", choice: "선택", optional: "조건부",
			every:  func(d string) string { return spoken(d, "일", "시간", "분", "초") + "마다" },
			within: func(d string) string { return spoken(d, "일", "시간", "분", "초") + "\u00a0안에" },
			answer: "응답", note: "참고",
			states: "상태", begins: "처음 상태", ends: "끝 상태",
		}
	}
	return vocabulary{
		repeat: "repeat", choice: "choice", optional: "optional",
		every:  func(d string) string { return "every\u00a0" + spoken(d, "\u00a0d", "\u00a0h", "\u00a0min", "\u00a0s") },
		within: func(d string) string { return "within\u00a0" + spoken(d, "\u00a0d", "\u00a0h", "\u00a0min", "\u00a0s") },
		answer: "answer", note: "note",
		states: "States", begins: "Begins with", ends: "Ends with",
	}
}

// rhythm says until when something repeats, and how often.
func (w vocabulary) rhythm(step *model.Step) string {
	parts := []string{step.Text}
	if step.Every != "" {
		parts = append(parts, w.every(step.Every))
	}
	if step.Within != "" {
		parts = append(parts, w.within(step.Within))
	}
	return strings.Join(parts, " · ")
}

// spoken writes a duration of ISO 8601 with the units given: "PT1M30S", "1분 30초".
func spoken(duration string, units ...string) string {
	var parts []string
	number, time := "", false
	for _, r := range strings.TrimPrefix(duration, "P") {
		unit := strings.IndexRune("DHMS", r)
		switch {
		case r == 'T':
			time = true
		case r >= '0' && r <= '9' || r == '.':
			number += string(r)
		case unit >= 0 && number != "" && (time || r == 'D'):
			parts, number = append(parts, number+units[unit]), ""
		}
	}
	return strings.Join(parts, "\u00a0")
}

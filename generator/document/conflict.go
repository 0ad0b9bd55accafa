package document

import (
	"fmt"
	"strings"
)

// Conflict finds what git leaves in a file when a merge is not resolved: the line of
// the first marker and what to say of it. The line is 0 without any. A marker begins
// at the first column, where no text of YAML or JSON can begin with it.
func Conflict(text string) (line int, message string) {
	if !strings.Contains(text, "<<<<<<<") {
		return 0, ""
	}
	first, end, more, open, middle := 0, 0, 0, 0, false
	number := 0
	for s := range strings.Lines(text) {
		number++
		s = strings.TrimRight(s, "\r\n")
		switch {
		case strings.HasPrefix(s, "<<<<<<< ") || s == "<<<<<<<":
			open, middle = number, false
		case s == "=======" && open > 0:
			middle = true
		case (strings.HasPrefix(s, ">>>>>>> ") || s == ">>>>>>>") && middle:
			if first == 0 {
				first, end = open, number
			} else {
				more++
			}
			open, middle = 0, false
		}
	}
	if first == 0 {
		return 0, ""
	}
	message = fmt.Sprintf("a merge conflict that is not resolved, down to line %d; choose what is to stay, and remove the markers", end)
	if more > 0 {
		message += fmt.Sprintf(" (the file has %d more)", more)
	}
	return first, message
}

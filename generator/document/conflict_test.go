package document

import "testing"

func TestConflict(t *testing.T) {
	const said = "a merge conflict that is not resolved, down to line "
	const do = "; choose what is to stay, and remove the markers"
	for name, c := range map[string]struct {
		text    string
		line    int
		message string
	}{
		"none":          {"a: 1\n", 0, ""},
		"one":           {"a: 1\n<<<<<<< HEAD\nb: 1\n=======\nb: 2\n>>>>>>> theirs\n", 2, said + "6" + do},
		"with the base": {"<<<<<<< HEAD\r\nb: 1\r\n||||||| 123\r\nb: 0\r\n=======\r\nb: 2\r\n>>>>>>> theirs\r\n", 1, said + "7" + do},
		"three":         {"<<<<<<< a\n=======\n>>>>>>> b\n<<<<<<< a\n=======\n>>>>>>> b\n<<<<<<< a\n=======\n>>>>>>> b", 1, said + "3" + do + " (the file has 2 more)"},
		"in a text":     {"a: |\n  <<<<<<< HEAD\n  =======\n  >>>>>>> b\n", 0, ""},
		"half of one":   {"<<<<<<< HEAD\na: 1\n=======\n", 0, ""},
	} {
		if line, message := Conflict(c.text); line != c.line || message != c.message {
			t.Errorf("%s: %d, %s", name, line, message)
		}
	}
}

package docs

import "testing"

func TestCounted(t *testing.T) {
	for words, want := range map[string]string{
		"1 field{s}":                     "1 field",
		"2 field{s}":                     "2 fields",
		"0 field{s}":                     "0 fields",
		"11 field{s}":                    "11 fields",
		"2.1 field{s}":                   "2.1 fields",
		"at most 1 matching item{s}":     "at most 1 matching item",
		"digits only, 1 character{s}":    "digits only, 1 character",
		"1 part{s} too long to show":     "1 part too long to show",
		"3 earlier version{s} not shown": "3 earlier versions not shown",
		"항목 1개":                          "항목 1개",
	} {
		if have := counted(words); have != want {
			t.Errorf("%q gives %q, want %q", words, have, want)
		}
	}
}

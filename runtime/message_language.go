package runtime

import "strings"

// A wish is how much a header wants a language: in thousandths, and of equal ones the
// first.
type wish struct{ quality, order int }

// before tells whether w is wanted more than other; what is not wanted never is.
func (w wish) before(other wish) bool {
	return w.quality > other.quality || w.quality > 0 && w.quality == other.quality && w.order < other.order
}

// InLanguage returns the wording for an Accept-Language header: Korean where that is
// preferred to English, else English (RFC 9110, section 12.5.4). Of languages of the
// same quality the first counts, which is how browsers send them; "*" stands for
// English.
func InLanguage(header string) func(Violation) string {
	var korean, english, any wish
	for order := 1; len(header) > 0; order++ {
		var tag string
		tag, header, _ = strings.Cut(header, ",")
		tag, weight, weighted := strings.Cut(tag, ";")
		w := wish{1000, order}
		if weighted {
			w.quality = quality(strings.TrimSpace(weight))
		}
		primary, _, _ := strings.Cut(strings.TrimSpace(tag), "-")
		switch strings.ToLower(primary) {
		case "ko":
			korean = better(korean, w)
		case "en":
			english = better(english, w)
		case "*":
			any = better(any, w)
		}
	}
	if english.order == 0 {
		english = any
	}
	if korean.before(english) {
		return Violation.MessageKorean
	}
	return Violation.Message
}

// better returns the wish that counts of two for one language; the first is the zero
// value before there is any.
func better(have, w wish) wish {
	if have.order == 0 || w.before(have) {
		return w
	}
	return have
}

// quality reads "q=0.5" in thousandths (RFC 9110, section 12.4.2); what is no weight
// counts as none.
func quality(text string) int {
	if len(text) < 3 || text[0]|0x20 != 'q' || text[1] != '=' {
		return 0
	}
	whole, digits, _ := strings.Cut(text[2:], ".")
	if whole != "0" && whole != "1" || len(digits) > 3 {
		return 0
	}
	n := int(whole[0]-'0') * 1000
	for k, unit := 0, 100; k < len(digits); k, unit = k+1, unit/10 {
		if !formatDigit(digits[k]) {
			return 0
		}
		n += int(digits[k]-'0') * unit
	}
	if n > 1000 {
		return 0
	}
	return n
}

package runtime

import "unicode"

// idnaPermits checks a label beyond ASCII, decoded and in small letters, by
// RFC 5891, section 4.2.3, and the tables of RFC 5892.
func idnaPermits(label []rune) bool {
	n := len(label)
	if n == 0 || label[0] == '-' || label[n-1] == '-' || unicode.Is(unicode.M, label[0]) {
		return false
	}
	if n >= 4 && label[2] == '-' && label[3] == '-' {
		return false
	}
	ascii := true
	for i, r := range label {
		ascii = ascii && r < 0x80
		if !idnaContext(label, i) && !idnaValid(r) {
			return false
		}
	}
	return !ascii
}

// idnaValid is the derived property PVALID of RFC 5892, section 3.
func idnaValid(r rune) bool {
	switch r {
	case 0xDF, 0x3C2, 0x6FD, 0x6FE, 0xF0B, 0x3007:
		return true
	case 0x640, 0x7FA, 0x302E, 0x302F, 0x3031, 0x3032, 0x3033, 0x3034, 0x3035, 0x303B:
		return false
	case '-':
		return true
	}
	if idnaNeedsContext(r) {
		return false
	}
	return unicode.In(r, unicode.Ll, unicode.Lo, unicode.Lm, unicode.Mn, unicode.Mc, unicode.Nd) &&
		unicode.ToLower(r) == r && !idnaDisallowed.has(r) &&
		!unicode.In(r, unicode.Other_Default_Ignorable_Code_Point, unicode.Variation_Selector)
}

// idnaNeedsContext: the code points of CONTEXTJ and CONTEXTO, valid only where a
// rule of RFC 5892, appendix A, says so.
func idnaNeedsContext(r rune) bool {
	switch r {
	case 0xB7, 0x375, 0x5F3, 0x5F4, 0x30FB, 0x200C, 0x200D:
		return true
	}
	return r >= 0x660 && r <= 0x669 || r >= 0x6F0 && r <= 0x6F9
}

// idnaContext says whether the code point at i needs a context and has it.
func idnaContext(label []rune, i int) bool {
	switch r := label[i]; {
	case r == 0xB7: // MIDDLE DOT, between two l
		return idnaAt(label, i-1) == 'l' && idnaAt(label, i+1) == 'l'
	case r == 0x375: // GREEK KERAIA
		return unicode.Is(unicode.Greek, idnaAt(label, i+1))
	case r == 0x5F3 || r == 0x5F4: // GERESH, GERSHAYIM
		return unicode.Is(unicode.Hebrew, idnaAt(label, i-1))
	case r == 0x30FB: // KATAKANA MIDDLE DOT
		return idnaAny(label, func(r rune) bool {
			return r != 0x30FB && unicode.In(r, unicode.Hiragana, unicode.Katakana, unicode.Han)
		})
	case r >= 0x660 && r <= 0x669: // ARABIC-INDIC DIGITS
		return !idnaAny(label, func(r rune) bool { return r >= 0x6F0 && r <= 0x6F9 })
	case r >= 0x6F0 && r <= 0x6F9: // EXTENDED ARABIC-INDIC DIGITS
		return !idnaAny(label, func(r rune) bool { return r >= 0x660 && r <= 0x669 })
	case r == 0x200D: // ZERO WIDTH JOINER
		return idnaVirama.has(idnaAt(label, i-1))
	case r == 0x200C: // ZERO WIDTH NON-JOINER
		return idnaVirama.has(idnaAt(label, i-1)) || idnaBetweenJoining(label, i)
	}
	return false
}

// idnaAt is the code point at i, or 0, which has no property at all.
func idnaAt(label []rune, i int) rune {
	if i < 0 || i >= len(label) {
		return 0
	}
	return label[i]
}

func idnaAny(label []rune, is func(rune) bool) bool {
	for _, r := range label {
		if is(r) {
			return true
		}
	}
	return false
}

// idnaBetweenJoining is the second half of RFC 5892, appendix A.1: a letter that
// joins to its left, marks, ZWNJ, marks, a letter that joins to its right.
func idnaBetweenJoining(label []rune, i int) bool {
	before, after := i-1, i+1
	for unicode.Is(unicode.Mn, idnaAt(label, before)) {
		before--
	}
	for unicode.Is(unicode.Mn, idnaAt(label, after)) {
		after++
	}
	a, b := idnaAt(label, before), idnaAt(label, after)
	return idnaJoins(a) && !idnaRightJoining.has(a) && idnaJoins(b)
}

// idnaJoins: letters of the cursive scripts. Joining types are not in the
// standard library; only Arabic, where they matter in practice, is told apart.
func idnaJoins(r rune) bool {
	return unicode.Is(unicode.Lo, r) && r != 0x621 && r != 0x674 &&
		unicode.In(r, unicode.Arabic, unicode.Syriac, unicode.Nko, unicode.Mandaic, unicode.Mongolian, unicode.Phags_Pa)
}

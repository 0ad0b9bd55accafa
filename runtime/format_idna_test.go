package runtime

import "testing"

var (
	idnaLabels = []struct{ ascii, label, why string }{
		{"xn--ll-0ea", "l·l", "middle dot between l"},
		{"xn--wva4j", "͵α", "keraia before Greek"},
		{"xn--4dbc6h", "אב׳", "geresh after Hebrew"},
		{"xn--ccke5x", "アイ・", "katakana middle dot"},
		{"xn--x-7pcs", "٠٦x", "Arabic-Indic digits"},
		{"xn--x-gyc", "۰x", "extended digits"},
		{"xn--11b2ezcw70k", "\u0915\u094d\u200d\u0937", "joiner after virama"},
		{"xn--11b2ezcs70k", "\u0915\u094d\u200c\u0937", "non-joiner after virama"},
		{"xn--ngba5hb2804a", "بي\u200cبي", "non-joiner between joining letters"},
		{"xn--ngba5hxa4504a", "ب\u0650\u200cيب", "the same, behind a mark"},
		{"xn--fa-hia", "faß", "sharp s"},
		{"xn--nxa6a", "βς", "final sigma"},
		{"xn--x-j4t", "\u3007x", "ideographic zero"},
	}
	idnaNotLabels = []struct{ ascii, label, why string }{
		{"xn--la-0ea", "l·a", "no l after it"},
		{"xn--uba", "·", "nothing around"},
		{"xn--a-jib", "͵a", "nothing after"},
		{"xn--4db3e", "׳א", "nothing before"},
		{"xn--ab-3n4a", "a・b", "no kana"},
		{"xn--8hb20a", "٠۰", "two kinds of digits"},
		{"xn--11b2er09f", "\u0915\u200d\u0937", "joiner without virama"},
		{"xn--mgbc799q", "ا\u200cب", "alef does not join on"},
		{"xn--a-0mc899q", "ب\u200ca", "Latin does not join"},
		{"xn--b-rgn", "\u200cb", "nothing before"},
		{"xn--b-yq0i", "ａb", "fullwidth"},
		{"xn--x-sy8h", "ﬁx", "ligature"},
		{"xn--07jt248a", "가\u302e", "tone mark"},
		{"xn--a-n5g", "ᄀa", "old jamo"},
		{"xn--a-gea", "Éa", "capital"},
		{"xn----bga", "-é", "hyphen first"},
		{"xn----9fa", "é-", "hyphen last"},
		{"xn--ab---epa", "ab--é", "hyphens third and fourth"},
		{"xn--a-wbb", "\u0301a", "combining mark first"},
		{"xn--x-n3p", "x♥", "symbol"},
		{"xn--b-oca", "ªb", "ordinal"},
		{"xn--lckws", "カㅏ", "compatibility jamo"},
		{"xn--ngb71as16d", "ۀ\u200cب", "heh with yeh above does not join on"},
		{"xn--zj7c", "ｱ", "halfwidth"},
	}
)

func TestHostnameIDNA(t *testing.T) {
	for _, c := range idnaLabels {
		if !FormatHostname(c.ascii) {
			t.Errorf("%s (%+q, %s) is refused", c.ascii, c.label, c.why)
		}
	}
	for _, c := range idnaNotLabels {
		if FormatHostname(c.ascii) {
			t.Errorf("%s (%+q, %s) is accepted", c.ascii, c.label, c.why)
		}
	}
	for _, c := range append(idnaLabels, idnaNotLabels...) {
		label, ok := formatPunycode(nil, c.ascii[len("xn--"):])
		if !ok || string(label) != c.label {
			t.Errorf("%s: decoded to %+q, want %+q", c.ascii, string(label), c.label)
		}
	}
}

package pattern

import (
	"strings"
	"unicode"
)

// property parses {NAME} or {NAME=VALUE} after the \p or \P at at. ECMA-262 matches names by case and takes no others
// than Unicode's own; a script is asked for by \p{Script=Hangul}, not by \p{Hangul}.
func (p *parser) property(at int, negate bool) node {
	letter := p.src[at : at+2]
	if !p.skip("{") {
		p.fail(at, letter+" without a name in braces")
	}
	text, _, closed := strings.Cut(p.src[p.pos:], "}")
	if !closed {
		p.fail(at, letter+"{ without }")
	}
	p.pos += len(text) + 1
	construct := letter + "{" + text + "}"
	s, known := lookUp(text)
	switch {
	case !known && unicode.Scripts[text] != nil:
		p.fail(at, "unknown property "+construct+" (a script is Script="+text+")")
	case !known:
		p.fail(at, "unknown property "+construct)
	case s == nil:
		return alien{at, "property " + construct}
	case negate && len(s.props) == 1 && len(s.ranges) == 0:
		s.props = []string{opposite(s.props[0])}
	case negate:
		s.negate = true
	}
	return *s
}

func opposite(prop string) string {
	if strings.HasPrefix(prop, `\p`) {
		return `\P` + prop[2:]
	}
	return `\p` + prop[2:]
}

// lookUp finds the set of a property; nil if ECMA-262 knows it and Go has no table for it.
func lookUp(text string) (s *set, known bool) {
	name, value, hasValue := strings.Cut(text, "=")
	if !hasValue {
		if s, known = category(name); known {
			return s, true
		}
		return binary(name)
	}
	switch name {
	case "General_Category", "gc":
		return category(value)
	case "Script", "sc":
		return script(value)
	case "Script_Extensions", "scx":
		_, known = script(value)
		return nil, known
	}
	return nil, false
}

func category(name string) (*set, bool) {
	if short, ok := unicode.CategoryAliases[name]; ok {
		name = short
	}
	if unicode.Categories[name] == nil {
		return nil, false
	}
	return &set{props: []string{`\p{` + name + `}`}}, true
}

func script(name string) (*set, bool) {
	if long, ok := scriptCodes[name]; ok {
		name = long
	}
	if unicode.Scripts[name] == nil {
		return nil, false
	}
	return &set{props: []string{`\p{` + name + `}`}}, true
}

// binary finds the properties that are true or false of a character.
func binary(name string) (*set, bool) {
	if long, ok := binaryAliases[name]; ok {
		name = long
	}
	switch name {
	case "Any":
		return &set{negate: true}, true
	case "ASCII":
		return &set{ranges: ranges{{0, 0x7F}}}, true
	case "Assigned":
		return &set{props: []string{`\P{Cn}`}}, true
	}
	if d, ok := derived[name]; ok {
		return &set{props: strings.Fields(d.categories), ranges: tableRanges(d.table)}, true
	}
	if t := unicode.Properties[name]; t != nil && plainBinary[name] {
		return &set{ranges: tableRanges(t)}, true
	}
	return nil, withoutTable[name]
}

// derived are the properties that Unicode defines as categories and a list (DerivedCoreProperties.txt).
var derived = map[string]struct {
	categories string
	table      *unicode.RangeTable
}{
	"Alphabetic":      {`\p{L} \p{Nl}`, unicode.Other_Alphabetic},
	"Uppercase":       {`\p{Lu}`, unicode.Other_Uppercase},
	"Lowercase":       {`\p{Ll}`, unicode.Other_Lowercase},
	"Math":            {`\p{Sm}`, unicode.Other_Math},
	"Grapheme_Extend": {`\p{Me} \p{Mn}`, unicode.Other_Grapheme_Extend},
}

// plainBinary are the properties of ECMA-262 that Go has tables for.
var plainBinary = words("ASCII_Hex_Digit Bidi_Control Dash Deprecated Diacritic Extender Hex_Digit IDS_Binary_Operator " +
	"IDS_Trinary_Operator Ideographic Join_Control Logical_Order_Exception Noncharacter_Code_Point Pattern_Syntax Pattern_White_Space " +
	"Quotation_Mark Radical Regional_Indicator Sentence_Terminal Soft_Dotted Terminal_Punctuation Unified_Ideograph Variation_Selector White_Space")

// withoutTable are the properties of ECMA-262 that Go has none for.
var withoutTable = words("Bidi_Mirrored Case_Ignorable Cased Changes_When_Casefolded Changes_When_Casemapped Changes_When_Lowercased " +
	"Changes_When_NFKC_Casefolded Changes_When_Titlecased Changes_When_Uppercased Default_Ignorable_Code_Point Emoji Emoji_Component " +
	"Emoji_Modifier Emoji_Modifier_Base Emoji_Presentation Extended_Pictographic Grapheme_Base ID_Continue ID_Start XID_Continue XID_Start")

var binaryAliases = pairs("AHex:ASCII_Hex_Digit Alpha:Alphabetic Bidi_C:Bidi_Control Bidi_M:Bidi_Mirrored CI:Case_Ignorable " +
	"CWCF:Changes_When_Casefolded CWCM:Changes_When_Casemapped CWKCF:Changes_When_NFKC_Casefolded CWL:Changes_When_Lowercased " +
	"CWT:Changes_When_Titlecased CWU:Changes_When_Uppercased DI:Default_Ignorable_Code_Point Dep:Deprecated Dia:Diacritic " +
	"EComp:Emoji_Component EMod:Emoji_Modifier EBase:Emoji_Modifier_Base EPres:Emoji_Presentation ExtPict:Extended_Pictographic " +
	"Ext:Extender Gr_Base:Grapheme_Base Gr_Ext:Grapheme_Extend Hex:Hex_Digit IDSB:IDS_Binary_Operator IDST:IDS_Trinary_Operator " +
	"IDC:ID_Continue IDS:ID_Start Ideo:Ideographic Join_C:Join_Control LOE:Logical_Order_Exception Lower:Lowercase " +
	"NChar:Noncharacter_Code_Point Pat_Syn:Pattern_Syntax Pat_WS:Pattern_White_Space QMark:Quotation_Mark RI:Regional_Indicator " +
	"STerm:Sentence_Terminal SD:Soft_Dotted Term:Terminal_Punctuation UIdeo:Unified_Ideograph Upper:Uppercase VS:Variation_Selector " +
	"space:White_Space XIDC:XID_Continue XIDS:XID_Start")

func tableRanges(t *unicode.RangeTable) ranges {
	var rs ranges
	add := func(lo, hi, stride rune) {
		if stride == 1 {
			rs = append(rs, Range{lo, hi})
			return
		}
		for r := lo; r <= hi; r += stride {
			rs = append(rs, Range{r, r})
		}
	}
	for _, r := range t.R16 {
		add(rune(r.Lo), rune(r.Hi), rune(r.Stride))
	}
	for _, r := range t.R32 {
		add(rune(r.Lo), rune(r.Hi), rune(r.Stride))
	}
	return rs.tidy()
}

func words(text string) map[string]bool {
	set := map[string]bool{}
	for word := range strings.FieldsSeq(text) {
		set[word] = true
	}
	return set
}

func pairs(text string) map[string]string {
	table := map[string]string{}
	for pair := range strings.FieldsSeq(text) {
		short, long, _ := strings.Cut(pair, ":")
		table[short] = long
	}
	return table
}

package docs

import (
	"html/template"
	"regexp"
	"strings"

	"github.com/bizgen/bizgen/generator/model"
)

// typeWords says which types a value may have: "string", "array of integer or null".
func (k *book) typeWords(parts []*model.Schema) string { return k.typeWordsIn(parts, 0) }

// deepest is how far the elements of arrays of arrays are named.
const deepest = 4

func (k *book) typeWordsIn(parts []*model.Schema, depth int) string {
	types := typesOf(parts)
	if types == model.Any {
		types = k.meant(parts)
	}
	if types == model.Any {
		return k.w.get("type.any")
	}
	var names []string
	for _, name := range types.Names() {
		word := k.w.get("type." + name)
		switch items := itemsOf(parts); {
		case name == "array" && len(items) > 0 && depth < deepest:
			word = strings.ReplaceAll(k.w.get("type.array.of"), "%s", k.typeWordsIn(gather(items...), depth+1))
		case name == "string" && binary(parts):
			word = k.w.get("type.binary")
		}
		names = append(names, word)
	}
	if len(names) == 0 {
		return k.w.get("type.none")
	}
	return strings.Join(names, k.w.get("or"))
}

// meant is the type that a schema without one has plainly in mind.
func (k *book) meant(parts []*model.Schema) model.Types {
	for _, s := range parts {
		switch {
		case len(s.Enum) > 0:
			var types model.Types
			for _, v := range s.Enum {
				types |= whole(v)
			}
			return types
		case s.Const != nil:
			return whole(*s.Const)
		case len(s.Properties) > 0:
			return model.Object
		case s.Items != nil:
			return model.Array
		}
	}
	return model.Any
}

// whole is the type of a value, an integer where it is written as one.
func whole(v model.Value) model.Types {
	if v.Kind == model.Number && !strings.ContainsAny(v.Text, ".eE") {
		return model.Integer
	}
	return v.Kind
}

func binary(parts []*model.Schema) bool {
	for _, s := range parts {
		if s.Binary {
			return true
		}
	}
	return false
}

// facts says the constraints of a value in words. Those of the elements of a plain
// array are said of the elements.
func (k *book) facts(parts []*model.Schema) []template.HTML {
	var out []template.HTML
	for _, s := range parts {
		out = append(out, k.bounds(s)...)
		if s.Const != nil {
			out = append(out, k.fact("fact.const", code(s.Const.JSON)))
		}
		for _, a := range s.Assertions {
			switch a.Keyword {
			case "pattern":
				out = append(out, k.patternWords(a.Value.Text))
			case "format":
				if f := k.formatWords(a.Value.Text); f != "" {
					out = append(out, f)
				}
			case "multipleOf":
				out = append(out, k.fact("fact.multipleOf", code(a.Value.Text)))
			case "uniqueItems":
				if a.Value.JSON == "true" {
					out = append(out, k.fact("fact.unique"))
				}
			}
		}
		if b := s.AdditionalProperties; b != nil && b.Bool != nil && !*b.Bool {
			out = append(out, k.fact("fact.closed"))
		}
		if s.ContentEncoding != "" {
			out = append(out, k.fact("fact.encoding", code(s.ContentEncoding)))
		}
	}
	return out
}

// ranges are the pairs of keywords that bound a value from below and above.
var ranges = []struct{ name, low, high string }{
	{"length", "minLength", "maxLength"},
	{"value", "minimum", "maximum"},
	{"open", "exclusiveMinimum", "exclusiveMaximum"},
	{"items", "minItems", "maxItems"},
	{"members", "minProperties", "maxProperties"},
	{"contains", "minContains", "maxContains"},
}

// bounds says what is least and most.
func (k *book) bounds(s *model.Schema) []template.HTML {
	var out []template.HTML
	for _, r := range ranges {
		low, hasLow := s.Assertion(r.low)
		high, hasHigh := s.Assertion(r.high)
		if hasLow && low.Text == "0" && r.name != "value" && r.name != "open" {
			hasLow = false
		}
		switch {
		case hasLow && hasHigh && low.Text == high.Text:
			out = append(out, k.fact("fact."+r.name+".exact", figure(low.Text)))
		case hasLow && hasHigh:
			out = append(out, k.fact("fact."+r.name+".both", figure(low.Text), figure(high.Text)))
		case hasLow:
			out = append(out, k.fact("fact."+r.name+".low", figure(low.Text)))
		case hasHigh:
			out = append(out, k.fact("fact."+r.name+".high", figure(high.Text)))
		}
	}
	return out
}

// figure is a number with its thousands apart.
func figure(s string) template.HTML {
	sign, digits := "", s
	if rest, ok := strings.CutPrefix(s, "-"); ok {
		sign, digits = "-", rest
	}
	if len(digits) > 4 && strings.Trim(digits, "0123456789") == "" {
		var b strings.Builder
		for i, d := range digits {
			if i > 0 && (len(digits)-i)%3 == 0 {
				b.WriteByte(',')
			}
			b.WriteRune(d)
		}
		digits = b.String()
	}
	return template.HTML(template.HTMLEscapeString(sign + digits))
}

var (
	classOnly = regexp.MustCompile(`^\^\[([^\]\\^]+|\\d)\](\{(\d+)(,(\d*))?\}|\+|\*)?\$$`)
	digitOnly = regexp.MustCompile(`^\^\\d(\{(\d+)(,(\d*))?\}|\+|\*)?\$$`)
	prefix    = regexp.MustCompile(`^\^([A-Za-z0-9:/_ -]+)$`)
)

// alphabets are the classes of characters that have words.
var alphabets = map[string]string{
	"0-9": "class.digits", `\d`: "class.digits", "a-z": "class.lower", "A-Z": "class.upper", "a-zA-Z": "class.letters", "A-Za-z": "class.letters",
	"0-9a-z": "class.lower-digits", "a-z0-9": "class.lower-digits", "0-9A-Z": "class.upper-digits", "A-Z0-9": "class.upper-digits",
	"a-zA-Z0-9": "class.alphanumeric", "A-Za-z0-9": "class.alphanumeric", "0-9a-zA-Z": "class.alphanumeric", "0-9A-Za-z": "class.alphanumeric",
	"0-9a-f": "class.hex", "a-f0-9": "class.hex", "0-9a-fA-F": "class.hex", "0-9A-Fa-f": "class.hex", "A-Fa-f0-9": "class.hex",
}

// patternWords says a regular expression in words where they are plain, and shows it.
func (k *book) patternWords(p string) template.HTML {
	pattern := p
	if m := digitOnly.FindStringSubmatch(p); m != nil {
		pattern = `^[\d]` + m[1] + "$"
	}
	if m := classOnly.FindStringSubmatch(pattern); m != nil && alphabets[m[1]] != "" {
		class := template.HTML(template.HTMLEscapeString(k.w.get(alphabets[m[1]])))
		low, comma, high := m[3], m[4] != "", m[5]
		switch {
		case low != "" && comma && high != "":
			return k.fact("pattern.both", class, low, high)
		case low != "" && comma:
			return k.fact("pattern.low", class, low)
		case low != "":
			return k.fact("pattern.exact", class, low)
		}
		return k.fact("pattern.only", class)
	}
	if m := prefix.FindStringSubmatch(p); m != nil {
		return k.fact("pattern.prefix", code(m[1]))
	}
	return k.fact("pattern.other", code(p))
}

// formatWords says what a format wants; formats without words show their name.
func (k *book) formatWords(format string) template.HTML {
	if format == "" || format == "binary" {
		return ""
	}
	if k.w.has("format." + format) {
		return k.fact("format." + format)
	}
	return k.fact("format.other", code(format))
}

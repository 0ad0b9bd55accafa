package document

import (
	"math/big"
	"regexp"
	"strings"
)

var (
	// YAML 1.2.2, section 10.3.2, and the thousands of YAML 1.1 (1_000).
	yamlDecimal = regexp.MustCompile(`^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$`)
	yamlGrouped = regexp.MustCompile(`^[-+]?[0-9]{1,3}(_[0-9]{3})+$`)
	yamlRadix   = regexp.MustCompile(`^[-+]?(0o[0-7]+|0x[0-9a-fA-F]+)$`)
	yamlSpecial = regexp.MustCompile(`^([-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN))$`)
)

// maxRadix bounds the quadratic conversion of 0x... to decimal.
const maxRadix = 1000

// yamlNumber gives the JSON text of a plain YAML scalar that is a number.
// The digits stay as they are: nothing goes through a float64.
func yamlNumber(s string) (text string, ok bool) {
	if s == "" || strings.IndexByte("+-.0123456789", s[0]) < 0 {
		return "", false
	}
	switch {
	case yamlDecimal.MatchString(s):
		return jsonNumber(s), true
	case yamlGrouped.MatchString(s):
		return jsonNumber(strings.ReplaceAll(s, "_", "")), true
	case len(s) <= maxRadix && yamlRadix.MatchString(s):
		var n big.Int
		n.SetString(s, 0)
		return n.String(), true
	}
	return "", false
}

// jsonNumber repairs what YAML allows around the digits and JSON does not:
// a plus, leading zeros, a point with nothing on one side.
func jsonNumber(s string) string {
	s = strings.TrimPrefix(s, "+")
	s, negative := strings.CutPrefix(s, "-")
	mantissa, exponent := s, ""
	if i := strings.IndexAny(s, "eE"); i >= 0 {
		mantissa, exponent = s[:i], s[i:]
	}
	whole, fraction, _ := strings.Cut(mantissa, ".")
	whole = strings.TrimLeft(whole, "0")
	if whole == "" {
		whole = "0"
	}
	if fraction != "" {
		fraction = "." + fraction
	}
	if negative {
		whole = "-" + whole
	}
	return whole + fraction + exponent
}

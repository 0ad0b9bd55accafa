// Package pattern brings the regular expressions of JSON Schema (ECMA-262, in unicode mode) to Go: as an exact translation
// for package regexp, as several where a lookaround asks for it, or as items simple enough for a loop.
// It does not know what is matched, nor how generated code spells a match.
//
// Where unicode mode is stricter than what validators accept in practice, it follows Annex B of ECMA-262: a brace that begins
// no quantifier is literal, punctuation may be escaped, `[\w-.]` holds a hyphen. Escaped letters that mean nothing stay errors.
package pattern

package runtime

import (
	"cmp"
	"slices"
)

// A span is a part of the document.
type span struct{ from, to int }

// Secret notes that messages must tell nothing of the value from i up to j but that
// it is there. It may be met again, under schemas that do not know of the secret: a
// branch, a condition. While schemas are only asked whether they match, a scalar has
// nothing to tell.
func (c *Check) Secret(i, j int) {
	if i < len(c.s) && (c.quiet == 0 || c.s[i] == '{' || c.s[i] == '[' || c.syntax != nil) {
		c.secret(i, j)
	}
}

//go:noinline
func (c *Check) secret(i, j int) {
	if c.syntax != nil && j == len(c.s) {
		j++ // the document ends within the value
	}
	if n := len(c.secrets); n == 0 || c.secrets[n-1] != (span{i, j}) {
		c.secrets = append(c.secrets, span{i, j})
	}
}

// Obscure moves a syntax error within the value that begins at i to its beginning: the
// value was read before it was known what in it is secret.
func (c *Check) Obscure(i int) {
	if c.syntax != nil && c.syntax.off > i {
		c.syntax.off = i
	}
}

// conceal makes of violations within secret values such of the values themselves,
// without a detail that would repeat what is allowed there.
func (c *Check) conceal(found []violation) {
	if len(c.secrets) == 0 {
		return
	}
	secrets := outermost(c.secrets)
	for k := range found {
		v := &found[k]
		n, _ := slices.BinarySearchFunc(secrets, v.off, func(s span, off int) int { return cmp.Compare(s.to, off+1) })
		if n == len(secrets) || secrets[n].from > v.off {
			continue
		}
		v.off = secrets[n].from
		v.detail = concealed(v.keyword, v.detail)
	}
}

// concealed returns the detail of a violation of a secret value: what enum and const
// allow is as secret as the value.
func concealed(keyword, detail string) string {
	if keyword == "enum" || keyword == "const" {
		return ""
	}
	return detail
}

// outermost sorts spans, which lie inside or beside each other, and drops those inside.
func outermost(list []span) []span {
	slices.SortFunc(list, func(a, b span) int { return cmp.Or(cmp.Compare(a.from, b.from), cmp.Compare(b.to, a.to)) })
	out := list[:0]
	for _, s := range list {
		if n := len(out); n == 0 || out[n-1].to < s.to {
			out = append(out, s)
		}
	}
	return out
}

package runtime

import "strings"

// FormatIPv4 accepts the dotted-quad form of RFC 2673, section 3.2, without
// leading zeros, which some read as octal.
func FormatIPv4(s string) bool {
	for part := 1; ; part++ {
		n := formatDigits(s)
		if n == 0 || n > 3 || n > 1 && s[0] == '0' || n == 3 && s[:3] > "255" {
			return false
		}
		if s = s[n:]; part == 4 || s == "" || s[0] != '.' {
			return part == 4 && s == ""
		}
		s = s[1:]
	}
}

// FormatIPv6 accepts the text forms of RFC 4291, section 2.2, all three of
// them. A zone is not part of an address.
func FormatIPv6(s string) bool {
	groups, gap := 0, false
	if strings.HasPrefix(s, "::") {
		gap = true
		if s = s[2:]; s == "" {
			return true
		}
	}
	for {
		n := 0
		for n < len(s) && formatHex(s[n]) {
			n++
		}
		if n < len(s) && s[n] == '.' {
			return formatGroups(groups+2, gap) && FormatIPv4(s)
		}
		if n == 0 || n > 4 {
			return false
		}
		groups++
		if s = s[n:]; s == "" {
			return formatGroups(groups, gap)
		}
		if s[0] != ':' {
			return false
		}
		if s = s[1:]; s != "" && s[0] == ':' {
			if gap {
				return false
			}
			gap = true
			if s = s[1:]; s == "" {
				return formatGroups(groups, gap)
			}
		}
	}
}

// formatGroups says whether that many groups make an address; "::" stands for
// at least one more.
func formatGroups(n int, gap bool) bool { return n == 8 && !gap || n < 8 && gap }

// FormatEmail accepts a Mailbox of RFC 5321, section 4.1.2, within the lengths
// of section 4.5.3.1. Address literals are those that are registered: [192.0.2.1]
// and [IPv6:2001:db8::1].
func FormatEmail(s string) bool { return formatMailbox(s, false) }

// FormatIDNEmail accepts what [FormatEmail] does with characters beyond ASCII in
// either part, as RFC 6531, section 3.3, extends it. Labels of the domain are
// not looked up in the tables of IDNA.
func FormatIDNEmail(s string) bool { return formatMailbox(s, true) }

func formatMailbox(s string, idn bool) bool {
	n, ok := 0, false
	if strings.HasPrefix(s, `"`) {
		n, ok = formatQuoted(s, idn)
	} else {
		n, ok = formatDotAtom(s, idn)
	}
	if !ok || n > 64 || n >= len(s) || s[n] != '@' {
		return false
	}
	s = s[n+1:]
	if strings.HasPrefix(s, "[") && strings.HasSuffix(s, "]") {
		s = s[1 : len(s)-1]
		if len(s) > 5 && strings.EqualFold(s[:5], "IPv6:") {
			return FormatIPv6(s[5:])
		}
		return FormatIPv4(s)
	}
	return formatDomain(s, idn)
}

// formatDotAtom is the length of the Dot-string at the start of s.
func formatDotAtom(s string, idn bool) (int, bool) {
	i, start := 0, 0
	for ; i < len(s) && s[i] != '@'; i++ {
		switch c := s[i]; {
		case formatAlpha(c) || formatDigit(c):
		case c == '.':
			if i == start {
				return i, false
			}
			start = i + 1
		case c >= 0x80:
			if !idn {
				return i, false
			}
		case strings.IndexByte("!#$%&'*+-/=?^_`{|}~", c) < 0:
			return i, false
		}
	}
	return i, i > start
}

// formatQuoted is the length of the Quoted-string at the start of s.
func formatQuoted(s string, idn bool) (int, bool) {
	for i := 1; i < len(s); i++ {
		switch c := s[i]; {
		case c == '"':
			return i + 1, true
		case c == '\\':
			if i++; i == len(s) || s[i] < ' ' || s[i] > '~' {
				return i, false
			}
		case c < ' ' || c == 0x7F || c > 0x7F && !idn:
			return i, false
		}
	}
	return len(s), false
}

// formatDomain accepts labels of letters, digits and inner hyphens; with idn,
// also of anything beyond ASCII.
func formatDomain(s string, idn bool) bool {
	if s == "" || len(s) > 253 {
		return false
	}
	for more := true; more; {
		var label string
		label, s, more = strings.Cut(s, ".")
		if !formatLabel(label, idn) {
			return false
		}
	}
	return true
}

// formatLabel checks one label: RFC 1034, section 3.5, as RFC 1123, section 2.1,
// relaxes it.
func formatLabel(s string, idn bool) bool {
	if s == "" || len(s) > 63 || s[0] == '-' || s[len(s)-1] == '-' {
		return false
	}
	for i := 0; i < len(s); i++ {
		c := s[i]
		if !formatAlpha(c) && !formatDigit(c) && c != '-' && !(idn && c >= 0x80) {
			return false
		}
	}
	return true
}

package runtime

import "strings"

// FormatHostname accepts an Internet host name: RFC 1123, section 2.1, at most
// 253 octets, labels of at most 63. A label that starts with "xn--" must be a
// valid A-label (RFC 5890, section 2.3.2.1): Punycode of a label that IDNA
// permits. Of IDNA the rule for text that runs both ways (RFC 5893) and the
// demand for normal form C are not checked, since their tables are not in the
// standard library.
func FormatHostname(s string) bool {
	if s == "" || len(s) > 253 {
		return false
	}
	for more := true; more; {
		var label string
		label, s, more = strings.Cut(s, ".")
		if !formatLabel(label, false) {
			return false
		}
		if len(label) >= 4 && strings.EqualFold(label[:4], "xn--") && !formatALabel(label[4:]) {
			return false
		}
	}
	return true
}

// formatALabel checks what follows "xn--".
func formatALabel(s string) bool {
	var buf [64]rune
	label, ok := formatPunycode(buf[:0], s)
	return ok && idnaPermits(label)
}

// formatPunycode decodes s, of at most 59 characters, by RFC 3492, section 6.2;
// capital letters come as small ones.
func formatPunycode(out []rune, s string) ([]rune, bool) {
	if b := strings.LastIndexByte(s, '-'); b >= 0 {
		for i := range b {
			c := s[i]
			if c >= 'A' && c <= 'Z' {
				c |= 0x20
			}
			out = append(out, rune(c))
		}
		s = s[b+1:]
	}
	const tMin, tMax, base = 1, 26, 36
	const limit = 1 << 28 // code points times places: no label needs a larger delta
	n, i, bias := 0x80, 0, 72
	for s != "" {
		old, weight := i, 1
		for k := base; ; k += base {
			if s == "" {
				return nil, false
			}
			digit := formatBase36(s[0])
			s = s[1:]
			if digit < 0 || digit > (limit-i)/weight {
				return nil, false
			}
			i += digit * weight
			t := min(max(k-bias, tMin), tMax)
			if digit < t {
				break
			}
			if weight > limit/(base-t) {
				return nil, false
			}
			weight *= base - t
		}
		size := len(out) + 1
		bias = formatAdapt(i-old, size, old == 0)
		n += i / size
		i %= size
		if n > 0x10FFFF || n >= 0xD800 && n < 0xE000 {
			return nil, false
		}
		out = append(out, 0)
		copy(out[i+1:], out[i:])
		out[i] = rune(n)
		i++
	}
	return out, len(out) > 0
}

func formatBase36(c byte) int {
	switch {
	case formatAlpha(c):
		return int(c|0x20) - 'a'
	case formatDigit(c):
		return int(c) - '0' + 26
	}
	return -1
}

// formatAdapt is the bias adaptation of RFC 3492, section 6.1.
func formatAdapt(delta, size int, first bool) int {
	if first {
		delta /= 700
	} else {
		delta /= 2
	}
	delta += delta / size
	k := 0
	for ; delta > 35*26/2; k += 36 {
		delta /= 35
	}
	return k + 36*delta/(delta+38)
}

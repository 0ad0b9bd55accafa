package runtime

import "strings"

// appendCookies appends the values of the cookies of a name.
func appendCookies(values, lines []string, name string) []string {
	eachCookie(lines, func(n, v string) {
		if n == name {
			values = append(values, v)
		}
	})
	return values
}

// eachCookie calls f with each cookie; its value is still encoded.
func eachCookie(lines []string, f func(name, value string)) {
	for _, line := range lines {
		for item := range strings.SplitSeq(line, ";") {
			n, v, ok := strings.Cut(strings.TrimSpace(item), "=")
			if !ok {
				continue
			}
			if len(v) > 1 && v[0] == '"' && v[len(v)-1] == '"' {
				v = v[1 : len(v)-1]
			}
			f(n, v)
		}
	}
}

// cookieEscape percent-encodes what a cookie's value cannot hold (RFC 6265, section 4.1.1).
func cookieEscape(text string) string {
	var b strings.Builder
	for i := 0; i < len(text); i++ {
		c := text[i]
		if c <= ' ' || c >= 0x7F || strings.IndexByte("\",;\\%", c) >= 0 {
			b.WriteByte('%')
			b.WriteByte(upperHex[c>>4])
			b.WriteByte(upperHex[c&15])
			continue
		}
		b.WriteByte(c)
	}
	return b.String()
}

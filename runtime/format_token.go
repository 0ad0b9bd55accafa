package runtime

// FormatUUID accepts the text form of RFC 4122, section 3, in capital and small
// letters, of any version and variant.
func FormatUUID(s string) bool {
	if len(s) != 36 {
		return false
	}
	for i := 0; i < len(s); i++ {
		switch i {
		case 8, 13, 18, 23:
			if s[i] != '-' {
				return false
			}
		default:
			if !formatHex(s[i]) {
				return false
			}
		}
	}
	return true
}

// FormatJSONPointer accepts a JSON Pointer in its string form (RFC 6901, section
// 5), not as a URI fragment.
func FormatJSONPointer(s string) bool {
	return s == "" || s[0] == '/' && pointerFault(s) < 0
}

// FormatRelativeJSONPointer accepts a relative JSON Pointer as the draft that
// JSON Schema names has it (bhutton-relative-json-pointer-00, section 3): "1",
// "0/name", "2#", "1-1/x"; also "0-1#", which its grammar left out by oversight.
func FormatRelativeJSONPointer(s string) bool {
	s, ok := formatCount(s)
	if !ok {
		return false
	}
	if s != "" && (s[0] == '+' || s[0] == '-') {
		if s, ok = formatCount(s[1:]); !ok {
			return false
		}
	}
	return s == "#" || FormatJSONPointer(s)
}

// formatCount goes past a number without leading zeros.
func formatCount(s string) (string, bool) {
	n := formatDigits(s)
	return s[n:], n == 1 || n > 1 && s[0] != '0'
}

// FormatByte accepts base64 with its padding (RFC 4648, section 4), without line
// breaks; the format "byte" of OpenAPI. Unused bits need not be zero (3.5).
func FormatByte(s string) bool {
	if len(s)%4 != 0 {
		return false
	}
	n := len(s)
	for range 2 {
		if n > 0 && s[n-1] == '=' {
			n--
		}
	}
	for i := range n {
		if c := s[i]; !formatAlpha(c) && !formatDigit(c) && c != '+' && c != '/' {
			return false
		}
	}
	return true
}

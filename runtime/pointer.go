package runtime

import (
	"errors"
	"strconv"
	"strings"
)

// EscapePointer spells one member name or index as a reference token of a JSON
// Pointer: ~ becomes ~0 and / becomes ~1 (RFC 6901, section 3).
func EscapePointer(token string) string {
	if strings.IndexByte(token, '~') < 0 && strings.IndexByte(token, '/') < 0 {
		return token
	}
	return string(pointerToken(nil, token))
}

// AppendPointer appends "/" and the escaped token, one step down, to a pointer.
func AppendPointer(dst []byte, token string) []byte {
	return pointerToken(append(dst, '/'), token)
}

func pointerToken(dst []byte, token string) []byte {
	start := 0
	for i := 0; i < len(token); i++ {
		escape := byte('0')
		switch token[i] {
		case '~':
		case '/':
			escape = '1'
		default:
			continue
		}
		dst = append(dst, token[start:i]...)
		dst = append(dst, '~', escape)
		start = i + 1
	}
	return append(dst, token[start:]...)
}

var errPointerStart = errors.New(`JSON Pointer: must be empty or start with "/"`)

// SplitPointer returns the unescaped reference tokens of a JSON Pointer, from
// the root down; none for "", the whole document. It fails when the pointer
// neither is empty nor starts with "/", or when a "~" is not followed by 0 or 1.
func SplitPointer(p string) ([]string, error) {
	if p == "" {
		return nil, nil
	}
	if p[0] != '/' {
		return nil, errPointerStart
	}
	if i := pointerFault(p); i >= 0 {
		return nil, errors.New(`JSON Pointer: "~" at byte ` + strconv.Itoa(i) + ` is not followed by 0 or 1`)
	}
	tokens := strings.Split(p[1:], "/")
	for i, t := range tokens {
		if strings.IndexByte(t, '~') >= 0 {
			// ~1 first, so that ~01 becomes ~1 and not / (section 4).
			t = strings.ReplaceAll(t, "~1", "/")
			tokens[i] = strings.ReplaceAll(t, "~0", "~")
		}
	}
	return tokens, nil
}

// pointerFault is the position of a "~" that escapes nothing, or -1.
func pointerFault(p string) int {
	for i := 0; i < len(p); i++ {
		if p[i] != '~' {
			continue
		}
		if i+1 >= len(p) || p[i+1]|1 != '1' {
			return i
		}
		i++
	}
	return -1
}

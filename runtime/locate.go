package runtime

import (
	"strconv"
	"strings"
)

// frame is one open array or object on the way to a value.
type frame struct {
	key   string
	index int // -1: an object
}

// pointerAt walks s up to off and returns the JSON Pointer of the value that
// holds that byte. It runs on the failing path only, so that reading keeps no
// path at all; s need not be well-formed behind off.
func pointerAt(s string, off int) string {
	var open []frame
	wantKey := false
	for i := 0; i <= off && i < len(s); i++ {
		switch s[i] {
		case '{':
			if i < off {
				open = append(open, frame{"", -1})
				wantKey = true
			}
		case '[':
			if i < off {
				open = append(open, frame{"", 0})
				wantKey = false
			}
		case '}', ']':
			if len(open) > 0 {
				open = open[:len(open)-1]
			}
			wantKey = false
		case ',':
			if n := len(open) - 1; n >= 0 {
				if open[n].index >= 0 {
					open[n].index++
				} else {
					wantKey, open[n].key = true, ""
				}
			}
		case '"':
			c := Check{s: s}
			text, j := c.String(i, "")
			if c.syntax != nil {
				i = len(s)
				break
			}
			if wantKey && len(open) > 0 {
				open[len(open)-1].key = strings.Clone(text)
				wantKey = false
			}
			i = j - 1
		}
	}
	return framesPointer(open, wantKey)
}

// framesPointer spells the way to the value; where a member has no name yet, the
// object itself is meant.
func framesPointer(open []frame, nameless bool) string {
	if nameless && len(open) > 0 {
		open = open[:len(open)-1]
	}
	var b []byte
	for _, f := range open {
		if f.index >= 0 {
			b = append(b, '/')
			b = strconv.AppendInt(b, int64(f.index), 10)
		} else {
			b = AppendPointer(b, f.key)
		}
	}
	return string(b)
}

package runtime

import "encoding/json"

// Values of the user's own types (x-go-type) are read and written by encoding/json:
// by their MarshalJSON and UnmarshalJSON, or MarshalText and UnmarshalText, or, where
// they have neither, by their form. What the document says of them is checked before.

// Holds checks that the Go type T can hold the value that stands at from and ends at
// i, where it is to be built.
func Holds[T any](c *Check, from, i int, at string) {
	if n := len(c.found); c.mode&Build == 0 || c.syntax != nil || c.quiet > 0 && c.failed > 0 || n > 0 && c.found[n-1].off >= from {
		return // or it is known to be wrong
	}
	var v T
	if json.Unmarshal([]byte(c.s[from:i]), &v) != nil {
		c.bad(i, "range", at, "the Go type")
	}
}

// BuildForeign builds v of the JSON text that w tells of; [Holds] has seen it.
func BuildForeign[T any](t *Tape, v *T, w uint64) {
	var built T
	if json.Unmarshal(t.Raw(w), &built) == nil {
		*v = built
	}
}

// AppendForeign appends v as JSON. What cannot be marshalled cannot be written.
func AppendForeign[T any](dst []byte, v T) []byte {
	text, err := json.Marshal(&v)
	if err != nil {
		return append(dst, unwritable)
	}
	return append(dst, text...)
}

// IsZero tells whether v is the zero value of its type, or says so itself by a method
// IsZero: what it stands for is absent then.
func IsZero[T any](v *T) bool {
	text, err := json.Marshal(struct {
		V T `json:",omitzero"`
	}{*v})
	return err == nil && string(text) == "{}"
}

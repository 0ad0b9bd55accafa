// Package emit holds what all emitters return. The emitters themselves are the
// packages below; they do not know each other.
package emit

// A File is a file of the output.
type File struct {
	Name string // relative to the output folder
	Data []byte
}

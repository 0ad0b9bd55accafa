//go:build peers

package contest

// An entrant is one library's code for one kind of document. What a library has
// no function for is nil.
type entrant struct {
	name string

	// decode builds a value of data, having validated it as far as the library does.
	decode func(data []byte) error

	// check says whether data is valid, and keeps no value.
	check func(data []byte) error

	// open decodes data for the two below.
	open func(data []byte) (value, error)
}

// A value is what an entrant has decoded.
type value struct {
	encode   func() ([]byte, error) // the result is good until the next call
	validate func() error
}

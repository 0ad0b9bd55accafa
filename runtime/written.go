package runtime

import "sync"

var buffers = sync.Pool{New: func() any { return new([]byte) }}

// ValidateWritten checks what would be written of v, in a buffer that is used again.
func ValidateWritten[T any](v *T, encode func([]byte, *T) ([]byte, error), validate func([]byte) error) error {
	p := buffers.Get().(*[]byte)
	data, err := encode((*p)[:0], v)
	if err == nil {
		err = validate(data)
	}
	if cap(data) <= keepBytes {
		*p = data[:0]
		buffers.Put(p)
	}
	return err
}

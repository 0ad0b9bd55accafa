package runtime

import "sync"

var buffers = sync.Pool{New: func() any { return new([]byte) }}

// ValidateWritten checks what would be written of a value, in a buffer that is used
// again.
func ValidateWritten(appendJSON func([]byte) ([]byte, error), validate func([]byte) error) error {
	p := buffers.Get().(*[]byte)
	data, err := appendJSON((*p)[:0])
	if err == nil {
		err = validate(data)
	}
	if cap(data) <= keepBytes {
		*p = data[:0]
		buffers.Put(p)
	}
	return err
}

// none tells whether a pointer is nil. A constraint that says it can be compared
// would give each pointer type code of its own.
func none[P any](v P) bool { return any(v) == any(*new(P)) }

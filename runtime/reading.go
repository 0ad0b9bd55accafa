package runtime

// A Reading says how a document is read. The zero value lists [MaxViolations].
type Reading struct {
	// MaxViolations is the length at which the list of an [Error] stops; zero
	// stands for [MaxViolations].
	MaxViolations int
}

// MaxViolations is the length at which the list of an [Error] stops by default.
const MaxViolations = 32

func (r Reading) limit() int {
	if r.MaxViolations > 0 {
		return r.MaxViolations
	}
	return MaxViolations
}

package runtime

// A Reading says how a document is read. The zero value reads one that goes in no
// particular direction, and lists [MaxViolations].
type Reading struct {
	// Direction says which members are required, where the document lets that
	// depend on it.
	Direction Direction
	// MaxViolations is the length at which the list of an [Error] stops; zero
	// stands for [MaxViolations].
	MaxViolations int
}

// A Direction is the way in which a document goes between client and service.
type Direction uint8

// The directions. In OpenAPI 3.0 a member that is readOnly is required in responses
// only, and one that is writeOnly in requests only; of a document without a
// direction neither is.
const (
	NoDirection Direction = iota
	InRequest
	InResponse
)

// MaxViolations is the length at which the list of an [Error] stops by default.
const MaxViolations = 32

func (r Reading) limit() int {
	if r.MaxViolations > 0 {
		return r.MaxViolations
	}
	return MaxViolations
}

// in returns the same for a document that goes in a direction.
func (r Reading) in(d Direction) Reading {
	r.Direction = d
	return r
}

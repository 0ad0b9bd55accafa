package diff

// inPlace is how a difference counts in a schema that is applied to the same value:
// what it declares, unevaluatedProperties and unevaluatedItems leave alone.
func (j *judge) inPlace() turn {
	t := j.elements()
	if len(j.a.loose[0])+len(j.b.loose[0]) > 0 {
		t |= shared | watched
	}
	return t
}

// elements is how a difference counts in what speaks of an array's elements.
func (j *judge) elements() turn {
	if len(j.a.loose[1])+len(j.b.loose[1]) > 0 {
		return shared
	}
	return straight
}

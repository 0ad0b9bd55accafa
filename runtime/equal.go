package runtime

// EqualJSON reports whether two JSON texts mean the same value, as JSON Schema
// defines it (core, section 4.2.2): numbers by their mathematical value,
// strings by their code points however escaped, arrays in order, objects by
// their members in any order.
//
// Both must be complete, valid JSON; whitespace around and within is fine, and
// no object may name a member twice, which a scanner has seen to. Recursion is
// as deep as the texts are nested. Where only one of the two is small, as with
// a constant of a schema, put that one second: it is the one that is searched.
func EqualJSON(a, b string) bool {
	w := eqWalk{a: a, b: b}
	_, _, ok := w.value(eqSpace(a, 0), eqSpace(b, 0))
	return ok
}

// An eqWalk reads two texts side by side. Its methods take the positions of a
// value in each and return those after it; the positions mean nothing once the
// answer is false.
type eqWalk struct {
	a, b string
	ends eqEnds
}

func (w *eqWalk) value(i, j int) (int, int, bool) {
	a, b := w.a, w.b
	if i >= len(a) || j >= len(b) {
		return i, j, false
	}
	switch a[i] {
	case '"':
		if b[j] != '"' {
			return i, j, false
		}
		ie, je := eqStringEnd(a, i), eqStringEnd(b, j)
		return ie, je, eqSameString(a[i:ie], b[j:je])
	case '{':
		if b[j] != '{' {
			return i, j, false
		}
		return w.object(eqSpace(a, i+1), eqSpace(b, j+1))
	case '[':
		if b[j] != '[' {
			return i, j, false
		}
		return w.array(eqSpace(a, i+1), eqSpace(b, j+1))
	}
	ie, je := eqScalarEnd(a, i), eqScalarEnd(b, j)
	x, y := a[i:ie], b[j:je]
	if x == y && x != "" {
		return ie, je, true
	}
	return ie, je, eqIsNumber(x) && eqIsNumber(y) && CompareNumbers(x, y) == 0
}

// array starts after the brackets and the space behind them.
func (w *eqWalk) array(i, j int) (int, int, bool) {
	for first := true; ; first = false {
		var more, same bool
		if i, j, more, same = w.separator(i, j, ']', first); !more {
			return i, j, same
		}
		var ok bool
		if i, j, ok = w.value(i, j); !ok {
			return i, j, false
		}
	}
}

// object walks both while their members come in the same order, as they do when
// one program wrote both; from the first that differs, it searches.
func (w *eqWalk) object(i, j int) (int, int, bool) {
	for first := true; ; first = false {
		var more, same bool
		if i, j, more, same = w.separator(i, j, '}', first); !more {
			return i, j, same
		}
		ie, je := eqStringEnd(w.a, i), eqStringEnd(w.b, j)
		if !eqSameString(w.a[i:ie], w.b[j:je]) {
			return w.search(i, j)
		}
		var ok bool
		if i, j, ok = w.value(eqColon(w.a, ie), eqColon(w.b, je)); !ok {
			return i, j, false
		}
	}
}

// separator goes past the comma before the next element of both texts. When
// either has come to its end, more is false, and same says that both have.
func (w *eqWalk) separator(i, j int, end byte, first bool) (_, _ int, more, same bool) {
	i, moreA := eqComma(w.a, i, end, first)
	j, moreB := eqComma(w.b, j, end, first)
	return i, j, moreA && moreB, moreA == moreB
}

// An eqMember is a member found ahead: its name with the quotes, and the
// position of its value.
type eqMember struct {
	name string
	at   int
}

// eqFew is how many members are searched one by one; more go into a map.
const eqFew = 16

// search compares the rest of two objects whose next names, at i and j, differ.
func (w *eqWalk) search(i, j int) (int, int, bool) {
	var few [eqFew]eqMember
	var many map[string]int
	count, more := 0, true
	for more {
		je := eqStringEnd(w.b, j)
		m := eqMember{w.b[j:je], eqColon(w.b, je)}
		if count < eqFew {
			few[count] = m
		} else {
			if many == nil {
				many = make(map[string]int, 2*eqFew)
			}
			many[eqDecoded(m.name)] = m.at
		}
		count++
		j, more = eqComma(w.b, w.ends.after(w.b, m.at), '}', false)
	}
	members := few[:min(count, eqFew)]
	for more = true; more; count-- {
		ie := eqStringEnd(w.a, i)
		at, ok := eqFind(members, many, w.a[i:ie])
		if !ok {
			return i, j, false
		}
		if i, _, ok = w.value(eqColon(w.a, ie), at); !ok {
			return i, j, false
		}
		i, more = eqComma(w.a, i, '}', false)
	}
	return i, j, count == 0
}

func eqFind(few []eqMember, many map[string]int, name string) (int, bool) {
	for _, m := range few {
		if eqSameString(m.name, name) {
			return m.at, true
		}
	}
	if many == nil {
		return 0, false
	}
	at, ok := many[eqDecoded(name)]
	return at, ok
}

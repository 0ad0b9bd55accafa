package pattern

// A Clause is one condition of several that together are a pattern: the expression, in the syntax of package regexp, is
// found in the text, or, with Not, is not found.
type Clause struct {
	RE2 string
	Not bool
}

// Clauses writes a pattern as conditions that must all hold. There is one for a pattern that Translate can write. Beyond
// it, a lookahead right behind the ^ that begins the pattern and a lookbehind right before the $ that ends it are conditions of
// their own: `^(?=.*\d)(?!admin).{8,}(?<!-)$` has four. The error is an *Error.
func Clauses(src string) ([]Clause, error) {
	tree, err := parse(src)
	if err != nil {
		return nil, err
	}
	rest, looks := separate(tree)
	var clauses []Clause
	for _, l := range looks {
		body := concat{assertion('^'), l.body}
		if l.behind {
			body = concat{l.body, assertion('$')}
		}
		re2, err := write(body)
		if err != nil {
			return nil, err
		}
		clauses = append(clauses, Clause{RE2: re2, Not: l.negative})
	}
	re2, err := write(rest)
	if err != nil {
		return nil, err
	}
	return append(clauses, Clause{RE2: re2}), nil
}

// separate takes the lookarounds out of a pattern that are tied to one of its ends.
func separate(tree node) (rest node, looks []look) {
	terms, ok := tree.(concat)
	if !ok {
		return tree, nil
	}
	begin, end := 0, len(terms)
	if end > 0 && isAssertion(terms[0], '^') {
		for begin = 1; begin < end && isLook(terms[begin], false); begin++ {
			looks = append(looks, terms[begin].(look))
		}
	}
	if last := end - 1; last >= begin && isAssertion(terms[last], '$') {
		for end = last; end > begin && isLook(terms[end-1], true); end-- {
			looks = append(looks, terms[end-1].(look))
		}
	}
	var kept concat
	if begin > 0 {
		kept = append(kept, terms[0])
	}
	kept = append(kept, terms[begin:end]...)
	if end < len(terms) {
		kept = append(kept, terms[len(terms)-1])
	}
	return kept, looks
}

func isLook(n node, behind bool) bool {
	l, ok := n.(look)
	return ok && l.behind == behind
}

func isAssertion(n node, kind assertion) bool {
	a, ok := n.(assertion)
	return ok && a == kind
}

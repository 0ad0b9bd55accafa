package goname

import "strconv"

// A Scope hands out names that are unique in it: the methods of a type, the declarations of a package, the files of a
// directory. What it answers depends only on what was asked before, so a name added at the end renames nothing.
// It compares names as Go does, by case.
type Scope struct {
	taken map[string]bool
	next  map[string]int // the number to try for a name that is taken; saves the search from 2 on
}

// NewScope returns a scope in which the reserved names are taken.
func NewScope(reserved ...string) *Scope {
	s := &Scope{taken: map[string]bool{}, next: map[string]int{}}
	s.Reserve(reserved...)
	return s
}

// Take returns want if it is free, otherwise the first free of want2, want3, ...; where want ends in a digit, of
// want_2, want_3, ... From then on the name is taken. An empty want counts as X.
//
// Any change to the order of candidates renames users' code.
func (s *Scope) Take(want string) string {
	if want == "" {
		want = "X"
	}
	if !s.taken[want] {
		s.taken[want] = true
		return want
	}
	stem := want
	if isDigit(want, len(want)-1) {
		stem += "_"
	}
	for n := max(s.next[want], 2); ; n++ {
		if name := stem + strconv.Itoa(n); !s.taken[name] {
			s.taken[name] = true
			s.next[want] = n + 1
			return name
		}
	}
}

// Has reports whether name is taken.
func (s *Scope) Has(name string) bool { return s.taken[name] }

// Reserve marks names as taken, whether they were or not.
func (s *Scope) Reserve(names ...string) {
	for _, name := range names {
		s.taken[name] = true
	}
}

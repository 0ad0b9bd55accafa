package plan

import (
	"errors"
	"fmt"

	"github.com/bizgen/bizgen/generator/model"
	"github.com/bizgen/bizgen/generator/plan/pattern"
	"github.com/bizgen/bizgen/runtime"
	"github.com/bizgen/bizgen/runtime/ecmascript"
)

// pattern returns the name of the output's function that matches source, and whether
// it may take long.
func (p *planner) pattern(source string) (name string, timed bool, err error) {
	m, err := p.patternOf(source)
	if err != nil {
		return "", false, err
	}
	return m.Name, m.Backtracks != "", nil
}

// patternOf returns the output's function that matches an ECMA-262 regular
// expression, one for each of them.
func (p *planner) patternOf(source string) (*Pattern, error) {
	if m := p.matches[source]; m != nil {
		return m, nil
	}
	m := &Pattern{Source: source}
	if simple, ok := pattern.ParseSimple(source); ok && byBytes(simple) {
		m.Simple = &simple
	} else {
		clauses, err := pattern.Clauses(source)
		if bad, ok := errors.AsType[*pattern.Error](err); ok && bad.Invalid {
			return nil, err
		}
		if err != nil {
			if m.Backtracks, err = backtracks(source); err != nil {
				return nil, err
			}
		}
		m.Clauses = clauses
	}
	m.Name = p.names.Take(fmt.Sprint("matchPattern", len(p.matches)+1))
	p.matches[source] = m
	p.pkg.Patterns = append(p.pkg.Patterns, m)
	return m, nil
}

// backtracks returns a pattern as the engine beyond RE2 has it.
func backtracks(source string) (string, error) {
	text, err := pattern.Backtracking(source)
	if err == nil {
		err = ecmascript.Check(text)
	}
	return text, err
}

// byBytes tells whether a simple pattern can be matched byte by byte.
func byBytes(s pattern.Simple) bool {
	if _, ok := s.Literal(); ok {
		return true
	}
	_, rest := s.Prefix()
	for _, it := range rest {
		if it.NonASCII || len(it.Wide) > 0 {
			return false
		}
	}
	return s.Start
}

// IntegerValue returns a number of the document as an int64.
func IntegerValue(v model.Value) (int64, bool) {
	if v.Kind != model.Number {
		return 0, false
	}
	return runtime.ParseInt64(v.Text)
}

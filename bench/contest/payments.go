//go:build peers

package contest

import (
	"fmt"

	"github.com/bizgen/bizgen/bench/payload"
	"github.com/bizgen/bizgen/bench/unions"
)

// paymentsName is the body that is mostly unions.
const paymentsName = "payments, a union of 58 each"

// Those whose code for the union-heavy body was generated and builds are put here
// by files with build tags of their own.
var (
	unionOurs  func() entrant
	unionOgen  func() entrant
	unionPlain func() entrant
)

// payments returns the union-heavy body, if there is one: it comes from the corpus.
func payments() ([]codecs, error) {
	if unionOurs == nil {
		return nil, nil
	}
	data, err := unions.Document()
	if err != nil {
		return nil, err
	}
	c := codecs{name: paymentsName, data: payload.Payments(), entrants: []entrant{unionOurs()}}
	if unionOgen != nil {
		c.entrants = append(c.entrants, unionOgen())
	}
	if unionPlain != nil {
		doc, err := document(data)
		if err != nil {
			return nil, err
		}
		plain := unionPlain()
		kin, err := withKin(doc, unions.Schema, plain)
		if err != nil {
			return nil, err
		}
		c.entrants = append(c.entrants, kin, plain)
	}
	c.entrants = append(c.entrants, jsonScan(), jxScan())
	c.refused = c.drop()
	return []codecs{c}, nil
}

// drop takes those out who refuse the body, which is valid, and tells who they are.
func (c *codecs) drop() (notes []string) {
	var kept []entrant
	for k, e := range c.entrants {
		if k > 0 && e.decode != nil {
			if err := e.decode(c.data); err != nil {
				notes = append(notes, fmt.Sprintf("%s has no row for %s: it refuses the body: %v", e.name, c.name, err))
				continue
			}
		}
		kept = append(kept, e)
	}
	c.entrants = kept
	return notes
}

// Notes says who is missing in which table, and why.
func Notes() ([]string, error) {
	notes, err := unions.Notes()
	if err != nil {
		return nil, err
	}
	f, err := newField()
	for _, c := range f.bodies {
		notes = append(notes, c.refused...)
	}
	return notes, err
}

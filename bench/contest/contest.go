//go:build peers

package contest

import (
	"fmt"

	"github.com/bizgen/bizgen/bench/payload"
	"github.com/bizgen/bizgen/bench/roundrobin"
)

// All returns every contest.
func All() ([]roundrobin.Contest, error) {
	f, err := newField()
	if err != nil {
		return nil, err
	}
	options, err := f.options.contests(fmt.Sprintf("T1 option answer, %d bytes", len(f.options.data)))
	if err != nil {
		return nil, err
	}
	t2 := fmt.Sprintf("T2 selection, %d bytes", len(f.selection.data))
	selection, err := f.selection.contests(t2)
	if err != nil {
		return nil, err
	}
	serve := roundrobin.Contest{Title: t2 + ": POST through the server"}
	for _, s := range f.servers {
		serve.Contestants = append(serve.Contestants, roundrobin.Contestant{Name: s.name, Op: s.op(f.selection.data)})
	}
	return append(append(options, selection...), serve), nil
}

// A field is everybody who takes part.
type field struct {
	options   codecs
	selection codecs
	servers   []served
}

// codecs are those who read and write one kind of document.
type codecs struct {
	data     []byte
	entrants []entrant // the first two are ours
}

func newField() (field, error) {
	var f field
	var err error
	if f.options.data, err = payload.Options(); err != nil {
		return f, err
	}
	if f.selection.data, err = payload.Selection(); err != nil {
		return f, err
	}
	doc, err := document()
	if err != nil {
		return f, err
	}
	kinOptions, err := withKin(doc, "OptionsEnvelope", jsonOptions())
	if err != nil {
		return f, err
	}
	kinSelection, err := withKin(doc, "OptionSelection", jsonSelection())
	if err != nil {
		return f, err
	}
	f.options.entrants = []entrant{bizgenOptions(), sameOptions(), ogenOptions(), kinOptions, jsonOptions(), jsonScan(), jxScan()}
	f.selection.entrants = []entrant{bizgenSelection(), sameSelection(), ogenSelection(), kinSelection, jsonSelection(), jsonScan(), jxScan()}

	f.servers = []served{{}, {}, {}, {}, {}, serveOapi(), serveHand()}
	for i, start := range []func() (served, error){
		serveBizgen, serveSame, serveOgen, serveOgenBare,
		func() (served, error) { return serveFilter(doc) },
	} {
		if f.servers[i], err = start(); err != nil {
			return f, err
		}
	}
	return f, nil
}

// contests returns the four pieces of work on a document; each has those who
// have a function for it.
func (c codecs) contests(what string) ([]roundrobin.Contest, error) {
	decode := roundrobin.Contest{Title: what + ": decode + validate"}
	check := roundrobin.Contest{Title: what + ": validate the text, without a value"}
	encode := roundrobin.Contest{Title: what + ": encode into a buffer that is used again"}
	validate := roundrobin.Contest{Title: what + ": validate a Go value"}
	for _, e := range c.entrants {
		if e.decode != nil {
			add(&decode, e.name, func() error { return e.decode(c.data) })
		}
		if e.check != nil {
			add(&check, e.name, func() error { return e.check(c.data) })
		} else if e.name == ogenName {
			add(&check, e.name+", which has to decode", func() error { return e.decode(c.data) })
		}
		if e.open == nil {
			continue
		}
		v, err := e.open(c.data)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", e.name, err)
		}
		add(&encode, e.name, func() error {
			_, err := v.encode()
			return err
		})
		if v.validate != nil {
			add(&validate, e.name, v.validate)
		}
	}
	return []roundrobin.Contest{decode, check, encode, validate}, nil
}

func add(c *roundrobin.Contest, name string, op func() error) {
	c.Contestants = append(c.Contestants, roundrobin.Contestant{Name: name, Op: op})
}

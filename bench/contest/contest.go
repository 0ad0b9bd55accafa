//go:build peers

package contest

import (
	"fmt"

	"github.com/getkin/kin-openapi/openapi3"

	"github.com/bizgen/bizgen/bench/payload"
	"github.com/bizgen/bizgen/bench/peers/oapi"
	"github.com/bizgen/bizgen/bench/peers/ogenapi"
	"github.com/bizgen/bizgen/bench/roundrobin"
)

// All returns every contest.
func All() ([]roundrobin.Contest, error) {
	f, err := newField()
	if err != nil {
		return nil, err
	}
	var all []roundrobin.Contest
	for _, c := range f.bodies {
		contests, err := c.contests()
		if err != nil {
			return nil, err
		}
		all = append(all, contests...)
	}
	serve := roundrobin.Contest{Title: f.selection().title() + ": " + posted}
	for _, s := range f.servers {
		serve.Contestants = append(serve.Contestants, roundrobin.Contestant{Name: s.name, Op: s.op(f.selection().data)})
	}
	return append(all, serve), nil
}

// The pieces of work, as titles have them.
const (
	decoded   = "decode + validate"
	checked   = "validate the text, without a value"
	encoded   = "encode into a buffer that is used again"
	validated = "validate a Go value"
	posted    = "POST through the server"
)

// A field is everybody who takes part.
type field struct {
	bodies  []codecs // the option answer and the selection come first
	servers []served
}

func (f field) options() codecs   { return f.bodies[0] }
func (f field) selection() codecs { return f.bodies[1] }

// codecs are those who read and write one document.
type codecs struct {
	name     string
	data     []byte
	entrants []entrant // the first is ours
	refused  []string  // who is left out, and why
}

func (c codecs) title() string { return fmt.Sprintf("%s, %d bytes", c.name, len(c.data)) }

func newField() (field, error) {
	var f field
	doc, err := peersDocument("peers.yaml")
	if err != nil {
		return f, err
	}
	for _, body := range []func(*openapi3.T) (codecs, error){optionAnswer, selection, largeAnswer, numberSeries} {
		c, err := body(doc)
		if err != nil {
			return f, err
		}
		f.bodies = append(f.bodies, c)
	}
	unions, err := payments()
	if err != nil {
		return f, err
	}
	f.bodies = append(f.bodies, unions...)

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

func optionAnswer(doc *openapi3.T) (codecs, error) {
	data, err := payload.Options()
	if err != nil {
		return codecs{}, err
	}
	return answerOf("T1 option answer", data, doc)
}

// largeAnswer is an option answer of 100 KB.
func largeAnswer(doc *openapi3.T) (codecs, error) {
	data, err := payload.Scaled(31)
	if err != nil {
		return codecs{}, err
	}
	return answerOf("large option answer", data, doc)
}

func answerOf(name string, data []byte, doc *openapi3.T) (codecs, error) {
	plain := plainJSON[oapi.OptionsEnvelope]()
	kin, err := withKin(doc, "OptionsEnvelope", plain)
	return codecs{name: name, data: data, entrants: []entrant{
		bizgenOptions(), sameOptions(), ogen[ogenapi.OptionsEnvelope](), kin, plain, jsonScan(), jxScan(),
	}}, err
}

func selection(doc *openapi3.T) (codecs, error) {
	data, err := payload.Selection()
	if err != nil {
		return codecs{}, err
	}
	plain := plainJSON[oapi.OptionSelection]()
	kin, err := withKin(doc, "OptionSelection", plain)
	return codecs{name: "T2 selection", data: data, entrants: []entrant{
		bizgenSelection(), sameSelection(), ogen[ogenapi.OptionSelection](), kin, plain, jsonScan(), jxScan(),
	}}, err
}

// contests returns the four pieces of work on a document; each has those who
// have a function for it.
func (c codecs) contests() ([]roundrobin.Contest, error) {
	decode := roundrobin.Contest{Title: c.title() + ": " + decoded}
	check := roundrobin.Contest{Title: c.title() + ": " + checked}
	encode := roundrobin.Contest{Title: c.title() + ": " + encoded}
	validate := roundrobin.Contest{Title: c.title() + ": " + validated}
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
			return nil, fmt.Errorf("%s: %s: %w", c.name, e.name, err)
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

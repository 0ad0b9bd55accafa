//go:build corpus

package corpus

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/exec"
	"testing"
)

// traffic counts the examples of a document by what became of them.
type traffic struct {
	arrived int // equal
	invalid int // refused, since they are not what the document says
	unsent  int // of a form that this test cannot write, or without a valid request to go with
	broken  int // changed, lost, or refused for another reason
	made    int // values made from schemas that arrive equal, where there is no example
}

func (f *traffic) String() string {
	return fmt.Sprintf("%d arrive, %d are invalid, %d cannot be sent, %d are broken; %d made of schemas arrive", f.arrived, f.invalid, f.unsent, f.broken, f.made)
}

func (f *traffic) add(g traffic) {
	f.arrived, f.invalid, f.unsent = f.arrived+g.arrived, f.invalid+g.invalid, f.unsent+g.unsent
	f.broken, f.made = f.broken+g.broken, f.made+g.made
}

// The messages of testdata/gateway.go.txt.
type message struct {
	Method string      `json:",omitempty"`
	Target string      `json:",omitempty"`
	Status int         `json:",omitempty"`
	Header http.Header `json:",omitempty"`
	Body   []byte      `json:",omitempty"`
}

type exchange struct {
	Role            string
	Request, Answer message
}

type outcome struct {
	Arrived *message
	Back    message
	Failed  string
	Invalid bool
}

// refused tells whether the gateway found the request invalid.
func (o outcome) refused() bool {
	var problem struct{ Violations []any }
	return o.Arrived == nil && o.Back.Status == http.StatusBadRequest && json.Unmarshal(o.Back.Body, &problem) == nil && len(problem.Violations) > 0
}

// A line is the way through the gateways of one document, and what went over it.
type line struct {
	t    *testing.T
	spec reader
	in   *json.Encoder
	out  *json.Decoder
	traffic
}

// travel sends every example of a document through generated servers and clients.
func travel(t *testing.T, program, spec string) traffic {
	t.Helper()
	cmd := exec.Command(program)
	cmd.Stderr = os.Stderr
	in, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	buffered := bufio.NewWriter(in)
	l := &line{t: t, spec: read(t, spec), in: json.NewEncoder(flusher{buffered}), out: json.NewDecoder(bufio.NewReader(out))}
	for _, e := range l.spec.endpoints() {
		l.endpoint(e)
	}
	if err := in.Close(); err != nil {
		t.Fatal(err)
	}
	if err := cmd.Wait(); err != nil {
		t.Fatal(err)
	}
	return l.traffic
}

// A flusher writes through at once.
type flusher struct{ w *bufio.Writer }

func (f flusher) Write(p []byte) (int, error) {
	if _, err := f.w.Write(p); err != nil {
		return 0, err
	}
	return len(p), f.w.Flush()
}

var _ io.Writer = flusher{}

func (l *line) send(e *endpoint, request, answer message) outcome {
	l.t.Helper()
	if answer.Status == 0 {
		answer.Status = 599 // nobody documents it: the request is what matters
	}
	if err := l.in.Encode(exchange{e.role, request, answer}); err != nil {
		l.t.Fatal(err)
	}
	var o outcome
	if err := l.out.Decode(&o); err != nil {
		l.t.Fatal(err)
	}
	return o
}

// endpoint sends the examples of one operation, one at a time: each with a request
// that is otherwise as small as it can be.
func (l *line) endpoint(e *endpoint) {
	if shared := l.spec.shared(e); shared != "" {
		l.skip(e, "all of it", "on the wire it is "+shared)
		return
	}
	plain, ok := l.plain(e)
	for _, p := range e.parameters {
		for _, x := range l.spec.examples(p.node, p.schema) {
			call := e.call().with(p, x)
			if !p.writable(x) {
				l.skip(e, p.String(), "a parameter of this form")
				continue
			}
			if ok {
				call = call.fill(plain)
			}
			l.note(e, p.String(), l.request(e, p.String(), call))
		}
	}
	for _, b := range e.bodies {
		l.bodies(e, b, func(x value, data []byte) verdict {
			return l.request(e, b.String(), e.call().fill(plain).body(b, x, data))
		})
	}
	for _, b := range e.answers {
		if e.method == http.MethodHead { // has no body, whatever the document says
			continue
		}
		if !ok {
			if len(b.examples) > 0 {
				l.skip(e, b.String(), "the request has no valid value")
			}
			continue
		}
		l.bodies(e, b, func(x value, data []byte) verdict { return l.answer(e, b, x, data, plain) })
	}
}

// bodies sends the examples of a body; without any, a value made for it.
func (l *line) bodies(e *endpoint, b *body, send func(x value, data []byte) verdict) {
	for _, x := range b.examples {
		if data, writable := b.write(x); writable {
			l.note(e, b.String(), send(x, data))
		} else {
			l.skip(e, b.String(), "a body of this form")
		}
	}
	for _, x := range b.made {
		data, writable := b.write(x)
		if !writable {
			continue
		}
		v := send(x, data)
		if v.is == broken {
			l.note(e, b.String(), v)
		}
		if v.is == arrived {
			l.made++
		}
		if v.is != invalid {
			return
		}
	}
}

// A verdict is what became of something that was sent.
type verdict struct {
	is  int
	how string
}

const (
	arrived = iota
	invalid
	broken
)

func (l *line) note(e *endpoint, what string, v verdict) {
	switch v.is {
	case arrived:
		l.arrived++
	case invalid:
		l.invalid++
		l.t.Logf("wrong example: %s: %s: %.300s", e, what, v.how)
	case broken:
		l.broken++
		l.t.Logf("BROKEN: %s: %s: %.600s", e, what, v.how)
	}
}

// plain finds a request that is let through, with what is required and nothing
// else.
func (l *line) plain(e *endpoint) (*call, bool) {
	for _, c := range l.spec.calls(e) {
		if o := l.send(e, c.message(), message{}); o.Arrived != nil {
			return c, true
		}
	}
	return l.spec.calls(e)[0], false
}

func (l *line) skip(e *endpoint, what, why string) {
	l.unsent++
	l.t.Logf("not sent: %s: %s: %s", e, what, why)
}

func (l *line) request(e *endpoint, what string, c *call) verdict {
	sent := c.message()
	o := l.send(e, sent, message{})
	switch {
	case o.refused():
		return verdict{invalid, string(o.Back.Body)}
	case o.Arrived == nil:
		return verdict{broken, fmt.Sprintf("%d %s %s; sent %s %q", o.Back.Status, o.Back.Body, o.Failed, sent.Target, sent.Body)}
	}
	if difference := c.compare(l.spec, *o.Arrived); difference != "" {
		return verdict{broken, fmt.Sprintf("%s; sent %s %q", difference, sent.Target, sent.Body)}
	}
	return verdict{is: arrived}
}

func (l *line) answer(e *endpoint, b *body, x value, data []byte, c *call) verdict {
	given := message{Status: b.status, Body: data, Header: http.Header{"Content-Type": {b.concrete()}}}
	for _, h := range b.headers {
		if h.required {
			given.Header.Set(h.name, h.text(l.spec.sample(h.schema, 0)))
		}
	}
	o := l.send(e, c.message(), given)
	switch {
	case o.Invalid:
		return verdict{invalid, o.Failed}
	case o.Arrived == nil || o.Failed != "" || o.Back.Status != given.Status:
		return verdict{broken, fmt.Sprintf("%d %s %s; given %q", o.Back.Status, o.Back.Body, o.Failed, data)}
	}
	b = e.answered(b, o.Back)
	if difference := b.compare(l.spec, x, data, o.Back); difference != "" {
		return verdict{broken, fmt.Sprintf("%s; given %q", difference, data)}
	}
	return verdict{is: arrived}
}

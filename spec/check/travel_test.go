package check

import (
	"encoding/json"
	"errors"
	"net/http"
	"net/url"
	"reflect"
	"slices"
	"strconv"
	"testing"

	"github.com/bizgen/bizgen/runtime"
)

// relays keeps one relay for each document and role, for as long as a test runs.
type relays struct {
	test *testing.T
	by   map[[2]string]*relay
}

func newRelays(t *testing.T) relays { return relays{t, map[[2]string]*relay{}} }

func (all relays) of(e *endpoint) *relay {
	at := [2]string{e.file, e.role}
	if all.by[at] == nil {
		all.by[at] = newRelay(all.test, e.file, e.role)
	}
	return all.by[at]
}

// requestArrives sends a request with a JSON value as its body, which must come
// to the far end as it was sent, and the answer back as it was given.
func requestArrives(t *testing.T, l *relay, b body, data []byte, answer message) {
	t.Helper()
	request := b.request(t, data)
	back := l.send(t, request, answer)
	if l.arrived == nil {
		t.Fatalf("%s has not arrived: %d %s", b, back.status, back.body)
	}
	sent := b.written().request(t, data)
	sameTarget(t, sent, *l.arrived)
	for _, p := range b.endpoint.parameters {
		if p.in == "header" && l.arrived.header.Get(p.name) != sent.header.Get(p.name) {
			t.Errorf("header %s: %q, sent %q", p.name, l.arrived.header.Get(p.name), sent.header.Get(p.name))
		}
	}
	sameBody(t, b.endpoint.file, sent, *l.arrived)
	sameAnswer(t, l, b.endpoint, answer, back)
}

// answerArrives answers a request, and the answer must come back as it was given.
func answerArrives(t *testing.T, l *relay, e *endpoint, request, answer message) {
	t.Helper()
	back := l.send(t, request, answer)
	if l.arrived == nil {
		t.Fatalf("the request has not arrived: %d %s", back.status, back.body)
	}
	sameAnswer(t, l, e, answer, back)
}

func sameAnswer(t *testing.T, l *relay, e *endpoint, answer, back message) {
	t.Helper()
	if back.status != answer.status {
		t.Fatalf("%s is answered %d: %s, %v; given was %d", e.id, back.status, back.body, l.failed, answer.status)
	}
	for name := range answer.header {
		if name != "Content-Type" && back.header.Get(name) != answer.header.Get(name) {
			t.Errorf("header %s: %q, given %q", name, back.header.Get(name), answer.header.Get(name))
		}
	}
	sameBody(t, e.file, answer, back)
}

func sameTarget(t *testing.T, sent, arrived message) {
	t.Helper()
	want, err := url.Parse(sent.target)
	if err != nil {
		t.Fatal(err)
	}
	have, err := url.Parse(arrived.target)
	if err != nil {
		t.Fatal(err)
	}
	if sent.method != arrived.method || want.Path != have.Path || !reflect.DeepEqual(want.Query(), have.Query()) {
		t.Errorf("%s %s has arrived, sent was %s %s", arrived.method, arrived.target, sent.method, sent.target)
	}
}

// sameBody wants a body to arrive as the same value. Members that the document
// does not name may be lost.
func sameBody(t *testing.T, file string, sent, arrived message) {
	t.Helper()
	if len(sent.body) == 0 {
		if len(arrived.body) != 0 {
			t.Errorf("a body has arrived: %s", arrived.body)
		}
		return
	}
	if have, want := arrived.contentType(), sent.contentType(); have != want {
		t.Errorf("content type %q, sent %q", have, want)
	}
	if sent.contentType() == formType {
		want, err := url.ParseQuery(string(sent.body))
		if err != nil {
			t.Fatal(err)
		}
		if have, err := url.ParseQuery(string(arrived.body)); err != nil || !reflect.DeepEqual(have, want) {
			t.Errorf("%v, %v, sent %v", have, err, want)
		}
		return
	}
	want, err := decode(sent.body)
	if err != nil {
		t.Fatal(err)
	}
	have, err := decode(arrived.body)
	if err != nil {
		t.Fatal(err)
	}
	compareValues(t, memberNames(t, file), want, have, nil)
}

// compareValues says where have is not want.
func compareValues(t *testing.T, named map[string]bool, want, have any, path []string) {
	t.Helper()
	switch w := want.(type) {
	case object:
		h, ok := have.(object)
		if !ok {
			break
		}
		for _, key := range keys(w) {
			v, there := h[key]
			switch {
			case there:
				compareValues(t, named, w[key], v, join(path, key))
			case named[key]:
				t.Errorf("%s is lost", pointer(join(path, key)...))
			}
		}
		for _, key := range keys(h) {
			if _, there := w[key]; !there {
				t.Errorf("%s was not sent", pointer(join(path, key)...))
			}
		}
		return
	case []any:
		h, ok := have.([]any)
		if !ok || len(h) != len(w) {
			break
		}
		for i := range w {
			compareValues(t, named, w[i], h[i], join(path, strconv.Itoa(i)))
		}
		return
	default:
		if runtime.EqualJSON(string(encode(t, want)), string(encode(t, have))) {
			return
		}
	}
	t.Errorf("%s: %v has arrived, sent was %v", pointer(path...), have, want)
}

// memberNames are the names of all members that a document knows, with what it
// refers to in other files.
func memberNames(t *testing.T, file string) map[string]bool {
	t.Helper()
	out := map[string]bool{}
	for _, name := range append(slices.Clone(shared), file) {
		walk(document(t, name), func(n node) {
			if n.kind == isProperty {
				out[n.name] = true
			}
		})
	}
	return out
}

// requestIsRefused sends a request that must not come through: the first server
// answers with exactly the violations wanted.
func requestIsRefused(t *testing.T, l *relay, request message, want []violation) {
	t.Helper()
	back := l.send(t, request, message{status: http.StatusTeapot})
	if l.arrived != nil {
		t.Fatalf("it has arrived: %s", l.arrived.body)
	}
	var p struct {
		Status     int
		Violations []struct{ In, Name, Pointer, Keyword, Message string }
	}
	if err := json.Unmarshal(back.body, &p); err != nil {
		t.Fatalf("%v: %s", err, back.body)
	}
	if back.status != http.StatusBadRequest || p.Status != back.status || back.contentType() != "application/problem+json" {
		t.Errorf("answered %d as %q: %s", back.status, back.contentType(), back.body)
	}
	var have []violation
	for _, v := range p.Violations {
		if v.In != "body" || v.Message == "" {
			t.Errorf("a violation in %q with message %q", v.In, v.Message)
		}
		have = append(have, withoutPlace(violation{v.Pointer, v.Keyword}))
	}
	if have = sorted(have); !slices.Equal(have, sorted(want)) {
		t.Errorf("have %v, want %v", have, want)
	}
}

// answerIsRefused answers a request with what the document does not allow: the
// client beside the far end says so, with exactly the violations wanted.
func answerIsRefused(t *testing.T, l *relay, request, answer message, want []violation) {
	t.Helper()
	back := l.send(t, request, answer)
	if l.arrived == nil {
		t.Fatalf("the request has not arrived: %s", back.body)
	}
	if back.status != http.StatusInternalServerError {
		t.Errorf("the gateway answers %d: %s", back.status, back.body)
	}
	list, ok := errors.AsType[*runtime.Error](l.failed)
	if !ok {
		t.Fatalf("the client says %v", l.failed)
	}
	var have []violation
	for _, v := range list.Violations {
		have = append(have, withoutPlace(violation{v.Pointer, v.Keyword}))
	}
	if have = sorted(have); !slices.Equal(have, sorted(want)) {
		t.Errorf("have %v, want %v", have, want)
	}
}

// withoutPlace drops the place where a text is no JSON, which does not matter.
func withoutPlace(v violation) violation {
	if v.Keyword == "syntax" || v.Keyword == "depth" {
		v.Pointer = ""
	}
	return v
}

// Every request and every answer that the documents show, errors too, goes
// through generated server and client and comes out as it went in.
func TestExamplesTravel(t *testing.T) {
	for _, d := range documents {
		t.Run(d.file, func(t *testing.T) {
			lines := newRelays(t)
			var requests, answers int
			for _, e := range endpoints(t, d.file) {
				l := lines.of(e)
				for _, b := range e.bodies {
					for _, x := range b.examples(t) {
						requests++
						t.Run(b.String()+": "+x.name, func(t *testing.T) {
							requestArrives(t, l, b, x.data, e.success(t))
						})
					}
				}
				for _, b := range e.answers {
					for _, x := range b.examples(t) {
						answers++
						t.Run(b.String()+": "+x.name, func(t *testing.T) {
							answerArrives(t, l, e, e.asked(t), b.answer(x.data))
						})
					}
				}
			}
			t.Logf("%d requests, %d answers", requests, answers)
		})
	}
}

package check

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// bodiesBySchema lists where a document's component schemas are bodies: for each
// the first request and the first answer.
func bodiesBySchema(t *testing.T, file string) map[string][]body {
	t.Helper()
	out := map[string][]body{}
	for _, e := range endpoints(t, file) {
		for _, b := range slices.Concat(e.bodies, e.answers) {
			known := slices.ContainsFunc(out[b.schema], func(other body) bool {
				return (other.status == 0) == (b.status == 0) && (other.mediaType == formType) == (b.mediaType == formType)
			})
			if b.schema != "" && !known {
				out[b.schema] = append(out[b.schema], b)
			}
		}
	}
	return out
}

// formless says why an instance cannot be sent as a form, or "": a form has
// members, and they are text.
func formless(data []byte, want []violation) string {
	v, err := decode(data)
	if err != nil {
		return "it is no JSON"
	}
	if _, ok := v.(object); !ok {
		return "it is no object"
	}
	for _, w := range want {
		if w.Keyword == "duplicate" {
			return "a name twice is an array"
		}
		if at, ok := resolve(v, w.Pointer); ok && w.Keyword == "type" {
			return fmt.Sprintf("%s is the same text as of another type: %v", w.Pointer, at)
		}
	}
	return ""
}

// What the tables accept travels, and what they refuse is refused on the wire with
// the same violations, wherever its schema is the body of an operation: requests
// by the server, answers by the client. Schemas that are only parts of bodies are
// listed; TestTables has asked their validators.
func TestTablesTravel(t *testing.T) {
	all := tables(t)
	for _, d := range documents {
		t.Run(d.file, func(t *testing.T) {
			lines := newRelays(t)
			bodies := bodiesBySchema(t, d.file)
			parts, unsent := map[string]int{}, map[string]int{}
			good, bad := 0, 0
			for _, entries := range [][]entry{all[d.file].Good, all[d.file].Bad} {
				for _, e := range entries {
					if len(bodies[e.Schema]) == 0 {
						parts[e.Schema]++
						continue
					}
					data := e.instance(t, d.file)
					for _, b := range bodies[e.Schema] {
						if b.mediaType == formType {
							if reason := formless(data, e.Want); reason != "" {
								unsent[strings.SplitN(reason, ":", 2)[0]]++
								continue
							}
						}
						if len(e.Want) == 0 {
							good++
						} else {
							bad++
						}
						t.Run(e.Name+" as "+b.String(), func(t *testing.T) { b.judge(t, lines.of(b.endpoint), data, e.Want) })
					}
				}
			}
			if good < 3 || bad < 10 {
				t.Errorf("%d good and %d bad instances were sent: fewer than 3 and 10", good, bad)
			}
			t.Logf("%d good and %d bad instances sent; instances of schemas that are no body: %v; not sent as forms: %v", good, bad, parts, unsent)
		})
	}
}

// judge sends an instance as the body: it arrives, or is refused as wanted.
func (b body) judge(t *testing.T, l *relay, data []byte, want []violation) {
	t.Helper()
	e := b.endpoint
	switch {
	case b.status == 0 && len(want) == 0:
		requestArrives(t, l, b, data, e.success(t))
	case b.status == 0 && b.mediaType == formType:
		requestIsRefused(t, l, b.request(t, data), want)
	case b.status == 0:
		requestIsRefused(t, l, b.raw(data), want)
	case len(want) == 0:
		answerArrives(t, l, e, e.asked(t), b.answer(data))
	default:
		answerIsRefused(t, l, e.asked(t), b.answer(data), want)
	}
}

package docs

import (
	"html/template"
	"slices"
	"strings"

	"github.com/bizgen/bizgen/generator/model"
)

// A check is something that a partner must get right: what the document says about it,
// or general advice. What a document says is known from its x-checklist only: to look
// for words in its texts would take "nothing is said about retries" for a rule.
type check struct {
	ID      string
	Title   string
	Verdict string        // "stated", "unstated"; "" of a document without any x-checklist
	Text    template.HTML // the document's, or else advice
	Shared  bool          // what the document says of all calls
}

// checklist goes through the topics for one call. How to tell who calls is a matter of
// those who are called.
func (k *book) checklist(c *call) []check {
	inbound := k.direction(c).Class == "inbound"
	var out []check
	for _, topic := range model.Topics {
		item := check{ID: topic, Title: k.w.get("check." + topic)}
		said := c.Checklist[topic]
		if said == "" {
			said, item.Shared = k.m.Checklist[topic], k.m.Checklist[topic] != ""
		}
		switch {
		case said != "":
			item.Verdict, item.Text = "stated", k.prose(said)
		case topic == "signature" && !inbound:
			continue
		default:
			if k.outspoken() {
				item.Verdict = "unstated"
			}
			item.Text = "<p>" + k.advice(c, topic, inbound) + "</p>"
		}
		out = append(out, item)
	}
	return out
}

// outspoken tells whether the document has an x-checklist, if only an empty one: then a
// topic without a text is one that it does not speak about.
func (k *book) outspoken() bool {
	return k.m.Checklist != nil || slices.ContainsFunc(k.calls, func(c *call) bool { return c.Checklist != nil })
}

// advice is what holds of a topic whatever the document says, by the side and the method.
func (k *book) advice(c *call, topic string, inbound bool) template.HTML {
	side := "out"
	if inbound {
		side = "in"
	}
	key := headerOf(c, func(name string) bool { return name == "idempotency-key" })
	reads := slices.Contains([]string{"GET", "HEAD", "OPTIONS", "TRACE"}, c.Method)
	repeats := slices.Contains([]string{"PUT", "DELETE"}, c.Method)
	switch {
	case topic == "idempotency" && key != "":
		return k.fact("check.idempotency.key."+side, code(key))
	case topic == "idempotency" && reads && inbound: // a webhook may be a GET that tells of a change
		return k.fact("check.idempotency.again", code(c.Method))
	case topic == "idempotency" && reads:
		return k.fact("check.idempotency.safe", code(c.Method))
	case topic == "idempotency" && repeats:
		return k.fact("check.idempotency.method", code(c.Method))
	case topic == "retries" && !inbound && key != "":
		return k.fact("check.retries.key", code(key))
	case topic == "retries" && !inbound && (reads || repeats):
		return k.fact("check.retries.safe")
	case topic == "signature" && signatureOf(c) != "":
		return k.fact("check.signature.header", code(signatureOf(c)))
	case topic == "signature" && demanding(c):
		return k.fact("check.signature.credential")
	}
	return k.fact("check." + topic + "." + side)
}

// demanding tells whether a call is let in with a credential only.
func demanding(c *call) bool {
	return len(c.Security) > 0 && !slices.ContainsFunc(c.Security, func(all []model.SecurityRequirement) bool { return len(all) == 0 })
}

// signatureOf is the header that the signature of a request travels in, or "".
func signatureOf(c *call) string {
	return headerOf(c, func(name string) bool { return strings.Contains(name, "signature") })
}

// headerOf is a header of a request, found by its name in lower case; "" when it has none.
func headerOf(c *call, is func(name string) bool) string {
	for _, p := range c.Parameters {
		if p.In == "header" && is(strings.ToLower(p.Name)) {
			return p.Name
		}
	}
	return ""
}

package diff

import (
	"math/big"

	"github.com/bizgen/bizgen/generator/model"
	"github.com/bizgen/bizgen/generator/plan/keyword"
	"github.com/bizgen/bizgen/runtime"
)

// assertions compares the keywords that an argument is all there is to.
func (j *judge) assertions() {
	j.bound("minimum", "exclusiveMinimum", -1)
	j.bound("maximum", "exclusiveMaximum", 1)
	for _, k := range []string{"minLength", "minItems", "minProperties", "minContains"} {
		j.size(k, -1)
	}
	for _, k := range []string{"maxLength", "maxItems", "maxProperties", "maxContains", "x-max-bytes"} {
		j.size(k, 1)
	}
	for _, k := range j.others() {
		j.multiset(k)
	}
}

// compared are the keywords that have a comparison of their own.
var compared = map[string]bool{
	"minimum": true, "exclusiveMinimum": true, "maximum": true, "exclusiveMaximum": true,
	"minLength": true, "minItems": true, "minProperties": true, "minContains": true,
	"maxLength": true, "maxItems": true, "maxProperties": true, "maxContains": true, "x-max-bytes": true,
}

// others are the further keywords of both sides, in the order of the text.
func (j *judge) others() []string {
	var keys []string
	known := map[string]bool{}
	for _, v := range []*view{j.a, j.b} {
		for _, a := range v.asserts {
			if !compared[a.Keyword] && !known[a.Keyword] {
				known[a.Keyword] = true
				keys = append(keys, a.Keyword)
			}
		}
	}
	return keys
}

// A limit is the tightest of several bounds.
type limit struct {
	value     model.Value
	shown     string // as the document has it
	exclusive bool
	set       bool
}

// whole makes an exclusive bound of integers the next integer, which says the same.
func (l *limit) whole(sign int) {
	n, ok := new(big.Int).SetString(l.value.Text, 10)
	if !l.exclusive || !ok {
		return
	}
	l.shown += " (exclusive)"
	l.value.Text, l.exclusive = n.Sub(n, big.NewInt(int64(sign))).String(), false
}

// tightest finds the limit that counts; sign is -1 for lower bounds.
func (v *view) tightest(keyword, exclusive string, sign int) limit {
	var best limit
	for _, a := range v.asserts {
		if a.Keyword != keyword && a.Keyword != exclusive || a.Value.Kind != model.Number {
			continue
		}
		l := limit{value: a.Value, shown: a.Value.JSON, exclusive: a.Keyword == exclusive, set: true}
		if !v.types.Has(model.Number) {
			l.whole(sign)
		}
		if !best.set || l.tighter(best, sign) {
			best = l
		}
	}
	return best
}

func (l limit) tighter(m limit, sign int) bool {
	switch c := runtime.CompareNumbers(l.value.Text, m.value.Text) * sign; {
	case c < 0:
		return true
	case c > 0:
		return false
	}
	return l.exclusive && !m.exclusive
}

func (l limit) String() string {
	switch {
	case !l.set:
		return "none"
	case l.exclusive:
		return l.shown + " (exclusive)"
	}
	return l.shown
}

func (j *judge) bound(keyword, exclusive string, sign int) {
	j.limits(keyword, j.a.tightest(keyword, exclusive, sign), j.b.tightest(keyword, exclusive, sign), sign)
}

func (j *judge) size(keyword string, sign int) {
	j.limits(keyword, j.a.tightest(keyword, "", sign), j.b.tightest(keyword, "", sign), sign)
}

func (j *judge) limits(keyword string, a, b limit, sign int) {
	from, to := j.a.within(a.value.Place), j.b.within(b.value.Place)
	switch {
	case !a.set && !b.set:
	case !a.set:
		j.say("limit-tightened", j.tightens(keyword, narrows), from, to, keyword, a.String(), b.String())
	case !b.set:
		j.say("limit-loosened", j.tightens(keyword, widens), from, to, keyword, a.String(), b.String())
	case b.tighter(a, sign):
		j.say("limit-tightened", narrows, from, to, keyword, a.String(), b.String())
	case a.tighter(b, sign):
		j.say("limit-loosened", widens, from, to, keyword, a.String(), b.String())
	}
}

// tightens corrects the effect where the absence of a keyword is no absence of a
// limit: contains by itself asks for one element.
func (j *judge) tightens(keyword string, e effect) effect {
	if keyword == "minContains" {
		return unclear
	}
	return e
}

// multiset compares keywords that have no order of their arguments.
func (j *judge) multiset(keyword string) {
	a, b := j.a.arguments(keyword), j.b.arguments(keyword)
	added, removed := without(b, a), without(a, b)
	switch {
	case len(added) == 0 && len(removed) == 0:
	case len(added) == 1 && len(removed) == 1:
		j.say("assertion-changed", replaced(keyword, removed[0], added[0]), j.a.within(removed[0].Place), j.b.within(added[0].Place),
			keyword, removed[0].JSON, added[0].JSON)
	default:
		for _, v := range added {
			j.say("assertion-added", refuses(keyword, v, narrows), j.a.at, j.b.within(v.Place), keyword, v.JSON)
		}
		for _, v := range removed {
			j.say("assertion-removed", refuses(keyword, v, widens), j.a.within(v.Place), j.b.at, keyword, v.JSON)
		}
	}
}

func (v *view) arguments(keyword string) []model.Value {
	var all []model.Value
	for _, a := range v.asserts {
		if a.Keyword == keyword && !has(all, a.Value) {
			all = append(all, a.Value)
		}
	}
	return all
}

func without(list, less []model.Value) []model.Value {
	var out []model.Value
	for _, v := range list {
		if !has(less, v) {
			out = append(out, v)
		}
	}
	return out
}

// refuses corrects the effect of a keyword that refuses no value, and may still say that
// the same text means something else now.
func refuses(name string, v model.Value, e effect) effect {
	if name == "contentEncoding" || name == "format" && !keyword.AssertedFormat(v.Text) {
		return unclear
	}
	return e
}

// wider holds the formats of which the first is a part of the second.
var wider = map[[2]string]bool{
	{"int32", "int64"}: true, {"int32", "double"}: true,
	{"hostname", "idn-hostname"}: true, {"email", "idn-email"}: true, {"uri", "iri"}: true,
	{"uri", "uri-reference"}: true, {"uri-reference", "iri-reference"}: true, {"iri", "iri-reference"}: true,
}

// replaced says what another argument of a keyword means.
func replaced(keyword string, old, current model.Value) effect {
	switch {
	case keyword == "format" && wider[[2]string{old.Text, current.Text}]:
		return widens
	case keyword == "format" && wider[[2]string{current.Text, old.Text}]:
		return narrows
	case keyword != "multipleOf" || old.Kind != model.Number || current.Kind != model.Number:
	case runtime.CompareNumbers(old.Text, "0") <= 0 || runtime.CompareNumbers(current.Text, "0") <= 0:
	case runtime.MultipleOf(old.Text, current.Text):
		return widens
	case runtime.MultipleOf(current.Text, old.Text):
		return narrows
	}
	return unclear
}

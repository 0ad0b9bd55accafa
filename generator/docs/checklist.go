package docs

import (
	"html/template"
	"regexp"
	"slices"
	"strings"
)

// A check is something that a partner must get right, and what the document says
// about it.
type check struct {
	ID     string
	Title  string
	Quotes []template.HTML // of the document
	Advice template.HTML   // what holds whatever the document says
	Stated bool
}

// topics are what partners ask about, and the words by which sentences about them are
// found in either language.
var topics = []struct {
	id    string
	words *regexp.Regexp
}{
	{"idempotency", regexp.MustCompile(`(?i)멱등|중복|다시 올 수|같은 요청|idempoten|duplicate|same request|come again`)},
	{"time", regexp.MustCompile(`(?i)\d+(\.\d+)?\s*(초|분|시간|일)( |간|동안|이내|안에|,|\.|$)|만료|타임아웃|유효 ?(기간|시간)|within \d|\d+(\.\d+)? ?(ms|milliseconds?|seconds?|minutes?|hours?|days?)\b|time ?out|expire`)},
	{"retries", regexp.MustCompile(`(?i)재시도|재전송|다시 (호출|보내|요청)|주기적|간격으로|retry|retries|again after|periodically|poll`)},
	{"signature", regexp.MustCompile(`(?i)서명|위변조|ACL|signature|signed|HMAC|verif(y|ies) (the )?(request|webhook|caller)`)},
}

// checklist goes through the topics for one call.
func (k *book) checklist(c *call) []check {
	inbound := k.direction(c).Class == "inbound"
	var out []check
	for _, topic := range topics {
		quotes := k.quotes(c, topic.words)
		if topic.id == "signature" && !inbound && len(quotes) == 0 {
			continue
		}
		item := check{ID: topic.id, Title: k.w.get("check." + topic.id), Quotes: quotes, Stated: len(quotes) > 0}
		item.Advice = k.advice(c, topic.id, inbound)
		out = append(out, item)
	}
	return out
}

// advice is what to do about a topic, by the side and the method.
func (k *book) advice(c *call, topic string, inbound bool) template.HTML {
	side := "out"
	if inbound {
		side = "in"
	}
	switch topic {
	case "idempotency":
		for _, p := range c.Parameters {
			if strings.EqualFold(p.Name, "Idempotency-Key") {
				return k.fact("check.idempotency.key", code(p.Name))
			}
		}
		if slices.Contains([]string{"GET", "HEAD", "OPTIONS", "TRACE"}, c.Method) {
			return k.fact("check.idempotency.safe")
		}
		if slices.Contains([]string{"PUT", "DELETE"}, c.Method) {
			return k.fact("check.idempotency.method", code(c.Method))
		}
	case "signature":
		for _, p := range c.Parameters {
			if strings.Contains(strings.ToLower(p.Name), "signature") {
				return k.fact("check.signature.header", code(p.Name))
			}
		}
	case "retries":
		if side == "out" && slices.Contains([]string{"GET", "HEAD", "PUT", "DELETE"}, c.Method) {
			return k.fact("check.retries.safe")
		}
	}
	return k.fact("check." + topic + "." + side)
}

// mostQuotes of one text are shown.
const mostQuotes = 4

// quotes are the sentences of a call, its parameters and the document's introduction
// that are about a topic.
func (k *book) quotes(c *call, words *regexp.Regexp) []template.HTML {
	texts := []string{c.Description}
	if c.Body != nil {
		texts = append(texts, c.Body.Description)
	}
	for _, p := range c.Parameters {
		texts = append(texts, p.Description)
	}
	for _, r := range c.Responses {
		texts = append(texts, r.Description)
	}
	texts = append(texts, k.m.Description)
	var out []template.HTML
	for _, t := range texts {
		for _, quote := range k.about(t, words) {
			if len(out) < mostQuotes {
				out = append(out, quote)
			}
		}
	}
	return distinct(out)
}

// A question is whether a text has sentences about a topic.
type question struct {
	text  string
	words *regexp.Regexp
}

// about gives the sentences of a text that are about a topic. The introduction of a
// document is asked for every call, so that answers are kept.
func (k *book) about(text string, words *regexp.Regexp) []template.HTML {
	q := question{text, words}
	out, known := k.answers[q]
	if !known {
		for _, sentence := range sentences(text) {
			if words.MatchString(sentence) {
				out = append(out, k.inline(sentence))
			}
		}
		k.answers[q] = out
	}
	return out
}

var ends = regexp.MustCompile(`([.!?。])\s+`)

// sentences cuts a text; a line of a list is one, and blocks of code are none.
func sentences(s string) []string {
	var out []string
	for paragraph := range strings.SplitSeq(s, "\n\n") {
		if strings.Contains(paragraph, "```") || strings.HasPrefix(paragraph, "|") {
			continue
		}
		for line := range strings.SplitSeq(joinLines(paragraph), "\n") {
			for sentence := range strings.SplitSeq(ends.ReplaceAllString(line, "$1\x00"), "\x00") {
				sentence = strings.TrimSpace(strings.TrimLeft(strings.TrimSpace(sentence), "-*# "))
				if sentence != "" && strings.Count(sentence, "**")%2 == 0 {
					out = append(out, sentence)
				} else if sentence != "" {
					out = append(out, strings.ReplaceAll(sentence, "**", ""))
				}
			}
		}
	}
	return out
}

// joinLines puts a sentence that goes over lines on one; items of lists begin lines.
func joinLines(paragraph string) string {
	var b strings.Builder
	for i, line := range strings.Split(paragraph, "\n") {
		trimmed := strings.TrimSpace(line)
		if i > 0 {
			if strings.HasPrefix(trimmed, "- ") || strings.HasPrefix(trimmed, "* ") {
				b.WriteByte('\n')
			} else {
				b.WriteByte(' ')
			}
		}
		b.WriteString(trimmed)
	}
	return b.String()
}

package docs

import (
	"cmp"
	"fmt"
	"strings"

	"github.com/bizgen/bizgen/generator/document"
)

// parties are the two sides of a document's calls, as x-parties names them. The side
// that the pages speak to is the one that x-bizgen-role says its reader is on.
type parties struct {
	You, Other string
	calls      string // who calls, where the document says so: "you", "other"; else ""
}

func (k *book) readParties() parties {
	n := k.tree.Root.Get("x-parties")
	return parties{
		You:   cmp.Or(k.worded(n, "you"), k.w.get("party.you")),
		Other: cmp.Or(k.worded(n, "other"), k.w.get("party.other")),
		calls: text(n.Get("calls")),
	}
}

// worded is a member in the language of the pages: "other-en", else "other".
func (k *book) worded(n *document.Node, name string) string {
	return cmp.Or(text(n.Get(name+"-"+k.language)), text(n.Get(name)))
}

// A direction is who calls whom.
type direction struct {
	Class string // inbound: you are called; outbound: you call; between: others do; "": it is not known
	Words string
	From  string
	To    string
}

// direction says who makes a call. Webhooks and callbacks go the other way than the
// paths of the same document.
func (k *book) direction(c *call) direction {
	calls := k.parties.calls
	switch {
	case calls != "":
	case c.kind != "path":
		calls = map[string]string{"server": "you", "client": "other", "": "other"}[k.m.Role]
	default:
		calls = map[string]string{"server": "other", "client": "you"}[k.m.Role]
	}
	caller := k.worded(c.node, "x-caller")
	switch {
	case calls == "other":
		caller = cmp.Or(caller, k.parties.Other)
		return direction{"inbound", k.say("calls.you", caller, "subject"), caller, k.parties.You}
	case calls == "you" && caller != "": // neither of the two is the reader
		words := fmt.Sprintf(k.w.get("calls.between"), k.named(caller, "subject"), k.named(k.parties.Other, "object"))
		return direction{"between", words, caller, k.parties.Other}
	case calls == "you":
		return direction{"outbound", k.say("you.call", k.parties.Other, "object"), k.parties.You, k.parties.Other}
	}
	return direction{}
}

// say puts a name into words.
func (k *book) say(key, name, role string) string {
	return fmt.Sprintf(k.w.get(key), k.named(name, role))
}

// named is a name as the subject or the object of a sentence: Korean wants a particle
// behind it that fits its end.
func (k *book) named(name, role string) string {
	if k.language == "ko" {
		return name + particle(name, map[string][2]string{"subject": {"이", "가"}, "object": {"을", "를"}}[role])
	}
	return name
}

// particle chooses by the last sound of a word: the first after a consonant.
func particle(word string, forms [2]string) string {
	word = strings.TrimRight(word, " )」』\"'")
	runes := []rune(word)
	if len(runes) == 0 {
		return forms[1]
	}
	last := runes[len(runes)-1]
	if last >= 0xAC00 && last <= 0xD7A3 {
		if (last-0xAC00)%28 > 0 {
			return forms[0]
		}
		return forms[1]
	}
	if strings.ContainsRune("lmnrLMNR013678", last) { // as their names end: 엘, 엠, 엔, 알, 영, 일 ...
		return forms[0]
	}
	return forms[1]
}

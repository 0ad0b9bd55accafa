package lower

import (
	"mime"
	"strings"

	"github.com/bizgen/bizgen/generator/document"
	"github.com/bizgen/bizgen/generator/model"
)

// sequences are the media types of values one after the other.
var sequences = map[string]model.Sequence{
	"application/x-ndjson": model.Texts, "application/ndjson": model.Texts,
	"application/jsonl": model.Texts, "application/x-jsonl": model.Texts,
	"application/jsonlines": model.Texts, "application/x-jsonlines": model.Texts,
	"application/stream+json": model.Texts, "application/json-seq": model.Texts,
	"text/event-stream": model.Events,
}

func sequenceOf(media string) model.Sequence {
	t, _, err := mime.ParseMediaType(media)
	if err == nil && strings.HasSuffix(t, "+json-seq") {
		return model.Texts
	}
	return sequences[t]
}

// sequence reads a media type whose schema is that of an item. OpenAPI 3.2 says so
// by itemSchema, and of an event it describes the fields; before 3.2 documents give
// the item, or what an event has for data, by schema, or a list of them.
func (l *lowerer) sequence(media *model.Media, n *document.Node) {
	item := n.Get("itemSchema")
	switch schema := n.Get("schema"); {
	case item != nil && media.Sequence == model.Events:
		item = l.eventData(item)
	case item == nil && schema != nil:
		item = schema
		if list := l.follow(schema); text(list.Get("type")) == "array" && list.Get("items") != nil {
			item = list.Get("items")
		}
	}
	if media.Sequence == model.Events {
		item = l.held(item)
		for _, name := range []string{"x-sse-sentinel", "x-speakeasy-sse-sentinel"} {
			if s := text(n.Get(name)); s != "" {
				media.Sentinel = s
			}
		}
	}
	switch {
	case item != nil:
		media.Schema = l.schema(item)
	case media.Sequence == model.Events:
		media.Schema = stringSchema(media.Place)
	default:
		media.Schema = &model.Schema{Place: media.Place, Types: model.Any}
	}
}

// eventData returns the schema of an event's data, of the schema of an event. One
// that has no such member is taken for that of the data.
func (l *lowerer) eventData(ref *document.Node) *document.Node {
	n := l.follow(ref)
	data := n.Get("properties").Get("data")
	if data == nil {
		return ref
	}
	for _, m := range n.Members {
		switch m.Key {
		case "oneOf", "anyOf", "allOf", "if", "not", "dependentSchemas":
			l.warnf(m.KeyPosition, "%s: of the schema of an event, only that of its data has an effect", m.Key)
		}
	}
	return data
}

// held returns the schema of what a string holds, where it is said to hold
// JSON; else the schema itself.
func (l *lowerer) held(ref *document.Node) *document.Node {
	n := l.follow(ref)
	inner := n.Get("contentSchema")
	if t, _, err := mime.ParseMediaType(text(n.Get("contentMediaType"))); inner == nil || err != nil || t != "application/json" && !strings.HasSuffix(t, "+json") {
		return ref
	}
	return inner
}

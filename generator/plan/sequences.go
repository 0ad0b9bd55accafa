package plan

import (
	"mime"
	"strings"

	"github.com/bizgen/bizgen/generator/goname"
	"github.com/bizgen/bizgen/generator/model"
)

// sequenceBody plans a body that is values one after the other. The data of events
// is JSON, unless only strings match its schema.
func (p *planner) sequenceBody(m model.Media, operation string, required bool, description string) *Body {
	b := &Body{MediaType: m.Type, Sequence: Items, Required: required, Doc: bodyDoc(description)}
	hint := operation + "Item"
	if m.Sequence == model.Events {
		hint = operation + "Event"
		b.Sequence, b.Sentinel = Events, m.Sentinel
		b.Text = p.textTypes(m.Schema) == model.String
	}
	r := p.rootFor(m.Schema, hint)
	b.Type, b.Decode, b.Append, b.Validate = r.Type.Go(), r.Decode, r.Encode, r.Verify
	return b
}

// mediaName is what a media type is called in a name.
func mediaName(mediaType string) string {
	if strings.Contains(mediaType, ", ") {
		return "Stream"
	}
	t, _, err := mime.ParseMediaType(mediaType)
	if err != nil {
		t = mediaType
	}
	if name := mediaNames[t]; name != "" {
		return name
	}
	kind, sub, _ := strings.Cut(t, "/")
	if strings.Contains(sub, "*") {
		sub = strings.Trim(sub, "*+")
	}
	if sub == "" {
		sub = kind
	}
	return goname.Exported(strings.TrimPrefix(sub, "x-"))
}

var mediaNames = map[string]string{
	"application/json": "JSON", "application/x-www-form-urlencoded": "Form", "multipart/form-data": "Multipart",
	"text/event-stream": "Events", "text/plain": "Text", "*/*": "Stream", "application/octet-stream": "Stream",
	"text/csv": "CSV", "application/pdf": "PDF", "application/xml": "XML", "text/xml": "XML",
	"application/json-seq": "Lines", "application/x-ndjson": "Lines", "application/jsonl": "Lines",
}

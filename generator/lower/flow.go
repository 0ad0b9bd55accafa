package lower

import (
	"path/filepath"
	"regexp"
	"strings"

	"github.com/bizgen/bizgen/generator/document"
	"github.com/bizgen/bizgen/generator/model"
)

// flows reads x-flow. Its operations are of this document, or stay open until
// [Link] has the other one.
func (l *lowerer) flows(root *document.Node, m *model.Document) []model.Flow {
	x := root.Member("x-flow")
	if x == nil {
		return nil
	}
	if x.Value.Kind != document.Array {
		l.stray(place(x.Value.Position), "x-flow: want a list of flows, have %s", describe(x.Value))
		return nil
	}
	var out []model.Flow
	names := map[string]bool{}
	for _, n := range x.Value.Items {
		r := flowReader{lowerer: l, in: m, participants: map[string]int{}}
		flow, ok := r.flow(n)
		if !ok {
			continue
		}
		if names[flow.Name] {
			l.stray(flow.Place, "x-flow: another flow is called %q; give each a name of its own", flow.Name)
			continue
		}
		names[flow.Name] = true
		out = append(out, flow)
	}
	return out
}

// A flowReader reads one flow.
type flowReader struct {
	*lowerer
	in           *model.Document
	participants map[string]int
}

var flowName = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)

// flow reads a flow; what of it cannot be understood is reported and left out.
func (r *flowReader) flow(n *document.Node) (model.Flow, bool) {
	f := model.Flow{Place: place(n.Position)}
	if !r.shape(n, "a flow", "name", "title", "description", "participants", "steps") {
		return f, false
	}
	f.Name, f.Title, f.Description = text(n.Get("name")), r.text(n, "a flow", "title"), text(n.Get("description"))
	if !flowName.MatchString(f.Name) {
		r.stray(r.placeOf(n, "name"), "x-flow: name: want lower-case letters and digits in words with hyphens between them, have %q; it becomes part of an address", f.Name)
		return f, false
	}
	for _, p := range r.list(n, "a flow", "participants") {
		r.participant(&f, p)
	}
	f.Steps = r.steps(n, "a flow", "steps")
	return f, true
}

func (r *flowReader) participant(f *model.Flow, n *document.Node) {
	if !r.shape(n, "a participant", "name", "title", "person") {
		return
	}
	p := model.Participant{
		Name: r.text(n, "a participant", "name"), Title: r.text(n, "a participant", "title"), Person: truth(n.Get("person")), Place: place(n.Position),
	}
	if _, twice := r.participants[p.Name]; twice {
		r.stray(p.Place, "x-flow: two participants are called %q", p.Name)
		return
	}
	r.participants[p.Name] = len(f.Participants)
	f.Participants = append(f.Participants, p)
}

func (r *flowReader) steps(n *document.Node, what, key string) []model.Step {
	var out []model.Step
	for _, item := range r.list(n, what, key) {
		if s, ok := r.step(item); ok {
			out = append(out, s)
		}
	}
	return out
}

// step reads a step by the member that its kind is known by.
func (r *flowReader) step(n *document.Node) (s model.Step, ok bool) {
	s.Place = place(n.Position)
	switch {
	case n.Get("repeat") != nil:
		ok = r.shape(n, "a repetition", "summary", "repeat", "every", "within")
		s.Kind, s.Text = model.RepeatStep, r.text(n, "a repetition", "summary")
		s.Every, s.Within = r.duration(n, "every"), r.duration(n, "within")
		s.Parts = []model.FlowPart{{Steps: r.steps(n, "a repetition", "repeat"), Place: s.Place}}
	case n.Get("optional") != nil:
		ok = r.shape(n, "an optional part", "summary", "optional")
		s.Kind = model.OptionalStep
		s.Parts = []model.FlowPart{{Text: r.text(n, "an optional part", "summary"), Steps: r.steps(n, "an optional part", "optional"), Place: s.Place}}
	case n.Get("choices") != nil:
		ok = r.shape(n, "a choice", "choices")
		s.Kind = model.ChoiceStep
		for _, item := range r.list(n, "a choice", "choices") {
			s.Parts = append(s.Parts, r.part(item))
		}
	case n.Get("over") != nil:
		ok = r.note(n, &s)
	default:
		ok = r.message(n, &s)
	}
	return s, ok
}

func (r *flowReader) part(n *document.Node) model.FlowPart {
	p := model.FlowPart{Place: place(n.Position)}
	if r.shape(n, "a choice's part", "summary", "steps") {
		p.Text, p.Steps = r.text(n, "a choice's part", "summary"), r.steps(n, "a choice's part", "steps")
	}
	return p
}

func (r *flowReader) note(n *document.Node, s *model.Step) bool {
	s.Kind = model.NoteStep
	if !r.shape(n, "a note", "over", "summary") {
		return false
	}
	s.Text = r.text(n, "a note", "summary")
	names := r.list(n, "a note", "over")
	for i, name := range names {
		at, ok := r.named(name)
		if !ok {
			return false
		}
		if i == 0 {
			s.From, s.To = at, at
		}
		s.From, s.To = min(s.From, at), max(s.To, at)
	}
	return len(names) > 0
}

func (r *flowReader) message(n *document.Node, s *model.Step) bool {
	if !r.shape(n, "a step", "from", "to", "summary", "operation", "answers", "within") {
		return false
	}
	from, to := r.text(n, "a step", "from"), r.text(n, "a step", "to")
	if s.Text, s.Within = r.text(n, "a step", "summary"), r.duration(n, "within"); truth(n.Get("answers")) {
		s.Kind = model.AnswerStep
	}
	op := n.Get("operation")
	switch {
	case op == nil:
	case s.Kind == model.AnswerStep:
		r.stray(place(op.Position), "x-flow: an answer has no operation; it stands with the call")
	default:
		s.Operation = r.operationRef(op)
	}
	if from == "" || to == "" {
		return false
	}
	var known, alsoKnown bool
	s.From, known = r.named(n.Get("from"))
	s.To, alsoKnown = r.named(n.Get("to"))
	return known && alsoKnown
}

// named finds a participant.
func (r *flowReader) named(n *document.Node) (int, bool) {
	i, ok := r.participants[text(n)]
	if !ok {
		r.stray(place(n.Position), "x-flow: no participant is called %s; list it under participants", describe(n))
	}
	return i, ok
}

// operationRef reads "getOrder", "#/paths/~1order/get", or the same behind the
// path of another document.
func (r *flowReader) operationRef(n *document.Node) *model.OperationRef {
	ref := &model.OperationRef{Name: text(n), Place: place(n.Position)}
	if file, name, other := strings.Cut(ref.Name, "#"); other {
		ref.File, ref.Name = file, name
		if strings.HasPrefix(name, "/") {
			ref.Name = "#" + name
		}
	}
	if ref.File != "" {
		ref.File = filepath.Join(filepath.Dir(r.in.File), filepath.FromSlash(ref.File))
		return ref
	}
	if problem := find(ref, r.in, "this document"); problem != "" {
		r.stray(ref.Place, "%s", problem)
	}
	return ref
}

var isoDuration = regexp.MustCompile(`^P(\d+D)?(T(\d+H)?(\d+M)?(\d+(\.\d+)?S)?)?$`)

func (r *flowReader) duration(n *document.Node, key string) string {
	d := n.Get(key)
	if d == nil {
		return ""
	}
	if d.Kind != document.String || !isoDuration.MatchString(d.Text) || !strings.ContainsAny(d.Text, "0123456789") || strings.HasSuffix(d.Text, "T") {
		r.stray(place(d.Position), `x-flow: %s: want a duration such as "PT0.5S" or "PT10M", have %s`, key, describe(d))
		return ""
	}
	return d.Text
}

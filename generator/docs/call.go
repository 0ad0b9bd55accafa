package docs

import (
	"cmp"
	"html/template"
	"slices"
	"strings"

	"github.com/bizgen/bizgen/generator/model"
)

// A callPage is the page of one operation, webhook or callback.
type callPage struct {
	page
	Call *callView
}

// A callView is what is said of one call.
type callView struct {
	Try        string // where it can be sent from; "" for nowhere
	Doc        string // from the page to the folder of the document
	Title      string
	ID         string // operationId
	Anchor     string
	Href       string
	Method     string
	Path       template.HTML
	PlainPath  string
	Kind       string
	Twin       string // what the same call is called under webhooks; "" for none
	By         *crumb // what brings a callback about
	Text       template.HTML
	Direction  direction
	Origin     string
	Sources    []string
	Confidence string
	Deprecated bool
	New        string
	Servers    []model.Server
	Security   []alternative
	Open       bool // no credential is needed to call
	Signed     bool // who calls is told by a signature in a header
	Function   string
	Inferred   []string // roles that the source does not name
	Gap        []string
	Params     []paramGroup
	Bodies     []*bodyView
	BodyText   template.HTML
	BodyNeeded bool
	Responses  []*responseView
	Failures   []failure
	BodyCodes  bool // some of them are codes in the body
	Checklist  []check
	General    bool // the checklist is advice, none of it the document's
	Samples    []sample
	Tolerance  bool
}

// A paramGroup is the parameters in one place.
type paramGroup struct {
	In    string
	Nodes []*treeNode
}

// A bodyView is a media type of a body.
type bodyView struct {
	Media    string
	Note     template.HTML // that it is a sequence
	Tree     *treeNode
	Examples []*example
	sampled  *example // that messages have; nil when there is none
}

// A responseView is a documented status.
type responseView struct {
	ID      string
	Status  string
	Words   string
	Error   bool
	Text    template.HTML
	Headers []*treeNode
	Bodies  []*bodyView
}

// A sample is a text to copy.
type sample struct {
	ID, Title string
	Code      template.HTML
	Notes     []template.HTML
	Wrong     bool // it has an example that its schema refuses
}

func (k *book) writeCall(c *call) {
	p := callPage{page: k.page(c.file(), c.title)}
	p.Class = "call"
	f := k.forest(p.Doc)
	p.Call = k.view(c, f)
	c.view = p.Call
	k.b.page("call.html", k.language, k.folder+c.file(), p)
}

// view says everything about a call; trees grow in f.
func (k *book) view(c *call, f *forest) *callView {
	v := &callView{
		Doc: f.root, Title: c.title, ID: c.ID, Anchor: slug(c.name), Href: c.file(), Method: c.Method, Path: holes(c.Path), PlainPath: c.Path, Kind: c.kind,
		Text: k.prose(c.Description), Direction: k.direction(c), Deprecated: c.Deprecated, New: k.news.calls[c.key],
		Origin: text(c.node.Get("x-origin")), Confidence: text(c.node.Get("x-confidence")), Function: text(c.node.Get("x-function")),
		Security: k.security(c), Servers: c.Servers,
	}
	if v.Servers == nil {
		v.Servers = k.m.Servers
	}
	if c.twin != nil {
		v.Twin = cmp.Or(c.twin.ID, c.twin.Name)
	}
	f.origin = v.Origin
	if c.kind != "path" {
		v.Path, v.PlainPath = "", ""
		v.Servers = nil
	}
	v.Open = len(v.Security) == 0
	v.Signed = v.Direction.Class == "inbound" && signatureOf(c) != ""
	v.Sources = sources(text(c.node.Get("x-source")))
	for _, name := range items(c.node.Get("x-roles-inferred")) {
		v.Inferred = append(v.Inferred, text(name))
	}
	for _, name := range items(c.node.Get("x-roles-gap")) {
		v.Gap = append(v.Gap, text(name))
	}
	if c.By != nil {
		for _, other := range k.calls {
			if other.Operation == c.By {
				v.By = &crumb{other.title, f.root + other.file()}
			}
		}
	}
	k.viewParams(v, c, f)
	if c.Body != nil {
		v.BodyText, v.BodyNeeded = k.prose(c.Body.Description), c.Body.Required
		v.Bodies = k.bodies(c.Body.Content, f, "body")
	}
	for _, r := range c.Responses {
		v.Responses = append(v.Responses, k.response(r, f))
	}
	f.grow()
	v.Failures = k.failures(c, v)
	v.BodyCodes = slices.ContainsFunc(v.Failures, func(f failure) bool { return f.Where != "" })
	v.Checklist, v.General = k.checklist(c), !k.outspoken()
	if !f.flat {
		v.Samples = k.samples(c, v)
		v.Try = k.try(c, f.root)
	}
	return v
}

var places = []string{"path", "query", "header", "cookie"}

func (k *book) viewParams(v *callView, c *call, f *forest) {
	for _, in := range places {
		group := paramGroup{In: k.w.get("in." + in)}
		for _, p := range c.Parameters {
			if p.In == in {
				n := k.param(p, f, in)
				n.New = k.news.params[c][p.Name]
				group.Nodes = append(group.Nodes, n)
			}
		}
		if group.Nodes != nil {
			v.Params = append(v.Params, group)
		}
	}
}

// param is the tree of a parameter or a header.
func (k *book) param(p *model.Parameter, f *forest, in string) *treeNode {
	n := f.node(p.Name, spot{id: in + "." + p.Name}, []*model.Schema{p.Schema})
	n.Required, n.Deprecated = p.Required, n.Deprecated || p.Deprecated
	if p.Description != "" {
		n.Text = k.prose(p.Description)
	}
	node := k.tree.At(p.Pointer)
	if n.Origin = cmp.Or(text(node.Get("x-origin")), n.Origin); n.Origin == f.origin {
		n.Origin = ""
	}
	if v := k.shownExample(p); v != "" {
		n.Facts = distinct(append(n.Facts, k.fact("example", code(v))))
	}
	if p.Style != "" && p.Style != "simple" && p.Style != "form" {
		n.Facts = append(n.Facts, k.fact("param.style", code(p.Style)))
	}
	return n
}

// shownExample is the example that stands at a parameter; "" where there is none.
func (k *book) shownExample(p *model.Parameter) string {
	if v := fitting(p.Schema, k.givenExamples(k.tree.At(p.Pointer))); v != nil {
		return flat(v, ",")
	}
	return ""
}

func (k *book) bodies(content []model.Media, f *forest, id string) []*bodyView {
	var out []*bodyView
	for i, media := range content {
		b := k.body(media)
		if media.Schema != nil {
			at := id
			if i > 0 {
				at += "." + slug(media.Type)
			}
			b.Tree = f.plant(at, media.Schema)
		}
		if media.Sequence != model.NoSequence {
			b.Note = k.fact("body.sequence")
		}
		out = append(out, b)
	}
	return out
}

// body is a media type with its examples.
func (k *book) body(media model.Media) *bodyView {
	b := &bodyView{Media: media.Type, Examples: k.examples(media)}
	b.sampled = k.sampled(media, b.Examples)
	return b
}

func (k *book) response(r *model.Response, f *forest) *responseView {
	v := &responseView{ID: f.anchors.take("response", r.Status), Status: r.Status, Words: statusWords(r.Status), Text: k.prose(r.Description)}
	v.Error = r.Status[0] == '4' || r.Status[0] == '5' || r.Status == "default"
	for _, h := range r.Headers {
		v.Headers = append(v.Headers, k.param(h, f, v.ID))
	}
	v.Bodies = k.bodies(r.Content, f, v.ID)
	return v
}

// sources are the pages that a public fact is from: links, or names of files.
func sources(list string) []string {
	if list == "" {
		return nil
	}
	return slices.DeleteFunc(strings.Split(list, ", "), func(s string) bool { return s == "" })
}

// holes marks the parameters of a path.
func holes(path string) template.HTML {
	var b strings.Builder
	for path != "" {
		before, rest, found := strings.Cut(path, "{")
		b.WriteString(template.HTMLEscapeString(before))
		name, after, closed := strings.Cut(rest, "}")
		if !found || !closed {
			if found {
				b.WriteString(template.HTMLEscapeString("{" + rest))
			}
			break
		}
		b.WriteString("<var>{" + template.HTMLEscapeString(name) + "}</var>")
		path = after
	}
	return template.HTML(b.String())
}

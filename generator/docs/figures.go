package docs

import (
	"html/template"

	"github.com/bizgen/bizgen/generator/docs/diagram"
	"github.com/bizgen/bizgen/generator/model"
)

// A figuresPage is a page of drawings: of flows, or of states.
type figuresPage struct {
	page
	Flows    []flowView
	Machines []machineView
}

// A flowView is a course of calls.
type flowView struct {
	ID, Title string
	Text      template.HTML
	Drawing   template.HTML
	Steps     []string // the same in sentences
	Calls     []crumb
}

// A machineView is how states follow each other.
type machineView struct {
	ID, Name string
	Href     string
	Text     template.HTML
	Drawing  template.HTML
	States   []stateView
	Rows     []transitionView
}

type stateView struct {
	Name     string
	Text     template.HTML
	Initial  bool
	Terminal bool
}

type transitionView struct {
	From, To string
	On       crumb
}

func flowID(f model.Flow) string { return "flow." + slug(f.Name) }

func (k *book) writeFlows() {
	if len(k.m.Flows) == 0 {
		return
	}
	p := figuresPage{page: k.page("flows.html", k.w.get("nav.flows"))}
	p.Class = "figures"
	for _, f := range k.m.Flows {
		v := flowView{ID: flowID(f), Title: f.Title, Text: k.prose(f.Description), Drawing: template.HTML(diagram.Sequence(f, k.language)), Steps: diagram.Steps(f, k.language)}
		seen := map[*model.Operation]bool{}
		f.EachStep(func(s *model.Step) {
			if s.Operation == nil || s.Operation.Target == nil || seen[s.Operation.Target] {
				return
			}
			seen[s.Operation.Target] = true
			if link, ok := k.linkTo(s.Operation); ok {
				v.Calls = append(v.Calls, link)
			}
		})
		p.Flows = append(p.Flows, v)
	}
	k.b.page("figures.html", k.language, k.folder+"flows.html", p)
}

// linkTo leads from a page in the folder of this document to a call of a flow, which
// may be of another document of the site.
func (k *book) linkTo(ref *model.OperationRef) (crumb, bool) {
	for _, other := range k.b.books {
		if other.language != k.language {
			continue
		}
		for _, c := range other.calls {
			if c.Operation == ref.Target || c.twin != nil && c.twin.Operation == ref.Target {
				return crumb{c.title, "../" + other.doc.Name + "/" + c.file()}, true
			}
		}
	}
	return crumb{}, false
}

func (k *book) writeStates() {
	var list []machineView
	for _, e := range k.schemas {
		if e.schema.States != nil {
			list = append(list, k.machine(e))
		}
	}
	if list == nil {
		return
	}
	p := figuresPage{page: k.page("states.html", k.w.get("nav.states")), Machines: list}
	p.Class = "figures"
	k.b.page("figures.html", k.language, k.folder+"states.html", p)
}

func (k *book) machine(e *entry) machineView {
	m := e.schema.States
	v := machineView{ID: slug(e.name), Name: e.name, Href: e.file, Text: k.texts(e.schema), Drawing: template.HTML(diagram.States(*m, k.language))}
	values := k.values(e.schema, k.node(e.schema))
	for _, s := range m.States {
		state := stateView{Name: s, Initial: s == m.Initial}
		for _, t := range m.Terminal {
			state.Terminal = state.Terminal || t == s
		}
		for _, value := range values {
			if value.JSON == `"`+s+`"` {
				state.Text = value.Text
			}
		}
		v.States = append(v.States, state)
	}
	for _, t := range m.Transitions {
		row := transitionView{From: t.From, To: t.To, On: crumb{Title: t.On}}
		for _, c := range k.calls {
			if t.Target != nil && c.Operation == t.Target {
				row.On = crumb{c.title, c.file()}
			}
		}
		v.Rows = append(v.Rows, row)
	}
	return v
}

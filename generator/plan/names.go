package plan

import (
	"strings"

	"github.com/bizgen/bizgen/generator/goname"
	"github.com/bizgen/bizgen/generator/model"
)

// declareComponents names the component schemas, in the order of the document
// and before anything else, so that nothing added elsewhere renames them.
func (p *planner) declareComponents(m *model.Document) {
	p.components = map[*model.Schema]string{}
	for _, c := range m.Schemas {
		want := c.Schema.GoName
		if want == "" {
			want = c.Name
		}
		p.components[c.Schema] = p.names.Take(goname.Component(want))
	}
	p.nameInstances(m)
	p.validates = map[string]string{}
	for _, c := range m.Schemas {
		name := p.components[c.Schema]
		p.validates[name] = p.names.Take("Validate" + name)
	}
	p.verifies = map[string]string{}
	for _, c := range m.Schemas { // behind all that every document relies on
		name := p.components[c.Schema]
		p.verifies[name] = p.names.Take(p.validates[name] + "As")
	}
}

// nameInstances gives schemas that stand elsewhere the names of the components that say
// nothing more than which they are: PetPage, of Page with pets; Pet, of pet.yaml.
func (p *planner) nameInstances(m *model.Document) {
	for _, c := range m.Schemas {
		target := resolve(c.Schema)
		if p.components[target] == "" && (target.For == c.Name || target.For == "" && target.Shared != "" && target.Bool == nil) {
			p.components[target] = p.components[c.Schema]
		}
	}
}

// operationNames are the exported names that an operation brings.
type operationNames struct {
	method, request, serve string
	security               *Security // nil where nothing is demanded
	source                 source
}

// nameOperations names methods and request structs, behind the components.
func (p *planner) nameOperations(list []*model.Operation) []operationNames {
	methods := goname.NewScope("ServeHTTP")
	var out []operationNames
	for _, op := range list {
		name := goname.Exported(op.ID)
		switch {
		case op.GoName != "":
			name = goname.Component(op.GoName)
		case op.ID == "" && op.Name != "":
			name = goname.Exported(op.Name)
		case op.ID == "":
			name = goname.Exported(strings.ToLower(op.Method) + " " + pathWords(op.Path))
		}
		from := source{op.Place, op.ID, name, op.GoName != ""}
		if op.ID == "" {
			from.text = op.Name
		}
		name = methods.Take(name)
		out = append(out, operationNames{
			source:  from,
			method:  name,
			request: p.names.Take(name + "Request"),
			serve:   p.names.Take("serve" + name),
		})
	}
	return out
}

// pathWords turns a path template into words: "/pets/{id}" gives "pets by id".
func pathWords(path string) string {
	return strings.NewReplacer("/{", " by ", "{", " by ", "}", "", "/", " ").Replace(path)
}

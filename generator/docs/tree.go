package docs

import (
	"cmp"
	"html/template"
	"slices"

	"github.com/bizgen/bizgen/generator/model"
)

// Limits of the trees of a page; what is beyond them is a link to a schema's page.
const (
	treeNodes = 100 // of all trees of a page together
	leafNodes = 30  // of the page of a schema: what it refers to has a page as well
	treeDepth = 5
	treeMost  = 700 // also of schemas without a name, which have no page
	flatTimes = 2   // on a flat page, of a schema without a name that is referred to
	fewValues = 8   // of an enum stand also where it is referred to on a flat page
)

// A treeNode is a value in a tree of parameters or of a body.
type treeNode struct {
	ID         string // "" on a flat page
	Name       string // "" of a root
	Kind       string // what the name is: "", pattern, rest, item
	Types      string
	Required   bool
	Deprecated bool
	Secret     bool
	ReadOnly   bool
	WriteOnly  bool
	New        string // the date, of what has come lately
	Origin     string // seed, public, ours, where it differs from what is around
	Text       template.HTML
	Facts      []template.HTML // constraints
	Values     values          // of an enum
	Notes      []template.HTML // tolerance
	Rules      []template.HTML // conditions and rules across members
	Link       string          // to the schema's page
	LinkName   string
	Cut        bool // its members are shown there only
	Children   []*treeNode
	Variants   []*variant
	VariantsOf string // oneOf, anyOf
	Count      int    // of what is below
}

// A value is one of an enum.
type value struct {
	JSON string
	Text template.HTML
}

// A values is what an enum has.
type values []value

// Explained tells whether the document says of one what it means.
func (l values) Explained() bool {
	return slices.ContainsFunc(l, func(v value) bool { return v.Text != "" })
}

// A variant is one alternative of a union.
type variant struct {
	Title string
	Node  *treeNode
}

// A forest grows the trees of one page, level by level, so that what is near the
// roots is shown whole.
type forest struct {
	k       *book
	root    string // from the page to the folder of the document
	anchors anchorage
	left    int
	made    int
	queue   []func()
	met     map[*model.Schema]int // on a flat page: how often what has no name was shown
	flat    bool                  // each schema with a name stands somewhere on the page, and is a link elsewhere
	origin  string                // of the call: values of the same origin do not say so
}

func (k *book) forest(root string) *forest {
	return &forest{k: k, root: root, anchors: anchorage{}, left: treeNodes, met: map[*model.Schema]int{}}
}

// A spot is where in a tree something grows.
type spot struct {
	id     string
	origin string // of what is around
	depth  int
	above  []*model.Schema // with names, on the way from the root
	alone  bool            // it is the place of a schema with a name itself
}

// plant begins a tree; grow makes all that were begun.
func (f *forest) plant(id string, schemas ...*model.Schema) *treeNode {
	return f.node("", spot{id: id}, schemas)
}

// alone begins the tree of a schema at its own place on a flat page.
func (f *forest) alone(e *entry) *treeNode {
	n := f.node("", spot{id: printID(e), alone: true}, []*model.Schema{e.schema})
	n.Link, n.LinkName = "", ""
	return n
}

// link leads to where a schema with a name is shown.
func (f *forest) link(e *entry) string {
	if f.flat {
		return "#" + printID(e)
	}
	return f.root + e.file
}

func (f *forest) grow() {
	for len(f.queue) > 0 {
		next := f.queue[0]
		f.queue = f.queue[1:]
		next()
	}
}

// node describes a value, and what is in it when its turn comes.
func (f *forest) node(name string, at spot, schemas []*model.Schema) *treeNode {
	parts := gather(schemas...)
	f.left--
	f.made++
	n := &treeNode{Name: name}
	if !f.flat {
		n.ID = f.anchors.take(at.id)
	}
	f.k.describe(n, parts)
	at.origin = cmp.Or(at.origin, f.origin)
	if n.Origin == at.origin {
		n.Origin = ""
	}
	at.origin = cmp.Or(n.Origin, at.origin)
	named := f.named(parts)
	if named != nil {
		n.Link, n.LinkName = f.link(named), named.name
	}
	n.Count = f.k.inside(parts)
	if named != nil && f.flat && !at.alone {
		f.refer(n, named)
		return n
	}
	if n.Count == 0 {
		return n
	}
	if named != nil && at.depth > 0 && slices.Contains(at.above, named.schema) {
		n.Cut = true
		return n
	}
	f.queue = append(f.queue, func() { f.fill(n, named, at, parts) })
	return n
}

// refer leaves to the place of a schema what is said there.
func (f *forest) refer(n *treeNode, named *entry) {
	there := &treeNode{}
	f.k.describe(there, gather(named.schema))
	if len(n.Values) > fewValues && slices.Equal(n.Values, there.Values) {
		n.Values = nil
	}
	if n.Count == 0 {
		return
	}
	n.Cut, n.Rules, n.Notes = true, nil, nil
	if n.Text == there.Text {
		n.Text = ""
	}
}

// named is the page of the schema that a value has by name.
func (f *forest) named(parts []*model.Schema) *entry {
	for _, s := range parts {
		if e := f.k.pages[s]; e != nil {
			return e
		}
	}
	items := itemsOf(parts)
	if len(items) > 0 {
		for s := range slices.Values(gather(items...)) {
			if e := f.k.pages[s]; e != nil {
				return e
			}
		}
	}
	return nil
}

// fill shows the members of a value, or leaves them to the page of its schema.
func (f *forest) fill(n *treeNode, named *entry, at spot, parts []*model.Schema) {
	full := named != nil && at.depth > 0 && (at.depth >= treeDepth || f.left < n.Count)
	if full || f.made > treeMost && !f.flat || f.flat && named == nil && f.often(parts) {
		n.Cut = true
		return
	}
	below := at
	below.depth++
	below.alone = false
	if named != nil {
		below.above = append(slices.Clone(at.above), named.schema)
	}
	f.members(n, below, parts)
	f.variants(n, below, parts)
	if items := itemsOf(parts); len(items) > 0 {
		f.items(n, below, items)
	}
}

// often tells whether what a value refers to, and has no name, was shown before, so that
// a flat page stays as long as its document.
func (f *forest) often(parts []*model.Schema) bool {
	often := false
	for _, s := range parts {
		if s.Ref != nil {
			f.met[s.Ref]++
			often = often || f.met[s.Ref] > flatTimes
		}
	}
	return often
}

// members shows those of an object, declared ones first.
func (f *forest) members(n *treeNode, at spot, parts []*model.Schema) {
	required := requiredOf(parts)
	for _, p := range propertiesOf(parts) {
		below := at
		below.id = at.id + "." + p.name
		child := f.node(p.name, below, p.schemas)
		child.Required = required[p.name]
		n.Children = append(n.Children, child)
	}
	for _, s := range parts {
		for _, p := range s.PatternProperties {
			f.further(n, at, p.Name, "pattern", p.Schema)
		}
		if a := s.AdditionalProperties; a != nil && a.Bool == nil {
			f.further(n, at, f.k.w.get("member.any"), "rest", a)
		}
	}
}

func (f *forest) further(n *treeNode, at spot, name, kind string, s *model.Schema) {
	at.id += "." + kind
	child := f.node(name, at, []*model.Schema{s})
	child.Kind = kind
	n.Children = append(n.Children, child)
}

// items shows the elements of an array: as members of it, where they are objects.
func (f *forest) items(n *treeNode, at spot, schemas []*model.Schema) {
	parts := gather(schemas...)
	at.id += ".-"
	if at.depth++; at.depth > treeDepth+deepest { // an array of itself
		n.Cut = true
		return
	}
	if f.k.inside(parts) > 0 {
		child := &treeNode{}
		f.k.describe(child, parts)
		n.Rules = append(n.Rules, child.Rules...)
		f.members(n, at, parts)
		f.variants(n, at, parts)
		if inner := itemsOf(parts); len(inner) > 0 {
			f.items(n, at, inner)
		}
		return
	}
	child := f.node(f.k.w.get("item"), at, schemas)
	child.Kind = "item"
	if child.plain() {
		return // the type of the array says it
	}
	n.Children = append(n.Children, child)
}

// plain tells whether there is nothing to say of a value but its type.
func (n *treeNode) plain() bool {
	return n.Text == "" && len(n.Facts)+len(n.Values)+len(n.Notes)+len(n.Rules)+len(n.Children) == 0 && n.Count == 0 && !n.Secret
}

// variants shows the alternatives of a union.
func (f *forest) variants(n *treeNode, at spot, parts []*model.Schema) {
	for _, s := range parts {
		for _, several := range []choice{{"oneOf", s.OneOf}, {"anyOf", s.AnyOf}} {
			if len(several.list) == 0 || conditions(several.list) {
				continue
			}
			n.VariantsOf = several.key
			for i, branch := range several.list {
				below := at
				title := f.k.branchTitle(s, branch, i)
				below.id = at.id + "." + slug(title)
				child := f.node("", below, []*model.Schema{branch})
				n.Variants = append(n.Variants, &variant{title, child})
			}
		}
	}
}

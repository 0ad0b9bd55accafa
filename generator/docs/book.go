package docs

import (
	"cmp"
	"slices"
	"strings"

	"github.com/bizgen/bizgen/generator/document"
	"github.com/bizgen/bizgen/generator/model"
	"github.com/bizgen/bizgen/generator/plan"
)

// A book is the pages of one document in one language.
type book struct {
	b        *builder
	doc      *Document
	language string
	w        dictionary
	tree     *document.Document
	m        *model.Document
	folder   string // "en/options/"
	heading  string // the title, or the name of a document without one

	calls          []*call
	groups         []*group
	schemas        []*entry
	pages          map[*model.Schema]*entry
	nodes          map[*model.Schema]*document.Node
	owns           map[*model.Schema]*document.Node // the example of each, nil of those that have none
	parties        parties
	used           map[*entry][]*call
	examplesByName map[string][]*document.Node // once asked for: see shown
	news           news
	stamps         map[string]stamp // of the log, by commit

	navLinks map[navLink]string
}

// A call is an operation, a webhook or a callback.
type call struct {
	*model.Operation
	node    *document.Node
	kind    string          // path, webhook, callback
	planned *plan.Operation // nil when nothing is generated of it
	names   plan.PairNames
	name    string // of its file, without the ending
	title   string
	key     string    // "POST /orders"
	twin    *call     // the same call as a webhook, which is told of here
	view    *callView // once its page is made
}

// A group is the calls of a tag.
type group struct {
	Name  string
	Text  string // description
	calls []*call
}

// An entry is a schema with a name, which has a page.
type entry struct {
	schema *model.Schema
	name   string    // in the document
	file   string    // of the page, in the folder of schemas
	tree   *treeNode // once its page is made
}

func (b *builder) newBook(d *Document, language string) *book {
	edition := d.Editions[language]
	k := &book{
		b: b, doc: d, language: language, w: words(language), tree: edition.Tree, m: edition.Model,
		folder: home(language) + d.Name + "/",
		pages:  map[*model.Schema]*entry{}, nodes: map[*model.Schema]*document.Node{}, owns: map[*model.Schema]*document.Node{},
		navLinks: map[navLink]string{},
	}
	k.heading = cmp.Or(strings.TrimSpace(k.m.Title), d.Name)
	k.parties = k.readParties()
	k.collectCalls()
	k.collectGroups()
	k.collectSchemas()
	k.news, k.stamps = k.readNews(), stamps(k.doc.Log)
	return k
}

// collectCalls joins the operations with what is generated of them.
func (k *book) collectCalls() {
	files := &namer{}
	k.addCalls(files, "path", k.m.Operations, k.doc.Plan.Operations, plan.PathNames)
	for _, kind := range []struct {
		name string
		list []*model.Operation
	}{{"webhook", k.m.Webhooks}, {"callback", k.m.Callbacks}} {
		var planned []*plan.Operation
		var names plan.PairNames
		for _, pair := range k.doc.Plan.Pairs {
			if pair.File == kind.name {
				planned, names = pair.Operations, pair.Names
			}
		}
		k.addCalls(files, kind.name, kind.list, planned, names)
	}
	k.pairTwins()
}

// pairTwins makes one call of two that the document says are the same (x-same-as on
// one of them): it is told of once, where the other stands.
func (k *book) pairTwins() {
	byID := map[string]*call{}
	for _, c := range k.calls {
		if c.ID != "" {
			byID[c.ID] = c
		}
	}
	k.calls = slices.DeleteFunc(k.calls, func(c *call) bool {
		other := byID[text(c.node.Get("x-same-as"))]
		if other == nil || other == c || other.node.Get("x-same-as") != nil {
			return false
		}
		other.twin = c
		return true
	})
}

func (k *book) addCalls(files *namer, kind string, list []*model.Operation, planned []*plan.Operation, names plan.PairNames) {
	for _, op := range list {
		if op.Left {
			continue
		}
		c := &call{Operation: op, node: k.tree.At(op.Pointer), kind: kind, names: names, key: op.Method + " " + op.Path}
		for _, p := range planned {
			if p.Method == op.Method && p.Path == op.Path {
				c.planned = p
			}
		}
		id := cmp.Or(op.ID, op.Name, strings.ToLower(op.Method)+"-"+op.Path)
		c.name = files.take(id)
		c.title = cmp.Or(strings.TrimSpace(op.Summary), op.Name, op.ID, c.key)
		k.calls = append(k.calls, c)
	}
}

// collectGroups puts each call under its first tag: in the order of the document's
// list of tags, and then in that of the calls.
func (k *book) collectGroups() {
	byName := map[string]*group{}
	add := func(name, text string) *group {
		if g := byName[name]; g != nil {
			return g
		}
		g := &group{Name: name, Text: text}
		byName[name] = g
		k.groups = append(k.groups, g)
		return g
	}
	for _, tag := range items(k.tree.Root.Get("tags")) {
		add(text(tag.Get("name")), text(tag.Get("description")))
	}
	for _, c := range k.calls {
		name := k.w.get("group." + c.kind)
		switch first := firstSegment(c.Path); {
		case len(c.Tags) > 0:
			name = c.Tags[0]
		case c.kind == "path" && len(k.calls) > mostUntagged && first != "":
			name = first
		}
		g := add(name, "")
		g.calls = append(g.calls, c)
	}
	var full []*group
	for _, g := range k.groups {
		if len(g.calls) > 0 {
			full = append(full, g)
		}
	}
	k.groups = full
}

// mostUntagged calls without a tag are one group; more are divided by their paths.
const mostUntagged = 20

// firstSegment is what a path begins with: "/payments/{id}" gives "payments".
func firstSegment(path string) string {
	for s := range strings.SplitSeq(path, "/") {
		if s != "" && !strings.Contains(s, "{") {
			return s
		}
	}
	return ""
}

// collectSchemas gives each schema with a name a page: components first, then what
// is referred to in other files, as far as it is met.
func (k *book) collectSchemas() {
	files := &namer{}
	add := func(s *model.Schema, name string) {
		if s == nil || k.pages[s] != nil {
			return
		}
		e := &entry{schema: s, name: name, file: "schemas/" + files.take(name) + ".html"}
		k.pages[s] = e
		k.schemas = append(k.schemas, e)
	}
	for _, c := range k.m.Schemas {
		if !c.Left {
			add(c.Schema, c.Name)
		}
	}
	k.walk(func(s *model.Schema) {
		if s.Component == "" && s.Shared != "" && s.Bool == nil {
			add(s, s.Shared)
		}
	})
}

// node is what a schema was read from.
func (k *book) node(s *model.Schema) *document.Node {
	n, known := k.nodes[s]
	if !known && s.Pointer != "" {
		n = k.tree.At(s.Pointer)
		k.nodes[s] = n
	}
	return n
}

// write makes the pages.
func (k *book) write() {
	k.writeOverview()
	for _, c := range k.calls {
		k.writeCall(c)
	}
	for _, e := range k.schemas {
		k.writeSchema(e)
	}
	k.writeSchemas()
	k.writeFlows()
	k.writeStates()
	k.writeRoles()
	k.writeChanges()
	k.writeFiles()
	k.writePrint()
	k.writeExplorer()
}

func text(n *document.Node) string {
	if n == nil {
		return ""
	}
	return n.Text
}

func items(n *document.Node) []*document.Node {
	if n == nil {
		return nil
	}
	return n.Items
}

func members(n *document.Node) []document.Member {
	if n == nil {
		return nil
	}
	return n.Members
}

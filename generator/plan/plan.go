// Package plan decides: every identifier, Go type, check and function of the
// output. After it nothing is decided; the emitters print. It knows no template
// and no file format.
package plan

import (
	"path/filepath"
	"slices"
	"strings"

	"github.com/bizgen/bizgen/generator/goname"
	"github.com/bizgen/bizgen/generator/model"
)

// Options are the user's choices that change the output.
type Options struct {
	Package      string // name of the Go package
	AssertFormat bool   // formats are rules; else annotations
	FillDefaults bool   // decoding gives absent members their default
	Lenient      bool   // an argument that asks for nothing possible is left out

	// ChecksOnly plans functions that check for parameters too: types and decoding are
	// another generator's, and nothing of ours is built.
	ChecksOnly bool
	Taken      []string // names that other files of the package declare
}

// A Package is one package of output, decided.
type Package struct {
	Name         string
	Source       string // base name of the document, for headers
	Title        string
	Version      string
	AssertFormat bool
	FillDefaults bool
	ChecksOnly   bool    // Options.ChecksOnly
	Types        []*Type // declared types in the order of the document
	Aliases      []Alias
	Roots        []*Root
	Funcs        []*Func
	Patterns     []*Pattern
	Marks        []*Mark
	Slabs        []*Slab // kinds of values that decoding allocates; the position is the number
	Operations   []*Operation
	Pairs        []*Pair // of webhooks and callbacks
	Links        []*Link
	Servers      *Servers          // nil when the document names none
	Schemes      []*SecurityScheme // in the order of the document
	Secured      []*Security       // what operations demand, each once
	Imports      []Import          // of types that the document names by x-go-type
}

// New plans the output for m.
func New(m *model.Document, opts Options) (*Package, []model.Problem) {
	p := &planner{
		pkg: &Package{
			Name:         opts.Package,
			Source:       strings.Join(comment("", filepath.Base(m.File)), " "),
			Title:        strings.Join(comment("", m.Title), " "),
			Version:      m.Version,
			AssertFormat: opts.AssertFormat,
			FillDefaults: opts.FillDefaults,
			ChecksOnly:   opts.ChecksOnly,
		},
		directed:    m.Directed,
		lenient:     opts.Lenient,
		names:       goname.NewScope(append(slices.Clone(fixedNames), opts.Taken...)...),
		types:       map[*model.Schema]*Type{},
		foreigns:    map[*model.Schema]string{},
		shapes:      map[*model.Schema]*shape{},
		choices:     map[*Type]*choice{},
		checked:     map[reading]*Func{},
		slabs:       map[string]*Slab{},
		matches:     map[string]*Pattern{},
		marks:       map[*model.Schema]*Mark{},
		unknown:     map[string]bool{},
		texts:       map[*model.Schema]model.Types{},
		rootOf:      map[*Type]*Root{},
		inlineRoots: map[*model.Schema]*Root{},
		secrets:     newSecrets(),
	}
	all, ok := p.cutEndless(m)
	if !ok {
		return p.pkg, p.problems
	}
	joinMembers(all)
	p.declarePairs(m)
	p.declareComponents(m)
	p.operations = p.nameOperations(m.Operations)
	for _, calls := range p.pairs {
		p.pairNames = append(p.pairNames, p.nameOperations(calls))
	}
	p.planSecurity(m)
	p.planComponents(m)
	p.planOperations(m)
	p.planPairs()
	p.planAdopted()
	p.planServers(m)
	p.planLinks(m)
	p.warnUnchecked(m)
	p.breakCycles()
	p.settleSecrets()
	p.assignSlabs()
	p.tabulate()
	return p.pkg, p.problems
}

// fixedNames are the package's own, which win over those of the document.
var fixedNames = []string{
	"Client", "Server", "Handler", "NewClient", "NewServer", "UnimplementedHandler",
	"slabs", "checkMode", "runtime", "context", "errors", "fmt", "io", "iter", "http", "json", "slog", "strings", "time",
}

type planner struct {
	pkg         *Package
	directed    bool // model.Document.Directed
	lenient     bool // Options.Lenient
	names       *goname.Scope
	components  map[*model.Schema]string // Go names
	validates   map[string]string        // names of the exported Validate functions, by type
	verifies    map[string]string        // likewise, of those that take a runtime.Reading
	operations  []operationNames
	pairs       [][]*model.Operation // of pkg.Pairs
	pairNames   [][]operationNames
	schemes     map[*model.SecurityScheme]*SecurityScheme
	secured     map[string]*Security
	adopted     []*model.Schema // schemas of other files that are components here
	types       map[*model.Schema]*Type
	foreigns    map[*model.Schema]string // spellings of x-go-type
	shapes      map[*model.Schema]*shape
	choices     map[*Type]*choice // of unions
	checked     map[reading]*Func
	slabs       map[string]*Slab
	matches     map[string]*Pattern
	marks       map[*model.Schema]*Mark
	unknown     map[string]bool               // formats, and ranges of media types, reported once
	texts       map[*model.Schema]model.Types // what the text of parameters may become
	rootOf      map[*Type]*Root
	inlineRoots map[*model.Schema]*Root
	secrets     secrets
	bodies      []typedBody
	problems    []model.Problem
}

func (p *planner) errorf(at model.Place, message string) {
	p.problems = append(p.problems, model.Problem{Place: at, Message: message})
}

// mendf reports an argument that no rule can be made of; --lenient lets it pass.
func (p *planner) mendf(at model.Place, message string) {
	if p.lenient {
		message += "; it has no effect"
	}
	p.problems = append(p.problems, model.Problem{Place: at, Warning: p.lenient, Message: message})
}

func (p *planner) warnf(at model.Place, message string) {
	p.problems = append(p.problems, model.Problem{Place: at, Warning: true, Message: message})
}

package docs

import (
	"bytes"
	"html/template"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/renderer"
	lines "github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// An openMark is how a text says that what stands before it is open: the words
// "mark.open" of either language in brackets, which every other reader of the
// document shows as they are. Pages show a badge, and say once what it means.
type openMark struct {
	ast.BaseInline
	words []byte
}

var kindOpenMark = ast.NewNodeKind("OpenMark")

// Kind is what goldmark asks of nodes.
func (*openMark) Kind() ast.NodeKind { return kindOpenMark }

// Dump is what goldmark asks of nodes.
func (m *openMark) Dump(source []byte, level int) {
	ast.DumpHelper(m, source, level, map[string]string{"Words": string(m.words)}, nil)
}

// openMarks reads and renders them.
type openMarks struct{}

// Extend is what goldmark asks of extensions. Links begin with a bracket too, and
// are asked afterwards.
func (openMarks) Extend(m goldmark.Markdown) {
	m.Parser().AddOptions(parser.WithInlineParsers(util.Prioritized(openMarks{}, 150)))
	m.Renderer().AddOptions(renderer.WithNodeRenderers(util.Prioritized(openMarks{}, 150)))
}

// Trigger is what goldmark asks of parsers.
func (openMarks) Trigger() []byte { return []byte{'['} }

// Parse takes a mark that begins here. What is a link is none.
func (openMarks) Parse(_ ast.Node, block lines.Reader, _ parser.Context) ast.Node {
	line, _ := block.PeekLine()
	for _, words := range catalogue["mark.open"] {
		mark := []byte("[" + words + "]")
		if rest, ok := bytes.CutPrefix(line, mark); ok && !bytes.HasPrefix(rest, []byte("(")) {
			block.Advance(len(mark))
			return &openMark{words: []byte(words)}
		}
	}
	return nil
}

// RegisterFuncs is what goldmark asks of renderers.
func (openMarks) RegisterFuncs(r renderer.NodeRendererFuncRegisterer) {
	r.Register(kindOpenMark, func(w util.BufWriter, _ []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
		if m, ok := n.(*openMark); ok && entering {
			_, _ = w.WriteString(`<span class="badge open">` + template.HTMLEscapeString(string(m.words)) + `</span>`)
		}
		return ast.WalkSkipChildren, nil
	})
}

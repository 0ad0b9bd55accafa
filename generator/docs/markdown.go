package docs

import (
	"bufio"
	"bytes"
	"html/template"
	"net/url"
	"regexp"
	"strings"
	"sync"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/renderer"
	lines "github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// markdown is CommonMark with tables and bare links. HTML in it is shown as it was
// written; what remains of links and pictures is tame's matter. Ids are not made:
// those of a page are its own.
var markdown = goldmark.New(
	goldmark.WithExtensions(extension.NewTable(extension.WithTableCellAlignMethod(extension.TableCellAlignAttribute)), extension.Strikethrough, extension.Linkify, openMarks{}),
	goldmark.WithParserOptions(parser.WithASTTransformers(util.Prioritized(tame{}, 1000))),
	goldmark.WithRendererOptions(renderer.WithNodeRenderers(util.Prioritized(shown{}, 100))),
)

// texts are those that were rendered: what a schema says is said on every page that
// shows it.
type texts struct{ rendered sync.Map }

// prose renders a text of a document.
func (k *book) prose(source string) template.HTML {
	if strings.TrimSpace(source) == "" {
		return ""
	}
	if known, ok := k.b.texts.rendered.Load(source); ok {
		return known.(template.HTML)
	}
	out := prose(source)
	k.b.texts.rendered.Store(source, out)
	return out
}

func prose(source string) template.HTML {
	var out strings.Builder
	w := writers.Get().(*bufio.Writer)
	defer writers.Put(w)
	w.Reset(&out)
	if err := markdown.Convert([]byte(source), w); err != nil {
		return template.HTML("<p>" + template.HTMLEscapeString(source) + "</p>")
	}
	return template.HTML(out.String())
}

// writers are used again: goldmark would make one for each text.
var writers = sync.Pool{New: func() any { return bufio.NewWriter(nil) }}

// inline is prose of one line, without its paragraph.
func (k *book) inline(source string) template.HTML {
	out := strings.TrimSpace(string(k.prose(source)))
	rest, ok := strings.CutPrefix(out, "<p>")
	body, ok2 := strings.CutSuffix(rest, "</p>")
	if ok && ok2 && !strings.Contains(body, "<p>") {
		return template.HTML(body)
	}
	return template.HTML(out)
}

// shown renders HTML in a text as text: it is not run, and not lost. A <br> is a line
// break.
type shown struct{}

// RegisterFuncs is what goldmark asks of renderers.
func (shown) RegisterFuncs(r renderer.NodeRendererFuncRegisterer) {
	r.Register(ast.KindRawHTML, func(w util.BufWriter, source []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
		if raw, ok := n.(*ast.RawHTML); ok && entering {
			show(w, source, raw.Segments)
		}
		return ast.WalkSkipChildren, nil
	})
	r.Register(ast.KindHTMLBlock, func(w util.BufWriter, source []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
		block, ok := n.(*ast.HTMLBlock)
		if !ok || !entering {
			return ast.WalkContinue, nil
		}
		_, _ = w.WriteString("<p>")
		show(w, source, block.Lines())
		if block.HasClosure() {
			_, _ = w.WriteString(template.HTMLEscapeString(string(block.ClosureLine.Value(source))))
		}
		_, err := w.WriteString("</p>\n")
		return ast.WalkContinue, err
	})
}

func show(w util.BufWriter, source []byte, list *lines.Segments) {
	for i := range list.Len() {
		segment := list.At(i)
		text := string(segment.Value(source))
		if breaks.MatchString(text) {
			_, _ = w.WriteString("<br>")
			continue
		}
		_, _ = w.WriteString(template.HTMLEscapeString(text))
	}
}

var breaks = regexp.MustCompile(`(?i)^\s*<br\s*/?>\s*$`)

// tame makes what a text refers to harmless: links lead to web pages, mail or a
// place of the page, and pictures become links, since pages load nothing.
type tame struct{}

// Transform goes through the tree of one text.
func (tame) Transform(doc *ast.Document, reader lines.Reader, _ parser.Context) {
	var wild []ast.Node
	_ = ast.Walk(doc, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		switch n := n.(type) {
		case *ast.Link:
			if !harmless(string(n.Destination)) {
				wild = append(wild, n)
			} else if bytes.HasPrefix(n.Destination, []byte("http")) {
				n.SetAttributeString("rel", []byte(leaving))
			}
		case *ast.AutoLink:
			if n.AutoLinkType == ast.AutoLinkURL && !harmless(string(n.URL(reader.Source()))) {
				wild = append(wild, n)
			} else {
				n.SetAttributeString("rel", []byte(leaving))
			}
		case *ast.Image:
			wild = append(wild, n)
		case *ast.Heading: // below those of the page
			n.Level = min(n.Level+3, 6)
		}
		return ast.WalkContinue, nil
	})
	for _, n := range wild {
		replace(n, reader.Source())
	}
}

// leaving is the relation of links to other sites, which learn nothing of the reader.
const leaving = "noopener noreferrer"

// replace puts words in the place of a link that may not be followed, and a link in
// the place of a picture.
func replace(n ast.Node, source []byte) {
	var in ast.Node = ast.NewEmphasis(1)
	switch n := n.(type) {
	case *ast.AutoLink:
		in.AppendChild(in, ast.NewString(n.Label(source)))
	case *ast.Image:
		if harmless(string(n.Destination)) && !linked(n) {
			link := ast.NewLink()
			link.Destination = n.Destination
			link.SetAttributeString("rel", []byte(leaving))
			in = link
		}
	}
	for child := n.FirstChild(); child != nil; {
		next := child.NextSibling()
		in.AppendChild(in, child)
		child = next
	}
	if in.FirstChild() == nil {
		in.AppendChild(in, ast.NewString([]byte("…")))
	}
	n.Parent().ReplaceChild(n.Parent(), n, in)
}

// linked tells whether something stands in a link.
func linked(n ast.Node) bool {
	for up := n.Parent(); up != nil; up = up.Parent() {
		if up.Kind() == ast.KindLink {
			return true
		}
	}
	return false
}

// harmless tells whether a link may stand in a page.
func harmless(link string) bool {
	u, err := url.Parse(strings.TrimSpace(link))
	if err != nil {
		return false
	}
	switch strings.ToLower(u.Scheme) {
	case "http", "https":
		return u.Host != ""
	case "mailto":
		return true
	}
	return u.Scheme == "" && u.Host == "" && strings.HasPrefix(link, "#")
}

package runtime

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// Every keyword that can be reported has a message in both languages, and neither
// catalogue has one that the other lacks, or that nobody reports.
func TestCatalogues(t *testing.T) {
	said := saidInSource(t)
	for keyword := range said.keywords {
		if messages[keyword] == "" {
			t.Errorf("%s has no English message", keyword)
		}
		if koreanMessages[keyword] == "" {
			t.Errorf("%s has no Korean message", keyword)
		}
	}
	for keyword := range messages {
		if !said.keywords[keyword] || koreanMessages[keyword] == "" {
			t.Errorf("%s has a message in English, and is reported: %v", keyword, said.keywords[keyword])
		}
	}
	for keyword := range koreanMessages {
		if messages[keyword] == "" {
			t.Errorf("%s has a message in Korean only", keyword)
		}
	}
	if len(said.keywords) < 35 {
		t.Errorf("only %d keywords were found in the source", len(said.keywords))
	}
}

// Every detail in words is said in Korean too.
func TestKoreanDetails(t *testing.T) {
	said := saidInSource(t)
	for keyword, details := range said.details {
		for detail := range details {
			if text := koreanDetail(keyword, detail); !hangul.MatchString(text) && strings.ContainsRune(detail, ' ') {
				t.Errorf("%s: %q is %q in Korean", keyword, detail, text)
			}
		}
	}
	for keyword, texts := range koreanDetails {
		for detail := range texts {
			if !said.details[keyword][detail] {
				t.Errorf("%s: nobody says %q", keyword, detail)
			}
		}
	}
	if len(said.details["syntax"]) < 18 {
		t.Errorf("only %d details of syntax were found in the source", len(said.details["syntax"]))
	}
}

var hangul = regexp.MustCompile(`\p{Hangul}`)

// reported are the keywords that the runtime's source reports, and their details as far as
// these are written out.
type reported struct {
	keywords map[string]bool
	details  map[string]map[string]bool
}

func (s reported) add(keyword, detail string) {
	s.keywords[keyword] = true
	if detail == "" {
		return
	}
	if s.details[keyword] == nil {
		s.details[keyword] = map[string]bool{}
	}
	s.details[keyword][detail] = true
}

// saidInSource reads what stands for a keyword: the argument of a parameter of that
// name, and the field of a violation.
func saidInSource(t *testing.T) reported {
	t.Helper()
	var files []*ast.File
	names, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, file)
	}
	out := reported{map[string]bool{"anyOf": true, "oneOf": true}, map[string]map[string]bool{}} // those that generated code passes
	s := source{constants: map[string]string{}, keyword: map[string]int{}, detail: map[string]int{}}
	for _, file := range files {
		ast.Inspect(file, s.declared)
	}
	for _, file := range files {
		ast.Inspect(file, func(n ast.Node) bool { return s.used(n, out) })
	}
	return out
}

type source struct {
	constants       map[string]string
	keyword, detail map[string]int // places of the parameters that are called so, from 1
}

func (s source) declared(n ast.Node) bool {
	switch n := n.(type) {
	case *ast.ValueSpec:
		for k, name := range n.Names {
			if k < len(n.Values) {
				s.constants[name.Name] = s.text(n.Values[k])
			}
		}
	case *ast.FuncDecl:
		place := 0
		for _, field := range n.Type.Params.List {
			for _, name := range field.Names {
				place++
				switch name.Name {
				case "keyword":
					s.keyword[n.Name.Name] = place
				case "detail":
					s.detail[n.Name.Name] = place
				}
			}
		}
	}
	return true
}

func (s source) used(n ast.Node, out reported) bool {
	switch n := n.(type) {
	case *ast.CallExpr:
		name := ""
		switch f := n.Fun.(type) {
		case *ast.Ident:
			name = f.Name
		case *ast.SelectorExpr:
			name = f.Sel.Name
		}
		if name == "Fail" && len(n.Args) == 2 {
			out.add("syntax", s.text(n.Args[1]))
			return true
		}
		if k := s.keyword[name]; k > 0 && k <= len(n.Args) && s.text(n.Args[k-1]) != "" {
			detail := ""
			if d := s.detail[name]; d > 0 && d <= len(n.Args) {
				detail = s.text(n.Args[d-1])
			}
			out.add(s.text(n.Args[k-1]), detail)
		}
	case *ast.CompositeLit:
		fields := map[string]string{}
		for _, e := range n.Elts {
			if pair, ok := e.(*ast.KeyValueExpr); ok {
				if key, ok := pair.Key.(*ast.Ident); ok {
					fields[strings.ToLower(key.Name)] = s.text(pair.Value)
				}
			}
		}
		if fields["keyword"] != "" {
			out.add(fields["keyword"], fields["detail"])
		}
	}
	return true
}

// text returns a literal or a constant; "" for what is worked out.
func (s source) text(e ast.Expr) string {
	switch e := e.(type) {
	case *ast.BasicLit:
		if text, err := strconv.Unquote(e.Value); err == nil && e.Kind == token.STRING {
			return text
		}
	case *ast.Ident:
		return s.constants[e.Name]
	}
	return ""
}

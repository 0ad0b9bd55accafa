package scaffold

import (
	"bytes"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"text/template"

	"github.com/bizgen/bizgen/generator/config"
	"github.com/bizgen/bizgen/generator/goname"
	"github.com/bizgen/bizgen/templates"
)

// A File is one to add.
type File struct {
	Path string // from where the user stands
	Data []byte
	// Advice says what to do where another file of the name is there already; it is
	// "" where nothing needs to be done.
	Advice string
}

// texts has what the templates of templates/init are given.
type texts struct {
	Folder    Folder
	Documents []Document
	Version   int    // of bizgen.yaml
	Package   string // of generate.go
	Command   string // what main.go is called
	Import    string // of the package that main.go serves
	Alias     string // what it is imported as
	Pair      string // "Webhook" where main.go serves webhooks, else ""
}

// Files are the files of a repository that generates from the documents.
func Files(f Folder, documents []Document) ([]File, error) {
	t := texts{Folder: f, Documents: documents, Version: config.Version, Package: f.Package}
	served, serves := t.served()
	starts := f.Package == "" && serves
	if starts {
		t.Package = "main"
		t.Command = path.Base(f.Import("."))
		t.Import, t.Alias = f.Import(served.Out), alias(served.Package)
	} else if t.Package == "" {
		t.Package = goname.Package(path.Base(f.Import(".")))
	}
	files := []struct {
		name, template, advice string
		wanted                 bool
	}{
		{config.Name, "bizgen.yaml.tmpl", "add what it lacks of:\n" + t.entries(), true},
		{"generate.go", "generate.go.tmpl", "add: //go:generate go tool bizgen generate", !f.Generates},
		{"main.go", "main.go.tmpl", "", starts},
		{".gitattributes", "gitattributes.tmpl", "add:\n" + attributes(documents), true},
		{t.workflow(), "workflow.yaml.tmpl", "", !f.GitLab},
		{filepath.Join(f.root(), "bizgen.gitlab-ci.yml"), "gitlab.yaml.tmpl", "", f.GitLab},
	}
	var list []File
	for _, file := range files {
		if !file.wanted {
			continue
		}
		data, err := fill(file.template, t)
		if err != nil {
			return nil, err
		}
		list = append(list, File{file.name, data, file.advice})
	}
	return list, nil
}

// served is the document that a new program serves: the first that its reader
// answers, by its paths or by its webhooks.
func (t *texts) served() (Document, bool) {
	for _, d := range t.Documents {
		if d.Serves || d.Receives {
			if !d.Serves {
				t.Pair = "Webhook"
			}
			return d, true
		}
	}
	return Document{}, false
}

// alias is what main.go imports a package as: "api" where its name is taken there.
func alias(name string) string {
	if slices.Contains([]string{"log", "http", "os", "time", "handler", "server", "err", "main", "address", "service", "string"}, name) {
		return "api"
	}
	return name
}

func (f Folder) root() string {
	if f.Root == "" {
		return "."
	}
	return f.Root
}

func (t texts) workflow() string {
	return filepath.Join(t.Folder.root(), ".github", "workflows", "bizgen.yaml")
}

// WorkFolder is the way from the root of the repository to the folder, as a CI
// snippet says it; "" when they are the same.
func (t texts) WorkFolder() string {
	if t.Folder.Root == "" || t.Folder.Root == "." {
		return ""
	}
	_, steps, found := above(mustAbs("."), ".git")
	if !found {
		return ""
	}
	return path.Join(steps...)
}

func mustAbs(dir string) string {
	if abs, err := filepath.Abs(dir); err == nil {
		return abs
	}
	return dir
}

func fill(name string, data any) ([]byte, error) {
	t, err := template.New(name).Funcs(template.FuncMap{"yaml": yamlText, "slash": filepath.ToSlash, "quote": strconv.Quote}).ParseFS(templates.FS, "init/"+name)
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	err = t.Execute(&b, data)
	return b.Bytes(), err
}

// plain are texts that YAML takes as they are, for a string.
var plain = regexp.MustCompile(`^[\p{L}./_][\p{L}\p{N}./_-]*( [\p{L}\p{N}./_-]+)*$`)

// yamlText writes a text for YAML.
func yamlText(s string) string {
	if plain.MatchString(s) && !slices.Contains([]string{"true", "false", "null", "yes", "no", "on", "off"}, strings.ToLower(s)) {
		return s
	}
	return strconv.Quote(s)
}

// entries are the documents as bizgen.yaml lists them.
func (t texts) entries() string {
	data, err := fill("bizgen.yaml.tmpl", t)
	_, list, _ := strings.Cut(string(data), "documents:\n")
	if err != nil {
		return ""
	}
	return strings.TrimRight(list, "\n")
}

// attributes are the lines for git about the generated folders.
func attributes(documents []Document) string {
	var lines []string
	for _, d := range documents {
		folder := strings.ReplaceAll(filepath.ToSlash(d.Out), " ", "?") // a space would end the pattern
		lines = append(lines, "/"+folder+"/** text eol=lf linguist-generated=true")
	}
	return strings.Join(lines, "\n")
}

// Attributes is that of the documents.
func (t texts) Attributes() string { return attributes(t.Documents) }

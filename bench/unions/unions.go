// Package unions has everybody's code generated for a part of a real document that
// is mostly unions: the request of a payment, whose method is one of 58 schemas.
// The document is read from the corpus when measuring; neither it nor the code is
// committed.
package unions

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	"github.com/bizgen/bizgen/bench/corpus"
	"github.com/bizgen/bizgen/bench/payload"
)

// What is cut out of the corpus, and the list in whose place it stands.
const (
	source = "adyen-checkout-v71.json"
	schema = "PaymentRequest"
	list   = "payments"
)

// Schema is the slice's schema that the bodies are of.
const Schema = "Payments"

// Folder is where everything goes, in the folder of the module.
const Folder = "peers/unions"

// DocumentFile and notesFile lie in the folder.
const (
	DocumentFile = "unions.json"
	notesFile    = "notes.txt"
)

// A generator writes a package into a folder of its own; tag is set where that is done.
type generator struct {
	name, tag, folder string
	command           []string
}

var generators = []generator{
	{"bizgen", "unionours", "ours", []string{"go", "run", "-C", "../../..", ".", "generate", "--spec", "bench/" + Folder + "/" + DocumentFile, "--package", "ours", "--out", "bench/" + Folder + "/ours"}},
	{"ogen", "unionogen", "ogenapi", []string{"go", "tool", "ogen", "--clean", "--package", "ogenapi", "--target", "ogenapi", DocumentFile}},
	{"oapi-codegen", "unionoapi", "oapi", []string{"go", "tool", "oapi-codegen", "-generate", "types,std-http,strict-server", "-package", "oapi", "-o", "oapi/oapi.gen.go", DocumentFile}},
}

// Prepare generates and builds, in dir, the folder of the module. It returns the
// build tags of those whose code is there; what went wrong with the others, or
// that there is no corpus, is kept for Notes.
func Prepare(dir string) (tags []string, err error) {
	dir = filepath.Join(dir, Folder)
	if err := os.RemoveAll(dir); err != nil {
		return nil, err
	}
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return nil, err
	}
	var notes []string
	defer func() {
		if err == nil {
			err = os.WriteFile(filepath.Join(dir, notesFile), []byte(strings.Join(notes, "\n")), 0o666)
		}
	}()
	folder, ok := corpus.Folder()
	if !ok {
		notes = []string{"The union-heavy body is left out: " + corpus.Missing + "."}
		return nil, nil
	}
	document, err := os.ReadFile(filepath.Join(folder, source))
	if err != nil {
		notes = []string{"The union-heavy body is left out: the corpus has no " + source + "."}
		return nil, nil
	}
	slice, err := corpus.Slice(document, schema, list)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", source, err)
	}
	if err := os.WriteFile(filepath.Join(dir, DocumentFile), slice, 0o666); err != nil {
		return nil, err
	}
	for _, g := range generators {
		if problem := g.run(dir); problem != "" {
			notes = append(notes, fmt.Sprintf("%s has no row for the union-heavy body: %s", g.name, problem))
		} else {
			tags = append(tags, g.tag)
		}
	}
	return tags, nil
}

// run generates and builds one package, and returns what went wrong.
func (g generator) run(dir string) string {
	if err := os.MkdirAll(filepath.Join(dir, g.folder), 0o777); err != nil {
		return err.Error()
	}
	for _, command := range [][]string{g.command, {"go", "build", "./" + g.folder}} {
		c := exec.Command(command[0], command[1:]...)
		c.Dir = dir
		if said, err := c.CombinedOutput(); err != nil {
			lines := strings.Split(strings.TrimSpace(string(said)), "\n")
			return fmt.Sprintf("%s: %s", command[1], lines[len(lines)-1])
		}
	}
	return ""
}

// Document returns the slice, once it is prepared.
func Document() ([]byte, error) { return read(DocumentFile) }

// Notes returns what to say beside the results.
func Notes() ([]string, error) {
	data, err := read(notesFile)
	if err != nil || len(data) == 0 {
		return nil, err
	}
	return strings.Split(string(data), "\n"), nil
}

func read(name string) ([]byte, error) {
	root, err := payload.Root()
	if err != nil {
		return nil, err
	}
	return os.ReadFile(filepath.Join(root, "bench", Folder, name))
}

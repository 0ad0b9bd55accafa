//go:build conformance

package conformance

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// identified gives the groups of draft 2020-12 that identify schemas: by $id, by
// anchors, by URIs that the suite serves over HTTP. groups.tsv classes them C, D
// and E. Each becomes a folder: the OpenAPI document, the group's schema as a file
// where it has no $id, and what the suite serves as further files.
func identified(t *testing.T, suite string) []group {
	t.Helper()
	table, err := os.ReadFile(filepath.Join(suite, "groups.tsv"))
	if err != nil {
		t.Fatal(err)
	}
	work := t.TempDir()
	var groups []group
	for line := range strings.Lines(string(table)) {
		f := strings.Split(strings.TrimRight(line, "\n"), "\t")
		if f[0] != "draft2020-12" || !strings.Contains("CDE", f[5]) {
			continue
		}
		g := group{ID: fmt.Sprintf("id%03d", len(groups)+1), Dialect: "31", Section: f[1] + " identified", File: f[2], Group: f[3]}
		g.spec = filepath.Join(work, g.ID, "main.json")
		schema := g.find(t, filepath.Join(suite, "tests", f[0], strings.TrimPrefix(f[1], "required"), f[2]))
		document(t, suite, g, schema)
		groups = append(groups, g)
	}
	return groups
}

// find reads the tests of the group from a file of the suite, and gives its schema.
func (g *group) find(t *testing.T, path string) json.RawMessage {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var all []struct {
		Description string
		Schema      json.RawMessage
		Tests       []struct {
			Description string
			Data        json.RawMessage
			Valid       bool
		}
	}
	if err := json.Unmarshal(data, &all); err != nil {
		t.Fatal(err)
	}
	for _, a := range all {
		if strings.TrimSpace(a.Description) != strings.TrimSpace(g.Group) {
			continue
		}
		for _, c := range a.Tests {
			g.Tests = append(g.Tests, test{Name: c.Description, Data: c.Data, Valid: c.Valid})
		}
		return a.Schema
	}
	t.Fatalf("%s has no group %q", path, g.Group)
	return nil
}

// document writes the files of a group.
func document(t *testing.T, suite string, g group, schema json.RawMessage) {
	t.Helper()
	folder := filepath.Dir(g.spec)
	if err := os.MkdirAll(folder, 0o755); err != nil {
		t.Fatal(err)
	}
	schemas := map[string]json.RawMessage{"S": schema}
	if !has(schema, "$id") { // # means the schema, so that it has to be a file
		write(t, filepath.Join(folder, "schema.json"), schema)
		schemas["S"] = json.RawMessage(`{"$ref": "schema.json"}`)
	}
	if strings.Contains(string(schema), host) {
		serve(t, filepath.Join(suite, "remotes"), folder, schemas)
	}
	data, err := json.Marshal(map[string]any{
		"openapi": "3.1.0", "info": map[string]string{"title": g.Group, "version": "1"},
		"components": map[string]any{"schemas": schemas},
	})
	if err != nil {
		t.Fatal(err)
	}
	write(t, g.spec, data)
}

// host is where the suite wants its remotes served.
const host = "http://localhost:1234/"

// serve writes what the suite serves as files beside the document, each with the
// $id under which it is served, since nothing is fetched. A file that has another
// $id keeps it, and a component with the URI refers to it.
func serve(t *testing.T, remotes, folder string, schemas map[string]json.RawMessage) {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(remotes, "draft2020-12", "*.json"))
	if err != nil {
		t.Fatal(err)
	}
	nested, err := filepath.Glob(filepath.Join(remotes, "draft2020-12", "*", "*.json"))
	if err != nil {
		t.Fatal(err)
	}
	for k, file := range append(files, nested...) {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		var members map[string]json.RawMessage
		if err := json.Unmarshal(data, &members); err != nil {
			t.Fatal(err)
		}
		if members["$vocabulary"] != nil {
			continue // a meta-schema, which refers to those of the drafts
		}
		path, err := filepath.Rel(remotes, file)
		if err != nil {
			t.Fatal(err)
		}
		uri, err := json.Marshal(host + filepath.ToSlash(path))
		if err != nil {
			t.Fatal(err)
		}
		name := fmt.Sprintf("remote%d", k)
		if own := members["$id"]; own == nil {
			members["$id"] = uri
		} else if string(own) != string(uri) {
			schemas["Served"+name] = fmt.Appendf(nil, `{"$id": %s, "$ref": %s}`, uri, own)
		}
		if data, err = json.Marshal(members); err != nil {
			t.Fatal(err)
		}
		write(t, filepath.Join(folder, name+".json"), data)
		schemas["R"+name] = fmt.Appendf(nil, `{"$ref": "%s.json"}`, name)
	}
}

func has(schema json.RawMessage, member string) bool {
	var members map[string]json.RawMessage
	return json.Unmarshal(schema, &members) == nil && members[member] != nil
}

package docs_test

import (
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/bizgen/bizgen/generator"
)

const explored = `openapi: 3.1.0
info: {title: Shop, version: '1'}
servers: [{url: "https://shop.example/v1"}]
paths:
  /orders/{id}:
    servers: [{url: "https://elsewhere.example"}]
    get:
      operationId: getOrder
      tags: [Order status]
      servers: [{url: "https://elsewhere.example"}]
      parameters: [{name: id, in: path, required: true, schema: {type: string}}]
      responses: {"204": {description: fine}}
webhooks:
  paid:
    post:
      operationId: paid
      responses: {"204": {description: fine}}
`

const called = `openapi: 3.1.0
info: {title: Hooks, version: '1'}
webhooks:
  paid: {post: {operationId: paid, responses: {"204": {description: fine}}}}
`

// Pages that send requests are there when they are asked for, of documents whose calls
// the reader may send; they alone may speak to another host, and say where to.
func TestExplorer(t *testing.T) {
	dir := t.TempDir()
	job := generator.SiteJob{Explorer: []byte("program")}
	for name, text := range map[string]string{"shop": explored, "hooks": called} {
		file := filepath.Join(dir, name+".yaml")
		if err := os.WriteFile(file, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
		job.Chapters = append(job.Chapters, generator.Chapter{Job: generator.Job{Spec: file, Package: name}})
	}
	files, _ := build(t, job)
	if files["explorer/scalar.js"] != "program" || !strings.Contains(files["explorer/LICENSE.txt"], "MIT License") {
		t.Error("there is no program, or no license of it")
	}
	for name, page := range pages(files) {
		explorer := strings.HasSuffix(name, "shop/explorer.html")
		if strings.Contains(page, "connect-src") != explorer || strings.Contains(page, "explorer.js") != explorer {
			t.Errorf("%s: what may be spoken to is not as it should be", name)
		}
		if strings.Contains(page, "unsafe-eval") || strings.Contains(page, "script-src 'self' 'unsafe") {
			t.Errorf("%s lets others' scripts run", name)
		}
		call := strings.HasSuffix(name, "shop/calls/getOrder.html")
		if strings.Contains(page, `href="../explorer.html#tag/order-status/GET/orders/%7bid%7d"`) != call {
			t.Errorf("%s: the way to the explorer is not as it should be", name)
		}
	}
	for _, home := range []string{"", "en/"} {
		if document := files[home+"shop/explorer-document.js"]; !strings.Contains(document, `"/orders/{id}"`) || strings.Contains(document, "servers") {
			t.Errorf("the document of %sshop is %s", home, document)
		}
		if page := files[home+"shop/explorer.html"]; !strings.Contains(page, `<option value="https://shop.example/v1">`) {
			t.Errorf("%s: the servers of the document cannot be chosen", home)
		}
	}
	for _, fault := range checkLinks(withoutPlaces(files)) {
		t.Error(fault)
	}
	job.Explorer = nil
	files, _ = build(t, job)
	for _, name := range slices.Sorted(maps.Keys(files)) {
		if strings.Contains(name, "explorer") || strings.Contains(files[name], "explorer.html") {
			t.Errorf("a site without explorer has %s", name)
		}
	}
}

// withoutPlaces takes away the places in the explorer, which its program makes.
func withoutPlaces(files map[string]string) map[string]string {
	out := map[string]string{}
	for name, text := range files {
		before, after, found := strings.Cut(text, "explorer.html#tag/")
		if found {
			_, after, _ = strings.Cut(after, `"`)
			text = before + `explorer.html"` + after
		}
		out[name] = text
	}
	return out
}

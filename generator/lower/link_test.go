package lower_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/bizgen/bizgen/generator/document"
	"github.com/bizgen/bizgen/generator/lower"
	"github.com/bizgen/bizgen/generator/model"
)

// Operations of other documents are found by operationId and by pointer once the
// documents are there, and what is not found has its place.
func TestLink(t *testing.T) {
	dir := t.TempDir()
	load := func(name, text string) *model.Document {
		t.Helper()
		file := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(file), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
		doc, problems := document.Load(file, document.Options{})
		if problems.HasErrors() {
			t.Fatal(problems)
		}
		m, found := lower.Document(doc)
		if len(found) > 0 {
			t.Fatal(found)
		}
		return m
	}
	shop := load("kakao/shop.yaml", `openapi: 3.1.0
info: {title: shop, version: "1"}
paths: {}
x-flow:
  - name: pay
    title: Pay
    participants: [{name: a, title: A}, {name: b, title: B}]
    steps:
      - {from: a, to: b, summary: by id, operation: ../pay/pay.yaml#ready}
      - {from: a, to: b, summary: by pointer, operation: "../pay/pay.yaml#/paths/~1ready/post"}
      - {from: a, to: b, summary: nowhere, operation: ../pay/pay.yaml#never}
      - {from: a, to: b, summary: unknown, operation: other.yaml#x}
`)
	pay := load("pay/pay.yaml", `openapi: 3.1.0
info: {title: pay, version: "1"}
paths:
  /ready: {post: {operationId: ready, responses: {"200": {description: ok}}}}
`)
	if problems := lower.Link([]*model.Document{shop}); len(problems) > 0 {
		t.Errorf("problems about documents that are not there: %v", problems)
	}
	problems := lower.Link([]*model.Document{shop, pay})
	if len(problems) != 1 || !strings.HasSuffix(problems[0].Place.String(), "shop.yaml:11:55") ||
		!strings.HasSuffix(problems[0].Message, `pay.yaml has no operation "never"; give the operationId of one, or its pointer`) {
		t.Errorf("problems: %v", problems)
	}
	steps := shop.Flows[0].Steps
	for i, want := range []*model.Operation{pay.Operations[0], pay.Operations[0], nil, nil} {
		ref := steps[i].Operation
		if ref.Target != want || (ref.In == pay) != (want != nil) {
			t.Errorf("step %d: %v in %v", i, ref.Target, ref.In)
		}
	}
}

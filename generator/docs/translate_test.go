package docs

import (
	"io/fs"
	"testing"

	"github.com/bizgen/bizgen/generator/document"
)

// Earlier texts are told in the language of the reader as far as they are still said,
// and values are not: what a member is called tells a title from a value.
func TestMemory(t *testing.T) {
	load := func(text, language string) *document.Document {
		files := map[string]string{"/shop/shop.yaml": text, "/shop/shop.en.overlay.yaml": english}
		doc, _ := document.Load("/shop/shop.yaml", document.Options{Root: "/shop", Translation: language, Unadvised: true, Read: func(path string) ([]byte, error) {
			if files[path] == "" {
				return nil, fs.ErrNotExist
			}
			return []byte(files[path]), nil
		}})
		return doc
	}
	today := map[string]Edition{"ko": {Tree: load(today, "ko")}, "en": {Tree: load(today, "en")}}
	old := load(earlier, "").At("#/components/schemas/Order")
	for language, want := range map[string]string{
		"ko": "title: 주문\ndescription: |-\n  주문 하나.\n  예전 말입니다.\nproperties:\n  state:\n    title: 취소\n    const: 취소\n  item:\n    title: 예전 이름\n",
		"en": "title: An order\ndescription: |-\n  One order.\n  예전 말입니다.\nproperties:\n  state:\n    title: Cancelled\n    const: 취소\n  item:\n    title: 예전 이름\n",
	} {
		k := &book{language: language, tree: today[language].Tree, doc: &Document{Editions: today}}
		if have := source(k.remember().translated(old, "#/components/schemas/Order", "")); have != want {
			t.Errorf("%s: have\n%s\nwant\n%s", language, have, want)
		}
	}
	for line, want := range map[string]bool{"description: 주문": true, "  - 주문": true, "title: Order": false, "pattern: \"[가-힣]\"": true, "주문 order number of the merchant": false} {
		if foreign("en", line) != want || foreign("ko", line) {
			t.Errorf("%q is not taken for what it is", line)
		}
	}
}

const (
	today = `openapi: 3.1.0
info: {title: 가게, version: '2'}
paths: {}
components:
  schemas:
    Order:
      title: 주문
      description: "주문 하나.\n새 말입니다."
      properties:
        status: {title: 취소, const: 취소}
`
	earlier = `openapi: 3.1.0
info: {title: 가게, version: '1'}
paths: {}
components:
  schemas:
    Order:
      title: 주문
      description: "주문 하나.\n예전 말입니다."
      properties:
        state: {title: 취소, const: 취소}
        item: {title: 예전 이름}
`
	english = `overlay: 1.0.0
info: {title: English, version: '1'}
actions:
  - target: $.components.schemas.Order
    update: {title: An order, description: "One order.\nNew words.", properties: {status: {title: Cancelled}}}
`
)

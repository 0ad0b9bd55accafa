package search

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"
	"testing"
)

var some = []Entry{
	{URL: "oneclick/index.html", Kind: Document, Name: "oneclick", Korean: "원클릭 결제", English: "One-click payment"},
	{URL: "oneclick/calls/getOrderStatus.html", Kind: Operation, Name: "getOrderStatus", Korean: "T4. 주문상태 확인", English: "T4. Order status", Texts: []string{"GET /order/status", "여러\n줄"}},
	{URL: "oneclick/calls/getOrderStatus.html", Anchor: "query.order_id", Kind: Parameter, Name: "order_id", Korean: "주문 번호. T1의 값입니다.", English: "Order number"},
	{URL: "oneclick/schemas/Order.html", Anchor: "Order.status", Kind: Property, Name: "status", Korean: "OK", English: "OK"},
	{URL: "oneclick/schemas/Order.html", Anchor: "Order.status", Kind: Code, Name: "300", Korean: "유효하지 않은 주문"},
}

func TestBuild(t *testing.T) {
	index := Build(some)
	want := `self.bizgenIndex=[` +
		`["oneclick/index.html",[0,"oneclick","원클릭 결제","One-click payment"]],` +
		`["oneclick/calls/getOrderStatus.html",[1,"getOrderStatus","T4. 주문상태 확인","T4. Order status","","GET /order/status 여러 줄"],` +
		`[4,"order_id","주문 번호","Order number"," query.0"]],` +
		`["oneclick/schemas/Order.html",[3,"status","OK",0,"^.0"],[5,"300","유효하지 않은 주문","","^.status1"]]];` + "\n"
	if have := string(index.Script); have != want || index.Left != Nothing {
		t.Errorf("left %v\nhave %s\nwant %s", index.Left, have, want)
	}
	if !bytes.Equal(index.Script, Build(some).Script) {
		t.Error("a second index differs")
	}
	if have := string(Build(nil).Script); have != "self.bizgenIndex=[];\n" {
		t.Error(have)
	}
}

// Nothing in a document ends the script or is more than a string in it.
func TestHostile(t *testing.T) {
	evil := "</script><script>alert(1)</script>\u2028'\"\\];alert(2);\xff"
	script := string(Build([]Entry{{URL: evil, Anchor: evil, Name: evil, Korean: evil, English: evil, Texts: []string{evil}}}).Script)
	if strings.ContainsAny(script, "<>\u2028") {
		t.Errorf("not escaped: %s", script)
	}
	data, ok := strings.CutPrefix(script, "self.bizgenIndex=")
	data, ok2 := strings.CutSuffix(data, ";\n")
	var v any
	if err := json.Unmarshal([]byte(data), &v); !ok || !ok2 || err != nil {
		t.Errorf("not one assignment of data: %v in %s", err, script)
	}
}

// An index of too much is cut down step by step, and keeps every entry.
func TestLimit(t *testing.T) {
	for _, c := range []struct {
		entries, text int
		want          Left
	}{{300, 300, Nothing}, {600, 300, Texts}, {1400, 0, Endings}, {5000, 0, Titles}, {12000, 0, Oversized}} {
		var entries []Entry
		for i := range c.entries {
			entries = append(entries, Entry{
				URL: fmt.Sprint("d/schemas/S", i/20, ".html"), Anchor: fmt.Sprint("S", i/20, ".p", i), Kind: Property, Name: fmt.Sprint("property_name_", i),
				Korean: strings.Repeat("가나다 ", 30), English: strings.Repeat("words ", 20), Texts: []string{strings.Repeat("t", c.text)},
			})
		}
		index := Build(entries)
		if index.Left != c.want || (len(index.Script) > Limit) != (c.want == Oversized) {
			t.Errorf("%d entries: left %d, want %d, %d bytes", c.entries, index.Left, c.want, len(index.Script))
		}
		if have := strings.Count(string(index.Script), `"property_name_`); have != c.entries {
			t.Errorf("%d of %d entries", have, c.entries)
		}
	}
}

func TestShorten(t *testing.T) {
	for text, want := range map[string]string{
		"": "", "짧다.": "짧다", "첫 문장. 둘째 문장.": "첫 문장", " 줄\n다음": "줄", "T4. 상태": "T4. 상태", "가나다라마바사아자차": "가나다라마바사…", "1.5배": "1.5배",
	} {
		if have := shorten(text, 8); have != want {
			t.Errorf("%q: %q, want %q", text, have, want)
		}
	}
}

package diagram

import (
	"bytes"
	"encoding/xml"
	"errors"
	"flag"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/bizgen/bizgen/generator/model"
)

var update = flag.Bool("update", false, "write the golden files")

func golden(t *testing.T, name string, have []byte) {
	t.Helper()
	file := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(file, have, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(want, have) {
		t.Errorf("%s differs; go test ./generator/docs/diagram -update writes it, and a browser shows it", file)
	}
}

// everything is a flow with every kind of step.
func everything(ko bool) model.Flow {
	say := func(korean, english string) string {
		if ko {
			return korean
		}
		return english
	}
	status := &model.OperationRef{Target: &model.Operation{Method: "GET", Path: "/orders/{order_id}/status"}}
	ready := &model.OperationRef{Target: &model.Operation{Method: "POST", Path: "/online/v1/payment/ready"}}
	return model.Flow{
		Name: "pay", Title: say("결제와 조회", "Pay and poll"),
		Participants: []model.Participant{
			{Name: "buyer", Title: say("구매자", "Buyer"), Person: true},
			{Name: "shop", Title: say("아주 긴 이름을 가진 가맹점의 주문 서버", "The order server of a merchant with a long name")},
			{Name: "pay", Title: say("카카오페이", "KakaoPay")},
		},
		Steps: []model.Step{
			{Kind: model.CallStep, From: 0, To: 1, Text: say("결제하기를 누른다", "Presses pay")},
			{Kind: model.CallStep, From: 1, To: 2, Text: say("결제를 준비한다", "Prepares the payment"), Operation: ready, Within: "PT10S"},
			{Kind: model.AnswerStep, From: 2, To: 1, Text: "tid, next_redirect_pc_url"},
			{Kind: model.CallStep, From: 1, To: 1, Text: say("tid를 주문과 함께 저장한다", "Saves tid with the order")},
			{Kind: model.CallStep, From: 2, To: 2, Text: say("맨 끝에서 스스로", "By itself, at the edge")},
			{Kind: model.NoteStep, From: 1, To: 2, Text: say("인증은 15분 안에", "Authenticate within 15 minutes")},
			{Kind: model.NoteStep, From: 0, To: 0, Text: say("혼자만의 참고", "A note of one")},
			{Kind: model.CallStep, From: 0, To: 2, Text: say("카카오페이로 인증한다. 이 글은 길어서 두 줄이 될 수 있다", "Authenticates with KakaoPay, and this text may be so long that it takes two lines")},
			{Kind: model.RepeatStep, Text: say("S나 F가 될 때까지", "Until it is S or F"), Every: "PT0.5S", Within: "PT10M", Parts: []model.FlowPart{{Steps: []model.Step{
				{Kind: model.CallStep, From: 0, To: 1, Text: say("주문 상태", "Order status"), Operation: status},
				{Kind: model.ChoiceStep, Parts: []model.FlowPart{
					{Text: say("성공", "Done"), Steps: []model.Step{{Kind: model.AnswerStep, From: 1, To: 0, Text: "S"}}},
					{Text: say("실패", "Failed"), Steps: []model.Step{{Kind: model.AnswerStep, From: 1, To: 0, Text: "F"}}},
				}},
			}}}},
			{Kind: model.OptionalStep, Parts: []model.FlowPart{{Text: say("취소하면", "On cancelling"), Steps: []model.Step{
				{Kind: model.CallStep, From: 1, To: 2, Text: say("취소", "Cancels")},
			}}}},
		},
	}
}

func TestSequence(t *testing.T) {
	for _, language := range []string{"ko", "en"} {
		flow := everything(language == "ko")
		have := Sequence(flow, language)
		golden(t, "sequence."+language+".svg", have)
		if !bytes.Equal(have, Sequence(flow, language)) {
			t.Error("a second drawing differs")
		}
		inspect(t, have)
	}
}

// Steps of the list have the numbers of the drawing.
func TestSteps(t *testing.T) {
	steps := strings.Join(Steps(everything(true), "ko"), "\n")
	for _, want := range []string{
		"2. 아주 긴 이름을 가진 가맹점의 주문 서버 → 카카오페이: 결제를 준비한다 (POST /online/v1/payment/ready), 10초\u00a0안에",
		"3. 카카오페이 → 아주 긴 이름을 가진 가맹점의 주문 서버 (응답): tid, next_redirect_pc_url",
		"참고: 인증은 15분 안에",
		"[반복: S나 F가 될 때까지 · 0.5초마다 · 10분\u00a0안에]\n  7. 구매자 →",
		"  [선택: 실패]\n    9. ",
		"[조건부: 취소하면]\n  10. ",
	} {
		if !strings.Contains(steps, want) {
			t.Errorf("no %q in\n%s", want, steps)
		}
	}
}

const evil = `"><script>alert(1)</script><a href="javascript:x">&amp;]]>` + "\x00\x1b\u202e\xff" + `' onload='x`

// Whatever a document says stays text, and the drawing stays XML.
func TestHostileFlow(t *testing.T) {
	long := strings.Repeat("가나다라마바사아자차카타파하", 400)
	flow := model.Flow{
		Name: evil, Title: evil, Description: evil,
		Participants: []model.Participant{{Title: evil}, {Title: long, Person: true}, {Title: ""}},
		Steps: []model.Step{
			{From: 0, To: 1, Text: evil, Within: evil, Operation: &model.OperationRef{Target: &model.Operation{Method: evil, Path: evil}}},
			{From: 1, To: 1, Text: long},
			{Kind: model.NoteStep, From: 0, To: 2, Text: evil + long},
			{Kind: model.RepeatStep, Text: evil, Every: evil, Parts: []model.FlowPart{{Text: evil}}},
			{Kind: model.ChoiceStep}, // a document's choice without a part that could be read
			{Kind: model.OptionalStep, Parts: []model.FlowPart{{Text: long, Steps: []model.Step{{Kind: model.OptionalStep, Parts: []model.FlowPart{{}}}}}}},
		},
	}
	texts := inspect(t, Sequence(flow, "ko"))
	if !strings.Contains(texts, `<script>alert(1)</script>`) {
		t.Errorf("the text is lost:\n%s", texts)
	}
	inspect(t, Sequence(model.Flow{}, "en"))
}

// inspect holds a drawing to what pages need of it: XML of known elements and
// attributes, without a style, a script, a link or an id, with everything inside of
// what is shown. It gives the text of the drawing.
func inspect(t *testing.T, svg []byte) string {
	t.Helper()
	elements := []string{"svg", "title", "desc", "rect", "line", "path", "circle", "text"}
	attributes := strings.Fields("xmlns class role lang width height viewBox font-family fill stroke stroke-width stroke-opacity stroke-dasharray " +
		"stroke-linejoin paint-order fill-opacity font-size font-weight text-anchor x y x1 y1 x2 y2 cx cy r rx d")
	decoder := xml.NewDecoder(bytes.NewReader(svg))
	decoder.Strict = true
	var texts strings.Builder
	var box [4]int
	for {
		token, err := decoder.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatalf("%v in\n%s", err, svg)
		}
		switch x := token.(type) {
		case xml.StartElement:
			if !slices.Contains(elements, x.Name.Local) {
				t.Errorf("element %s", x.Name.Local)
			}
			for _, a := range x.Attr {
				if !slices.Contains(attributes, a.Name.Local) {
					t.Errorf("attribute %s of %s", a.Name.Local, x.Name.Local)
				}
				if a.Name.Local == "viewBox" {
					for i, s := range strings.Fields(a.Value) {
						box[i], _ = strconv.Atoi(s)
					}
				}
			}
			within(t, box, x)
		case xml.CharData:
			texts.Write(x)
		}
	}
	if strings.Count(string(svg), "<title>") != 1 || strings.Count(string(svg), "<desc>") != 1 {
		t.Error("want one title and one desc")
	}
	return texts.String()
}

// within reports what stands outside of the view.
func within(t *testing.T, box [4]int, x xml.StartElement) {
	t.Helper()
	at := map[string]int{}
	for _, a := range x.Attr {
		at[a.Name.Local], _ = strconv.Atoi(a.Value)
	}
	left, right, top, bottom := at["x"], at["x"]+at["width"], at["y"], at["y"]+at["height"]
	switch x.Name.Local {
	case "line":
		left, right, top, bottom = min(at["x1"], at["x2"]), max(at["x1"], at["x2"]), min(at["y1"], at["y2"]), max(at["y1"], at["y2"])
	case "circle":
		left, right, top, bottom = at["cx"]-at["r"], at["cx"]+at["r"], at["cy"]-at["r"], at["cy"]+at["r"]
	case "rect", "text":
	default:
		return
	}
	if left < box[0] || top < box[1] || right > box[0]+box[2] || bottom > box[1]+box[3] {
		t.Errorf("%s %v is outside of %v", x.Name.Local, x.Attr, box)
	}
}

func TestSpoken(t *testing.T) {
	for duration, want := range map[string]string{
		"PT0.5S": "0.5 s", "PT10M": "10 min", "P1DT2H": "1 d\u00a02 h", "PT1M30S": "1 min\u00a030 s", "": "", "P": "", "x<y": "",
	} {
		if have := spoken(duration, " d", " h", " min", " s"); have != want {
			t.Errorf("%q: %q, want %q", duration, have, want)
		}
	}
	if have := in("ko").every("PT0.5S"); have != "0.5초마다" {
		t.Error(have)
	}
}

func TestWrap(t *testing.T) {
	for _, c := range []struct {
		text  string
		limit int
		want  []string
	}{
		{"짧다", 200, []string{"짧다"}},
		{"", 200, nil},
		{"가나다 라마바 사아자 차카타", 120, []string{"가나다 라마바", "사아자 차카타"}},
		{"PART_CANCEL_PAYMENT", 120, []string{"PART_CANCEL_", "PAYMENT"}},
		{"/organisations/{organisation_id}", 150, []string{"/organisations", "/{organisation_id}"}},
		{"a\nb\tc\u202ed", 200, []string{"a b cd"}},
	} {
		have := textFace.wrap(c.text, c.limit)
		if !slices.Equal(have, c.want) {
			t.Errorf("%q: %q, want %q", c.text, have, c.want)
		}
	}
	for _, line := range textFace.wrap(strings.Repeat("가나 다라마 ", 30), 150) {
		if w := textFace.width(line); w > 150 {
			t.Errorf("%q is %d wide", line, w)
		}
	}
	if lines := textFace.wrap(strings.Repeat("가", 1000), 150); len(lines) != most || !strings.HasSuffix(lines[most-1], "…") {
		t.Errorf("%d lines, %q", len(lines), lines)
	}
}

package catalog

import (
	"errors"
	"os"
	"strings"
	"testing"

	"github.com/bizgen/bizgen/examples/merchant/answer"
	"github.com/bizgen/bizgen/generated/options"
)

func load(t *testing.T, name string) *Product {
	t.Helper()
	data, err := os.ReadFile("../data/options/" + name + ".json")
	if err != nil {
		t.Fatal(err)
	}
	p, err := Parse(data)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func TestChooseChain(t *testing.T) {
	p := load(t, "10013529")
	const head = `{"id":"101:10013529","option_groups":[`
	const size, color = `{"option_group_id":"사이즈2","option_id":"S12"}`, `{"option_group_id":"색상2","option_id":"R23"}`
	const extra = `{"option_group_id":"추가옵션","option_id":"A","add_price":0,"extra":"12848"}`
	for name, test := range map[string]struct{ json, want string }{
		"the guide's sample": {head + size + "," + color + "," + extra + "]}", ""},
		"with the text":      {head + size + "," + color + "," + extra + `,{"option_group_id":"주관식","text":"빨리요"}]}`, ""},
		"text first":         {head + `{"option_group_id":"주관식","text":"빨리요"},` + size + "," + color + "," + extra + "]}", ""},
		"empty text":         {head + size + "," + color + "," + extra + `,{"option_group_id":"주관식","text":""}]}`, ""},
		"more of one option": {head + size + "," + color + `,{"option_group_id":"추가옵션","option_id":"A","quantity":99,"extra":"12848"}]}`, ""},

		"nothing":            {head + "]}", "사이즈2: 필수"},
		"chain cut short":    {head + size + "," + color + "]}", "추가옵션: 필수"},
		"chain out of order": {head + color + "," + size + "," + extra + "]}", "색상2: 앞의 옵션을 먼저"},
		"chain begun inside": {head + extra + "]}", "추가옵션: 앞의 옵션을 먼저"},
		"other branch":       {head + `{"option_group_id":"사이즈2","option_id":"M"},` + color + "," + extra + "]}", "색상2: 앞에서 선택한 옵션에는 없는 옵션"},
		"A of another size":  {head + `{"option_group_id":"사이즈2","option_id":"M"},{"option_group_id":"색상2","option_id":"R"},` + extra + "]}", "추가옵션: 옵션 가격이"},
		"A of another color": {head + `{"option_group_id":"사이즈2","option_id":"M"},{"option_group_id":"색상2","option_id":"G"},` + extra + "]}", "추가옵션: 추가 전달 값이"},
		"unknown group":      {head + `{"option_group_id":"재질","option_id":"A"}]}`, "없는 옵션 그룹입니다: 재질"},
		"no option":          {head + `{"option_group_id":"사이즈2"}]}`, "없는 옵션"},
		"two sizes":          {head + size + `,{"option_group_id":"사이즈2","option_id":"S"},{"option_group_id":"색상2","option_id":"G"},{"option_group_id":"추가옵션","option_id":"A","add_price":100,"extra":"12849"}]}`, "사이즈2: 1~1개를"},
		"one size twice":     {head + size + "," + size + "]}", "같은 옵션을 두 번"},
		"price of no option": {head + `{"option_group_id":"사이즈2","option_id":"S12","add_price":-500}]}`, "옵션 가격이"},
		"extra left out":     {head + size + "," + color + `,{"option_group_id":"추가옵션","option_id":"A"}]}`, "추가 전달 값이"},
		"too many of one":    {head + size + "," + color + `,{"option_group_id":"추가옵션","option_id":"A","quantity":100,"extra":"12848"}]}`, "수량은 1~99개"},
		"option for a text":  {head + size + "," + color + "," + extra + `,{"option_group_id":"주관식","option_id":"A"}]}`, "선택할 옵션이 없는"},
		"two texts":          {head + `{"option_group_id":"주관식","text":"a"},{"option_group_id":"주관식","text":"b"}]}`, "답변이 두 번"},
		"product price":      {`{"id":"101:10013529","price":1,"option_groups":[]}`, "상품 가격이"},
		"product name":       {`{"id":"101:10013529","name":"x","option_groups":[]}`, "상품명이"},
		"product quantity":   {`{"id":"101:10013529","quantity":2,"option_groups":[]}`, "구매 수량은 1~1개"},
	} {
		t.Run(name, func(t *testing.T) { refused(t, p, test.json, test.want) })
	}
}

func TestChooseAnswers(t *testing.T) {
	p := load(t, "visit-1")
	answers := func(program, mobile, days, date string) string {
		return `{"id":"visit-1","option_groups":[` + program + `{"option_group_id":"mobile","text":"` + mobile +
			`"},{"option_group_id":"days","text":"` + days + `"},{"option_group_id":"date","text":"` + date + `"}]}`
	}
	const tour = `{"option_group_id":"program","option_id":"tour"},`
	const talk = `{"option_group_id":"program","option_id":"talk"},`
	const class = `{"option_group_id":"program","option_id":"class"},`
	for name, test := range map[string]struct{ json, want string }{
		"one program":      {answers(tour, "01011112222", "365", "20200229"), ""},
		"two programs":     {answers(tour+talk, "0111112222", "007", "20200725"), ""},
		"three programs":   {answers(tour+talk+class, "01011112222", "1", "20200725"), "참여 프로그램: 1~2개를"},
		"no program":       {answers("", "01011112222", "1", "20200725"), "참여 프로그램: 필수"},
		"no date":          {answers(tour, "01011112222", "1", ""), "예약일자: 필수"},
		"short number":     {answers(tour, "010111122", "1", "20200725"), "10~11자리"},
		"long number":      {answers(tour, "010111122223", "1", "20200725"), "10~11자리"},
		"hyphens":          {answers(tour, "010-1111-22", "1", "20200725"), "10~11자리"},
		"Arabic digits":    {answers(tour, "٠١٠١١١١٢٢٢", "1", "20200725"), "10~11자리"},
		"no days":          {answers(tour, "01011112222", "0", "20200725"), "1~365 사이"},
		"too many days":    {answers(tour, "01011112222", "366", "20200725"), "1~365 사이"},
		"signed":           {answers(tour, "01011112222", "+1", "20200725"), "1~365 사이"},
		"fraction":         {answers(tour, "01011112222", "1.5", "20200725"), "1~365 사이"},
		"2^64":             {answers(tour, "01011112222", "18446744073709551616", "20200725"), "1~365 사이"},
		"no such day":      {answers(tour, "01011112222", "1", "20210229"), "유효한 날짜"},
		"date with dashes": {answers(tour, "01011112222", "1", "2020-07-25"), "유효한 날짜"},
	} {
		t.Run(name, func(t *testing.T) { refused(t, p, test.json, test.want) })
	}
}

// refused chooses, and compares the refusal; want "" is none.
func refused(t *testing.T, p *Product, selection, want string) {
	t.Helper()
	var s options.OptionSelection
	if err := s.UnmarshalJSON([]byte(selection)); err != nil {
		t.Fatal(err)
	}
	_, err := p.Choose(&s)
	if want == "" {
		if err != nil {
			t.Errorf("refused: %v", err)
		}
		return
	}
	r, ok := errors.AsType[*answer.Refusal](err)
	if !ok || r.Status != 300 || !strings.Contains(r.Message, want) {
		t.Errorf("got %v, want status 300, %q", err, want)
	}
}

func TestChoice(t *testing.T) {
	p, err := Parse([]byte(`{"status":200,"data":{"id":"p","name":"커피","price":4500,"max_quantity":10,"option_groups":[
		{"id":"g","name":"추가","type":"MULTI_SELECT","option_sub_groups":[{"id":"s","max_select":2,"options":[
			{"id":"shot","value":"샷","add_price":500,"max_quantity":3,"stock":9},{"id":"coupon","value":"할인","add_price":-1000.0}]}]}]}}`))
	if err != nil {
		t.Fatal(err)
	}
	var s options.OptionSelection
	if err := s.UnmarshalJSON([]byte(`{"id":"p","price":4500,"quantity":2,"option_groups":[
		{"option_group_id":"g","option_id":"shot","add_price":500,"quantity":3},{"option_group_id":"g","option_id":"coupon","add_price":-1000}]}`)); err != nil {
		t.Fatal(err)
	}
	c, err := p.Choose(&s)
	if err != nil {
		t.Fatal(err)
	}
	if c.Amount != 2*(4500+3*500-1000) {
		t.Errorf("amount %d", c.Amount)
	}
	if want := (Line{StockKey{"p", "s", "shot"}, "샷", 6}); len(c.Lines) != 2 || c.Lines[0] != want {
		t.Errorf("lines %v, want %v first", c.Lines, want)
	}
}

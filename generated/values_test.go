package generated_test

import (
	"errors"
	"math"
	"reflect"
	"slices"
	"sync"
	"testing"

	"github.com/bizgen/bizgen/generated/oneclick"
	"github.com/bizgen/bizgen/generated/options"
	"github.com/bizgen/bizgen/runtime"
)

func decodeOptions(t testing.TB, data []byte) options.OptionsEnvelope {
	t.Helper()
	var v options.OptionsEnvelope
	if err := v.UnmarshalJSON(data); err != nil {
		t.Fatal(err)
	}
	return v
}

// A decoded value keeps nothing of the bytes it came from: a server may use its
// buffer again.
func TestDecodedValuesStandAlone(t *testing.T) {
	for file, name := range map[string]string{
		"opt-t1-response.json":           "OptionsEnvelope",
		"opt-t2-request.json":            "OptionSelection",
		"pay-t1-response-recurring.json": "OrdersheetEnvelope",
		"pay-t2-request.json":            "ApproveRequest",
	} {
		data := sample(t, file)
		want, err := schemas[name].decode(slices.Clone(data))
		if err != nil {
			t.Fatal(err)
		}
		have, err := schemas[name].decode(data)
		if err != nil {
			t.Fatal(err)
		}
		for i := range data {
			data[i] = 'X'
		}
		if !reflect.DeepEqual(have, want) {
			t.Errorf("%s: the value has changed with its source", file)
		}
	}
}

// Slices of one value do not run into each other when they are appended to.
func TestSlicesHaveNoRoomForOthers(t *testing.T) {
	v := decodeOptions(t, sample(t, "opt-t1-response.json"))
	before := decodeOptions(t, sample(t, "opt-t1-response.json"))
	for i := range v.Data.OptionGroups {
		g := &v.Data.OptionGroups[i]
		for j := range g.OptionSubGroups {
			_ = append(g.OptionSubGroups[j].Options, options.Option{ID: "intruder"})
		}
		_ = append(g.OptionSubGroups, options.OptionSubGroup{ID: "intruder"})
	}
	if !reflect.DeepEqual(v, before) {
		t.Error("appending to one slice changes another")
	}
}

// Decoding replaces a value as a whole, and on an error leaves it alone.
func TestDecodingReplaces(t *testing.T) {
	v := options.SelectionResult{Status: 1, Data: new("old"), Message: new("old")}
	if err := v.UnmarshalJSON([]byte(`{"status":"no"}`)); err == nil || v.Status != 1 || *v.Data != "old" {
		t.Errorf("%+v, %v", v, err)
	}
	if err := v.UnmarshalJSON([]byte(`{"status":200}`)); err != nil || !reflect.DeepEqual(v, options.SelectionResult{Status: 200}) {
		t.Errorf("%+v, %v", v, err)
	}
}

// Absent and empty are different things, and come back as they were.
func TestAbsentAndEmpty(t *testing.T) {
	for text, want := range map[string]options.OptionGroup{
		`{"id":"","name":"","type":"TEXT"}`:                                         {Type: "TEXT"},
		`{"id":"","name":"","option_sub_groups":[],"type":"TEXT"}`:                  {Type: "TEXT", OptionSubGroups: []options.OptionSubGroup{}},
		`{"id":"","name":"","required":false,"description":"","type":"TEXT"}`:       {Type: "TEXT", Required: new(false), Description: new("")},
		`{"id":"","name":"","type":"INTEGER","min_value":0,"max_value":2147483647}`: {Type: "INTEGER", MinValue: new(int32(0)), MaxValue: new(int32(math.MaxInt32))},
	} {
		var have options.OptionGroup
		if err := have.UnmarshalJSON([]byte(text)); err != nil || !reflect.DeepEqual(have, want) {
			t.Errorf("%s: %+v, %v", text, have, err)
		}
		if data, err := want.MarshalJSON(); err != nil || string(data) != text {
			t.Errorf("%s is written %s, %v", text, data, err)
		}
	}
}

// A required list that is nil is written as an empty one: a merchant need not make it.
func TestRequiredListIsWritten(t *testing.T) {
	data, err := options.OptionSelection{ID: "1"}.MarshalJSON()
	if err != nil || string(data) != `{"id":"1","option_groups":[]}` {
		t.Errorf("%s, %v", data, err)
	}
}

// Validators and decoders may be used by many goroutines at a time, on valid and
// on broken documents. Worth running with -race.
func TestConcurrentUse(t *testing.T) {
	good, bad := sample(t, "opt-t1-response.json"), sample(t, "pay-t1-response-single.json")
	want := decodeOptions(t, good)
	broken := violations(t, oneclick.ValidateOrdersheetEnvelope(bad))
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			for range 50 {
				var v options.OptionsEnvelope
				if err := v.UnmarshalJSON(good); err != nil || !reflect.DeepEqual(v, want) {
					t.Error("a different value", err)
				}
				if data, err := want.AppendJSON(nil); err != nil || options.ValidateOptionsEnvelope(data) != nil {
					t.Error(err)
				}
				if have := violations(t, oneclick.ValidateOrdersheetEnvelope(bad)); !slices.Equal(have, broken) {
					t.Error(have)
				}
			}
		})
	}
	wg.Wait()
}

// Validating a valid document allocates nothing, however it is written.
func TestNoAllocations(t *testing.T) {
	if race {
		t.Skip("the race detector allocates")
	}
	for file, validate := range map[string]func([]byte) error{
		"opt-t1-response.json":           options.ValidateOptionsEnvelope,
		"opt-t2-request.json":            options.ValidateOptionSelection,
		"pay-t1-response-recurring.json": oneclick.ValidateOrdersheetEnvelope,
		"pay-t2-request.json":            oneclick.ValidateApproveRequest,
		"pay-t4-response-f.json":         oneclick.ValidateOrderStatusEnvelope,
	} {
		data := sample(t, file)
		if n := testing.AllocsPerRun(200, func() {
			if err := validate(data); err != nil {
				t.Fatal(err)
			}
		}); n != 0 {
			t.Errorf("%s: %v allocations", file, n)
		}
	}
}

// Validate looks at what would be written, and names the place.
func TestStrictWriter(t *testing.T) {
	broken := func(change func(*options.OptionsEnvelope)) options.OptionsEnvelope {
		v := decodeOptions(t, sample(t, "opt-t1-response.json"))
		change(&v)
		return v
	}
	option := func(v *options.OptionsEnvelope) *options.Option {
		return &v.Data.OptionGroups[2].OptionSubGroups[1].Options[0]
	}
	const place = "/data/option_groups/2/option_sub_groups/1/options/0"
	for _, c := range []struct {
		name string
		v    value
		want violation
	}{
		{"no data with 200", options.OptionsEnvelope{Status: 200}, violation{"", "required"}},
		{"below the minimum", broken(func(v *options.OptionsEnvelope) { v.Data.Price = new(int64(-1)) }), violation{"/data/price", "minimum"}},
		{"deep inside", broken(func(v *options.OptionsEnvelope) { option(v).Stock = new(int32(-1)) }), violation{place + "/stock", "minimum"}},
		{"an unknown constant", broken(func(v *options.OptionsEnvelope) { v.Data.OptionGroups[0].Type = "COUNT" }), violation{"/data/option_groups/0/type", "enum"}},
		{"the zero constant", oneclick.ApproveResult{}, violation{"/status", "enum"}},
		{"a condition", options.OptionGroup{ID: "1", Name: "n", Type: options.OptionTypeSelect}, violation{"", "required"}},
		{"too long", oneclick.Ordersheet{
			RestAPIKey: "k", CID: "일이삼사오육칠팔구십일", PartnerOrderID: "1", PartnerUserID: "1", ItemName: "n", Quantity: 1, ApprovalURL: "https://a.example",
		}, violation{"/cid", "maxLength"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			if have := violations(t, c.v.Validate()); !slices.Equal(have, []violation{c.want}) {
				t.Errorf("have %v, want %v", have, c.want)
			}
			if _, err := c.v.AppendJSON(nil); err != nil {
				t.Errorf("writing does not judge: %v", err)
			}
		})
	}
}

// What has no JSON form is not written: the error names it, and nothing is
// appended.
func TestUnwritableValues(t *testing.T) {
	const place = "/data/option_groups/2/option_sub_groups/1/options/0"
	for _, c := range []struct {
		name   string
		change func(*options.Option)
		want   string
	}{
		{"NaN", func(o *options.Option) { o.AddPrice = new(math.NaN()) }, place + "/add_price"},
		{"an infinity", func(o *options.Option) { o.AddPrice = new(math.Inf(-1)) }, place + "/add_price"},
		{"a broken string", func(o *options.Option) { o.Value = "a\xffb" }, place + "/value"},
		{"half a character", func(o *options.Option) { o.Extra = new("가\xea\xb0") }, place + "/extra"},
		{"a surrogate", func(o *options.Option) { o.ID = "\xed\xa0\x80" }, place + "/id"},
	} {
		t.Run(c.name, func(t *testing.T) {
			v := decodeOptions(t, sample(t, "opt-t1-response.json"))
			c.change(&v.Data.OptionGroups[2].OptionSubGroups[1].Options[0])
			dst, err := v.AppendJSON([]byte("before"))
			if string(dst) != "before" {
				t.Errorf("%d bytes were appended", len(dst)-6)
			}
			for _, err := range []error{err, v.Validate()} {
				list, ok := errors.AsType[*runtime.Error](err)
				if !ok || len(list.Violations) != 1 || list.Violations[0].Pointer != c.want {
					t.Errorf("have %v, want one violation of %s", err, c.want)
				}
			}
			if _, err := v.MarshalJSON(); err == nil {
				t.Error("MarshalJSON has written it")
			}
		})
	}
}

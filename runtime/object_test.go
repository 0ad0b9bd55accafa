package runtime

import (
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"strings"
	"testing"
	"unsafe"
)

// thing has a field of each kind and form that objects know.
type thing struct {
	ID       string
	State    string
	Count    *int32
	Total    *int64
	Price    *float64
	Open     *bool
	Note     *Null[string]
	Tags     []string
	Parent   *thing
	Children []thing
	Any      json.RawMessage
	Sizes    map[string]int64
	Quoted   string
	Share    *float64
	Step     *int32
	Levels   []int32
	Amounts  []int64
	Rates    []float64
	Rest     map[string]json.RawMessage
}

var (
	thingSlab  = Slab{ID: 0, New: Room[thing]}
	noteSlab   = Slab{ID: 1, New: Room[Null[string]]}
	stringSlab = Slab{ID: 2, New: Room[string]}
	int32Slab  = Slab{ID: 3, New: Room[int32]}
	int64Slab  = Slab{ID: 4, New: Room[int64]}
	floatSlab  = Slab{ID: 5, New: Room[float64]}
)

var thingObject = newThingObject()

func newThingObject() *Object {
	o := &Object{At: "#/T", Size: unsafe.Sizeof(thing{}), Clear: Clear[thing], Need: 0x3, Rest: &Rest{Member: 36, Field: unsafe.Offsetof(thing{}.Rest)}, Properties: []Property{
		{Key: `,"id":`, Kind: OfText, Field: unsafe.Offsetof(thing{}.ID)},
		{Key: `,"state":`, Kind: OfEnum, Field: unsafe.Offsetof(thing{}.State), At: "#/State", Rule: &Rule{Values: []string{"new", "done"}}},
		{Key: `,"count":`, Kind: OfInt32, Held: Pointer, Field: unsafe.Offsetof(thing{}.Count), Rule: &Rule{Bounds: AtLeast | AtMost, Least: 1, Most: 9}},
		{Key: `,"total":`, Kind: OfInt64, Held: Pointer, Required: true, Nullable: true, Field: unsafe.Offsetof(thing{}.Total)},
		{Key: `,"price":`, Kind: OfFloat, Held: Pointer, Field: unsafe.Offsetof(thing{}.Price)},
		{Key: `,"open":`, Kind: OfBool, Held: Pointer, Field: unsafe.Offsetof(thing{}.Open)},
		{Key: `,"a_rather_long_name_of_a_note":`, Kind: OfTextLength, Held: Nulled, Nullable: true, Secret: true, Field: unsafe.Offsetof(thing{}.Note), Slab: &noteSlab, Rule: &Rule{Bounds: AtMost, Most: 4}},
		{Key: `,"tags":`, Kind: OfTexts, Held: Nilled, Field: unsafe.Offsetof(thing{}.Tags), Items: &stringSlab, Rule: &Rule{Name: "#/T/properties/tags/items", Bounds: AtMost, Most: 2, Unique: true}},
		{Key: `,"parent":`, Kind: OfObject, Held: Pointer, Field: unsafe.Offsetof(thing{}.Parent), Slab: &thingSlab},
		{Key: `,"children":`, Kind: OfObjects, Held: Nilled, Field: unsafe.Offsetof(thing{}.Children), Items: &thingSlab},
		{Key: `,"any":`, Kind: OfValue, Held: Nilled, Field: unsafe.Offsetof(thing{}.Any), Rule: &RawJSON},
		{Key: `,"sizes":`, Kind: OfValue, Held: Nilled, Field: unsafe.Offsetof(thing{}.Sizes), Rule: &Rule{
			Read: func(c *Check, k, i int) int {
				return c.PutMap(k, i, "#/T/properties/sizes", func(c *Check, k, i int) int { return c.PutInt64(k, i, "#/T/properties/sizes/additionalProperties") })
			},
			Build: BuildMap[int64], Append: AppendMap[int64],
		}},
		{Key: `,"a\"b/c":`, Escaped: true, Kind: OfFormat, Field: unsafe.Offsetof(thing{}.Quoted), Rule: &Rule{Name: "date", Valid: FormatDate}},
		{Key: `,"share":`, Kind: OfFloat, Held: Pointer, Field: unsafe.Offsetof(thing{}.Share), Rule: &Rule{Bounds: Above | AtMost, Least: 0, Most: 1}},
		{Key: `,"step":`, Kind: OfInt32, Held: Pointer, Field: unsafe.Offsetof(thing{}.Step), Rule: &Rule{Bounds: Above | Below, Least: -2, Most: 2}},
		{Key: `,"levels":`, Kind: OfNumbers, Held: Nilled, Field: unsafe.Offsetof(thing{}.Levels), Items: &int32Slab, Rule: &Rule{Element: OfInt32, Name: "#/Level", Bounds: AtMost, Most: 3}},
		{Key: `,"amounts":`, Kind: OfNumbers, Held: Nilled, Field: unsafe.Offsetof(thing{}.Amounts), Items: &int64Slab, Rule: &Rule{Element: OfInteger, Name: "#/Amount"}},
		{Key: `,"rates":`, Kind: OfNumbers, Held: Nilled, Field: unsafe.Offsetof(thing{}.Rates), Items: &floatSlab, Rule: &Rule{Element: OfFloat, Name: "#/Rate"}},
	}}
	o.Properties[8].Object, o.Properties[9].Object = o, o
	return o
}

func readThing(text string) (*thing, error) { return thingObject.readThing(text) }

func (o *Object) readThing(text string) (*thing, error) {
	v := &thing{ID: "was here"}
	return v, o.Decode([]byte(text), unsafe.Pointer(v), Reading{}, 6, 0)
}

const thingDate = `"a\"b/c":"2026-01-02"`

// things are texts, and how they are written again where that is not the same.
var things = map[string]string{
	`{"id":"1","state":"new",` + thingDate + `}`:                                                                                                                                         `{"id":"1","state":"new","total":null,` + thingDate + `}`,
	`{ "state" : "done" , "id" : "1", "a\u0022b\/c" : "2026-01-02" }`:                                                                                                                    `{"id":"1","state":"done","total":null,` + thingDate + `}`,
	`{"id":"1","state":"new","count":3,"total":4,"price":0.5,"open":false,` + thingDate + `}`:                                                                                            ``,
	`{"id":"가나다라마바사","state":"new","total":null,"a_rather_long_name_of_a_note":null,"tags":[],` + thingDate + `}`:                                                                        ``,
	`{"id":"\n","state":"new","total":-1,"a_rather_long_name_of_a_note":"four","tags":["a","b"],"any":{"x":[1]},"sizes":{"l":2,"s":1},` + thingDate + `}`:                                ``,
	`{"id":"1","state":"new","total":1,"parent":{"id":"0","state":"new","total":null,` + thingDate + `},` + thingDate + `}`:                                                              ``,
	`{"id":"1","state":"new","total":1,"children":[{"id":"2","state":"done","total":null,` + thingDate + `},{"id":"3","state":"new","total":null,` + thingDate + `}],` + thingDate + `}`: ``,
	`{"id":"1","state":"new","total":1,` + thingDate + `,"share":0.25,"step":-1,"levels":[1,-2,3],"amounts":[],"rates":[0,1.5,-2e+100]}`:                                                 ``,
	`{"id":"1","state":"new","total":1,` + thingDate + `,"share":1,"amounts":[9007199254740993,-1]}`:                                                                                     ``,
	`{"id":"1","state":"new","total":1,` + thingDate + `,"more":[1,{"deep":null}],"most":true}`:                                                                                          ``,
}

// TestObjectRoundTrip reads, and writes what was read: members in the order of their
// properties, and the undeclared ones behind them.
func TestObjectRoundTrip(t *testing.T) {
	for text, want := range things {
		if want == "" {
			want = text
		}
		v, err := readThing(text)
		if err != nil {
			t.Errorf("%s: %v", text, err)
			continue
		}
		got := string(thingObject.Append(nil, unsafe.Pointer(v)))
		if got != want {
			t.Errorf("%s is written as %s, want %s", text, got, want)
		}
		again, err := readThing(got)
		if err != nil || !reflect.DeepEqual(again, v) {
			t.Errorf("%s is read as %+v, and then as %+v, %v", text, v, again, err)
		}
	}
}

// TestObjectRefuses holds that each violation has its pointer, and the place of its schema.
func TestObjectRefuses(t *testing.T) {
	rest := `,"total":1,` + thingDate + `}`
	for text, want := range map[string]string{
		`[]`:                             " object #/T/type",
		`{"id":"1"` + rest:               " state #/T/required",
		`{"id":1,"state":"new"` + rest:   "/id string #/T/properties/id/type",
		`{"id":"1","state":"old"` + rest: `/state "new", "done" #/State/enum`,
		`{"id":"1","id":"2","state":"new"` + rest:                               "/id  ",
		`{"id":"1","state":"new","count":0` + rest:                              "/count 1 #/T/properties/count/minimum",
		`{"id":"1","state":"new","count":10` + rest:                             "/count 9 #/T/properties/count/maximum",
		`{"id":"1","state":"new","count":null` + rest:                           "/count integer #/T/properties/count/type",
		`{"id":"1","state":"new","count":2147483648` + rest:                     "/count int32 #/T/properties/count/range",
		`{"id":"1","state":"new","a_rather_long_name_of_a_note":"fives"` + rest: "/a_rather_long_name_of_a_note 4 #/T/properties/a_rather_long_name_of_a_note/maxLength",
		`{"id":"1","state":"new","tags":["a","a"]` + rest:                       "/tags 0 and 1 #/T/properties/tags/uniqueItems",
		`{"id":"1","state":"new","tags":["a","b","c"]` + rest:                   "/tags 2 #/T/properties/tags/maxItems",
		`{"id":"1","state":"new","tags":["a",1]` + rest:                         "/tags/1 string #/T/properties/tags/items/type",
		`{"id":"1","state":"new","parent":{}` + rest:                            "/parent id #/T/required, /parent state #/T/required",
		`{"id":"1","state":"new","children":[{"id":"1","state":1}]` + rest:      "/children/0/state string #/State/type",
		`{"id":"1","state":"new","children":{}` + rest:                          "/children array #/T/properties/children/type",
		`{"id":"1","state":"new","sizes":{"l":"x"}` + rest:                      "/sizes/l integer #/T/properties/sizes/additionalProperties/type",
		`{"id":"1","state":"new","more":1,"more":2` + rest:                      "/more  ",
		`{"id":"1","state":"new","share":0` + rest:                              "/share 0 #/T/properties/share/exclusiveMinimum",
		`{"id":"1","state":"new","share":-0.0` + rest:                           "/share 0 #/T/properties/share/exclusiveMinimum",
		`{"id":"1","state":"new","share":1.0000001` + rest:                      "/share 1 #/T/properties/share/maximum",
		`{"id":"1","state":"new","share":2e0` + rest:                            "/share 1 #/T/properties/share/maximum",
		`{"id":"1","state":"new","share":-1e-400` + rest:                        "/share 0 #/T/properties/share/exclusiveMinimum",
		`{"id":"1","state":"new","share":1e400` + rest:                          "/share float64 #/T/properties/share/range",
		`{"id":"1","state":"new","share":"1"` + rest:                            "/share number #/T/properties/share/type",
		`{"id":"1","state":"new","step":-2` + rest:                              "/step -2 #/T/properties/step/exclusiveMinimum",
		`{"id":"1","state":"new","step":2.0` + rest:                             "/step 2 #/T/properties/step/exclusiveMaximum",
		`{"id":"1","state":"new","levels":[1,2147483648,1.5]` + rest:            "/levels/1 int32 #/Level/range, /levels/2 integer #/Level/type",
		`{"id":"1","state":"new","levels":[1,2,3,4]` + rest:                     "/levels 3 #/T/properties/levels/maxItems",
		`{"id":"1","state":"new","amounts":[9223372036854775808]` + rest:        "/amounts/0 int64 #/Amount/range",
		`{"id":"1","state":"new","rates":[null,1e999]` + rest:                   "/rates/0 number #/Rate/type, /rates/1 float64 #/Rate/range",
		`{"id":"1","state":"new","a\"b/c":"today"}`:                             `/a"b~1c date #/T/properties/a"b~1c/format`,
		`{"id":"1" "state":"new"` + rest:                                        "/id expected , or } ",
		`{"id":"1",}`:                                                           " expected a member name ",
		`{"id":"1"`:                                                             "/id unexpected end ",
		`{"id":"` + "\xff" + `"}`:                                               "/id invalid UTF-8 ",
		strings.Repeat(`{"parent":`, MaxDepth+1):                                "",
	} {
		_, err := readThing(text)
		var e *Error
		if !errors.As(err, &e) {
			t.Errorf("%.80s: %v", text, err)
			continue
		}
		var got []string
		for _, v := range e.Violations {
			got = append(got, fmt.Sprint(v.Pointer, " ", v.Detail, " ", v.SchemaPointer))
		}
		if want == "" {
			if e.Violations[0].Keyword != "depth" {
				t.Errorf("%.80s: %v", text, err)
			}
			continue
		}
		if all := strings.Join(got, ", "); all != want {
			t.Errorf("%.80s:\n%s\nwant\n%s", text, all, want)
		}
	}
}

// TestObjectKeepsValue holds that a value stays as it was where the text is refused.
func TestObjectKeepsValue(t *testing.T) {
	v, err := readThing(`{"id":"1"}`)
	if err == nil || v.ID != "was here" {
		t.Errorf("%+v, %v", v, err)
	}
}

// TestObjectStays holds that a struct that is written does not go to the heap.
func TestObjectStays(t *testing.T) {
	dst := make([]byte, 0, 1<<10)
	n := testing.AllocsPerRun(100, func() {
		v := thing{ID: "1", State: "new"}
		dst = thingObject.Append(dst[:0], unsafe.Pointer(&v))
	})
	if n != 0 {
		t.Errorf("%g allocations", n)
	}
}

// TestRestIsKept holds that undeclared members are there to be read.
func TestRestIsKept(t *testing.T) {
	v, err := readThing(`{"id":"1","state":"new","total":1,` + thingDate + `,"more":[1],"most":"x"}`)
	if want := map[string]json.RawMessage{"more": json.RawMessage("[1]"), "most": json.RawMessage(`"x"`)}; err != nil || !reflect.DeepEqual(v.Rest, want) {
		t.Errorf("%s, %v", v.Rest, err)
	}
}

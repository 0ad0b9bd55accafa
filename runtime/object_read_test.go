package runtime

import (
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"
	"unsafe"
)

// manyObject returns an object of n booleans, but that p1 is such an object again, and that
// the last is required.
func manyObject(n int) *Object {
	o := &Object{At: "#/Many", Closed: "#/Many"}
	for k := range n {
		o.Properties = append(o.Properties, Property{Key: fmt.Sprintf(`,"p%d":`, k), Kind: OfBool})
	}
	o.Properties[1].Kind, o.Properties[1].Object = OfObject, o
	if last := n - 1; last < 64 {
		o.Need = 1 << last
	} else {
		o.NeedMore = make([]uint64, last/64)
		o.NeedMore[last/64-1] = 1 << (last % 64)
	}
	return o
}

// TestManyProperties: what is asked of members is asked of all, however many there are, and
// where an object stands in another one.
func TestManyProperties(t *testing.T) {
	for _, n := range []int{63, 64, 65, 127, 128, 129, 300} {
		o, last, more := manyObject(n), fmt.Sprintf("p%d", n-1), fmt.Sprintf("p%d", n)
		member := `"` + last + `":true`
		for text, want := range map[string]string{
			`{` + member + `}`: "",
			`{"p1":{` + member + `,"p0":true},` + member + `}`: "",
			`{"p0":true}`:                                           " required " + last,
			`{"p1":{"p0":true},` + member + `}`:                     "/p1 required " + last,
			`{"p1":{` + member + `},"p0":true}`:                     " required " + last,
			`{"p1":{` + member + `,` + member + `},` + member + `}`: "/p1/" + last + " duplicate ",
			`{` + member + `,"p1":{` + member + `},` + member + `}`: "/" + last + " duplicate ",
			`{"` + last + `":1}`:                                    "/" + last + " type boolean",
			`{` + member + `,"` + more + `":true}`:                  "/" + more + " additionalProperties ",
		} {
			var e *Error
			err := o.Verify([]byte(text), Reading{}, 0, 0)
			switch {
			case want == "" && err != nil, want != "" && !errors.As(err, &e):
				t.Errorf("%d: %s: %v", n, text, err)
			case e != nil:
				if v := e.Violations[0]; len(e.Violations) != 1 || fmt.Sprint(v.Pointer, " ", v.Keyword, " ", v.Detail) != want {
					t.Errorf("%d: %s: %+v, want %s", n, text, e.Violations, want)
				}
			}
		}
	}
}

// TestMembersInAnyOrder: members that come in another order, or not at all, are read as
// well, whatever came before.
func TestMembersInAnyOrder(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	members := []string{`"id":"1"`, `"state":"new"`, `"count":3`, `"total":4`, `"tags":["a"]`, `"rates":[1]`, `"step":1`, `"any":{}`, `"a_rather_long_name_of_a_note":"x"`, `"other":1`, thingDate}
	for range 2000 {
		random.Shuffle(len(members), func(i, j int) { members[i], members[j] = members[j], members[i] })
		n := random.IntN(len(members) + 1)
		text := "{" + strings.Join(members[:n], ",") + "}"
		v, err := readThing(text)
		complete := strings.Contains(text, `"id"`) && strings.Contains(text, `"state"`)
		if (err == nil) != complete {
			t.Fatalf("%s: %v", text, err)
		}
		if err != nil {
			continue
		}
		var got, want map[string]any
		json.Unmarshal(thingObject.Append(nil, unsafe.Pointer(v)), &got)
		json.Unmarshal([]byte(text), &want)
		for _, always := range []string{"total", `a"b/c`} { // written in any case
			if _, ok := want[always]; !ok {
				delete(got, always)
			}
		}
		if !reflect.DeepEqual(got, want) {
			t.Fatalf("%s is written as %v", text, got)
		}
	}
}

// TestObjectAllocates: reading allocates nothing while there is nothing to tell, and no more
// than what is told, however many violations there are.
func TestObjectAllocates(t *testing.T) {
	many, lists := manyObject(1000), manyObject(100)
	lists.Properties[2] = Property{Key: `,"p2":`, Kind: OfObjects, Object: many, Items: &thingSlab}
	for text, most := range map[string]float64{
		`{"p99":true,"p2":[{"p999":true},{"p1":{"p999":true},"p999":true}]}`:                               0,
		`{"p99":true,"p2":[` + strings.Repeat(`{"p1":{"p5":true},"p999":true},`, 2000) + `{"p999":true}]}`: 1000,
	} {
		data := []byte(text)
		n := testing.AllocsPerRun(10, func() {
			if err := lists.Verify(data, Reading{}, 1, 0); (err == nil) != (most == 0) {
				t.Fatal(err)
			}
		})
		if n > most {
			t.Errorf("%.40s: %g allocations", text, n)
		}
	}
	bounded := &Object{Properties: []Property{
		{Key: `,"lat":`, Kind: OfFloat, Rule: &Rule{Bounds: AtLeast | AtMost, Least: -90, Most: 90}},
		{Key: `,"lng":`, Kind: OfFloat, Rule: &Rule{Bounds: Above | Below, Least: -180, Most: 180}},
		{Key: `,"n":`, Kind: OfInteger, Rule: &Rule{Bounds: Above | Below, Least: 0, Most: 100}},
	}}
	text := []byte(`{"lat":37.566679123456789,"lng":126978.3e-3,"n":99}`)
	if n := testing.AllocsPerRun(100, func() {
		if err := bounded.Verify(text, Reading{}, 0, 0); err != nil {
			t.Fatal(err)
		}
	}); n > 0 {
		t.Errorf("%s: %g allocations", text, n)
	}
}

// FuzzObject: what came before makes no difference to what is read, and nothing is read
// that is no JSON.
func FuzzObject(f *testing.F) {
	for text := range things {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		v, err := readThing(text)
		fresh, freshErr := newThingObject().readThing(text)
		if !reflect.DeepEqual(v, fresh) || !reflect.DeepEqual(err, freshErr) {
			t.Errorf("%+v, %v; at first %+v, %v", v, err, fresh, freshErr)
		}
		if err == nil && !json.Valid([]byte(text)) {
			t.Errorf("this is no JSON")
		}
	})
}

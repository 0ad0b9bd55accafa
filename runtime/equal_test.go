package runtime

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"
	"unicode/utf8"
)

func validJSON(s string) bool { return json.Valid([]byte(s)) }

func TestEqualJSON(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{`null`, ` null `, true}, {`true`, `false`, false}, {`true`, `"true"`, false}, {`0`, `false`, false}, {`null`, `0`, false},
		{`1`, `1.0`, true}, {`1`, `"1"`, false}, {`0`, `-0.0`, true}, {`1e400`, `10e399`, true}, {`9007199254740993`, `9007199254740992`, false},
		{`""`, `""`, true}, {`"a"`, `"\u0061"`, true}, {`"\/"`, `"/"`, true}, {`"\\"`, `"\u005C"`, true}, {`"\n"`, `"\u000a"`, true},
		{`"a\\"`, `"a\""`, false}, {`"\\u0061"`, `"a"`, false}, {`"ab"`, `"a"`, false}, {`"a"`, `"\u0061b"`, false},
		{`"😀"`, `"\ud83d\ude00"`, true}, {`"\uD83D\uDE00"`, `"\ud83d\ude00"`, true}, {`"é"`, `"e\u0301"`, false}, {`"가"`, `"\uac00"`, true},
		{`"\b\f\r\t"`, `"\u0008\u000c\u000d\u0009"`, true}, {`"\u0000"`, `""`, false},
		{`"\ud800"`, `"\udc00"`, false}, {`"\ud800"`, `"\ufffd"`, false}, {`"\ud800a"`, `"\uD800\u0061"`, true},
		{`[]`, `[ ]`, true}, {`[]`, `{}`, false}, {`[1,2]`, `[1, 2]`, true}, {`[1,2]`, `[2,1]`, false}, {`[1]`, `[1,1]`, false}, {`[1,1]`, `[1]`, false},
		{`[[],[[]]]`, ` [ [ ] , [ [ ] ] ] `, true}, {`[0]`, `[false]`, false},
		{`{}`, "{\n}", true}, {`{"a":1}`, `{"a":2}`, false}, {`{"a":1}`, `{"b":1}`, false}, {`{"a":1}`, `{}`, false}, {`{}`, `{"a":1}`, false},
		{`{"a":1,"b":2}`, `{ "b" : 2.0 , "a" : 1e0 }`, true}, {`{"a":1,"b":2}`, `{"b":1,"a":2}`, false},
		{`{"a":1,"b":2,"c":3}`, `{"a":1,"c":3}`, false}, {`{"a":1,"c":3}`, `{"a":1,"b":2,"c":3}`, false},
		{`{"x":{"a":[1,{"b":2}],"c":null}}`, `{"x":{"c":null,"a":[1.0,{"b":2}]}}`, true},
		{`{"a]":"}","b":"["}`, `{"b":"[","\u0061]":"}"}`, true}, {`{"a":"\\","b":1}`, `{"b":1,"a":"\\"}`, true},
	} {
		if got := EqualJSON(c.a, c.b); got != c.want {
			t.Errorf("EqualJSON(%s, %s) = %v", c.a, c.b, got)
		}
		if got := EqualJSON(c.b, c.a); got != c.want {
			t.Errorf("EqualJSON(%s, %s) = %v", c.b, c.a, got)
		}
		if same := HashJSON(uniqueSeed, c.a) == HashJSON(uniqueSeed, c.b); same != c.want {
			t.Errorf("HashJSON of %s and %s: same = %v", c.a, c.b, same)
		}
	}
}

// decoded is the value by encoding/json, numbers as text.
func decoded(t testing.TB, s string) any {
	d := json.NewDecoder(strings.NewReader(s))
	d.UseNumber()
	var v any
	if err := d.Decode(&v); err != nil {
		t.Fatalf("%s: %v", s, err)
	}
	return v
}

func deepEqual(t testing.TB, a, b any) bool {
	switch x := a.(type) {
	case json.Number:
		y, ok := b.(json.Number)
		return ok && rat(t, x.String()).Cmp(rat(t, y.String())) == 0
	case []any:
		y, ok := b.([]any)
		if !ok || len(x) != len(y) {
			return false
		}
		for i := range x {
			if !deepEqual(t, x[i], y[i]) {
				return false
			}
		}
		return true
	case map[string]any:
		y, ok := b.(map[string]any)
		if !ok || len(x) != len(y) {
			return false
		}
		for k, v := range x {
			w, ok := y[k]
			if !ok || !deepEqual(t, v, w) {
				return false
			}
		}
		return true
	}
	switch b.(type) {
	case json.Number, []any, map[string]any:
		return false
	}
	return a == b
}

func checkEqual(t testing.TB, a, b string) {
	want := deepEqual(t, decoded(t, a), decoded(t, b))
	if got := EqualJSON(a, b); got != want {
		t.Fatalf("EqualJSON = %v, want %v\n%s\n%s", got, want, a, b)
	}
	if same := HashJSON(uniqueSeed, a) == HashJSON(uniqueSeed, b); same != want {
		t.Fatalf("same hash = %v, want %v\n%s\n%s", same, want, a, b)
	}
}

// A jsonWriter writes one random value in different ways: order, escapes, spaces
// and forms of numbers vary with how, the value with what only.
type jsonWriter struct {
	what, how *rand.Rand
	bytes.Buffer
}

func (w *jsonWriter) space() {
	w.WriteString([]string{"", "", "", " ", "\n\t"}[w.how.IntN(5)])
}

func (w *jsonWriter) text(s string) {
	w.WriteByte('"')
	for _, r := range s {
		switch {
		case w.how.IntN(4) == 0 && r > 0xFFFF:
			r -= 0x10000
			fmt.Fprintf(w, `\u%04x\u%04X`, 0xD800+r>>10, 0xDC00+r&0x3FF)
		case w.how.IntN(4) == 0 && r <= 0xFFFF || r < ' ' || r == '"' || r == '\\':
			fmt.Fprintf(w, `\u%04x`, r)
		default:
			w.WriteRune(r)
		}
	}
	w.WriteByte('"')
}

func (w *jsonWriter) value(depth int) {
	w.space()
	defer w.space()
	n := w.what.IntN(4 + min(depth, 3))
	switch n {
	case 0:
		w.WriteString([]string{"null", "true", "false"}[w.what.IntN(3)])
	case 1, 2:
		n := w.what.IntN(200) - 100
		fmt.Fprintf(w, []string{"%d", "%d.0", "%d.00e0", "%d.0E+00"}[w.how.IntN(4)], n)
	case 3:
		w.text([]string{"", "a", "가나", "a/b~\"\\", "😀x", "\n"}[w.what.IntN(6)])
	case 4:
		w.WriteByte('[')
		for i := range w.what.IntN(5) {
			if i > 0 {
				w.WriteByte(',')
			}
			w.value(depth - 1)
		}
		w.space()
		w.WriteByte(']')
	default:
		w.object(depth)
	}
}

func (w *jsonWriter) object(depth int) {
	count := w.what.IntN(5)
	if w.what.IntN(10) == 0 {
		count = w.what.IntN(40)
	}
	members := make([]string, count)
	for i := range members {
		m := jsonWriter{what: w.what, how: w.how}
		m.space()
		m.text(fmt.Sprintf("%c%d😀", 'a'+rune(i%3), i))
		m.space()
		m.WriteByte(':')
		m.value(min(depth-1, 1))
		members[i] = m.String()
	}
	if w.how.IntN(2) == 0 {
		w.how.Shuffle(count, func(i, j int) { members[i], members[j] = members[j], members[i] })
	}
	w.WriteString("{" + strings.Join(members, ",") + "}")
}

func randomJSON(what, how uint64) string {
	w := jsonWriter{what: rand.New(rand.NewPCG(what, 1)), how: rand.New(rand.NewPCG(how, 2))}
	w.value(4)
	return w.String()
}

func TestEqualJSONAgainstDecoding(t *testing.T) {
	for i := range uint64(10_000) {
		a, b := randomJSON(i, 2*i), randomJSON(i, 2*i+1)
		if !EqualJSON(a, b) {
			t.Fatalf("one value, written in two ways:\n%s\n%s", a, b)
		}
		checkEqual(t, a, b)
		checkEqual(t, a, randomJSON(i+1, i))
		checkEqual(t, a, strings.Replace(b, "1", "2", 1))
	}
}

func FuzzEqualJSON(f *testing.F) {
	for i := range uint64(20) {
		f.Add(randomJSON(i, 1), randomJSON(i, 2))
	}
	f.Add(`{"a":1,"b":[]}`, `{"b":[],"\u0061":1.0}`)
	f.Fuzz(func(t *testing.T, a, b string) {
		// On text of any kind: an answer, no panic. On JSON: the right one.
		EqualJSON(a, b)
		HashJSON(uniqueSeed, a)
		if comparableJSON(a) && comparableJSON(b) {
			checkEqual(t, a, b)
		}
	})
}

// comparableJSON accepts what the reader and big.Rat both take: no member twice,
// no lone surrogates, which encoding/json replaces, no huge exponents.
func comparableJSON(s string) bool {
	if !utf8.ValidString(s) || !validJSON(s) || strings.Contains(strings.ToLower(s), `\ud`) || strings.ContainsAny(s, "eE") && strings.Contains(s, "0") {
		return false
	}
	d := json.NewDecoder(strings.NewReader(s))
	d.UseNumber()
	return uniqueMembers(d)
}

func uniqueMembers(d *json.Decoder) bool {
	token, err := d.Token()
	if err != nil {
		return false
	}
	seen := map[string]bool{}
	if token == json.Delim('{') || token == json.Delim('[') {
		for d.More() {
			if token == json.Delim('{') {
				key, err := d.Token()
				name, ok := key.(string)
				if err != nil || !ok || seen[name] {
					return false
				}
				seen[name] = true
			}
			if !uniqueMembers(d) {
				return false
			}
		}
		_, err := d.Token()
		return err == nil
	}
	n, ok := token.(json.Number)
	return !ok || len(n) < 60 && !strings.ContainsAny(string(n), "eE")
}

// Members out of order on every level of a deep text, around something long.
func TestEqualJSONIsLinearInDepth(t *testing.T) {
	leaf := "[" + strings.Repeat("1,", 2_000_000) + "1]"
	a := strings.Repeat(`{"a":`, 512) + leaf + strings.Repeat(`,"b":0}`, 512)
	b := strings.Repeat(`{"b":0,"a":`, 512) + leaf + strings.Repeat("}", 512)
	start := time.Now()
	if !EqualJSON(a, b) || !EqualJSON(b, a) {
		t.Error("equal texts differ")
	}
	if took := time.Since(start); took > 2*time.Second {
		t.Errorf("took %v", took)
	}
}

func TestEqualJSONDoesNotAllocate(t *testing.T) {
	a := `{"id":"a\u0062","n":[1,2.0,{"x":null}],"z":{"k":true,"l":"` + strings.Repeat("x", 300) + `"}}`
	b := `{"z":{"l":"` + strings.Repeat("x", 300) + `","k":true},"n":[1,2,{"x":null}],"id":"ab"}`
	if !EqualJSON(a, b) {
		t.Fatal("equal texts differ")
	}
	if n := testing.AllocsPerRun(100, func() { EqualJSON(a, a); HashJSON(uniqueSeed, a) }); n != 0 {
		t.Errorf("in order: %v allocations", n)
	}
	if n := testing.AllocsPerRun(100, func() { EqualJSON(a, b) }); n > 2 {
		t.Errorf("out of order: %v allocations", n)
	}
}

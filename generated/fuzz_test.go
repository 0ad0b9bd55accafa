package generated_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"path/filepath"
	"reflect"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/bizgen/bizgen/generated/options"
	"github.com/bizgen/bizgen/runtime"
)

// FuzzOptionsEnvelope holds the validator against the decoder, the decoder
// against the encoder, and all of them against encoding/json.
func FuzzOptionsEnvelope(f *testing.F) {
	files, err := filepath.Glob(spec + "samples/*.json")
	if err != nil || len(files) == 0 {
		f.Fatal(files, err)
	}
	for _, file := range files {
		f.Add(read(f, file))
	}
	for _, text := range []string{
		``, `{}`, `null`, `[[]]`, `{"status":2e2}`, `{"status":300,"status":300}`, `{"status":300,"x":"\ud800"}`, `{"status":300,"x":"\ud83d\ude00"}`,
		`{"status":300,"message":"\u0000\"\\\/\b\f\n\r\t가"}`, `{"status":-1,"x":[1e400,-0,0.1,{}]}`, "{\"status\":1,\"message\":\"\xff\"}", "\ufeff{}",
		`{"status":1,"data":{"id":"","name":"","option_groups":[{"id":"","name":"","type":"NUMBERS","min_length":1,"max_length":1}]}}`,
		strings.Repeat("[", 513) + strings.Repeat("]", 513), `{"status":1}` + strings.Repeat("]", 600),
		`{"status":200,"data":{"id":"1","name":"","option_groups":[{"id":"","name":"","type":"SELECT","option_sub_groups":[{"id":"","options":[{"id":"","value":"","add_price":1e-7}]}]}]}}`,
	} {
		f.Add([]byte(text))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		before := bytes.Clone(data)
		verdict := options.ValidateOptionsEnvelope(data)
		var v options.OptionsEnvelope
		decoded := v.UnmarshalJSON(data)
		if !bytes.Equal(before, data) {
			t.Fatal("the document was changed")
		}
		if have, want := wellFormed(verdict), isJSON(data); have != want {
			t.Fatalf("well-formed: %v, encoding/json says %v; %v", have, want, verdict)
		}
		if (verdict == nil) != (decoded == nil) && !onlyRange(decoded) {
			t.Fatalf("the validator says %v, the decoder %v", verdict, decoded)
		}
		if decoded != nil {
			if !reflect.DeepEqual(v, options.OptionsEnvelope{}) {
				t.Fatal("a refused document has left traces")
			}
			return
		}
		if err := v.Validate(); err != nil {
			t.Fatalf("what was read may not be written: %v", err)
		}
		written, err := v.AppendJSON(nil)
		if err != nil {
			t.Fatal(err)
		}
		var again options.OptionsEnvelope
		if err := again.UnmarshalJSON(written); err != nil || !reflect.DeepEqual(v, again) {
			t.Fatalf("%v\nread    %s\nwritten %s", err, data, written)
		}
		if !within(generic(t, written), generic(t, data)) {
			t.Fatalf("something else was written\nread    %s\nwritten %s", data, written)
		}
	})
}

// wellFormed tells whether a text was refused, if at all, for what it says and
// not for how it is written.
func wellFormed(err error) bool {
	list, ok := errors.AsType[*runtime.Error](err)
	return !ok || list.Violations[0].Keyword != "syntax" && list.Violations[0].Keyword != "depth"
}

// onlyRange tells whether a Go type could not hold what the document allows.
func onlyRange(err error) bool {
	list, ok := errors.AsType[*runtime.Error](err)
	for i := 0; ok && i < len(list.Violations); i++ {
		ok = list.Violations[i].Keyword == "range"
	}
	return ok
}

// isJSON is what our reader calls JSON: what encoding/json does, in UTF-8, with
// no half of a surrogate pair, and 512 levels deep at most.
func isJSON(data []byte) bool {
	if !json.Valid(data) || !utf8.Valid(data) {
		return false
	}
	inString, depth := false, 0
	for i := 0; i < len(data); i++ {
		switch c := data[i]; {
		case c == '"':
			inString = !inString
		case c == '\\':
			if i++; data[i] != 'u' {
				continue
			}
			if unit := hex(data[i+1:]); unit&0xF800 == 0xD800 {
				if unit >= 0xDC00 || !bytes.HasPrefix(data[i+5:], []byte(`\u`)) || hex(data[i+7:])&0xFC00 != 0xDC00 {
					return false
				}
				i += 6
			}
		case inString:
		case c == '[', c == '{':
			if depth++; depth > runtime.MaxDepth {
				return false
			}
		case c == ']', c == '}':
			depth--
		}
	}
	return true
}

func hex(text []byte) uint64 {
	n, _ := strconv.ParseUint(string(text[:4]), 16, 16)
	return n
}

func generic(t *testing.T, data []byte) any {
	t.Helper()
	d := json.NewDecoder(bytes.NewReader(data))
	d.UseNumber()
	var v any
	if err := d.Decode(&v); err != nil {
		t.Fatal(err)
	}
	return v
}

// within tells whether everything in part is in whole, at the same place.
// Numbers may have been rounded to a float64.
func within(part, whole any) bool {
	switch p := part.(type) {
	case map[string]any:
		w, ok := whole.(map[string]any)
		for name, v := range p {
			ok = ok && within(v, w[name])
		}
		return ok
	case []any:
		w, ok := whole.([]any)
		if !ok || len(p) != len(w) {
			return false
		}
		for i := range p {
			ok = ok && within(p[i], w[i])
		}
		return ok
	case json.Number:
		w, ok := whole.(json.Number)
		a, _ := p.Float64()
		b, _ := w.Float64()
		return ok && (a == b || runtime.CompareNumbers(string(p), string(w)) == 0)
	}
	return part == whole
}

package runtime

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
	"testing/iotest"
	"time"
)

// Events as the HTML standard reads them (section 9.2.6), whatever pieces the
// stream comes in.
func TestEventReader(t *testing.T) {
	for _, test := range []struct{ stream, want string }{
		{"data: YHOO\ndata: +2\ndata: 10\n\n", `["" "" 0s "YHOO\n+2\n10"]`},
		{": test stream\n\ndata: first event\nid: 1\n\ndata:second event\nid\n\ndata:  third event\n\n",
			`["" "1" 0s "first event"] ["" "" 0s "second event"] ["" "" 0s " third event"]`},
		{"data\n\ndata\ndata\n\ndata:", `["" "" 0s ""] ["" "" 0s "\n"]`},
		{"data:test\n\ndata: test\n\n", `["" "" 0s "test"] ["" "" 0s "test"]`},
		{"\uFEFFdata: a\n\n\uFEFFdata: b\n\n", `["" "" 0s "a"]`},
		{"event: x\n\ndata: a\n\n", `["" "" 0s "a"]`},
		{"event: x\rid: 1\r\nretry: 1500\rdata: a\r\n\r\ndata: b\r\r", `["x" "1" 1.5s "a"] ["" "1" 1.5s "b"]`},
		{"id: a\x00\nretry: -1\nretry: 1.5\ndata: a\n\n", `["" "" 0s "a"]`},
		{"event: \xff\ndata: \xff\n\n", `["�" "" 0s "\xff"]`},
		{"data: lost", ""},
		{"data: lost\n", ""},
		{"", ""},
	} {
		for name, from := range map[string]io.Reader{
			"whole": strings.NewReader(test.stream), "bytes": iotest.OneByteReader(strings.NewReader(test.stream)),
		} {
			var have []string
			r := newEventReader(from, 100)
			for {
				data, err := r.next()
				if err == io.EOF {
					break
				}
				if err != nil {
					t.Fatal(err)
				}
				have = append(have, fmt.Sprintf("[%q %q %v %q]", r.head.Event, r.head.ID, r.head.Retry, data))
			}
			if got := strings.Join(have, " "); got != test.want {
				t.Errorf("%q, %s: have %s, want %s", test.stream, name, got, test.want)
			}
		}
	}
}

func TestItemReader(t *testing.T) {
	for _, test := range []struct{ media, stream, want string }{
		{"application/x-ndjson", "1\n2\r\n\n  \n 3", `"1" "2" "3"`},
		{"application/x-ndjson", "", ""},
		{"application/json-seq", "\x1e1\n\x1e2\n", `"1" "2"`},
		{"application/vnd.x+json-seq", "\x1e{\n \"a\": 1\n}\n\x1e\x1e\n\x1e[]", `"{\n \"a\": 1\n}" "[]"`},
	} {
		for name, from := range map[string]io.Reader{
			"whole": strings.NewReader(test.stream), "bytes": iotest.OneByteReader(strings.NewReader(test.stream)),
		} {
			var have []string
			r := newItemReader(from, test.media, 100)
			for {
				data, err := r.next()
				if err == io.EOF {
					break
				}
				if err != nil {
					t.Fatal(err)
				}
				have = append(have, fmt.Sprintf("%q", data))
			}
			if got := strings.Join(have, " "); got != test.want {
				t.Errorf("%s %q, %s: have %s, want %s", test.media, test.stream, name, got, test.want)
			}
		}
	}
}

// An item beyond the limit ends the stream, however it is spread over lines.
func TestItemTooLarge(t *testing.T) {
	endless := func(text string) io.Reader { return iotest.HalfReader(strings.NewReader(strings.Repeat(text, 1000))) }
	for name, next := range map[string]func() ([]byte, error){
		"line":   newItemReader(endless("x"), "application/x-ndjson", 100).next,
		"record": newItemReader(endless("[\n"), "application/json-seq", 100).next,
		"field":  newEventReader(endless("x"), 100).next,
		"data":   newEventReader(endless("data: x\n"), 100).next,
	} {
		if _, err := next(); !errors.Is(err, ErrItemTooLarge) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// A record is handed over when it is complete, before another one begins.
func TestRecordIsNotHeldBack(t *testing.T) {
	in, out := io.Pipe()
	r := newItemReader(in, "application/json-seq", 100)
	for _, text := range []string{"\x1e1\n", "\x1e{\"a\":\n2}\n"} {
		go func() { _, _ = out.Write([]byte(text)) }()
		if have, err := r.next(); err != nil || string(have) != strings.Trim(text, "\x1e\n") {
			t.Errorf("%q: %q, %v", text, have, err)
		}
	}
	out.Close()
}

// An event that is written reads as itself; one that has no form is refused.
func FuzzEvent(f *testing.F) {
	f.Add("x", "1", uint16(10), []byte("a\nb"))
	f.Add("", "", uint16(0), []byte(""))
	f.Add("a\nb", "c\rd", uint16(1), []byte("\r\n\r"))
	f.Fuzz(func(t *testing.T, event, id string, retry uint16, data []byte) {
		text, err := appendEvent(nil, event, id, time.Duration(retry)*time.Millisecond, data)
		if broken := strings.ContainsAny(event, "\r\n") || strings.ContainsAny(id, "\r\n\x00"); broken != (err != nil) {
			t.Fatal(err)
		}
		if err != nil {
			return
		}
		r := newEventReader(bytes.NewReader(text), 1<<20)
		have, err := r.next()
		want := strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(string(data))
		if err != nil || string(have) != want || r.head.Retry != time.Duration(retry)*time.Millisecond {
			t.Fatalf("%q gives %q, want %q: %v", text, have, want, err)
		}
		if r.head.Event != strings.ToValidUTF8(event, "\uFFFD") || r.head.ID != strings.ToValidUTF8(id, "\uFFFD") {
			t.Fatalf("%q gives %q and %q", text, r.head.Event, r.head.ID)
		}
		if _, err := r.next(); err != io.EOF {
			t.Fatal(err)
		}
	})
}

// Whatever comes is read to its end, in the same events whatever pieces it comes in.
func FuzzEventReader(f *testing.F) {
	f.Add([]byte("\uFEFFevent: a\r\ndata: b\rid: c\n\n:\n\ndata\n\n"))
	f.Add([]byte("retry: 10\ndata: [DONE]\n\n"))
	f.Fuzz(func(t *testing.T, stream []byte) {
		read := func(from io.Reader) (out []string) {
			r := newEventReader(from, 1<<10)
			for {
				data, err := r.next()
				if err != nil {
					return append(out, err.Error())
				}
				out = append(out, fmt.Sprintf("%q %+v", data, r.head))
			}
		}
		a, b := read(bytes.NewReader(stream)), read(iotest.OneByteReader(bytes.NewReader(stream)))
		if strings.Join(a, "\n") != strings.Join(b, "\n") {
			t.Fatalf("whole: %q, in pieces: %q", a, b)
		}
	})
}

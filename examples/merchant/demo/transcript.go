package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"strings"
	"time"
)

// How much of a body is printed: what is short on one line, and no more lines
// than these.
const (
	short   = 100
	longest = 22
)

// A transcript prints every exchange that passes through it.
type transcript struct {
	out   io.Writer
	steps int
	calls int
}

// step starts a new step of the story.
func (t *transcript) step(title string) {
	t.steps++
	fmt.Fprintf(t.out, "\n%d. %s\n", t.steps, title)
}

// note prints something that is no exchange.
func (t *transcript) note(format string, args ...any) {
	fmt.Fprintf(t.out, "   "+format+"\n", args...)
}

// wrap is middleware for a client's transport.
func (t *transcript) wrap(next http.RoundTripper) http.RoundTripper {
	return roundTripper(func(r *http.Request) (*http.Response, error) {
		t.calls++
		if err := t.request(r); err != nil {
			return nil, err
		}
		start := time.Now()
		res, err := next.RoundTrip(r)
		if err != nil {
			t.note("! %v", err)
			return nil, err
		}
		body, err := io.ReadAll(res.Body)
		took := time.Since(start)
		res.Body.Close()
		if err != nil {
			return nil, err
		}
		res.Body = io.NopCloser(bytes.NewReader(body))
		t.note("< %s  %s  %d bytes  %.1f ms", res.Status, res.Header.Get("Content-Type"), len(body), float64(took.Microseconds())/1000)
		t.body("< ", body)
		return res, nil
	})
}

// request prints the request line, the headers that matter, and the body.
func (t *transcript) request(r *http.Request) error {
	t.note("> %s %s", r.Method, r.URL.RequestURI())
	for _, name := range []string{"X-Kakao-AppUserId", "X-Kakao-Plugin-Relay-Id", "Content-Type"} {
		if value := r.Header.Get(name); value != "" {
			t.note("> %s: %s", name, value)
		}
	}
	if r.GetBody == nil {
		return nil
	}
	reader, err := r.GetBody()
	if err != nil {
		return err
	}
	body, err := io.ReadAll(reader)
	t.body("> ", body)
	return err
}

// body prints JSON, indented unless it is short, and no more of it than a screen
// can hold.
func (t *transcript) body(mark string, body []byte) {
	if len(body) == 0 {
		return
	}
	var text bytes.Buffer
	if len(body) <= short || json.Indent(&text, body, "", "  ") != nil {
		text.Reset()
		text.Write(body)
	}
	lines := strings.Split(text.String(), "\n")
	for i, line := range lines {
		if i == longest && len(lines) > longest+2 {
			t.note("%s... and %d lines more", mark, len(lines)-longest)
			return
		}
		t.note("%s%s", mark, line)
	}
}

// A roundTripper is a function as an http.RoundTripper.
type roundTripper func(*http.Request) (*http.Response, error)

// RoundTrip calls f.
func (f roundTripper) RoundTrip(r *http.Request) (*http.Response, error) { return f(r) }

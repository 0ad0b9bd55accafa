package fetch

import (
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
)

func TestGet(t *testing.T) {
	const text = "openapi: 3.1.0\n"
	mux := http.NewServeMux()
	mux.HandleFunc("/v1/shop.yml", func(w http.ResponseWriter, r *http.Request) { _, _ = w.Write([]byte(text)) })
	mux.HandleFunc("/moved", func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/v1/shop.yml", http.StatusFound) })
	mux.HandleFunc("/away", func(w http.ResponseWriter, r *http.Request) {
		http.Redirect(w, r, "http://example.com/shop.yaml", http.StatusFound)
	})
	mux.HandleFunc("/round", func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/round", http.StatusFound) })
	mux.HandleFunc("/empty", func(http.ResponseWriter, *http.Request) {})
	mux.HandleFunc("/large", func(w http.ResponseWriter, r *http.Request) {
		part := []byte(strings.Repeat("#", 1<<20))
		for range 40 {
			if _, err := w.Write(part); err != nil {
				return
			}
		}
	})
	server := httptest.NewServer(mux)
	defer server.Close()
	const sum = "sha256:f39db8e8ede3dc2457c613e2a304e6d478f6e5ec660e4746464f41e76ac77006"
	for place, want := range map[string]string{
		"/v1/shop.yml":           "shop.yaml from URL/v1/shop.yml, " + sum,
		"/v1/shop.yml?token=abc": "shop.yaml from URL/v1/shop.yml, " + sum,
		"/moved":                 "moved.yaml from URL/moved, " + sum,
		"/away":                  "error: URL/away: http://example.com/shop.yaml: want https; http is for this machine only",
		"/round":                 "error: URL/round: more than 5 redirects",
		"/empty":                 "error: URL/empty is empty",
		"/large":                 "error: URL/large is larger than 32 MB; download it, and split it into files",
		"/nothing?token=abc":     "error: URL/nothing answers 404 Not Found",
	} {
		have := ""
		d, err := Get(t.Context(), server.URL+place)
		if err != nil {
			have = "error: " + err.Error()
		} else if have = d.Name + " " + d.Note; string(d.Data) != text {
			t.Errorf("%s: %q", place, d.Data)
		}
		if have = strings.ReplaceAll(have, server.URL, "URL"); have != want {
			t.Errorf("%s:\nhave %s\nwant %s", place, have, want)
		}
	}
}

// What could be changed on the way is refused before anything is sent, and no
// message repeats a secret of the URL.
func TestRefused(t *testing.T) {
	for address, want := range map[string]string{
		"http://user:secret@example.com/a.yaml?key=secret": "http://example.com/a.yaml: want https; http is for this machine only",
		"http://127.0.0.1.example.com/a.yaml":              "http://127.0.0.1.example.com/a.yaml: want https; http is for this machine only",
		"ftp://example.com/a.yaml":                         "ftp://example.com/a.yaml: want https; http is for this machine only",
		"https:///a.yaml":                                  "https:///a.yaml names no host",
		"https://u:secret@exa mple.com/?secret":            "not a URL: exa mple.com/",
	} {
		_, err := Get(t.Context(), address)
		if err == nil || err.Error() != want || strings.Contains(err.Error(), "secret") {
			t.Errorf("%s: %v, want %s", address, err, want)
		}
	}
}

func TestLoopback(t *testing.T) {
	for address, want := range map[string]bool{
		"http://localhost:8080/": true, "http://127.9.9.9/": true, "http://[::1]/": true, "http://shop.localhost/": true,
		"http://10.0.0.1/": false, "http://localhost.example.com/": false, "http://0.0.0.0/": false,
	} {
		u, err := url.Parse(address)
		if err != nil {
			t.Fatal(err)
		}
		if loopback(u) != want {
			t.Errorf("%s: %v", address, !want)
		}
	}
}

func TestFileName(t *testing.T) {
	for address, want := range map[string]string{
		"https://example.com/":                       "openapi.yaml",
		"https://example.com/v1/openapi.json":        "openapi.yaml",
		"https://example.com/%EC%98%B5%EC%85%98.yml": "옵션.yaml",
		"https://example.com/..%5C..%5Cevil":         "evil.yaml",
		"https://example.com/a%00b:c":                "ab-c.yaml",
	} {
		u, err := url.Parse(address)
		if err != nil {
			t.Fatal(err)
		}
		if have := fileName(u, []byte("openapi: 3.1.0")); have != want {
			t.Errorf("%s: %s, want %s", address, have, want)
		}
	}
	u, _ := url.Parse("https://example.com/spec.yaml")
	if have := fileName(u, []byte(" {}")); have != "spec.json" {
		t.Error(have)
	}
}

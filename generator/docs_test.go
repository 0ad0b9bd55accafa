package generator_test

import (
	"context"
	"io"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/bizgen/bizgen/generator"
)

// A served site has its pages, follows the document, and stops when it is told to.
func TestServeDocs(t *testing.T) {
	file := filepath.Join(t.TempDir(), "shop.yaml")
	write := func(title string) {
		text := "openapi: 3.1.0\ninfo: {title: " + title + ", version: '1'}\npaths: {}\n"
		if err := os.WriteFile(file, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	write("Before")
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(context.Background())
	job := generator.SiteJob{Chapters: []generator.Chapter{{Job: generator.Job{Spec: file, Package: "shop"}}}}
	ended := make(chan error)
	go func() { ended <- generator.ServeDocs(ctx, listener, job, func(line string) { t.Log(line) }) }()

	get := func(path string) (int, string, string) {
		answer, err := http.Get("http://" + listener.Addr().String() + path)
		if err != nil {
			t.Fatal(err)
		}
		defer answer.Body.Close()
		body, err := io.ReadAll(answer.Body)
		if err != nil {
			t.Fatal(err)
		}
		return answer.StatusCode, answer.Header.Get("Content-Type"), string(body)
	}
	if status, kind, body := get("/"); status != 200 || kind != "text/html; charset=utf-8" || !strings.Contains(body, "Before") {
		t.Errorf("/: %d %s", status, kind)
	}
	if status, kind, _ := get("/assets/site.css"); status != 200 || kind != "text/css; charset=utf-8" {
		t.Errorf("style sheet: %d %s", status, kind)
	}
	if status, _, body := get("/SHA256SUMS"); status != 200 || !strings.Contains(body, "  assets/site.css\n") {
		t.Errorf("sums: %d %s", status, body)
	}
	for _, path := range []string{"/no.html", "/../shop.yaml", "/shop"} {
		if status, _, _ := get(path); status != 404 {
			t.Errorf("%s: %d", path, status)
		}
	}
	write("After")
	deadline := time.Now().Add(20 * time.Second)
	for {
		time.Sleep(1100 * time.Millisecond)
		if _, _, body := get("/"); strings.Contains(body, "After") {
			break
		} else if time.Now().After(deadline) {
			t.Fatal("the page is not of the document as it is now")
		}
	}
	if err := os.WriteFile(file, []byte("openapi: 3.1.0\ninfo: {title: <i>Broken}\n"), 0o666); err != nil {
		t.Fatal(err)
	}
	time.Sleep(1100 * time.Millisecond)
	if status, _, body := get("/en/index.html"); status != 200 || !strings.Contains(body, "After") || !strings.Contains(body, "The documents have errors") || !strings.Contains(body, "shop.yaml:") {
		t.Errorf("a page while the document is broken: %d %s", status, body)
	}
	if _, _, body := get("/assets/site.css"); strings.Contains(body, "shop.yaml") {
		t.Error("the style sheet tells of the fault")
	}
	write("Mended")
	time.Sleep(1100 * time.Millisecond)
	if _, _, body := get("/"); !strings.Contains(body, "Mended") || strings.Contains(body, `class="broken"`) {
		t.Error("the fault is told of when it is gone")
	}
	stop()
	if err := <-ended; err != nil {
		t.Error(err)
	}
}

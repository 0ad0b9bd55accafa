package generator

import (
	"context"
	"errors"
	"mime"
	"net"
	"net/http"
	"path"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/bizgen/bizgen/generator/docs"
	"github.com/bizgen/bizgen/generator/document"
	"github.com/bizgen/bizgen/generator/output"
)

// ServeDocs serves a site until ctx ends. A page is made anew when it is asked for
// more than a second after the last one was. What is wrong with documents is told, and
// shown above the pages that were made before.
func ServeDocs(ctx context.Context, listener net.Listener, job SiteJob, tell func(line string)) error {
	s := &siteServer{ctx: ctx, job: job, tell: tell}
	server := &http.Server{Handler: s, ReadHeaderTimeout: 5 * time.Second, BaseContext: func(net.Listener) context.Context { return ctx }}
	stop := context.AfterFunc(ctx, func() {
		end, cancel := context.WithTimeout(context.Background(), time.Second)
		defer cancel()
		_ = server.Shutdown(end)
	})
	defer stop()
	if err := server.Serve(listener); !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	return nil
}

type siteServer struct {
	ctx  context.Context
	job  SiteJob
	tell func(string)

	mu    sync.Mutex
	asked time.Time
	files map[string][]byte
	wrong []string // with the documents as they are now
}

// settled is how long nobody has asked before documents are read again: a page and
// what belongs to it are of one reading.
const settled = time.Second

func (s *siteServer) current() (files map[string][]byte, wrong []string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if time.Since(s.asked) < settled {
		s.asked = time.Now()
		return s.files, s.wrong
	}
	made, problems, err := Docs(s.ctx, s.job)
	s.wrong = nil
	for _, p := range problems {
		s.tell(p.Error())
		if p.Severity == document.Error {
			s.wrong = append(s.wrong, p.Error())
		}
	}
	if err != nil {
		s.tell(err.Error())
		s.wrong = append(s.wrong, err.Error())
	}
	if len(s.wrong) == 0 {
		s.files = map[string][]byte{output.Sums: output.SumsOf(made)}
		for _, f := range made {
			s.files[f.Name] = f.Data
		}
	}
	s.asked = time.Now()
	return s.files, s.wrong
}

// ServeHTTP answers one file.
func (s *siteServer) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		w.Header().Set("Allow", "GET, HEAD")
		http.Error(w, "GET or HEAD", http.StatusMethodNotAllowed)
		return
	}
	name := strings.TrimPrefix(path.Clean("/"+r.URL.Path), "/")
	if name == "" || strings.HasSuffix(r.URL.Path, "/") {
		name = path.Join(name, "index.html")
	}
	files, wrong := s.current()
	data, there := files[name]
	status := http.StatusOK
	if len(wrong) > 0 && path.Ext(name) == ".html" {
		if !there {
			status = http.StatusInternalServerError
		}
		data, there = docs.Broken(data, languageOf(name), wrong), true
	}
	if !there {
		http.NotFound(w, r)
		return
	}
	kind := mime.TypeByExtension(path.Ext(name))
	if kind == "" || strings.HasPrefix(kind, "text/") {
		kind = map[string]string{".html": "text/html", ".css": "text/css", ".js": "text/javascript"}[path.Ext(name)]
		if kind == "" {
			kind = "text/plain"
		}
		kind += "; charset=utf-8"
	}
	w.Header().Set("Content-Type", kind)
	w.Header().Set("Cache-Control", "no-cache")
	w.Header().Set("X-Content-Type-Options", "nosniff")
	w.WriteHeader(status)
	_, _ = w.Write(data)
}

// languageOf is that of the page with a name.
func languageOf(name string) string {
	if first, _, _ := strings.Cut(name, "/"); slices.Contains(docs.Languages, first) {
		return first
	}
	return docs.Languages[0]
}

package generator

import (
	"context"
	"errors"
	"mime"
	"net"
	"net/http"
	"path"
	"strings"
	"sync"
	"time"
)

// ServeDocs serves a site until ctx ends. A page is made anew when it is asked for
// more than a second after the last one was. What is wrong with documents is told.
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
}

// settled is how long nobody has asked before documents are read again: a page and
// what belongs to it are of one reading.
const settled = time.Second

func (s *siteServer) current() map[string][]byte {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.files != nil && time.Since(s.asked) < settled {
		s.asked = time.Now()
		return s.files
	}
	files, problems, err := Docs(s.ctx, s.job)
	for _, p := range problems {
		s.tell(p.Error())
	}
	if err != nil {
		s.tell(err.Error())
	}
	if err == nil && !problems.HasErrors() {
		s.files = map[string][]byte{}
		for _, f := range files {
			s.files[f.Name] = f.Data
		}
	}
	s.asked = time.Now()
	return s.files
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
	data, there := s.current()[name]
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
	_, _ = w.Write(data)
}

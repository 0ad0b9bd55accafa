package check

import (
	"context"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"testing"

	"github.com/bizgen/bizgen/generated/callbacks"
	"github.com/bizgen/bizgen/generated/chatbotskill"
	"github.com/bizgen/bizgen/generated/console"
	"github.com/bizgen/bizgen/generated/login"
	"github.com/bizgen/bizgen/generated/oneclick"
	"github.com/bizgen/bizgen/generated/online"
	"github.com/bizgen/bizgen/generated/onlinelegacy"
	"github.com/bizgen/bizgen/generated/options"
	"github.com/bizgen/bizgen/generated/partneradmin"
	"github.com/bizgen/bizgen/generated/partnercenter"
	"github.com/bizgen/bizgen/generated/pluginadmin"
	"github.com/bizgen/bizgen/generated/points"
	"github.com/bizgen/bizgen/generated/talkpluginotp"
	"github.com/bizgen/bizgen/generated/webhooks"
	"github.com/bizgen/bizgen/runtime"
)

// A generated client has the methods of the generated handler, so a server whose
// handler is a client is a gateway: it reads a request into the generated types,
// writes it for the next, reads the answer of that and writes it again.
type gateway func(next string, client []runtime.ClientOption, server []runtime.ServerOption) (http.Handler, error)

func through[H, C any, S http.Handler](newClient func(string, ...runtime.ClientOption) (C, error), newServer func(H, ...runtime.ServerOption) (S, error)) gateway {
	return func(next string, client []runtime.ClientOption, server []runtime.ServerOption) (http.Handler, error) {
		c, err := newClient(next, client...)
		if err != nil {
			return nil, err
		}
		h, ok := any(c).(H)
		if !ok {
			return nil, fmt.Errorf("%T is no handler", c)
		}
		return newServer(h, server...)
	}
}

// gateways has one for each document, by where its operations stand.
var gateways = map[string]map[string]gateway{
	"kakao/options":          {"paths": through(options.NewClient, options.NewServer)},
	"kakao/oneclick":         {"paths": through(oneclick.NewClient, oneclick.NewServer)},
	"kakao/talkplugin-otp":   {"paths": through(talkpluginotp.NewClient, talkpluginotp.NewServer)},
	"kakao/callbacks":        {"paths": through(callbacks.NewClient, callbacks.NewServer), "webhooks": through(callbacks.NewWebhookClient, callbacks.NewWebhookServer)},
	"kakao/login":            {"paths": through(login.NewClient, login.NewServer), "webhooks": through(login.NewWebhookClient, login.NewWebhookServer)},
	"kakao/chatbot-skill":    {"paths": through(chatbotskill.NewClient, chatbotskill.NewServer)},
	"kakao/plugin-admin":     {"paths": through(pluginadmin.NewClient, pluginadmin.NewServer)},
	"kakaopay/online":        {"paths": through(online.NewClient, online.NewServer)},
	"kakaopay/online-legacy": {"paths": through(onlinelegacy.NewClient, onlinelegacy.NewServer)},
	"kakaopay/partner-admin": {"paths": through(partneradmin.NewClient, partneradmin.NewServer)},
	"kakaopay/points":        {"paths": through(points.NewClient, points.NewServer)},
	"wallet/partner-center":  {"paths": through(partnercenter.NewClient, partnercenter.NewServer)},
	"portone/console":        {"paths": through(console.NewClient, console.NewServer)},
	"portone/webhooks":       {"paths": through(webhooks.NewClient, webhooks.NewServer), "webhooks": through(webhooks.NewWebhookClient, webhooks.NewWebhookServer)},
}

// A message is a request or an answer as it is on the wire.
type message struct {
	method, target string // of a request
	status         int    // of an answer
	header         http.Header
	body           []byte
}

func (m message) contentType() string { return m.header.Get("Content-Type") }

// A relay is the way of a document's requests over HTTP: a generated server, a
// generated client, a second server and client of the same document, and at the
// end somebody who is not generated, keeps the request and says the answer.
type relay struct {
	url     string
	answer  message
	arrived *message // nil until a request came to the end
	failed  error    // what the last client had against the answer
}

func newRelay(t *testing.T, file, role string) *relay {
	t.Helper()
	make := gateways[file][role]
	if make == nil {
		t.Fatalf("%s has no gateway for %s", file, role)
	}
	var schemes []scheme
	for _, e := range endpoints(t, file) {
		schemes = append(schemes, e.schemes...)
	}
	l := &relay{answer: message{status: http.StatusNoContent}}
	l.url = serve(t, http.HandlerFunc(l.end))
	for range 2 {
		h, err := make(l.url,
			[]runtime.ClientOption{runtime.WithRequestEditor(forward(schemes))},
			[]runtime.ServerOption{
				runtime.WithSecurity(runtime.SecurityFunc(pass)),
				runtime.WithLogger(slog.New(slog.DiscardHandler)),
				runtime.WithResponseValidation(runtime.ValidationEnforce),
				runtime.WithErrorHandler(l.fail),
			})
		if err != nil {
			t.Fatal(err)
		}
		l.url = serve(t, h)
	}
	return l
}

func serve(t *testing.T, h http.Handler) string {
	t.Helper()
	s := httptest.NewServer(h)
	t.Cleanup(s.Close)
	return s.URL
}

// end is the far end of the line.
func (l *relay) end(w http.ResponseWriter, r *http.Request) {
	body, err := io.ReadAll(r.Body)
	if err != nil {
		panic(err)
	}
	l.arrived = &message{method: r.Method, target: r.URL.RequestURI(), header: r.Header.Clone(), body: body}
	for name, values := range l.answer.header {
		w.Header()[name] = values
	}
	w.WriteHeader(l.answer.status)
	w.Write(l.answer.body)
}

// fail answers as a generated server does, and keeps what the client beside the
// far end had against the answer: the first that is told.
func (l *relay) fail(w http.ResponseWriter, _ *http.Request, p *runtime.Problem) {
	if l.failed == nil && l.arrived != nil {
		l.failed = p.Err
	}
	w.Header().Set("Content-Type", "application/problem+json")
	w.WriteHeader(p.Status)
	w.Write(p.AppendJSON(nil, runtime.InLanguage("en")))
}

// send sends a request along the line, to be answered as said.
func (l *relay) send(t *testing.T, request, answer message) message {
	t.Helper()
	l.answer, l.arrived, l.failed = answer, nil, nil
	r, err := http.NewRequestWithContext(t.Context(), request.method, l.url+request.target, reader(request.body))
	if err != nil {
		t.Fatal(err)
	}
	r.Header = request.header.Clone()
	res, err := http.DefaultTransport.RoundTrip(r)
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	body, err := io.ReadAll(res.Body)
	if err != nil {
		t.Fatal(err)
	}
	return message{status: res.StatusCode, header: res.Header, body: body}
}

// A scheme is a security scheme of a document: where its credential stands, and
// how it is written.
type scheme struct{ in, name, credential string }

type callerKey struct{}

// pass lets everybody in, and remembers the request for forward.
func pass(ctx context.Context, r *http.Request, _ [][]runtime.SecurityRequirement) (context.Context, error) {
	return context.WithValue(ctx, callerKey{}, r), nil
}

// forward gives the credentials of a gateway's caller to its client.
func forward(schemes []scheme) func(*http.Request) error {
	return func(r *http.Request) error {
		from, ok := r.Context().Value(callerKey{}).(*http.Request)
		if !ok {
			return nil // nobody has to say who they are
		}
		for _, s := range schemes {
			if v := s.read(from); v != "" {
				s.write(r, v)
			}
		}
		return nil
	}
}

func (s scheme) read(r *http.Request) string {
	if s.in == "query" {
		return r.URL.Query().Get(s.name)
	}
	return r.Header.Get(s.name)
}

func (s scheme) write(r *http.Request, credential string) {
	if s.in == "query" {
		q := r.URL.Query()
		q.Set(s.name, credential)
		r.URL.RawQuery = q.Encode()
		return
	}
	r.Header.Set(s.name, credential)
}

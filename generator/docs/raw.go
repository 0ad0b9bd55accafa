package docs

import (
	"fmt"
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"github.com/bizgen/bizgen/generator/document"
)

const boundary = "boundary"

// text is the body as bytes that travel; "" for what no text can show.
func (m *message) text() string {
	switch {
	case m.body == nil:
		return ""
	case m.media == "application/x-www-form-urlencoded" && m.body.Kind == document.Object:
		return form(m.body)
	case strings.HasPrefix(m.media, "multipart/") && m.body.Kind == document.Object:
		return m.parts()
	case m.body.Kind == document.String && !isJSON(m.media):
		return m.body.Text
	}
	return indented(m.body)
}

func (m *message) parts() string {
	var b strings.Builder
	for _, p := range m.body.Members {
		value := string(p.Value.JSON())
		if p.Value.Kind == document.String {
			value = p.Value.Text
		}
		fmt.Fprintf(&b, "--%s\nContent-Disposition: form-data; name=%q\n\n%s\n", boundary, p.Key, value)
	}
	fmt.Fprintf(&b, "--%s--", boundary)
	return b.String()
}

func (m *message) contentType() string {
	if strings.HasPrefix(m.media, "multipart/") {
		return m.media + "; boundary=" + boundary
	}
	return m.media
}

// raw is the request as it stands on the wire (RFC 9112).
func (m *message) raw() string {
	host, path := "example.com", m.path
	if u, err := url.Parse(m.base); err == nil && u.Host != "" {
		host, path = u.Host, u.Path+m.path
	}
	if m.query != "" {
		path += "?" + m.query
	}
	var b strings.Builder
	fmt.Fprintf(&b, "%s %s HTTP/1.1\nHost: %s\n", m.method, path, host)
	for _, h := range m.headers {
		fmt.Fprintf(&b, "%s: %s\n", h[0], h[1])
	}
	if m.media != "" {
		body := m.text()
		fmt.Fprintf(&b, "Content-Type: %s\nContent-Length: %d\n\n%s", m.contentType(), len(body), body)
	}
	return strings.TrimRight(b.String(), "\n")
}

// answer is a response as it stands on the wire.
func answer(status string, media string, e *example) string {
	code, err := strconv.Atoi(strings.ReplaceAll(status, "X", "0"))
	if err != nil {
		code = 400
	}
	var b strings.Builder
	fmt.Fprintf(&b, "HTTP/1.1 %d %s\n", code, http.StatusText(code))
	if e == nil {
		return strings.TrimRight(b.String(), "\n")
	}
	body := pretty(e.value, media)
	fmt.Fprintf(&b, "Content-Type: %s\nContent-Length: %d\n\n%s", media, len(body), body)
	return b.String()
}

// curl is the request as a command line.
func (m *message) curl() string {
	lines := []string{"curl"}
	if m.method != "GET" && !(m.method == "POST" && m.body != nil) {
		lines[0] += " -X " + m.method
	}
	lines[0] += " " + quoted(m.url())
	for _, h := range m.headers {
		lines = append(lines, "-H "+quoted(h[0]+": "+h[1]))
	}
	switch {
	case m.media == "":
	case m.media == "application/x-www-form-urlencoded" && m.body != nil && m.body.Kind == document.Object:
		for _, p := range m.body.Members {
			lines = append(lines, "--data-urlencode "+quoted(p.Key+"="+flat(p.Value, ",")))
		}
	case strings.HasPrefix(m.media, "multipart/") && m.body != nil && m.body.Kind == document.Object:
		for _, p := range m.body.Members {
			lines = append(lines, "-F "+quoted(p.Key+"="+flat(p.Value, ",")))
		}
	case m.body == nil || m.body.Kind == document.String && !isJSON(m.media):
		lines = append(lines, "-H "+quoted("Content-Type: "+m.media), "--data-binary @file")
	default:
		lines = append(lines, "-H "+quoted("Content-Type: "+m.media), "-d "+quoted(indented(m.body)))
	}
	return strings.Join(lines, " \\\n  ")
}

// quoted is a word of a shell.
func quoted(s string) string { return "'" + strings.ReplaceAll(s, "'", `'\''`) + "'" }

// Package fetch gets one document by its URL, for a user who has named that on the
// command line. Nothing else of bizgen fetches anything: what a document refers to
// is never followed to a host.
package fetch

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"path"
	"strings"
	"time"
)

const (
	maxSize   = 32 << 20 // bytes, as much as a document may have
	patience  = 30 * time.Second
	redirects = 5
)

// A Document is what has been fetched.
type Document struct {
	Data []byte
	Name string // for a file: "openapi.yaml"
	Note string // where it is from, and the hash of its bytes; without credentials and query
}

// Is tells whether what a user has named is a URL, and no file.
func Is(name string) bool {
	return strings.HasPrefix(name, "https://") || strings.HasPrefix(name, "http://")
}

// Get fetches a document: by https, or by http from this machine. It is given up
// after half a minute, and where it is larger than a document may be.
func Get(ctx context.Context, address string) (*Document, error) {
	u, err := url.Parse(address)
	if err != nil {
		return nil, errors.New("not a URL: " + clean(address))
	}
	if err := allowed(u); err != nil {
		return nil, err
	}
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, u.String(), nil)
	if err != nil {
		return nil, errors.New("not a URL: " + shown(u))
	}
	req.Header.Set("Accept", "application/yaml, application/json, */*;q=0.5")
	req.Header.Set("User-Agent", "bizgen")
	res, err := client.Do(req)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", shown(u), cause(err))
	}
	defer res.Body.Close()
	if res.StatusCode != http.StatusOK {
		return nil, fmt.Errorf("%s answers %s", shown(u), res.Status)
	}
	data, err := io.ReadAll(io.LimitReader(res.Body, maxSize+1))
	switch {
	case err != nil:
		return nil, fmt.Errorf("%s: %w", shown(u), cause(err))
	case len(data) > maxSize:
		return nil, fmt.Errorf("%s is larger than 32 MB; download it, and split it into files", shown(u))
	case len(data) == 0:
		return nil, fmt.Errorf("%s is empty", shown(u))
	}
	sum := sha256.Sum256(data)
	return &Document{Data: data, Name: fileName(u, data), Note: "from " + shown(u) + ", sha256:" + hex.EncodeToString(sum[:])}, nil
}

var client = &http.Client{CheckRedirect: func(req *http.Request, via []*http.Request) error {
	if len(via) > redirects {
		return fmt.Errorf("more than %d redirects", redirects)
	}
	if loopback(req.URL) && !loopback(via[0].URL) {
		return errors.New("a redirect from another host to this machine")
	}
	return allowed(req.URL)
}}

// allowed refuses what anybody on the way could change.
func allowed(u *url.URL) error {
	switch {
	case u.Host == "":
		return fmt.Errorf("%s names no host", shown(u))
	case u.Scheme == "https", u.Scheme == "http" && loopback(u):
		return nil
	}
	return fmt.Errorf("%s: want https; http is for this machine only", shown(u))
}

func loopback(u *url.URL) bool {
	host := u.Hostname()
	if ip := net.ParseIP(host); ip != nil {
		return ip.IsLoopback()
	}
	return host == "localhost" || strings.HasSuffix(host, ".localhost")
}

// cause is an error of net/http without the URL, which may hold a secret.
func cause(err error) error {
	if wrapped, ok := errors.AsType[*url.Error](err); ok {
		return wrapped.Err
	}
	return err
}

// shown is a URL without what may be a secret in it.
func shown(u *url.URL) string {
	return (&url.URL{Scheme: u.Scheme, Host: u.Host, Path: u.Path, RawPath: u.RawPath}).String()
}

// clean is a text on one line, without a query.
func clean(address string) string {
	address, _, _ = strings.Cut(address, "?")
	if _, host, found := strings.Cut(address, "@"); found {
		address = host
	}
	return strings.Join(strings.Fields(address), " ")
}

// fileName makes a name for a file of the end of a URL: letters, digits, and what
// does no harm between them.
func fileName(u *url.URL, data []byte) string {
	base := path.Base(u.Path)
	extension := ".yaml"
	if strings.HasPrefix(strings.TrimLeft(string(data[:min(len(data), 1<<10)]), "\ufeff \t\r\n"), "{") {
		extension = ".json"
	}
	for _, known := range []string{".yaml", ".yml", ".json"} {
		base = strings.TrimSuffix(base, known)
	}
	name := strings.Map(func(c rune) rune {
		switch {
		case c >= 'a' && c <= 'z', c >= 'A' && c <= 'Z', c >= '0' && c <= '9', c == '.', c == '_':
			return c
		case c < 0x20 || c == 0x7f:
			return -1
		case c > 0x7f:
			return c
		}
		return '-'
	}, base)
	if name = strings.Trim(name, ".-_"); name == "" {
		name = "openapi"
	}
	return name + extension
}

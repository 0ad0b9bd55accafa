package runtime

import (
	"net/url"
	"slices"
	"strings"
	"testing"
)

func find(r *Router, method, target string) (int, []string) {
	u, err := url.Parse(target)
	if err != nil {
		return -2, nil
	}
	var p PathParams
	path, escaped := u.Path, false
	if u.RawPath != "" {
		path, escaped = u.EscapedPath(), true
	}
	i := r.Find(method, path, escaped, &p)
	values := []string{}
	for k := range p.Len() {
		values = append(values, p.Value(k))
	}
	return i, values
}

func TestRouter(t *testing.T) {
	routes := []Route{
		0:  {"GET", "/"},
		1:  {"GET", "/pets"},
		2:  {"GET", "/pets/"},
		3:  {"GET", "/pets/{id}"},
		4:  {"GET", "/pets/mine"},
		5:  {"DELETE", "/pets/{id}"},
		6:  {"GET", "/pets/{id}/toys"},
		7:  {"GET", "/pets/mine/food"},
		8:  {"GET", "/files/{id}.pdf"},
		9:  {"GET", "/files/{name}.{ext}"},
		10: {"GET", "/files/{name}"},
		11: {"POST", "/jobs/{id}:cancel"},
		12: {"POST", "/jobs/{id}"},
		13: {"GET", "/odata/Items(key={key},rev={rev})"},
		14: {"GET", "/{a}/{b}/end"},
		15: {"GET", "/상품/{번호}"},
		16: {"POST", "/pets/{other}"},
		17: {"GET", "/a b/{x}"},
		18: {"GET", "/{x}/fixed"},
		19: {"GET", "/fixed/{x}"},
		20: {"GET", "/pets/{again}"}, // the first one answers
	}
	r, err := NewRouter("", routes)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		method, target string
		want           int
		values         string
	}{
		{"GET", "/", 0, ""},
		{"GET", "/pets", 1, ""},
		{"GET", "/pets/", 2, ""},
		{"GET", "/pets/7", 3, "7"},
		{"HEAD", "/pets/7", 3, "7"},
		{"GET", "/pets/mine", 4, ""},
		{"DELETE", "/pets/mine", 5, "mine"},
		{"POST", "/pets/mine", 16, "mine"},
		{"GET", "/pets/mine/toys", 6, "mine"}, // taken back
		{"GET", "/pets/mine/food", 7, ""},
		{"GET", "/pets/a%2Fb", 3, "a/b"},
		{"GET", "/pets/a%252Fb", 3, "a%2Fb"},
		{"GET", "/pets/%ED%95%9C", 3, "한"},
		{"GET", "/pets/m%69ne", 4, ""},
		{"GET", "/pets//toys", -1, ""},
		{"GET", "/files/a.b.pdf", 8, "a.b"},
		{"GET", "/files/a%2Fb.pdf", 8, "a/b"},
		{"GET", "/files/a%2Fb%2Epdf", 8, "a/b"},
		{"GET", "/files/.pdf", 10, ".pdf"},
		{"GET", "/files/a.tar.gz", 9, "a tar.gz"},
		{"GET", "/files/a", 10, "a"},
		{"POST", "/jobs/7:cancel", 11, "7"},
		{"POST", "/jobs/7%3Acancel", 12, "7:cancel"},
		{"POST", "/jobs/a:b:cancel", 11, "a:b"},
		{"GET", "/odata/Items(key=5,rev=x)", 13, "5 x"},
		{"GET", "/odata/Items(key=,rev=x)", -1, ""},
		{"GET", "/files/x/end", 14, "files x"},
		{"GET", "/상품/1", 15, "1"},
		{"GET", "/%EC%83%81%ED%92%88/a%2F1", 15, "a/1"},
		{"GET", "/a%20b/c", 17, "c"},
		{"GET", "/fixed/fixed", 19, "fixed"},
		{"GET", "/other/fixed", 18, "other"},
		{"PATCH", "/pets/7", -1, ""},
		{"GET", "/none/of/these", -1, ""},
	} {
		got, values := find(r, c.method, c.target)
		if got != c.want || got >= 0 && strings.Join(values, " ") != c.values {
			t.Errorf("%s %s: route %d %q, want %d %q", c.method, c.target, got, values, c.want, c.values)
		}
	}
	if got := strings.Join(r.Allowed("/pets/mine", false), ","); got != "DELETE,GET,HEAD,OPTIONS,POST" {
		t.Error(got)
	}
	if r.Allowed("/none", false) != nil {
		t.Error("methods of no path")
	}
}

func TestRouterBasePath(t *testing.T) {
	r, err := NewRouter("/v1/api", []Route{{"GET", "/pets/{id}"}, {"GET", "/"}})
	if err != nil {
		t.Fatal(err)
	}
	for target, want := range map[string]int{"/v1/api/pets/7": 0, "/v1/api/": 1, "/pets/7": -1, "/v1/api/pets/a%2Fb": 0} {
		if got, _ := find(r, "GET", target); got != want {
			t.Errorf("%s: %d", target, got)
		}
	}
	if _, err := NewRouter("/a?b", nil); err == nil {
		t.Error("a query in a base path")
	}
}

func TestRouterAllocatesNothing(t *testing.T) {
	r, _ := NewRouter("", []Route{{"GET", "/pets/{id}/toys/{name}.{ext}"}, {"GET", "/pets"}})
	var p PathParams
	r.Find("GET", "/pets/7/toys/a.b", false, &p)
	if n := testing.AllocsPerRun(100, func() {
		r.Find("GET", "/pets/7/toys/ball.png", false, &p)
		r.Find("GET", "/pets", false, &p)
	}); n != 0 {
		t.Error(n, "allocations")
	}
}

// FuzzRouter compares the tree with trying every route, the most specific first.
func FuzzRouter(f *testing.F) {
	f.Add("/a/{x}\n/{y}/b\n/a/b\n/{z}.pdf", "/a/b")
	f.Add("/{x}-{y}/c\n/{x}/c\n/a-{y}/{z}", "/a-b/c")
	f.Add("/{p}/{q}\n/a/\n/", "/a/")
	f.Fuzz(func(t *testing.T, templates, path string) {
		if strings.ContainsAny(templates, "%") || len(templates) > 200 || len(path) > 60 {
			return
		}
		var routes []Route
		for line := range strings.SplitSeq(templates, "\n") {
			routes = append(routes, Route{"GET", line})
		}
		r, err := NewRouter("", routes)
		if err != nil {
			t.Fatal(err)
		}
		var p PathParams
		got := r.Find("GET", path, false, &p)
		want, values := naive(routes, path)
		if got != want || got >= 0 && !slices.Equal(p.values, values) {
			t.Fatalf("%q in %q: route %d %q, want %d %q", path, templates, got, p.values, want, values)
		}
	})
}

// naive tries every route; of those that match, the one that is more specific
// in the first segment where they differ wins, and then the first.
func naive(routes []Route, path string) (best int, values []string) {
	best = -1
	var bestSegments []segment
	for i, route := range routes {
		segments := parseTemplate(route.Path)
		texts := strings.Split(strings.TrimPrefix(path, "/"), "/")
		if !strings.HasPrefix(path, "/") || len(texts) != len(segments) {
			continue
		}
		var p PathParams
		ok := true
		for k, s := range segments {
			if s.isLiteral() {
				ok = ok && s.parts[0] == texts[k]
			} else {
				ok = ok && s.match(texts[k], &p)
			}
		}
		if ok && (best < 0 || before(segments, bestSegments, routes[:i])) {
			best, bestSegments, values = i, segments, p.values
		}
	}
	return best, values
}

func before(a, b []segment, earlier []Route) bool {
	for k := range a {
		switch {
		case slices.Equal(a[k].parts, b[k].parts):
			continue
		case a[k].isLiteral() || b[k].isLiteral():
			return a[k].isLiteral()
		case a[k].moreSpecific(b[k]):
			return true
		case b[k].moreSpecific(a[k]):
			return false
		}
		// Equally specific: the shape that the document has first below this prefix.
		for _, r := range earlier {
			s := parseTemplate(r.Path)
			if len(s) > k && samePrefix(s, a, k) {
				if slices.Equal(s[k].parts, a[k].parts) {
					return true
				}
				if slices.Equal(s[k].parts, b[k].parts) {
					return false
				}
			}
		}
		return false
	}
	return false
}

func samePrefix(a, b []segment, n int) bool {
	for k := range n {
		if !slices.Equal(a[k].parts, b[k].parts) {
			return false
		}
	}
	return true
}

func BenchmarkRouter(b *testing.B) {
	r, _ := NewRouter("", []Route{{"POST", "/option"}, {"GET", "/pets/{id}/toys/{name}"}, {"GET", "/pets/{id}"}})
	for name, c := range map[string]struct{ method, path string }{"literal": {"POST", "/option"}, "params": {"GET", "/pets/7/toys/ball"}} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			var p PathParams
			for b.Loop() {
				if r.Find(c.method, c.path, false, &p) < 0 {
					b.Fatal()
				}
			}
		})
	}
}

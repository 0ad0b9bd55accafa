package goname

import (
	"os"
	"slices"
	"strings"
	"testing"
)

func TestScope(t *testing.T) {
	s := NewScope("Client")
	for _, step := range [][2]string{
		{"Foo", "Foo"}, {"Foo", "Foo2"}, {"Foo", "Foo3"}, {"Client", "Client2"}, {"foo", "foo"},
		{"Bar3", "Bar3"}, {"Bar", "Bar"}, {"Bar", "Bar2"}, {"Bar", "Bar4"}, // Bar3 was there first
		{"N200", "N200"}, {"N200", "N200_2"}, {"", "X"}, {"", "X2"},
	} {
		if got := s.Take(step[0]); got != step[1] {
			t.Errorf("Take(%q) = %q, want %q", step[0], got, step[1])
		}
	}
	s.Reserve("Free")
	if !s.Has("Free") || !s.Has("Foo3") || s.Has("Foo4") || s.Take("Free") != "Free2" {
		t.Error("Reserve and Has disagree with Take")
	}
}

// TestCollisions reads testdata/collisions.txt, which demonstrates the current behaviour and catches unintended changes in it.
// Each name is looked up in order, so every prefix of the file is a document to which something was added later.
func TestCollisions(t *testing.T) {
	data, err := os.ReadFile("testdata/collisions.txt")
	if err != nil {
		t.Fatal(err)
	}
	s := NewScope()
	for n, line := range strings.Split(string(data), "\n") {
		switch {
		case strings.HasPrefix(line, "--"):
			s = NewScope(strings.Fields(strings.Trim(line, "- "))...)
		case line != "" && !strings.HasPrefix(line, "// "):
			in, want, ok := strings.Cut(line, " => ")
			if !ok {
				t.Fatalf("collisions.txt:%d: want NAME => Identifier, have %s", n+1, line)
			}
			if got := s.Take(Exported(in)); got != want {
				t.Errorf("collisions.txt:%d: %s => %s, want %s", n+1, in, got, want)
			}
		}
	}
}

func FuzzScope(f *testing.F) {
	f.Add("a b a a2 a A a2 a_2")
	f.Add("x x2 x x3 x x_2 x2 x2 2 2")
	f.Fuzz(func(t *testing.T, text string) {
		wants := strings.Split(text, " ")
		take := func(wants []string) (names []string) {
			s := NewScope()
			for _, want := range wants {
				names = append(names, s.Take(want))
			}
			return names
		}
		all := take(wants)
		seen := map[string]bool{}
		for i, name := range all {
			if seen[name] {
				t.Fatalf("%q: %q twice", text, name)
			}
			seen[name] = true
			if !strings.HasPrefix(name, wants[i]) {
				t.Errorf("Take(%q) = %q", wants[i], name)
			}
		}
		if half := take(wants[:len(wants)/2]); !slices.Equal(half, all[:len(half)]) {
			t.Errorf("%q: names added later change %q to %q", text, half, all[:len(half)])
		}
	})
}

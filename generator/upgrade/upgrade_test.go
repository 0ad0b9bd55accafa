package upgrade

import (
	"strings"
	"testing"

	"github.com/bizgen/bizgen/generator/config"
)

// Every version says what is different and why, in both languages.
func TestNotes(t *testing.T) {
	said := map[int]bool{}
	last := 1
	for _, n := range notes {
		said[n.Version] = true
		if n.Version < last || n.Version > config.Version {
			t.Errorf("version %d after %d, of %d", n.Version, last, config.Version)
		}
		last = n.Version
		for _, text := range []Text{n.What, n.Why} {
			hangul := func(s string) bool {
				return strings.ContainsFunc(s, func(c rune) bool { return c >= 0xac00 && c <= 0xd7a3 })
			}
			if text.EN == "" || hangul(text.EN) || !hangul(text.KO) || text.In("ko") != text.KO || text.In("en") != text.EN {
				t.Errorf("%+v", text)
			}
		}
	}
	for version := 2; version <= config.Version; version++ {
		if !said[version] {
			t.Errorf("nothing is said of version %d", version)
		}
	}
}

func TestSince(t *testing.T) {
	if len(Since(config.Version)) != 0 || len(Since(0)) != len(notes) || len(Since(1)) == 0 {
		t.Error(Since(config.Version), Since(0), Since(1))
	}
	for _, n := range Since(1) {
		if n.Version <= 1 {
			t.Errorf("%+v", n)
		}
	}
}

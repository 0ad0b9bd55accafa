package report

import (
	"fmt"
	"path/filepath"
	"strings"

	"github.com/bizgen/bizgen/generator/diff"
)

// github writes workflow commands of GitHub Actions, which it shows at the lines
// of the new document.
func (r Report) github(b *strings.Builder) {
	for _, f := range r.Findings {
		p := f.Place()
		if f.New.Line == 0 { // the place is in a file that is not there: none is better than a wrong one
			fmt.Fprintf(b, "::%s title=%s::%s\n", level(f.For(r.Role)), property(f.ID), data(p.String()+": "+r.message(f)))
			continue
		}
		file := p.File
		if r.Path != nil {
			file = r.Path(file)
		}
		fmt.Fprintf(b, "::%s file=%s,line=%d,col=%d,title=%s::%s\n",
			level(f.For(r.Role)), property(filepath.ToSlash(file)), p.Line, p.Column, property(f.ID), data(r.message(f)))
	}
}

func (r Report) message(f *diff.Finding) string {
	if f.For(r.Role) == diff.Safe {
		return r.sentence(f)
	}
	return r.sentence(f) + "; " + words[r.lang()]["do"] + ": " + f.Advice(r.Lang)
}

func level(s diff.Severity) string { return [...]string{"notice", "warning", "error"}[s] }

// data escapes the message of a workflow command; property one of its parameters.
func data(s string) string {
	return strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A").Replace(s)
}

func property(s string) string {
	return strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C").Replace(s)
}

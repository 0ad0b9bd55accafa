package notice

import (
	"encoding/json"
	"encoding/xml"
	"fmt"
	"path/filepath"
	"strings"

	"github.com/bizgen/bizgen/generator/document"
)

// Version is that of the JSON form. Members may be added to a version, none is
// taken away or changes its meaning.
const Version = 1

// A Document is a log as JSON.
type Document struct {
	Version  int       `json:"version"`
	ExitCode int       `json:"exitCode"`
	Message  string    `json:"message,omitempty"` // why the command has failed
	Problems []Problem `json:"problems"`
}

// A Problem is an [Entry] as JSON. Lines and columns count from 1; without them it
// is about the whole file.
type Problem struct {
	Kind     string `json:"kind"`
	File     string `json:"file"`
	Line     int    `json:"line,omitempty"`
	Column   int    `json:"column,omitempty"`
	Severity string `json:"severity"` // error or warning
	Message  string `json:"message"`
}

func (l *Log) json(code int, message string) {
	d := Document{Version: Version, ExitCode: code, Message: message, Problems: []Problem{}}
	for _, e := range l.entries {
		p := e.Position
		d.Problems = append(d.Problems, Problem{e.Kind, p.File, p.Line, p.Column, severity(e), e.Message})
	}
	out := json.NewEncoder(l.w)
	out.SetEscapeHTML(false)
	out.SetIndent("", "  ")
	_ = out.Encode(d) // nowhere to say that it failed
}

func severity(e Entry) string {
	if e.Severity == document.Warning {
		return "warning"
	}
	return "error"
}

// workflow writes a workflow command of GitHub Actions, which it shows at the line.
func (l *Log) workflow(e Entry) {
	p := e.Position
	place := "file=" + property(filepath.ToSlash(InWorkspace(p.File)))
	if p.Line > 0 {
		place += fmt.Sprintf(",line=%d,col=%d", p.Line, p.Column)
	}
	fmt.Fprintf(l.w, "::%s %s::%s\n", severity(e), place, data(e.Message))
}

// failure says why the command has failed: as an annotation when no file's has
// been written, which would stand beside it.
func (l *Log) failure(message string) {
	switch {
	case message == "":
	case len(l.entries) == 0:
		fmt.Fprintln(l.w, "::error::"+data("bizgen: "+message))
	default:
		fmt.Fprintln(l.w, "bizgen: "+message)
	}
}

// data escapes the message of a workflow command; property one of its parameters.
func data(s string) string {
	return strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A").Replace(s)
}

func property(s string) string {
	return strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C").Replace(s)
}

type suite struct {
	XMLName  xml.Name `xml:"testsuite"`
	Name     string   `xml:"name,attr"`
	Tests    int      `xml:"tests,attr"`
	Failures int      `xml:"failures,attr"`
	Cases    []check  `xml:"testcase"`
}

// check is one case of a suite: a place with a problem, or all that went well.
type check struct {
	Class   string `xml:"classname,attr"`
	Name    string `xml:"name,attr"`
	Failure *fault `xml:"failure"`
	Output  string `xml:"system-out,omitempty"`
}

type fault struct {
	Type    string `xml:"type,attr"`
	Message string `xml:"message,attr"`
	Text    string `xml:",chardata"`
}

// junit writes the log as JUnit's XML, which most CI systems read: every error is a
// failed case, every warning one that has passed and says so.
func (l *Log) junit(message string) {
	s := suite{Name: "bizgen"}
	failed := func(class, name, kind, message, text string) {
		s.Failures++
		s.Cases = append(s.Cases, check{Class: class, Name: name, Failure: &fault{Type: kind, Message: message, Text: text}})
	}
	for _, e := range l.entries {
		name, text := e.Message, e.Position.File+": "+e.Message
		if e.Position.Line > 0 {
			name, text = fmt.Sprintf("%d:%d: %s", e.Position.Line, e.Position.Column, e.Message), e.Error()
		}
		if e.Severity == document.Warning {
			s.Cases = append(s.Cases, check{Class: e.Position.File, Name: name, Output: text})
			continue
		}
		failed(e.Position.File, name, e.Kind, e.Message, text)
	}
	if message != "" && s.Failures == 0 {
		failed("bizgen", "run", "failure", message, message)
	}
	if len(s.Cases) == 0 {
		s.Cases = []check{{Class: "bizgen", Name: "run"}}
	}
	s.Tests = len(s.Cases)
	text, err := xml.MarshalIndent(s, "", "  ")
	if err == nil {
		fmt.Fprintf(l.w, "%s%s\n", xml.Header, text)
	}
}

package report

import (
	"encoding/json"
	"io"

	"github.com/bizgen/bizgen/generator/diff"
)

// Version is that of the JSON form. Members may be added to a version, none is
// taken away or changes its meaning.
const Version = 1

// A Document is a report as JSON.
type Document struct {
	Version  int           `json:"version"`
	Role     diff.Role     `json:"role"`  // server, client, both, or each: that which each document says
	Worst    string        `json:"worst"` // highest severity for the role: safe, risky or breaking
	Findings []JSONFinding `json:"findings"`
}

// A JSONFinding is one change as JSON.
type JSONFinding struct {
	ID         string     `json:"id"`
	Kind       string     `json:"kind"`     // http or go
	Severity   string     `json:"severity"` // for the role
	Server     string     `json:"server"`   // severity for the server
	Client     string     `json:"client"`
	Operations []string   `json:"operations"`
	Where      string     `json:"where"`
	Message    string     `json:"message"`
	Advice     string     `json:"advice"`
	Old        *JSONPlace `json:"old,omitempty"`
	New        *JSONPlace `json:"new,omitempty"`
}

// A JSONPlace is a place in a document as JSON; lines and columns count from 1.
type JSONPlace struct {
	File    string `json:"file"`
	Line    int    `json:"line"`
	Column  int    `json:"column"`
	Pointer string `json:"pointer"`
}

func (r Report) json(w io.Writer) error {
	out := json.NewEncoder(w)
	out.SetIndent("", "  ")
	out.SetEscapeHTML(false)
	return out.Encode(Document{
		Version: Version, Role: r.Role, Worst: diff.Worst(r.Findings, r.Role).String(), Findings: Findings(r),
	})
}

// Findings gives the findings of a report as they stand in its JSON.
func Findings(r Report) []JSONFinding {
	list := []JSONFinding{}
	for _, f := range r.Findings {
		kind := "http"
		if f.Go {
			kind = "go"
		}
		list = append(list, JSONFinding{
			ID: f.ID, Kind: kind, Severity: f.For(r.Role).String(), Server: f.Severity.Server.String(), Client: f.Severity.Client.String(),
			Operations: append([]string{}, f.Operations...), Where: f.Where, Message: f.Message(r.Lang), Advice: f.Advice(r.Lang),
			Old: place(f.Old), New: place(f.New),
		})
	}
	return list
}

func place(p diff.Place) *JSONPlace {
	if p.Line == 0 {
		return nil
	}
	return &JSONPlace{p.File, p.Line, p.Column, p.Pointer}
}

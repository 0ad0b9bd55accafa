package docs

import (
	"bytes"
	"encoding/xml"
	"strings"
)

// An atomFeed is a feed of RFC 4287.
type atomFeed struct {
	XMLName xml.Name    `xml:"http://www.w3.org/2005/Atom feed"`
	Lang    string      `xml:"http://www.w3.org/XML/1998/namespace lang,attr"`
	ID      string      `xml:"id"`
	Title   string      `xml:"title"`
	Updated string      `xml:"updated"`
	Author  string      `xml:"author>name"`
	Links   []atomLink  `xml:"link"`
	Entries []atomEntry `xml:"entry"`
}

type atomLink struct {
	Rel  string `xml:"rel,attr"`
	Href string `xml:"href,attr"`
}

type atomEntry struct {
	ID      string   `xml:"id"`
	Title   string   `xml:"title"`
	Updated string   `xml:"updated"`
	Link    atomLink `xml:"link"`
	Content string   `xml:"content"`
}

// feed is the changes of a document as Atom. Addresses are relative to the feed, since
// nobody knows yet where the site will be.
func (k *book) feed(entries []entryView) []byte {
	id := "urn:bizgen:" + k.doc.Group + ":" + k.doc.Name
	feed := atomFeed{
		Lang: k.language, ID: id + ":" + k.language, Title: k.heading + ": " + k.w.get("nav.changes"), Author: k.heading, Updated: "1970-01-01T00:00:00Z",
		Links: []atomLink{{"self", "changes.atom"}, {"alternate", "changes.html"}},
	}
	for i, e := range entries {
		updated := e.Time
		if !strings.Contains(updated, "T") {
			updated += "T00:00:00Z"
		}
		if i == 0 {
			feed.Updated = updated
		}
		var lines []string
		if e.Note != "" {
			lines = append(lines, e.Note)
		}
		for _, g := range e.Changes {
			for _, c := range g.Changes {
				line := g.Words + ": "
				for _, call := range c.Calls {
					line += call.Title + ", "
				}
				lines = append(lines, strings.TrimSuffix(line, ", ")+" "+c.Where+": "+c.Text)
			}
		}
		feed.Entries = append(feed.Entries, atomEntry{
			ID: id + ":" + e.ID, Title: e.Label + " " + e.Version, Updated: updated, Link: atomLink{"alternate", "changes.html#" + e.ID}, Content: strings.Join(lines, "\n"),
		})
	}
	var out bytes.Buffer
	out.WriteString(xml.Header)
	encoder := xml.NewEncoder(&out)
	encoder.Indent("", " ")
	if err := encoder.Encode(feed); err != nil {
		k.b.fail(err)
	}
	out.WriteByte('\n')
	return out.Bytes()
}

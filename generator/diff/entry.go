package diff

// An Entry is what one commit changed of a document.
type Entry struct {
	Date       string // "2026-01-31"
	Time       string // the date with its time, of RFC 3339
	Commit     string // hash
	Version    string // of the document, as it stands in info
	First      bool   // the document was not there before
	Gone       bool   // it is not there after
	Unreadable string // why the document could not be read then; what changed is told with the next one
	Findings   []*Finding
}

package docs

import (
	"io/fs"
	"slices"
	"strconv"
	"strings"

	"github.com/bizgen/bizgen/templates"
)

// standard are the headers of Standard Webhooks, which says all about a signature of
// theirs. What other signatures are made of is in the words of documents.
var standard = []string{"webhook-id", "webhook-timestamp", "webhook-signature"}

func signedByStandard(c *call) bool {
	return !slices.ContainsFunc(standard, func(name string) bool {
		return headerOf(c, func(other string) bool { return other == name }) == ""
	})
}

// served is the program's end: a server behind whatever tells who calls. Where we cannot
// say how a signature is made, the program refuses everything until somebody has written it.
func (g *goSample) served() {
	server := g.pkg + "." + g.c.names.NewServer + "(handler{}" + g.gate() + ")"
	const start = "func main() {\n%sserver, err := %s\nif err != nil {\nlog.Fatal(err)\n}\nlog.Fatal(http.ListenAndServe(\":8080\", %s))\n}\n"
	if !g.v.Signed {
		g.printf(start, "", server, "server")
		return
	}
	name, before, guarded := "signature", "", "verified(server)"
	g.use("bytes", "io")
	if signedByStandard(g.c) {
		g.use("crypto/hmac", "crypto/sha256", "encoding/base64", "fmt", "os", "strconv", "strings", "time")
		name, guarded = "standard_webhooks", "verified(server, key)"
		before = "key, err := base64.StdEncoding.DecodeString(strings.TrimPrefix(os.Getenv(\"WEBHOOK_SECRET\"), \"whsec_\"))\n" +
			"if err != nil || len(key) == 0 {\nlog.Fatal(\"WEBHOOK_SECRET has to be the secret of the webhook: whsec_...\")\n}\n"
	}
	g.printf(start, before, server, guarded)
	text, err := fs.ReadFile(templates.FS, "docs/"+name+".go.tmpl")
	if err != nil {
		g.k.b.fail(err)
	}
	holes := strings.NewReplacer("{{.Header}}", strconv.Quote(signatureOf(g.c)), "{{.Status}}", g.refused())
	g.printf("%s", holes.Replace(string(text)))
}

// refused is the status for a wrong signature: the document's, as far as it has one.
func (g *goSample) refused() string {
	for _, status := range [][2]string{{"401", "Unauthorized"}, {"403", "Forbidden"}, {"400", "BadRequest"}} {
		if g.response(status[0]) != nil {
			return "http.Status" + status[1]
		}
	}
	return "http.StatusUnauthorized"
}

// callerNote says in a handler who tells who calls: the code below it, or else the
// reader, who is told how.
func (g *goSample) callerNote() {
	switch {
	case g.v.Signed:
		g.printf("// Only what verified has let through comes here.\n")
		return
	case g.v.Direction.Class != "inbound" || demanding(g.c):
		return
	}
	for _, item := range g.v.Checklist {
		if item.ID == "signature" {
			g.printf("%s", commented(plain(item.Text)))
		}
	}
}

// commented is a text as lines of comment, as wide as a page shows of a sample.
func commented(text string) string {
	const most = 64
	var b strings.Builder
	column := most
	for _, word := range strings.Fields(text) {
		width := 1
		for _, r := range word {
			if width++; r >= 0x1100 { // Hangul takes the room of two letters
				width++
			}
		}
		if column+width > most {
			if b.Len() > 0 {
				b.WriteByte('\n')
			}
			b.WriteString("//")
			column = 2
		}
		b.WriteString(" " + word)
		column += width
	}
	return b.String() + "\n"
}

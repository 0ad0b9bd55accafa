package check

import (
	"bufio"
	"bytes"
	"io"
	"net"
	"net/http"
	"path"
	"regexp"
	"strings"
	"testing"
	"time"
)

// sharedRow is a row of the index beside the seeds: a sample, its lines, its
// direction, and whether it is JSON as printed.
var sharedRow = regexp.MustCompile(`(?m)^\| ([a-z0-9.-]+) \| [0-9-]+ \| [^|]+ \| ([^|]+) \|`)

// The samples as the guide prints them, misprints and all, sent as they stand:
// what is no JSON is refused as that, on both sides, and the rest as the repaired.
func TestPrintedSamplesTravel(t *testing.T) {
	index := string(sharedFile(t, "domain/samples/INDEX.md"))
	lines := newRelays(t)
	byFile := map[string]sample{}
	for _, s := range samples {
		byFile[s.file] = s
	}
	rows := sharedRow.FindAllStringSubmatch(index, -1)
	if len(rows) != 23 {
		t.Errorf("%d samples, the guide has 23", len(rows))
	}
	for _, row := range rows {
		t.Run(row[1], func(t *testing.T) {
			s, ok := byFile[row[1]]
			if !ok {
				t.Fatal("it is not sent")
			}
			name := strings.TrimSuffix(row[1], path.Ext(row[1])) + ".raw.txt"
			s.printed(t, lines, sharedFile(t, "domain/samples/raw/"+name), row[2])
		})
	}
	_, derived, ok := strings.Cut(index, "\nderived/: ")
	if !ok {
		t.Fatal("no derived samples")
	}
	for _, file := range derivedFiles(derived) {
		if _, ok := byFile[file]; !ok {
			t.Errorf("derived/%s is not sent", file)
		}
	}
}

var derivedFile = regexp.MustCompile(`([a-z0-9.-]*)(?:\{([a-z,]+)\})?\.json`)

// derivedFiles are the names in a text, "a-{b,c}.json" being two.
func derivedFiles(text string) []string {
	var out []string
	for _, m := range derivedFile.FindAllStringSubmatch(text, -1) {
		for part := range strings.SplitSeq(m[2], ",") {
			out = append(out, m[1]+part+".json")
		}
	}
	return out
}

func (s sample) printed(t *testing.T, lines relays, raw []byte, state string) {
	t.Helper()
	want := s.want
	switch state {
	case "INVALID":
		want = []violation{{"", "syntax"}}
	case "valid", "HTTP text", "text", "wrapped URL":
	default:
		t.Fatalf("as printed: %q", state)
	}
	for _, id := range s.calls {
		e := endpointOf(t, "kakao/"+s.document, id)
		l := lines.of(e)
		switch {
		case s.as == "target":
			s.printedTarget(t, l, e, string(raw))
		case s.as == "url":
			s.urlArrives(t, l, e, strings.Join(strings.Fields(string(raw)), ""))
		case s.as == "request" && want != nil:
			requestIsRefused(t, l, e.bodies[0].raw(raw), want)
		case s.as == "request":
			requestArrives(t, l, e.bodies[0], raw, e.success(t))
		case want != nil:
			answerIsRefused(t, l, e.asked(t), answerOf(t, e, s.status, raw), want)
		default:
			answerArrives(t, l, e, e.asked(t), answerOf(t, e, s.status, raw))
		}
	}
}

// printedTarget sends a request line as it is printed: with one space between its
// words, as RFC 9112 has it, it is answered, with two it is no HTTP.
func (s sample) printedTarget(t *testing.T, l *relay, e *endpoint, text string) {
	t.Helper()
	s.targetArrives(t, l, e, text)
	line, _, _ := strings.Cut(text, "\n")
	if strings.HasPrefix(line, "http") {
		return
	}
	l.answer = answerOf(t, e, 0, sampleData(t, s.with))
	want := http.StatusOK
	if strings.Contains(line, "  ") {
		want = http.StatusBadRequest
	}
	if status := exchange(t, l.url, line+"\r\nHost: talk-plugin.kakao.com\r\n\r\n"); status != want {
		t.Errorf("%q is answered %d, want %d", line, status, want)
	}
}

// exchange writes text on a connection of its own, and returns the answer's status.
func exchange(t *testing.T, url, text string) int {
	t.Helper()
	conn, err := net.Dial("tcp", strings.TrimPrefix(url, "http://"))
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	if err := conn.SetDeadline(time.Now().Add(10 * time.Second)); err != nil {
		t.Fatal(err)
	}
	if _, err := io.Copy(conn, bytes.NewReader([]byte(text))); err != nil {
		t.Fatal(err)
	}
	res, err := http.ReadResponse(bufio.NewReader(conn), nil)
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	return res.StatusCode
}

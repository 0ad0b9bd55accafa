//go:build corpus

package corpus

import (
	"bytes"
	"fmt"
	"os"
	"strconv"
	"strings"
	"testing"
)

const expectedFile = "testdata/expected.tsv"

// expected is the line of the document in testdata/expected.tsv.
func (r *row) expected() string {
	mode := "strict"
	if r.lenient != "" {
		mode = "lenient"
	}
	f := r.traffic
	return strings.Join([]string{mode, strconv.Itoa(r.operations), strconv.Itoa(f.arrived), strconv.Itoa(f.invalid), strconv.Itoa(f.unsent), strconv.Itoa(f.broken), strconv.Itoa(f.made)}, "\t")
}

func readExpected(t *testing.T) map[string]string {
	t.Helper()
	data, err := os.ReadFile(expectedFile)
	if err != nil {
		t.Fatal(err)
	}
	lines := map[string]string{}
	for line := range strings.Lines(string(data)) {
		if name, rest, ok := strings.Cut(strings.TrimSpace(line), "\t"); ok && !strings.HasPrefix(line, "#") {
			lines[name] = rest
		}
	}
	return lines
}

func writeExpected(t *testing.T, rows []*row) {
	t.Helper()
	known := readExpected(t)
	var out bytes.Buffer
	out.WriteString("# document\thow it is read\toperations\texamples that arrive\tthat are not what their schema says\tthat the test cannot send\tthat do not arrive\tvalues made from schemas that arrive\n")
	for _, r := range rows {
		known[r.name] = r.expected()
	}
	for _, name := range sorted(known) {
		fmt.Fprintf(&out, "%s\t%s\n", name, known[name])
	}
	write(t, expectedFile, out.Bytes())
}

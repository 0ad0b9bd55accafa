//go:build corpus

package corpus

import (
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"
)

// A peer is what another generator did with a document.
type peer struct{ operations, all, size string }

func (p peer) String() string {
	if p.operations == "" {
		return "no"
	}
	return p.operations + ", " + p.size + " KB"
}

// readPeers gives the peers' figures by document and tool: only of what builds,
// vets, and registers its routes where that was looked at.
func readPeers(t *testing.T, file string) map[[2]string]peer {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Logf("no figures of peers: %v", err)
		return nil
	}
	peers := map[[2]string]peer{}
	for line := range strings.Lines(string(data)) {
		f := strings.Split(line, "\t")
		if len(f) < 14 || f[3] != "yes" || f[4] != "yes" || f[5] != "yes" || f[6] != "yes" && f[6] != "" {
			continue
		}
		peers[[2]string{f[0], f[2]}] = peer{f[11], f[12], f[13]}
	}
	return peers
}

// table is the report, in Markdown.
func table(rows []*row, peers map[[2]string]peer) string {
	var out strings.Builder
	out.WriteString("\n| document | operations | generate | peak | lines | size | build | untyped | examples | wrong examples | not sent | made | oapi-codegen | ogen | ogen, skipping |\n")
	out.WriteString("|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|\n")
	var sum row
	whole := map[string]int{}
	for _, r := range rows {
		name := r.name
		if r.lenient != "" {
			name += " (lenient)"
		}
		fmt.Fprintf(&out, "| %s | %d | %.1f s | %d MB | %d | %d KB | %.1f s | %d of %d | %d | %d | %d | %d |", name, r.operations, r.generate.Seconds(), r.memory>>20,
			r.lines, r.size>>10, r.build.Seconds(), r.untyped, r.members, r.traffic.arrived, r.traffic.invalid, r.traffic.unsent, r.traffic.made)
		for _, tool := range []string{"oapi", "ogen", "ogen-ign"} {
			p := peers[[2]string{r.name, tool}]
			fmt.Fprintf(&out, " %v |", p)
			if p.operations != "" && p.operations == p.all {
				whole[tool]++
			}
		}
		out.WriteByte('\n')
		sum.operations += r.operations
		sum.lines += r.lines
		sum.untyped += r.untyped
		sum.members += r.members
		sum.traffic.add(r.traffic)
	}
	fmt.Fprintf(&out, "\n%d documents: %d operations, %d lines; %d of %d places untyped (%.1f %%); examples: %v. Whole: oapi-codegen %d, ogen %d, ogen skipping what it cannot do %d.\n",
		len(rows), sum.operations, sum.lines, sum.untyped, sum.members, 100*float64(sum.untyped)/float64(max(sum.members, 1)), &sum.traffic,
		whole["oapi"], whole["ogen"], whole["ogen-ign"])
	return out.String()
}

func sorted[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }

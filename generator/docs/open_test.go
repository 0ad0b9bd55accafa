package docs

import (
	"strings"
	"testing"
)

// A mark is a badge in texts of either language; a link with the same words is a
// link, and code is code.
func TestOpenMark(t *testing.T) {
	for source, want := range map[string]string{
		"음수가 아닙니다. [확인 필요]":                            `<p>음수가 아닙니다. <span class="badge open">확인 필요</span></p>`,
		"Not negative. [To be confirmed]":              `<p>Not negative. <span class="badge open">To be confirmed</span></p>`,
		"**Errors** [To be confirmed]: none":           `<p><strong>Errors</strong> <span class="badge open">To be confirmed</span>: none</p>`,
		"[To be confirmed](https://example.com/)":      `<p><a href="https://example.com/" rel="noopener noreferrer">To be confirmed</a></p>`,
		"`[확인 필요]`":                                    `<p><code>[확인 필요]</code></p>`,
		"[to be]":                                      `<p>[to be]</p>`,
		"Wrapped where\nthe line was full.":            "<p>Wrapped where\nthe line was full.</p>",
		"A break that is meant\\\nis one.":             "<p>A break that is meant<br>\nis one.</p>",
		"A break that is meant  \nis one, with spaces": "<p>A break that is meant<br>\nis one, with spaces</p>",
	} {
		if have := strings.TrimSpace(string(prose(source))); have != want {
			t.Errorf("%q gives\n%s, want\n%s", source, have, want)
		}
	}
}

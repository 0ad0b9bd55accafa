// Package report writes findings for people and programs. It knows forms of text
// and nothing of how changes are found.
package report

import (
	"fmt"
	"io"
	"strings"

	"github.com/bizgen/bizgen/generator/diff"
)

// A Report is what is to be written.
type Report struct {
	Role     diff.Role
	Lang     string // one of diff.Languages
	Findings []*diff.Finding
	// Path spells a file for GitHub, which shows it from the root of the repository; nil
	// leaves it as it is.
	Path func(file string) string
}

// Forms are the forms that reports can be had in.
var Forms = []string{"text", "markdown", "json", "github"}

// Write writes r in one of [Forms], the worst first.
func Write(w io.Writer, form string, r Report) error {
	diff.Sort(r.Findings, r.Role)
	var b strings.Builder
	switch form {
	case "markdown":
		r.markdown(&b)
	case "json":
		return r.json(w)
	case "github":
		r.github(&b)
	default:
		r.text(&b)
	}
	_, err := io.WriteString(w, b.String())
	return err
}

func (r Report) text(b *strings.Builder) {
	for _, f := range r.Findings {
		fmt.Fprintf(b, "%s: %s: %s [%s]\n", f.Place(), words[r.lang()][f.For(r.Role).String()], r.sentence(f), f.ID)
		if was := f.Old; was.Line > 0 && f.New.Line > 0 {
			fmt.Fprintf(b, "    %s: %s\n", words[r.lang()]["was"], was)
		}
		if f.For(r.Role) != diff.Safe {
			fmt.Fprintf(b, "    %s: %s\n", words[r.lang()]["do"], f.Advice(r.Lang))
		}
	}
	fmt.Fprintln(b, r.Summary())
}

// Summary counts the findings in one line.
func (r Report) Summary() string {
	n := map[diff.Severity]int{}
	for _, f := range r.Findings {
		n[f.For(r.Role)]++
	}
	t := words[r.lang()]
	form := "summary"
	if len(r.Findings) == 1 {
		form = "summary of one"
	}
	return fmt.Sprintf(t[form], len(r.Findings), t[string(r.Role)], n[diff.Breaking], n[diff.Risky], n[diff.Safe])
}

// sentence says of a finding where it counts and what it is.
func (r Report) sentence(f *diff.Finding) string {
	parts := []string{}
	if ops := r.operations(f); ops != "" {
		parts = append(parts, ops)
	}
	if f.Where != "" {
		parts = append(parts, f.Where)
	}
	parts = append(parts, f.Message(r.Lang))
	return strings.Join(parts, ": ")
}

// operations names the first of a long list only.
func (r Report) operations(f *diff.Finding) string {
	const most = 3
	if len(f.Operations) <= most {
		return strings.Join(f.Operations, ", ")
	}
	return fmt.Sprintf(words[r.lang()]["more"], strings.Join(f.Operations[:most], ", "), len(f.Operations)-most)
}

func (r Report) lang() string {
	if r.Lang == "ko" {
		return "ko"
	}
	return "en"
}

// words of the reports themselves, by language.
var words = map[string]map[string]string{
	"en": {
		"breaking": "breaking", "risky": "risky", "safe": "safe", "was": "was", "do": "do",
		"server": "the server", "client": "the client", "both": "server and client", "each": "the side of each document",
		"more":    "%s and %d more",
		"summary": "%d changes for %s: %d breaking, %d risky, %d safe", "summary of one": "%d change for %s: %d breaking, %d risky, %d safe",
		"head": "| | Change | What to do | Place |", "none": "No changes.",
		"changes of": "Changes of %s", "version": ", version %s", "first": "The document is new.", "gone": "The document is gone.",
		"unreadable": "The document could not be read; its changes are told with the next version",
	},
	"ko": {
		"breaking": "호환 깨짐", "risky": "확인 필요", "safe": "안전", "was": "이전", "do": "할 일",
		"server": "서버", "client": "클라이언트", "both": "서버와 클라이언트", "each": "문서마다 정한 쪽",
		"more":    "%s 외 %d개",
		"summary": "변경 %d건 (%s 기준): 호환 깨짐 %d, 확인 필요 %d, 안전 %d", "summary of one": "변경 %d건 (%s 기준): 호환 깨짐 %d, 확인 필요 %d, 안전 %d",
		"head": "| | 변경 | 할 일 | 위치 |", "none": "변경이 없습니다.",
		"changes of": "%s 변경 이력", "version": ", 버전 %s", "first": "문서가 추가되었습니다.", "gone": "문서가 삭제되었습니다.",
		"unreadable": "문서를 읽을 수 없었습니다. 변경 내용은 다음 버전에서 알려 드립니다",
	},
}

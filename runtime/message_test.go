package runtime

import (
	"strings"
	"testing"
)

// Every keyword that can be reported has a message in both languages, and
// neither catalogue has one that the other lacks.
func TestCatalogues(t *testing.T) {
	for keyword := range messages {
		if _, ok := koreanMessages[keyword]; !ok {
			t.Errorf("%s has no Korean message", keyword)
		}
	}
	for keyword := range koreanMessages {
		if _, ok := messages[keyword]; !ok {
			t.Errorf("%s has no English message", keyword)
		}
	}
}

func TestMessages(t *testing.T) {
	for _, c := range []struct {
		v      Violation
		en, ko string
	}{
		{Violation{Keyword: "maxLength", Detail: "100"}, "must have at most 100 characters", "100자 이하여야 합니다"},
		{Violation{Keyword: "required", Detail: "cid"}, "lacks the required member cid", "필수 멤버가 없습니다: cid"},
		{Violation{Keyword: "x-unheard-of"}, "breaks the rule x-unheard-of", "x-unheard-of 규칙에 맞지 않습니다"},
	} {
		if got := c.v.Message(); got != c.en {
			t.Errorf("%s: %q, want %q", c.v.Keyword, got, c.en)
		}
		if got := c.v.MessageKorean(); got != c.ko {
			t.Errorf("%s: %q, want %q", c.v.Keyword, got, c.ko)
		}
		if strings.Contains(c.v.MessageKorean(), "%") {
			t.Errorf("%s: a mark is left in %q", c.v.Keyword, c.v.MessageKorean())
		}
	}
}

func TestAcceptLanguage(t *testing.T) {
	v := Violation{Keyword: "not"}
	for header, korean := range map[string]bool{
		"": false, "ko": true, "ko-KR,ko;q=0.9,en;q=0.8": true, "en-US,ko;q=0.5": false, "fr, KO;q=0.1": true, "de": false,
	} {
		if got := InLanguage(header)(v) == v.MessageKorean(); got != korean {
			t.Errorf("Accept-Language %q: Korean %v, want %v", header, got, korean)
		}
	}
}

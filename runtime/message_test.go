package runtime

import (
	"strings"
	"testing"
)

func TestMessages(t *testing.T) {
	for _, c := range []struct {
		v      Violation
		en, ko string
	}{
		{Violation{Keyword: "maxLength", Detail: "100"}, "must have at most 100 characters", "100자 이하여야 합니다"},
		{Violation{Keyword: "required", Detail: "cid"}, "lacks the required member cid", "필수 멤버가 없습니다: cid"},
		{Violation{Keyword: "type", Detail: "object or null"}, "must be of type object or null", "형식이 object 또는 null 이어야 합니다"},
		{Violation{Keyword: "uniqueItems", Detail: "0 and 2"}, "must not repeat an element: positions 0 and 2 are equal", "같은 항목이 있습니다: 0번째와 2번째"},
		{Violation{Keyword: "range", Detail: "the Go type"}, "does not fit the Go type", "Go 타입(으)로 나타낼 수 없는 값입니다"},
		{Violation{Keyword: "syntax", Detail: "expected a value"}, "is not well-formed JSON: expected a value", "올바른 JSON이 아닙니다: 값이 있어야 합니다"},
		{Violation{Keyword: "anyOf", Detail: "none; nearest is 2"}, "must match at least one alternative, and matches none; nearest is 2", "허용된 형태 중 어느 것과도 맞지 않습니다 (가장 가까운 형태는 2번째)"},
		{Violation{Keyword: "oneOf", Detail: "1, 3"}, "must match exactly one alternative, and matches 1, 3", "허용된 형태 중 정확히 하나와 맞아야 합니다 (1, 3번째와 맞음)"},
		{Violation{Keyword: "oneOf", Detail: `none: "kind" must be one of "a", "b"`}, `must match exactly one alternative, and matches none: "kind" must be one of "a", "b"`, `허용된 형태 중 정확히 하나와 맞아야 합니다 ("kind" 값은 다음 중 하나: "a", "b")`},
		{Violation{Keyword: "oneOf", Detail: "2 of 3"}, "must match exactly one alternative, and matches 2 of 3", "허용된 형태 중 정확히 하나와 맞아야 합니다 (3개 중 2개와 맞음)"},
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
		"en;q=0.5, ko": true, "en, ko": false, "ko, en": true, "ko;q=0": false, "en;q=0, ko;q=0.001": true, "ko;q=0.5, *": false, "*": false, "*, ko;q=0.9": false,
		"en;q=0.3, ko ; Q=0.30": false, "en;q=0.3, ko;q=0.31": true, "ko;q=1.5": false, "ko;q=x, en;q=0.1": false, "ko;q=.5": false, "ko;q=0.1234": false, "kok, ko_KR": false,
		"en;q=0.9, ko-KR;q=0.2, ko;q=1.000": true, ",, ;q=1, ko": true, "ko;q=": false, "fr;q=0.2, *;q=0.1, ko;q=0.1": false,
	} {
		if got := InLanguage(header)(v) == v.MessageKorean(); got != korean {
			t.Errorf("Accept-Language %q: Korean %v, want %v", header, got, korean)
		}
	}
}

package runtime

import (
	"cmp"
	"strings"
)

// koreanMessages holds what a keyword's violation says in Korean, around its
// detail, which stands where the % is.
var koreanMessages = map[string]string{
	"syntax":                "올바른 JSON이 아닙니다: %",
	"case":                  "대소문자까지 %(으)로 써야 합니다",
	"duplicate":             "같은 이름이 두 번 나옵니다",
	"depth":                 "%단계보다 깊게 중첩되었습니다",
	"work":                  "검사에 시간이 너무 오래 걸립니다",
	"range":                 "%(으)로 나타낼 수 없는 값입니다",
	"type":                  "형식이 % 이어야 합니다",
	"enum":                  "다음 중 하나여야 합니다: %",
	"const":                 "% 이어야 합니다",
	"minLength":             "%자 이상이어야 합니다",
	"maxLength":             "%자 이하여야 합니다",
	"pattern":               "다음 패턴과 일치해야 합니다: %",
	"format":                "% 형식이어야 합니다",
	"minimum":               "% 이상이어야 합니다",
	"maximum":               "% 이하여야 합니다",
	"exclusiveMinimum":      "%보다 커야 합니다",
	"exclusiveMaximum":      "%보다 작아야 합니다",
	"multipleOf":            "%의 배수여야 합니다",
	"minItems":              "항목이 %개 이상이어야 합니다",
	"maxItems":              "항목이 %개 이하여야 합니다",
	"uniqueItems":           "같은 항목이 있습니다: %번째",
	"contains":              "조건에 맞는 항목이 %개 이상 있어야 합니다",
	"minContains":           "조건에 맞는 항목이 %개 이상 있어야 합니다",
	"maxContains":           "조건에 맞는 항목이 %개 이하여야 합니다",
	"minProperties":         "멤버가 %개 이상이어야 합니다",
	"maxProperties":         "멤버가 %개 이하여야 합니다",
	"required":              "필수 멤버가 없습니다: %",
	"dependentRequired":     "다른 멤버와 함께 있어야 하는 멤버가 없습니다: %",
	"additionalProperties":  "여기에 허용되지 않는 멤버입니다",
	"unevaluatedProperties": "여기에 허용되지 않는 멤버입니다",
	"unevaluatedItems":      "여기에 허용되지 않는 항목입니다",
	"propertyNames":         "여기에 허용되지 않는 이름입니다",
	"style":                 "문서가 정한 방식으로 쓸 수 없는 값입니다: %",
	"false":                 "여기에 허용되지 않는 값입니다",
	"anyOf":                 "허용된 형태 중 어느 것과도 맞지 않습니다 (%)",
	"oneOf":                 "허용된 형태 중 정확히 하나와 맞아야 합니다 (%)",
	"contentMediaType":      "미디어 타입이 % 이어야 합니다",
	"not":                   "허용되지 않는 형태의 값입니다",
}

// MessageKorean says in Korean what is wrong. It never repeats the instance's value.
func (v Violation) MessageKorean() string {
	m, ok := koreanMessages[v.Keyword]
	switch {
	case !ok:
		return v.Keyword + " 규칙에 맞지 않습니다"
	case v.absent():
		return "필수 값입니다"
	case v.Keyword == "syntax" && (v.Name != "" || v.Detail == percentEncoding || v.Detail == notUTF8):
		m = "읽을 수 없는 값입니다: %"
	}
	return strings.Replace(m, "%", cmp.Or(koreanDetail(v.Keyword, v.Detail), "문서가 허용하는 값"), 1)
}

package runtime

import "strings"

// koreanDetails are the details that are words of ours, by keyword. What comes from
// the document, names and limits, is the same in every language.
var koreanDetails = map[string]map[string]string{
	"syntax": {
		"unexpected end":                         "갑자기 끝났습니다",
		"unexpected end in a string":             "문자열 안에서 갑자기 끝났습니다",
		"invalid UTF-8":                          "UTF-8이 아닙니다",
		"unknown escape":                         "알 수 없는 이스케이프입니다",
		"the document is larger than 1 GiB":      "1GiB보다 큽니다",
		"surrogate without its other half":       "서로게이트의 짝이 없습니다",
		"expected one JSON value":                "JSON 값 하나가 있어야 합니다",
		"expected a value":                       "값이 있어야 합니다",
		"expected a member name":                 "멤버 이름이 있어야 합니다",
		"expected :":                             "콜론(:)이 있어야 합니다",
		"expected , or }":                        "쉼표(,)나 닫는 중괄호(})가 있어야 합니다",
		"expected , or ]":                        "쉼표(,)나 닫는 대괄호(])가 있어야 합니다",
		"data after the value":                   "값 뒤에 다른 내용이 있습니다",
		"control character in a string":          "문자열 안에 제어 문자가 있습니다",
		"a number needs a digit":                 "수에는 숫자가 있어야 합니다",
		"a number needs a digit in its exponent": "지수에는 숫자가 있어야 합니다",
		"a number needs a digit after its point": "소수점 뒤에는 숫자가 있어야 합니다",
		"a number has no leading zero":           "수는 0으로 시작할 수 없습니다",
		"\\u needs four hexadecimal digits":      "\\u 뒤에는 16진수 네 자리가 있어야 합니다",
		"a name without a value":                 "이름에 값이 없습니다",
		"line break":                             "줄바꿈이 있습니다",
		percentEncoding:                          "퍼센트 인코딩이 올바르지 않습니다",
		noForm:                                   "JSON으로 쓸 수 없는 값입니다 (NaN, 무한대, UTF-8이 아닌 글, 깨진 JSON, 값이 없는 유니언)",
	},
	"range": {"the Go type": "Go 타입", nullRange: "이 Go 타입이 아니라 runtime.Null", "int64 in plain digits": "숫자로만 쓴 int64"},
	"style": {
		"a single empty text":                            "빈 글 하나",
		`"=" inside a name`:                              "이름 안의 등호(=)",
		"brackets inside a name":                         "이름 안의 대괄호",
		"a line break in the type or the ID of an event": "이벤트의 타입이나 ID 안의 줄바꿈",
	},
}

// koreanDetail says in Korean what a keyword asked for.
func koreanDetail(keyword, detail string) string {
	if text := koreanDetails[keyword][detail]; text != "" {
		return text
	}
	switch keyword {
	case "type":
		return strings.ReplaceAll(detail, " or ", " 또는 ")
	case "uniqueItems":
		return strings.ReplaceAll(detail, " and ", "번째와 ")
	case "style":
		return strings.Replace(detail, " inside an element", " 항목 안에 있음", 1)
	case "oneOf", "anyOf":
		return koreanAlternatives(detail)
	}
	return detail
}

// koreanAlternatives says which alternatives match, or which comes nearest.
func koreanAlternatives(detail string) string {
	if nearest, ok := strings.CutPrefix(detail, "none; nearest is "); ok {
		return "가장 가까운 형태는 " + nearest + "번째"
	}
	if named, ok := strings.CutPrefix(detail, "none; named is "); ok {
		return "값이 가리키는 형태는 " + named + "번째"
	}
	if why, ok := strings.CutPrefix(detail, "none: "); ok {
		if tag, values, ok := strings.Cut(why, " must be one of "); ok {
			return tag + " 값은 다음 중 하나: " + values
		}
		return strings.ReplaceAll(why, " or ", " 또는 ")
	}
	matched, all, counted := strings.Cut(detail, " of ")
	switch {
	case counted && matched == "none":
		return all + "개 중 맞는 형태 없음"
	case counted:
		return all + "개 중 " + matched + "개와 맞음"
	case detail != "":
		return detail + "번째와 맞음"
	}
	return ""
}

package diff

import (
	"cmp"
	"strings"
)

// A text is a sentence in each language, with %1, %2 for what it is about.
type text struct{ en, ko string }

// Languages are those that messages can be had in.
var Languages = []string{"en", "ko"}

// spoken are the words of arguments that are names of ours.
var spoken = map[string]text{
	`"string-to-number"`: {"a number written as a string", "문자열로 적은 숫자"},
	`"number-to-string"`: {"a number instead of a string", "문자열 대신 보낸 숫자"},
}

func (t text) in(lang string) string {
	if lang == "ko" {
		return t.ko
	}
	return t.en
}

// Message says what has changed, in one of [Languages].
func (f *Finding) Message(lang string) string {
	return f.fill(rules[f.rule].what.in(lang), lang)
}

// Advice says what to do about it.
func (f *Finding) Advice(lang string) string {
	return f.fill(advice[rules[f.rule].advice].in(lang), lang)
}

// fill puts what the finding is about in the place of %1, %2, %3, on one line
// whatever the document says. Of the first, words are told where there are some.
func (f *Finding) fill(sentence, lang string) string {
	var pairs []string
	for k := range 3 {
		arg := ""
		if k < len(f.args) {
			arg = f.args[k]
			if k == 0 {
				arg = cmp.Or(f.words[arg].in(lang), spoken[arg].in(lang), arg)
			}
			arg = short(strings.Join(strings.Fields(arg), " "))
		}
		pairs = append(pairs, "%"+string(rune('1'+k)), arg)
	}
	return strings.TrimSuffix(strings.NewReplacer(pairs...).Replace(sentence), " ()")
}

// short cuts a text that is too long for a line.
func short(s string) string {
	const most = 160
	if r := []rune(s); len(r) > most {
		return string(r[:most-1]) + "…"
	}
	return s
}

// A rule is what is said of a kind of change, wherever its value travels.
type rule struct {
	what   text
	advice string // a key of advice
}

// advice says what is to be done, by what a change does.
var advice = map[string]text{
	"narrow":     {"who sends it has to comply before the receiver is changed", "받는 쪽이 바뀌기 전에 보내는 쪽이 먼저 새 규칙을 지켜야 합니다"},
	"widen":      {"change the receiver first; only then may a sender use it", "받는 쪽을 먼저 바꾼 뒤에 보내는 쪽이 사용해야 합니다"},
	"both":       {"change both sides at once, or add the new form beside the old one and remove that later", "양쪽을 함께 바꾸거나, 새 형태를 먼저 추가하고 이전 형태는 나중에 삭제하세요"},
	"look":       {"compare both versions and try them with real messages", "두 버전을 비교하고 실제 메시지로 시험하세요"},
	"gone":       {"make sure that nobody relies on it, neither sending nor reading", "보내는 쪽도 받는 쪽도 이것에 의존하지 않는지 확인하세요"},
	"none":       {"nothing; generate again when you want to use it", "조치가 필요 없습니다. 사용하려면 다시 생성하세요"},
	"leave":      {"move away from it before it is removed", "삭제되기 전에 사용을 그만두세요"},
	"serve":      {"serve it before the first call comes: until then it is answered 404", "첫 호출이 오기 전에 구현하세요. 그 전까지는 404로 응답합니다"},
	"stop":       {"stop using it before it is taken away", "없어지기 전에 사용을 그만두세요"},
	"credential": {"have the new credential in place on both sides before the change", "변경 전에 양쪽에 새 인증 정보를 준비하세요"},
	"go":         {"generate again and follow the compiler's errors", "다시 생성한 뒤 컴파일 오류를 따라 고치세요"},
	"rename":     {"rename it in your code, or keep the old name with x-go-name in the document", "코드에서 이름을 바꾸거나, 문서에 x-go-name으로 이전 이름을 유지하세요"},
	"implement":  {"implement it, or embed the Unimplemented struct, which answers 501", "구현하거나, 501로 응답하는 Unimplemented 구조체를 임베드하세요"},
}

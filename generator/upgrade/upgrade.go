// Package upgrade says what a newer bizgen does in another way than an older one, and
// why. Versions are those of bizgen.yaml. It changes nothing.
package upgrade

// A Note is one difference, in both languages.
type Note struct {
	Version int  // of bizgen.yaml, since which it is so
	Output  bool // the code that is generated of an unchanged document is different
	What    Text
	Why     Text
}

// A Text is one in English and in Korean.
type Text struct{ EN, KO string }

// In gives the text in a language: "ko", else English.
func (t Text) In(lang string) string {
	if lang == "ko" {
		return t.KO
	}
	return t.EN
}

// Since lists the differences from a version on, the oldest first.
func Since(version int) []Note {
	var list []Note
	for _, n := range notes {
		if n.Version > version {
			list = append(list, n)
		}
	}
	return list
}

// notes has every difference by version. Who changes what is generated of a document
// that has not changed adds a line, and a version where there is none since the last
// release.
var notes = []Note{
	{2, false,
		Text{"a document may say runtime: copy", "문서마다 runtime: copy를 쓸 수 있습니다"},
		Text{"some teams do not take an import of bizgen; an older bizgen says that it is too old for the key instead of calling it a mistake",
			"bizgen을 import할 수 없는 팀을 위한 것입니다. 이전 bizgen은 모르는 키라고 하는 대신 버전이 낮다고 알려 줍니다"}},
	{2, true,
		Text{"oneOf and anyOf are sum types, which were json.RawMessage", "oneOf와 anyOf가 json.RawMessage 대신 합 타입이 됩니다"},
		Text{"the compiler knows the branches, and a value of none of them can't be written", "컴파일러가 각 형태를 알게 되고, 어느 형태도 아닌 값은 쓸 수 없습니다"}},
	{2, true,
		Text{"NDJSON and server-sent events are iterators, multipart requests are structs; both were an io.Reader", "NDJSON과 서버 전송 이벤트는 이터레이터, multipart 요청은 구조체가 됩니다. 이전에는 io.Reader였습니다"},
		Text{"items and fields are validated, and files do not fill the memory", "항목과 필드가 검증되고, 파일이 메모리를 차지하지 않습니다"}},
	{2, true,
		Text{"types that hold secrets have Format and LogValue", "비밀 값이 있는 타입에 Format과 LogValue가 생깁니다"},
		Text{"what a document marks as secret is not to end in logs", "문서에 비밀로 표시된 값이 로그에 남지 않게 합니다"}},
	{2, true,
		Text{"clients have an option for each security scheme", "인증 방식마다 클라이언트 옵션이 생깁니다"},
		Text{"a credential goes where the document wants it, and to no other host", "인증 정보가 문서에 적힌 자리로만, 해당 호스트로만 갑니다"}},
}

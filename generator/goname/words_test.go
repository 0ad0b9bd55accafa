package goname

import (
	"strings"
	"testing"
)

func TestWords(t *testing.T) {
	for in, want := range map[string]string{
		"optionSubGroupId":    "option Sub Group Id",
		"option_sub_group_id": "option sub group id",
		"HTTPServer2xx":       "HTTP Server2xx",
		"userIDs":             "user IDs",
		"oauth2Token":         "oauth2 Token",
		"X-Kakao-AppUserId":   "X Kakao App User Id",
		"foo-bar":             "foo bar",
		"a/b":                 "a b",
		"a.b":                 "a b",
		"filter[name]":        "filter name",
		"/pets/{petId}":       "pets pet Id",
		"2fa":                 "2fa",
		"":                    "Empty",
		" ":                   "Space",
		"$":                   "Dollar",
		"<=":                  "Less Equal",
		"...":                 "Dot Dot Dot",
		"-1":                  "Minus 1",
		"+1":                  "Plus 1",
		"@type":               "At type",
		"$ref":                "Dollar ref",
		"-created":            "Minus created",
		"- created":           "created",
		"C++":                 "C Plus Plus",
		"C#":                  "C Hash",
		"A-":                  "A Minus",
		"100%":                "100 Percent",
		"café":                "cafe",
		"cafe\u0301":          "cafe",
		"Straße":              "Strasse",
		"Łódź":                "Lodz",
		"Привет_мир":          "Привет мир",
		"中文":                  "U4E2D U6587",
		"名前Name":              "U540D U524D Name",
		"😀":                   "U1F600",
		"up👍":                 "up U1F44D",
		"Ｎａｍｅ１":               "Name1",
		"٣":                   "3",
		"주문번호":                "jumunbeonho",
		"주문_번호":               "jumun beonho",
		"옵션1":                 "opsyeon1",
		"주문ID":                "jumun ID",
		"orderId주문":           "order Id jumun",
		"\u0301":              "U0301",
	} {
		if got := strings.Join(Words(in), " "); got != want {
			t.Errorf("Words(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestHangul(t *testing.T) {
	for in, want := range map[string]string{
		// the standard's own examples; not 신문로 (sinmunno), where nothing in the letters tells a compound from 신라
		"한글": "hangeul", "신라": "silla", "독립": "dongnip", "독립문": "dongnimmun", "종로": "jongno", "왕십리": "wangsimni", "별내": "byeollae",
		"백마": "baengma", "해돋이": "haedoji", "같이": "gachi", "굳히다": "guchida", "좋고": "joko", "놓다": "nota",
		"낳지": "nachi", "압구정": "apgujeong", "낙동강": "nakdonggang", "죽변": "jukbyeon", "합정": "hapjeong", "구미": "gumi", "영동": "yeongdong",
		"백암": "baegam", "옥천": "okcheon", "호법": "hobeop", "월곶": "wolgot", "벚꽃": "beotkkot", "한밭": "hanbat", "칠곡": "chilgok", "임실": "imsil",
		"울릉": "ulleung", "대관령": "daegwallyeong", "묵호": "mukho", "집현전": "jiphyeonjeon", "압록강": "amnokgang",
		// finals of two letters
		"닭이": "dalgi", "넋이": "neoksi", "삶": "sam", "많아": "mana", "많다": "manta", "않는": "anneun", "싫어": "sireo", "잃다": "ilta", "핥네": "halle", "값만": "gamman",
		// the domain
		"주문": "jumun", "결제금액": "gyeoljegeumaek", "옵션": "opsyeon", "취소": "chwiso", "포인트": "pointeu", "알림톡": "allimtok", "있어": "isseo",
		// decomposed, and single letters
		"\u1112\u1161\u11ab\u1100\u1173\u11af": "hangeul", "ㅋㅋ": "kk",
	} {
		if got := strings.Join(Words(in), " "); got != want {
			t.Errorf("Words(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestKana(t *testing.T) {
	for in, want := range map[string]string{
		"ひらがな": "hiragana", "カタカナ": "katakana", "コーヒー": "koohii", "きょう": "kyou", "しゃしん": "shashin", "チャット": "chatto", "マッチ": "matchi",
		"ファイル": "fairu", "パーティー": "paatii", "ジェット": "jetto", "ウィンドウ": "windou", "ｶﾀｶﾅ": "katakana", "ﾃﾞｰﾀ": "deeta", "あっ": "atsu", "デュアル": "dyuaru",
	} {
		if got := strings.Join(Words(in), " "); got != want {
			t.Errorf("Words(%q) = %q, want %q", in, got, want)
		}
	}
}

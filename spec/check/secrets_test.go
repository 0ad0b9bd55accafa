package check

import (
	"regexp"
	"slices"
	"strings"
	"testing"
)

// What is called like this, or described with these words, is a secret by its
// nature. README.md has the rule.
var (
	secretName = regexp.MustCompile(`(?i)^(?:otp|otp_id|ci|sid)$|secret|token|passw|api_?key|client_id|billing_?key|authorization_code|coupon_number|person_id|` +
		`e-?mail|kakao_account|phone|mobile|nickname|receiver|birth|gender|age_range|profile_image|latitude|longitude|address|post_no|zip_?code|zone_(?:no|code)|region_|building|next_redirect|app_scheme`)
	secretWord = regexp.MustCompile(`시크릿|비밀번호|인증키|API 키|토큰|인가 코드|인증번호|OTP URL|데이터를 가져가기 위한 url|빌링키|정기결제 고유 번호|쿠폰 번호|` +
		`전화번호|연락처|이메일|연계정보|닉네임|수신자|수령인|생년|생일|성별|연령대|프로필|위도|경도|주소|우편번호|도로명|지번|발화|주관식|플러그인 파라미터의 값`)
)

// notSecret are called so, and are no secrets.
var notSecret = map[string]string{
	"kakao/chatbot-skill#/components/schemas/Button/properties/messageText":                "a text of the bot",
	"kakao/chatbot-skill#/components/schemas/Button/properties/phoneNumber":                "a number for everybody",
	"kakao/chatbot-skill#/components/schemas/QuickReply/properties/messageText":            "a text of the bot",
	"kakao/login#/components/schemas/Token/properties/expires_in":                          "how long, not what",
	"kakao/login#/components/schemas/Token/properties/refresh_token_expires_in":            "how long, not what",
	"kakao/login#/components/schemas/Token/properties/token_type":                          "always the same",
	"kakao/login#/components/schemas/TokenRequest/properties/redirect_uri":                 "registered, and without the code",
	"kakao/plugin-admin#/components/schemas/TestAppRequest/properties/test_channel_id":     "the id of a channel",
	"kakao/talkplugin-otp#/components/schemas/PersonalInfo/properties/ci_authenticated_at": "when, not what",
	"kakaopay/online#/components/schemas/ReadyRequest/properties/partner_user_id":          "an id; its description forbids personal data",
	"kakaopay/partner-admin#/components/parameters/ChallengeID":                            "the id of a challenge, not its code",
	"kakaopay/partner-admin#/components/schemas/SMSChallenge/properties/id":                "the id of a challenge, not its code",
	"kakaopay/partner-admin#/components/schemas/SessionCreation/properties/redirect_uri":   "registered, and without the code",
	"portone/webhooks#/components/parameters/WebhookSignature":                             "made with the secret, and good for one body and five minutes",
	"wallet/partner-center#/components/schemas/CustomerCentre/properties/phone":            "a company's, for everybody",
	"wallet/partner-center#/components/schemas/CustomerCentre/properties/url":              "a company's, for everybody",
}

// secretAllTheSame have neither a name nor words that tell so.
var secretAllTheSame = map[string]string{
	"kakao/chatbot-skill#/components/schemas/DetailParam/properties/value":        "what a person has said, or what a plugin has given",
	"kakao/talkplugin-otp#/components/schemas/SecureImageUrl/properties/img_1m":   "signed: who has the URL sees the picture",
	"kakao/talkplugin-otp#/components/schemas/SecureImageUrl/properties/img_3m":   "signed: who has the URL sees the picture",
	"kakao/talkplugin-otp#/components/schemas/SecureImageUrl/properties/original": "signed: who has the URL sees the picture",
	"portone/console#/components/schemas/Contact/properties/name":                 "a person's name",
	"wallet/partner-center#/components/schemas/AppInfo/properties/issued":         "what is issued for development, keys for all that is known",
}

// Every scalar member and parameter that is a secret by its nature is marked, where
// it stands or in the schema that it refers to; where it is not, the reason is here.
func TestSecretsAreMarked(t *testing.T) {
	found := map[string]bool{}
	marked := map[string]bool{}
	for _, file := range files() {
		walk(document(t, file), func(n node) {
			schema := any(n.at)
			switch n.kind {
			case isParameter, isHeader:
				schema = n.at["schema"]
			case isProperty:
				if rest, ok := n.at["additionalProperties"].(object); ok {
					schema = rest // of a map, the values are looked at
				}
			default:
				return
			}
			at := file + n.String()
			if isMarked(t, file, schema) || isMarked(t, file, n.at) {
				marked[at] = true
			}
			if !scalar(t, file, schema) || !secretName.MatchString(n.name) && !secretWord.MatchString(text(n.at, "description")) {
				return
			}
			found[at] = true
			if (notSecret[at] == "") != marked[at] {
				t.Errorf("%s: marked is %v, and %q: %s", at, marked[at], notSecret[at], text(n.at, "description"))
			}
		})
	}
	for _, at := range keysOf(notSecret) {
		if !found[at] {
			t.Errorf("%s is not there, or not called so", at)
		}
	}
	for _, at := range keysOf(marked) {
		if !found[at] && secretAllTheSame[at] == "" {
			t.Errorf("%s is marked, and nothing says why", at)
		}
	}
	for _, at := range keysOf(secretAllTheSame) {
		if !marked[at] || found[at] {
			t.Errorf("%s: marked is %v, found by its name or words is %v", at, marked[at], found[at])
		}
	}
	if len(marked) < 90 {
		t.Errorf("only %d are marked", len(marked))
	}
}

// isMarked says whether a schema, or one that it refers to, has the mark.
func isMarked(t *testing.T, file string, schema any) bool {
	t.Helper()
	for {
		if at(schema, "x-sensitive") == true {
			return true
		}
		ref := text(schema, "$ref")
		if ref == "" {
			return false
		}
		file, schema = deref(t, file, ref)
	}
}

// scalar says whether a schema takes more than one string or number: an object's
// members and an array's elements are looked at by themselves, and a value that is
// the same for everybody is no secret.
func scalar(t *testing.T, file string, schema any) bool {
	t.Helper()
	for text(schema, "$ref") != "" {
		file, schema = deref(t, file, text(schema, "$ref"))
	}
	if at(schema, "const") != nil || at(schema, "enum") != nil {
		return false
	}
	form := strings.Fields(formOf(t, file, schema))
	return len(form) > 0 && slices.Contains([]string{"string", "integer", "number"}, form[0])
}

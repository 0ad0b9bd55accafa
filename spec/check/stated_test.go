package check

import (
	"path/filepath"
	"strings"
	"testing"
)

// statements say where the document states each finding, and with which words: a
// part of a document by its pointer ("kakao/options#/info"), or a file. What the
// documents state by a keyword is TestToleranceIsStated's as well.
var statements = map[int][]struct{ at, words string }{
	1:  {{"kakao/callbacks#/components/schemas/App/properties/company", "conpany"}},
	2:  {{"kakao/oneclick#/components/schemas/Ordersheet/properties/quantity", "문자열로 적힌 숫자도"}},
	3:  {{"kakao/options#/info", "같은 옵션 ID를 다시 사용"}},
	4:  {{"kakao/options#/components/schemas/OptionGroup/properties/required", "넷 중 셋에 없으므로"}},
	5:  {{"kakao/options#/info", "한개의 연관 묶음만"}},
	6:  {{"kakao/oneclick#/components/schemas/ShippingAddress/properties/post_no", "표에서는 필수이지만"}, {"kakao/oneclick#/components/schemas/ShippingAddress", "`id`가 없습니다"}},
	7:  {{"kakao/oneclick#/components/schemas/Ordersheet/properties/use_shipping", "없으면 false"}},
	8:  {{"kakao/talkplugin-otp#/paths/~1otp~1{otp_id}~1current_location/get", "v1은 더 이상"}},
	9:  {{"kakao/oneclick#/components/parameters/RelayID", "X-Kakao-Plugin-Relay-Id"}},
	10: {{"kakao/oneclick#/components/schemas/Ordersheet/properties/cancel_url", "예제에만"}, {"kakao/oneclick#/components/schemas/Ordersheet/properties/fail_url", "예제에만"}},
	11: {{"kakao/oneclick#/components/schemas/OrdersheetEnvelope", "감싸는 형식은 예제에만"}},
	12: {{"kakao/options#/components/schemas/OptionType", "COUNT"}},
	13: {{"kakao/talkplugin-otp#/paths/~1otp~1{otp_id}~1secure_image/get", "`expire`를 따르세요"}},
	14: {{"kakao/talkplugin-otp#/components/schemas/ShippingAddress/properties/id", "AAAAAA"}},
	15: {{"kakao/options#/components/schemas/Option/properties/add_price", "T2의 표에서는 Long"}, {"kakao/options#/components/schemas/SelectOption/properties/add_price", "값으로 비교"}},
	16: {{"kakao/options#/components/parameters/ProductID", "비교하지 않습니다"}},
	17: {{"kakao/oneclick#/servers/0", "`/approve`"}, {"kakao/options#/servers/0", "등록"}},
	18: {{"kakao/oneclick#/components/schemas/Ordersheet/properties/approval_url", "호스트는 서로 다르고"}},
	19: {{"kakao/oneclick#/components/schemas/Ordersheet/properties/approval_url", "두 번 인코딩"}},
	20: {{"wallet/partner-center#/info", "정산 담당자"}},
	21: {{"kakao/oneclick#/components/schemas/StatusCode", "HTTP 4xx나 5xx"}, {"common/plugin-otp#/CallbackResult", "[확인 필요]"}},
	22: {{"kakao/options#/components/schemas/OptionGroup/properties/option_sub_groups", "NUMBERS, INTEGER, DATE"}},
	23: {{"kakao/talkplugin-otp#/components/schemas/Location/properties/detail", "상세세주소"}},
	24: {{"kakao/talkplugin-otp#/components/schemas/LandAddress/properties/mountain_yn", "예제에만"}},
	25: {{"kakao/talkplugin-otp#/components/schemas/LandAddress/properties/region_3depth_name", "동 단위"}, {"kakao/talkplugin-otp#/components/schemas/RoadAddress/properties/region_3depth_name", "면 단위"}},
	26: {{"kakao/talkplugin-otp#/components/schemas/Location", "is_usable_user"}},
	27: {{"kakao/oneclick#/components/schemas/Ordersheet/properties/cid_secret", "15자"}},
	28: {{"kakao/oneclick#/components/schemas/Ordersheet/properties/vat_amount", "안보낼 경우"}},
	29: {{"kakao/oneclick#/components/schemas/Ordersheet/properties/order_agreements", "비어 있습니다"}},
	30: {{"kakao/oneclick#/components/schemas/AutomaticPayment", "Automaic"}},
	31: {{"kakao/oneclick#/components/schemas/OrderStatus", "정해져 있지 않습니다. [확인 필요]"}},
	32: {{"kakao/samples/INDEX.md", "with only the repairs listed"}},
	33: {{"kakao/options#/components/schemas/OptionSelection", "필수 여부가 명시되어 있지 않아"}, {"kakao/options#/components/schemas/SelectOption/properties/text", "NUMBERS, INTEGER, DATE의 답도"}},
	34: {{"kakao/options#/components/schemas/SelectionResult", "`data`와 `message`를 함께"}},
	35: {{"kakao/talkplugin-otp#/components/schemas/PersonalInfo/properties/age_range", "30~49"}, {"kakao/talkplugin-otp#/components/schemas/PersonalInfo/properties/birthyear", "19XX"}},
	36: {{"README.md", "chapters 07 and 08"}, {"README.md", "A15"}},
	37: {{"kakao/options#/info", "준비중"}, {"kakao/oneclick#/info", "준비중"}, {"kakao/talkplugin-otp#/paths/~1otp~1{otp_id}~1secure_image/get", "등록만 가능"}, {"kakao/plugin-admin#/info", "준비중"}},
	38: {{"portone/console#/info", "import.agency"}},
	39: {{"common/plugin-otp#/CallbackResult", "승인이 성공한 경우"}},
	40: {{"kakaopay/points#/paths/~1grants/post", "오류가 아닙니다"}},
}

// Each finding stands in the document that it is about, in its description.
func TestFindingsAreStated(t *testing.T) {
	for n := range findings {
		if len(statements[n]) == 0 {
			t.Errorf("E%d is stated nowhere", n)
		}
		for _, s := range statements[n] {
			file, place, ok := strings.Cut(s.at, "#")
			if !ok {
				says(t, s.at, string(read(t, filepath.Join(root, file))), s.words)
				continue
			}
			v, ok := resolve(document(t, file), place)
			if !ok {
				t.Errorf("E%d: there is no %s", n, s.at)
				continue
			}
			said := text(v, "description")
			for _, d := range list(v, "x-enum-descriptions") {
				said += "\n" + d.(string)
			}
			if !strings.Contains(said, s.words) {
				t.Errorf("E%d: %s does not say %q, but %q", n, s.at, s.words, said)
			}
		}
	}
}

package check

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// limits are the numbers and the lists of values that the guides and the public
// documentation give: how many members of a name have them, and how the lines of
// their x-seed print them, where they have any. The tables of instances do not try
// each of them.
var limits = []struct {
	file, member, keyword, value string
	times                        int
	printed                      string
}{
	{"kakao/options", "min_quantity", "default", "1", 2, "default 1"},
	{"kakao/options", "max_quantity", "default", "1", 2, "default 1"},
	{"kakao/options", "default_quantity", "default", "1", 1, "default 1"},
	{"kakao/options", "min_select", "default", "1", 1, "default 1"},
	{"kakao/options", "max_select", "default", "1", 1, "default 1"},
	{"kakao/options", "required", "default", "true", 1, "true"},
	{"kakao/options", "quantity", "default", "1", 2, ""}, // E33: inferred
	{"kakao/oneclick", "cid", "minLength", "10", 1, "10자"},
	{"kakao/oneclick", "cid", "maxLength", "10", 1, "10자"},
	{"kakao/oneclick", "cid_secret", "pattern", "^[0-9a-z]{24}$", 1, "24자"},
	{"kakao/oneclick", "partner_order_id", "maxLength", "100", 2, "100자"},
	{"kakao/oneclick", "partner_user_id", "maxLength", "100", 2, "100자"},
	{"kakao/oneclick", "item_name", "maxLength", "100", 1, "100자"},
	{"kakao/oneclick", "item_code", "maxLength", "100", 1, "100자"},
	{"kakao/oneclick", "approval_url", "maxLength", "255", 1, "255자"},
	{"kakao/talkplugin-otp", "secure_urls", "maxItems", "10", 1, "10장"},
	{"kakao/talkplugin-otp", "zone_no", "pattern", "^[0-9]{5}$", 1, "5자리"},
	{"kakao/plugin-admin", "title", "maxLength", "20", 1, "20자"},
	{"kakaopay/partner-admin", "code", "pattern", "^[0-9]{6}$", 1, "6자리"},
	{"kakaopay/points", "points", "maximum", "2000000", 2, "최대 200만"},
	{"kakaopay/points", "amount", "maximum", "2000000", 3, ""},
	{"kakaopay/points", "available", "maximum", "2000000", 1, "최대 200만"},
	{"kakaopay/points", "cap", "const", "2000000", 1, "최대 200만"},
	{"kakaopay/online", "CID", "minLength", "10", 1, ""},
	{"kakaopay/online", "CID", "maxLength", "10", 1, ""},
	{"kakaopay/online", "CIDSecret", "pattern", "^[0-9a-z]{24}$", 1, ""},
	{"kakaopay/online", "TID", "minLength", "20", 1, ""},
	{"kakaopay/online", "TID", "maxLength", "20", 1, ""},
	{"kakaopay/online", "SID", "minLength", "20", 1, ""},
	{"kakaopay/online", "SID", "maxLength", "20", 1, ""},
	{"kakaopay/online", "partner_order_id", "maxLength", "100", 3, ""},
	{"kakaopay/online", "partner_user_id", "maxLength", "100", 3, ""},
	{"kakaopay/online", "item_name", "maxLength", "100", 2, ""},
	{"kakaopay/online", "item_code", "maxLength", "100", 2, ""},
	{"kakaopay/online", "approval_url", "maxLength", "255", 1, ""},
	{"kakaopay/online", "cancel_url", "maxLength", "255", 1, ""},
	{"kakaopay/online", "fail_url", "maxLength", "255", 1, ""},
	{"kakaopay/online", "payload", "maxLength", "200", 3, ""},
	{"kakaopay/online", "install_month", "minimum", "0", 1, ""},
	{"kakaopay/online", "install_month", "maximum", "12", 1, ""},
	{"kakaopay/online-legacy", "partner_order_id", "maxLength", "100", 1, ""},
	{"kakaopay/online-legacy", "partner_user_id", "maxLength", "100", 1, ""},
	{"kakaopay/online-legacy", "item_name", "maxLength", "100", 1, ""},
	{"kakaopay/online-legacy", "item_code", "maxLength", "100", 1, ""},
	{"kakaopay/online-legacy", "approval_url", "maxLength", "255", 1, ""},
	{"kakaopay/online-legacy", "cancel_url", "maxLength", "255", 1, ""},
	{"kakaopay/online-legacy", "fail_url", "maxLength", "255", 1, ""},
	{"kakaopay/online-legacy", "install_month", "minimum", "0", 1, ""},
	{"kakaopay/online-legacy", "install_month", "maximum", "12", 1, ""},
	{"kakao/oneclick", "StatusCode", "enum", "[200 300 301 400 401 500]", 1, "301"},
	{"kakao/oneclick", "OrderStatus", "enum", "[W C S F]", 1, "W"},
	{"kakao/options", "OptionType", "enum", "[SELECT MULTI_SELECT TEXT NUMBERS INTEGER DATE]", 1, "MULTI_SELECT"},
	{"kakaopay/online", "CardCorp", "x-extensible-enum", "[SHINHAN KB HYUNDAI LOTTE SAMSUNG NH BC HANA CITI KAKAOBANK KAKAOPAY WOORI WOORIONLY GWANGJU SUHYUP SHINHYUP JEONBUK JEJU SC]", 1, ""},
	{"kakaopay/online", "OrderStatus", "x-extensible-enum", "[READY SEND_TMS OPEN_PAYMENT SELECT_METHOD ARS_WAITING AUTH_PASSWORD ISSUED_SID SUCCESS_PAYMENT PART_CANCEL_PAYMENT CANCEL_PAYMENT FAIL_AUTH_PASSWORD QUIT_PAYMENT FAIL_PAYMENT]", 1, ""},
	{"kakaopay/online", "PaymentMethodType", "x-extensible-enum", "[CARD MONEY]", 1, ""},
	{"kakaopay/online", "payment_action_type", "x-extensible-enum", "[PAYMENT CANCEL ISSUED_SID]", 1, ""},
	{"kakaopay/online", "installment_type", "x-extensible-enum", "[CARD_INSTALLMENT SHARE_INSTALLMENT]", 1, ""},
	{"kakaopay/online", "interest_free_install", "x-extensible-enum", "[Y N]", 2, ""},
	{"kakaopay/online", "SubscriptionStatus", "x-extensible-enum", "[ACTIVE INACTIVE]", 1, ""},
	{"portone/webhooks", "TransactionType", "enum", "[Transaction.Ready Transaction.Paid Transaction.VirtualAccountIssued Transaction.PartialCancelled Transaction.Cancelled Transaction.Failed Transaction.PayPending Transaction.CancelPending Transaction.DisputeCreated Transaction.DisputeResolved Transaction.Confirm]", 1, ""},
	{"portone/webhooks", "BillingKeyType", "enum", "[BillingKey.Ready BillingKey.Issued BillingKey.Failed BillingKey.Deleted BillingKey.Updated]", 1, ""},
}

// All members of a name that have a limit have the one that is known, as often as
// is known, and the lines that they are from print it.
func TestLimits(t *testing.T) {
	for _, l := range limits {
		values := map[string][]node{}
		walk(document(t, l.file), func(n node) {
			if !slices.Contains([]part{isProperty, isSchema, isParameter}, n.kind) || n.name != l.member {
				return
			}
			for _, schema := range []any{n.at, n.at["schema"]} {
				if v := at(schema, l.keyword); v != nil {
					values[fmt.Sprint(v)] = append(values[fmt.Sprint(v)], n)
				}
			}
		})
		if len(values) != 1 || len(values[l.value]) != l.times {
			t.Errorf("%s: %s of %s: %v, want %s, %d times", l.file, l.keyword, l.member, values, l.value, l.times)
		}
		for _, n := range values[l.value] {
			if lines := seedLines(t, text(n.at, "x-seed")); lines != nil && l.printed != "" && !strings.Contains(strings.Join(lines, " "), l.printed) {
				t.Errorf("%s%s: %q does not say %q", l.file, n, lines, l.printed)
			}
		}
	}
}

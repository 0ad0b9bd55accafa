package merchant

import (
	"strings"

	"github.com/bizgen/bizgen/examples/merchant/answer"
	"github.com/bizgen/bizgen/examples/merchant/store"
	"github.com/bizgen/bizgen/generated/oneclick"
)

// identify returns the Kakao user of a call, "" for none. Nobody has to be known
// here: the plugin sells to guests (비회원 결제), and sends no AppUserId without
// consent. Refused are an id that is none (400) and a barred user (401); whose
// order it is, [order.Owner] knows.
func identify(tx store.Tx, appUserID *string) (string, error) {
	if appUserID == nil {
		return "", nil
	}
	id := *appUserID
	if id == "" || strings.Trim(id, "0123456789") != "" {
		return "", answer.Refuse(oneclick.StatusCodeInvalidUserAuthentication, "유저의 인증 정보가 올바르지 않습니다.")
	}
	barred, err := tx.Restricted(id)
	if err != nil {
		return "", err
	}
	if barred {
		return "", answer.Refuse(oneclick.StatusCodeRestrictedUser, "사용이 제한된 유저입니다.")
	}
	return id, nil
}

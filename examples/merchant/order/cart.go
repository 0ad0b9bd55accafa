// Package order holds what is being bought: the cart that T2 of the options
// plugin leaves behind, and the order that the one-click plugin makes of it.
package order

import (
	"github.com/bizgen/bizgen/examples/merchant/answer"
	"github.com/bizgen/bizgen/examples/merchant/catalog"
	"github.com/bizgen/bizgen/generated/oneclick"
)

// A Cart is what a user has chosen and not yet ordered. Its id is the temporary
// order id (임시 주문 ID) that T2 of the options plugin answers, and the
// ordersheet_id that T1 of the one-click plugin asks with.
type Cart struct {
	ID       string
	Owner    Owner
	ItemName string
	Quantity int32
	Amount   int64 // won, without delivery
	Lines    []catalog.Line
	Texts    map[string]string // typed answers by option group
	Free     bool              // answers only, nothing to pay for (비커머스형)
	Shipping bool

	// Of recurring payments.
	Automatic  *oneclick.AutomaticPayment
	Agreements []oneclick.OrderAgreement

	ProductURLs []string
	OrderID     string // the order made of it, once there is one
}

// An Owner is the AppUserId that something belongs to; "" is nobody yet, since
// Kakao sends none for a user who has not consented.
type Owner string

// Claim checks that a caller may see what o owns. What belongs to nobody becomes
// the caller's.
func (o *Owner) Claim(user string) error {
	if *o == "" {
		*o = Owner(user)
	}
	if *o != Owner(user) {
		return answer.Refuse(oneclick.StatusCodeInvalidUserAuthentication, "다른 사용자의 주문입니다.")
	}
	return nil
}

package payload

import (
	"fmt"
	"strings"
)

// methods are payment methods as a shop's checkout sends them, each with a member
// that no other has: ogen tells them apart by that.
var methods = []string{
	`{"type":"scheme","brand":"visa","encryptedCardNumber":"adyenjs_0_1_25$b8x","encryptedExpiryMonth":"adyenjs_0_1_25$aa","encryptedExpiryYear":"adyenjs_0_1_25$bb","encryptedSecurityCode":"adyenjs_0_1_25$cc","holderName":"K. Merchant"}`,
	`{"type":"ach","accountHolderType":"business","encryptedBankAccountNumber":"adyenjs_0_1_25$dd","bankAccountType":"checking"}`,
	`{"type":"googlepay","googlePayToken":"token-0123456789","googlePayCardNetwork":"VISA"}`,
	`{"type":"applepay","applePayToken":"token-9876543210"}`,
	`{"type":"blik","blikCode":"777987"}`,
	`{"type":"klarna","personalDetails":"{}","billingAddress":"{}"}`,
	`{"type":"paypal","orderID":"8RS60302","payerID":"QX7K","subtype":"sdk"}`,
}

// Payments returns an object of the union-heavy slice's schema: a payment by each
// of several methods, the list given three times.
func Payments() []byte {
	var list []string
	for k := range 3 * len(methods) {
		list = append(list, fmt.Sprintf(`{"merchantAccount":"BizShop","reference":"order-%d","amount":{"currency":"EUR","value":%d},"returnUrl":"https://shop.example/return","paymentMethod":%s,`+
			`"channel":"Web","countryCode":"NL","shopperLocale":"nl_NL","shopperReference":"shopper-%d"}`, k, 1000+k, methods[k%len(methods)], k))
	}
	return []byte(`{"payments":[` + strings.Join(list, ",") + `]}`)
}

package merchant_test

import (
	"os"
	"strings"
	"testing"
	"time"

	"github.com/bizgen/bizgen/examples/merchant"
	"github.com/bizgen/bizgen/generated/oneclick"
	"github.com/bizgen/bizgen/generated/options"
)

// TestData keeps the shop's copies of the guide's samples what they are.
func TestData(t *testing.T) {
	for copied, sample := range map[string]string{
		"data/options/10013529.json":             "opt-t1-response.json",
		"data/ordersheets/subscription1234.json": "pay-t1-response-recurring.json",
	} {
		have, err := os.ReadFile(copied)
		must(t, err)
		want, err := os.ReadFile(samples + sample)
		must(t, err)
		if string(have) != string(want) {
			t.Errorf("%s is not %s", copied, sample)
		}
	}
}

func TestPurchase(t *testing.T) {
	s := newShop(t)
	shown, err := s.options.GetOptions(t.Context(), &options.GetOptionsRequest{ID: "10013529", RelayID: new("relay-1")})
	must(t, err)
	if shown.Status != 200 || shown.Data.ID != "101:10013529" || len(shown.Data.OptionGroups) != 4 {
		t.Fatalf("T1: %+v", shown)
	}

	sheet := s.sheet(s.cart())
	if sheet.ItemName != "윈터펠테스트11 (S12, R23, A)" || sheet.TotalAmount != 3000 || !sheet.UseShipping || sheet.PartnerUserID != user {
		t.Errorf("sheet: %+v", sheet)
	}
	order := sheet.PartnerOrderID
	if want := "https://merchant.example/payment/approval?partner_order_id=" + order; sheet.ApprovalURL != want {
		t.Errorf("approval_url %s, want %s", sheet.ApprovalURL, want)
	}
	approved := s.approve(order, "tid-1")
	s.is(approved.Status, approved.Message, 200, "")
	s.status(order, "W")
	s.clock.move(10 * time.Second)
	s.status(order, "W") // T3 has not come
	done := s.authenticate(order, "token")
	s.is(done.Status, done.Message, 200, "")
	s.status(order, "W")
	s.clock.move(999 * time.Millisecond)
	s.status(order, "W")
	s.clock.move(time.Millisecond)
	s.status(order, "S")
	s.clock.move(time.Hour)
	s.status(order, "S")
	if s.payments.asked.Load() != 1 {
		t.Errorf("KakaoPay was asked %d times", s.payments.asked.Load())
	}

	shown, err = s.options.GetOptions(t.Context(), &options.GetOptionsRequest{ID: "10013529"})
	must(t, err)
	if left := shown.Data.OptionGroups[2].OptionSubGroups[0].Options[0].Stock; *left != 98 {
		t.Errorf("stock after the purchase %d, want 98", *left)
	}
}

func TestRecurring(t *testing.T) {
	s := newShop(t)
	sheet := s.sheet("subscription1234")
	if sheet.AutomaticPayment == nil || len(sheet.AutomaticPayment.Details) != 4 || len(sheet.OrderAgreements) != 2 || sheet.TotalAmount != 0 {
		t.Errorf("sheet: %+v", sheet)
	}
	approved := s.approve(sheet.PartnerOrderID, "tid-1")
	s.is(approved.Status, approved.Message, 200, "")
	s.authenticate(sheet.PartnerOrderID, "token")
	s.clock.move(time.Minute)
	s.status(sheet.PartnerOrderID, "S")
}

func TestSheetOfAnotherAddress(t *testing.T) {
	s := newShop(t)
	cart := s.cart()
	first := s.sheet(cart)
	res, err := s.pay.GetOrdersheet(t.Context(), &oneclick.GetOrdersheetRequest{AppUserID: new(user), OrdersheetID: cart, ZipCode: new("63322")})
	must(t, err)
	if res.Data.PartnerOrderID != first.PartnerOrderID || res.Data.TotalAmount != 6000 {
		t.Errorf("order %s of %d won, want %s of 6000", res.Data.PartnerOrderID, res.Data.TotalAmount, first.PartnerOrderID)
	}
	s.approve(first.PartnerOrderID, "tid-1")
	res, err = s.pay.GetOrdersheet(t.Context(), &oneclick.GetOrdersheetRequest{AppUserID: new(user), OrdersheetID: cart})
	must(t, err)
	s.is(res.Status, res.Message, 300, "이미 결제가 진행된")
}

func TestRefusals(t *testing.T) {
	s := newShop(t)
	s.store.Restrict("666")
	cart := s.cart()
	order := s.sheet(cart).PartnerOrderID
	shipping := `,"shipping_address":{"base_address":"a","detail_address":"b","zone_code":"13494","receiver_name":"c","receiver_mobile_number":"01011112222"}`
	for name, test := range map[string]struct{ request, body, user, want string }{
		"unknown product":     {"GET /options?id=1", "", user, `"status":300,"message":"없는 상품`},
		"option user":         {"GET /options?id=10013529", "", "kim", `"status":400`},
		"restricted user":     {"GET /options?id=10013529", "", "666", `"status":401`},
		"select what is not":  {"POST /option", `{"id":"10013529","option_groups":[]}`, user, `"status":300,"message":"없는 상품`},
		"wrong chain":         {"POST /option", `{"id":"101:10013529","option_groups":[{"option_group_id":"색상2","option_id":"R23"}]}`, user, `"status":300,"message":"색상2: 앞의`},
		"unknown cart":        {"GET /ordersheet?ordersheet_id=x", "", user, `"status":300,"message":"없는 주문서`},
		"somebody's cart":     {"GET /ordersheet?ordersheet_id=" + cart, "", "1", `"status":400,"message":"다른 사용자`},
		"restricted buyer":    {"GET /ordersheet?ordersheet_id=x", "", "666", `"status":401`},
		"unknown order":       {"POST /order/approve", `{"partner_order_id":"x","tid":"1"}`, user, `"status":300,"message":"없는 주문`},
		"somebody else's":     {"POST /order/approve", `{"partner_order_id":"` + order + `","tid":"1"` + shipping + `}`, "1", `"status":400,"message":"다른 사용자`},
		"nobody's":            {"POST /order/approve", `{"partner_order_id":"` + order + `","tid":"1"` + shipping + `}`, "", `"status":400,"message":"다른 사용자`},
		"no address":          {"POST /order/approve", `{"partner_order_id":"` + order + `","tid":"1"}`, user, `"status":300,"message":"배송지가`},
		"T3 of no order":      {"GET /payment/approval?pg_token=t", "", "", `"status":300,"message":"없는 주문`},
		"T3 before T2":        {"GET /payment/approval?pg_token=t&partner_order_id=" + order, "", "", `"status":300,"message":"결제를 진행할 수 없는`},
		"T4 before T2":        {"GET /order/status?order_id=" + order, "", user, `"status":300,"message":"결제를 시작하지 않은`},
		"T4 of no order":      {"GET /order/status?order_id=x", "", user, `"status":300`},
		"T4 of somebody else": {"GET /order/status?order_id=" + order, "", "1", `"status":400`},
	} {
		t.Run(name, func(t *testing.T) {
			method, path, _ := strings.Cut(test.request, " ")
			var header []string
			if test.user != "" {
				header = []string{"X-Kakao-AppUserId", test.user}
			}
			status, body := s.send(method, path, test.body, header...)
			if status != 200 || !strings.Contains(body, test.want) {
				t.Errorf("HTTP %d %s, want 200 with %s", status, body, test.want)
			}
		})
	}
}

func TestNothingToPay(t *testing.T) {
	s := newShop(t)
	_, body := s.send("POST", "/option", `{"id":"visit-1","option_groups":[{"option_group_id":"program","option_id":"tour"},
		{"option_group_id":"mobile","text":"01011112222"},{"option_group_id":"days","text":"1"},{"option_group_id":"date","text":"20200725"}]}`)
	var res options.SelectionResult
	must(t, res.UnmarshalJSON([]byte(body)))
	if res.Status != 200 || res.Data == nil {
		t.Fatalf("selection: %s", body)
	}
	sheet, err := s.pay.GetOrdersheet(t.Context(), &oneclick.GetOrdersheetRequest{OrdersheetID: *res.Data})
	must(t, err)
	s.is(sheet.Status, sheet.Message, 300, "결제할 상품이 아닙니다")
}

func TestOpeningHours(t *testing.T) {
	s := newShop(t, func(c *merchant.Config) {
		c.Open = func(now time.Time) bool { return now.Hour() < 18 }
	})
	cart := s.cart()
	order := s.sheet(cart).PartnerOrderID
	s.clock.move(6 * time.Hour)
	sheet, err := s.pay.GetOrdersheet(t.Context(), &oneclick.GetOrdersheetRequest{AppUserID: new(user), OrdersheetID: cart})
	must(t, err)
	s.is(sheet.Status, sheet.Message, 301, "운영시간")
	approved := s.approve(order, "tid-1")
	s.is(approved.Status, approved.Message, 301, "운영시간")
}

func TestConfig(t *testing.T) {
	if _, err := merchant.New(merchant.Config{}); err == nil {
		t.Error("a merchant without a store")
	}
}

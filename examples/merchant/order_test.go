package merchant_test

import (
	"context"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/bizgen/bizgen/examples/merchant"
	"github.com/bizgen/bizgen/examples/merchant/catalog"
	"github.com/bizgen/bizgen/examples/merchant/store"
	"github.com/bizgen/bizgen/generated/oneclick"
)

// stock sets what is left of the option that the guide's sample selects.
func (s *shop) stock(left int64) {
	s.t.Helper()
	key := catalog.StockKey{Product: "101:10013529", SubGroup: "S12:R23:추가옵션", Option: "A"}
	must(s.t, s.store.InTx(s.t.Context(), func(tx store.Tx) error { return tx.SetStock(key, left) }))
}

func TestApproveIsIdempotent(t *testing.T) {
	s := newShop(t)
	order := s.sheet(s.cart()).PartnerOrderID
	for range 3 {
		res := s.approve(order, "tid-1")
		s.is(res.Status, res.Message, 200, "")
	}
	other := s.approve(order, "tid-2")
	s.is(other.Status, other.Message, 300, "이미 다른 결제가 진행된")

	s.authenticate(order, "token")
	s.clock.move(time.Minute)
	s.status(order, "S")
	again := s.approve(order, "tid-1") // whatever has become of the order
	s.is(again.Status, again.Message, 200, "")
	s.status(order, "S")
}

// TestRefusedTid: the user was told that the payment failed, so a late copy of
// the request must not make it good. A new payment may.
func TestRefusedTid(t *testing.T) {
	s := newShop(t)
	order := s.sheet(s.cart()).PartnerOrderID
	s.stock(0)
	res := s.approve(order, "tid-1")
	s.is(res.Status, res.Message, 300, "품절")
	s.stock(1)
	res = s.approve(order, "tid-1")
	s.is(res.Status, res.Message, 300, "품절")
	res = s.approve(order, "tid-2")
	s.is(res.Status, res.Message, 200, "")
}

func TestSoldOut(t *testing.T) {
	s := newShop(t)
	s.stock(1)
	first, second := s.approved(), s.approved() // both see the last piece
	s.is(s.authenticate(first, "token").Status, nil, 200, "")
	res := s.authenticate(second, "token")
	s.is(res.Status, res.Message, 300, "주문 상품이 품절되었습니다.")
	s.clock.move(time.Second)
	s.status(first, "S")
	s.status(second, "F 주문 상품이 품절되었습니다.")
	if s.payments.asked.Load() != 1 {
		t.Error("KakaoPay was asked for what is sold out")
	}
	res = s.authenticate(second, "token") // once more
	s.is(res.Status, res.Message, 300, "품절")

	status, body := s.send("POST", "/option", string(mustJSON(t, selection(t))))
	if status != 200 || !strings.Contains(body, `"status":300,"message":"주문 상품이 품절`) {
		t.Errorf("a selection of what is sold out: HTTP %d %s", status, body)
	}
}

func TestDeclined(t *testing.T) {
	s := newShop(t)
	s.stock(1)
	order := s.approved()
	res := s.authenticate(order, "declined")
	s.is(res.Status, res.Message, 300, "결제 승인에 실패했습니다.")
	s.status(order, "F 결제 승인에 실패했습니다.")
	s.is(s.authenticate(s.approved(), "token").Status, nil, 200, "") // the piece is back
}

// TestPaying: KakaoPay takes its time. A second T3 does not pay again, and the
// order is paid also when the first one's caller does not wait.
func TestPaying(t *testing.T) {
	slow := slowPayments{asked: make(chan struct{}), answer: make(chan struct{})}
	s := newShop(t, func(c *merchant.Config) { c.Payments = slow })
	order := s.approved()
	ctx, gone := context.WithCancel(t.Context())
	done := make(chan error)
	go func() {
		_, err := s.merchant.CompleteAuthentication(ctx, &oneclick.CompleteAuthenticationRequest{PGToken: "token", PartnerOrderID: &order})
		done <- err
	}()
	<-slow.asked
	s.is(s.authenticate(order, "token").Status, nil, 200, "")
	s.status(order, "W")
	s.clock.move(time.Hour)
	s.status(order, "W") // nothing but KakaoPay's answer ends this
	if s.merchant.Cancel(t.Context(), order) == nil {
		t.Error("an order that is being paid can be cancelled")
	}
	gone()
	close(slow.answer)
	must(t, <-done)
	s.status(order, "W")
	s.clock.move(time.Second)
	s.status(order, "S")
}

// slowPayments approve when they are told to, unless the caller has gone.
type slowPayments struct{ asked, answer chan struct{} }

func (p slowPayments) Approve(ctx context.Context, _ merchant.Payment) error {
	close(p.asked) // panics if it is asked twice
	<-p.answer
	return ctx.Err()
}

func TestAuthenticationThatNeverComes(t *testing.T) {
	s := newShop(t)
	order := s.approved()
	s.clock.move(time.Minute)
	s.status(order, "W")
	s.clock.move(time.Millisecond)
	s.status(order, "F 결제 인증 시간이 지났습니다.")
	res := s.authenticate(order, "token")
	s.is(res.Status, res.Message, 300, "결제 인증 시간이 지났습니다.")
	if s.payments.asked.Load() != 0 {
		t.Error("KakaoPay was asked after the order had failed")
	}
}

func TestCancel(t *testing.T) {
	s := newShop(t)
	order := s.approved()
	for range 2 {
		must(t, s.merchant.Cancel(t.Context(), order))
	}
	s.status(order, "C")
	s.is(s.authenticate(order, "token").Status, nil, 300, "")
	s.status(order, "C")

	paid := s.approved()
	s.authenticate(paid, "token")
	if s.merchant.Cancel(t.Context(), paid) == nil {
		t.Error("an order that is paid can be cancelled")
	}
	if s.merchant.Cancel(t.Context(), "x") == nil {
		t.Error("an order that is not there can be cancelled")
	}
}

// TestParallel has everything that may come twice come at once.
func TestParallel(t *testing.T) {
	const n = 16
	s := newShop(t)
	cart := s.cart()
	orders := make([]string, n)
	atOnce(n, func(i int) { orders[i] = s.sheet(cart).PartnerOrderID })
	for _, order := range orders {
		if order != orders[0] {
			t.Fatalf("one cart has become the orders %s and %s", orders[0], order)
		}
	}

	statuses := make([]oneclick.StatusCode, n)
	tids := []string{"tid-0", "tid-1"}
	atOnce(n, func(i int) { statuses[i] = s.approve(orders[0], tids[i%2]).Status })
	for i, status := range statuses {
		if status != statuses[i%2] {
			t.Errorf("%s was answered %d and %d", tids[i%2], statuses[i%2], status)
		}
	}
	if statuses[0]+statuses[1] != 200+300 {
		t.Errorf("two tids were answered %d and %d, want one 200", statuses[0], statuses[1])
	}

	atOnce(n, func(int) { s.is(s.authenticate(orders[0], "token").Status, nil, 200, "") })
	if asked := s.payments.asked.Load(); asked != 1 {
		t.Errorf("KakaoPay was asked %d times", asked)
	}
	s.clock.move(time.Second)
	atOnce(n, func(int) { s.status(orders[0], "S") })
}

// TestParallelStock: of more buyers than pieces, as many get one as there are.
func TestParallelStock(t *testing.T) {
	const n, left = 12, 5
	s := newShop(t)
	s.stock(left)
	orders := make([]string, n)
	for i := range orders {
		orders[i] = s.approved()
	}
	var sold atomic.Int64
	atOnce(n, func(i int) {
		if s.authenticate(orders[i], "token").Status == oneclick.StatusCodeOK {
			sold.Add(1)
		}
	})
	if sold.Load() != left || s.payments.asked.Load() != left {
		t.Errorf("%d pieces sold, %d paid, of %d", sold.Load(), s.payments.asked.Load(), left)
	}
}

// atOnce runs f n times at once.
func atOnce(n int, f func(i int)) {
	var all sync.WaitGroup
	for i := range n {
		all.Go(func() { f(i) })
	}
	all.Wait()
}

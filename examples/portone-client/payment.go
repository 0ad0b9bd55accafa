package main

import "github.com/bizgen/bizgen/examples/portone-client/portone"

// The time of everything that happens here: the example prints the same each time.
const today = "2026-11-23T10:00:00+09:00"

func (p *payment) amount() portone.PaymentAmount {
	return portone.PaymentAmount{Total: p.paid, Paid: p.paid - p.cancelled, Cancelled: p.cancelled}
}

func (p *payment) channel() portone.SelectedChannel {
	return portone.SelectedChannel{Type: portone.SelectedChannelTypeTest, PgProvider: portone.PgProviderKakaopay, PgMerchantID: "TC0ONETIME"}
}

func (p *payment) origin() portone.PaymentOrigin {
	return portone.PaymentOrigin{PlatformType: portone.PaymentOriginPlatformTypePc, IPAddress: "192.0.2.1"}
}

func (p *payment) cancellation(amount int64, reason string) *portone.SucceededPaymentCancellation {
	return &portone.SucceededPaymentCancellation{
		Status: "SUCCEEDED", ID: "cancellation-" + p.id, TotalAmount: amount, Reason: reason, RequestedAt: today,
	}
}

// shown is the payment in the form of its status.
func (p *payment) shown() portone.Payment {
	switch p.cancelled {
	case 0:
		return portone.Payment{Value: &portone.PaidPayment{
			Status: "PAID", ID: p.id, OrderName: p.name, Amount: p.amount(),
			TransactionID: "tx-" + p.id, MerchantID: "merchant", StoreID: "store", Channel: p.channel(),
			Version: portone.PortOneVersionV2, RequestedAt: today, UpdatedAt: today, StatusChangedAt: today, PaidAt: today,
			Currency: portone.CurrencyKrw, Origin: p.origin(), Disputes: []portone.Dispute{},
		}}
	case p.paid:
		return portone.Payment{Value: &portone.CancelledPayment{
			Status: "CANCELLED", ID: p.id, OrderName: p.name, Amount: p.amount(),
			TransactionID: "tx-" + p.id, MerchantID: "merchant", StoreID: "store", Channel: p.channel(),
			Version: portone.PortOneVersionV2, RequestedAt: today, UpdatedAt: today, StatusChangedAt: today, CancelledAt: today,
			Currency: portone.CurrencyKrw, Origin: p.origin(), Cancellations: []portone.PaymentCancellation{},
		}}
	}
	return portone.Payment{Value: &portone.PartialCancelledPayment{
		Status: "PARTIAL_CANCELLED", ID: p.id, OrderName: p.name, Amount: p.amount(),
		TransactionID: "tx-" + p.id, MerchantID: "merchant", StoreID: "store", Channel: p.channel(),
		Version: portone.PortOneVersionV2, RequestedAt: today, UpdatedAt: today, StatusChangedAt: today, CancelledAt: today,
		Currency: portone.CurrencyKrw, Origin: p.origin(), Cancellations: []portone.PaymentCancellation{},
	}}
}

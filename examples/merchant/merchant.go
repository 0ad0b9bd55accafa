package merchant

import (
	"context"
	"crypto/rand"
	"errors"
	"time"

	"github.com/bizgen/bizgen/examples/merchant/store"
	"github.com/bizgen/bizgen/generated/oneclick"
	"github.com/bizgen/bizgen/generated/options"
)

// A Config says who the merchant is and how it works. Only Store and PublicURL
// are needed.
type Config struct {
	Store store.Store

	// PublicURL is where KakaoPay reaches the merchant: https, port 443.
	PublicURL string

	// Keys of Kakao Developers and KakaoPay. They are secrets: take them from
	// where secrets are kept. Without them, made-up ones stand in the sheets.
	RestAPIKey, CID, CIDSecret string

	// Payments asks KakaoPay for the money. Without it, [TestPayments].
	Payments Payments

	// Handling is how long an order takes after it is paid, and PayWithin how
	// long T3 may be in coming after T2; 0 stands for 10 minutes.
	Handling, PayWithin time.Duration

	// Open tells the opening hours; nil is always open.
	Open func(time.Time) bool

	// Now and NewID are the clock, and where ids come from. Ids must not be
	// guessed: whoever knows one can finish somebody else's order.
	Now   func() time.Time
	NewID func() string
}

// A Merchant answers both plugins.
type Merchant struct{ config Config }

var (
	_ options.Handler  = (*Merchant)(nil)
	_ oneclick.Handler = (*Merchant)(nil)
)

// New returns a merchant.
func New(config Config) (*Merchant, error) {
	if config.Store == nil || config.PublicURL == "" {
		return nil, errors.New("merchant: want a Store and a PublicURL")
	}
	if config.CID == "" {
		config.RestAPIKey, config.CID, config.CIDSecret = "example-rest-api-key", "EXAMPLECID", "examplesecret01234567890"
	}
	if config.Payments == nil {
		config.Payments = TestPayments{}
	}
	if config.PayWithin == 0 {
		config.PayWithin = 10 * time.Minute
	}
	if config.Now == nil {
		config.Now = time.Now
	}
	if config.NewID == nil {
		config.NewID = rand.Text
	}
	return &Merchant{config: config}, nil
}

// inTx is the store's.
func (m *Merchant) inTx(ctx context.Context, f func(store.Tx) error) error {
	return m.config.Store.InTx(ctx, f)
}

package generated_test

import (
	"bytes"
	"errors"
	"fmt"
	"math/rand/v2"
	"reflect"
	"testing"

	"github.com/bizgen/bizgen/generated/pluginadmin"
	"github.com/bizgen/bizgen/generated/webhooks"
	"github.com/bizgen/bizgen/runtime"
)

// told is what a receiver of webhooks makes of one.
func told(w webhooks.Webhook) string {
	switch v := w.Value.(type) {
	case *webhooks.TransactionWebhook:
		if v.Data.CancellationID != nil {
			return "cancelled " + v.Data.PaymentID + " by " + *v.Data.CancellationID
		}
		return string(v.Type) + " " + v.Data.PaymentID
	case *webhooks.BillingKeyWebhook:
		return string(v.Type) + " " + v.Data.BillingKey
	case *webhooks.UnknownWebhook:
		return "unknown " + v.Type + " with " + string(v.AdditionalProperties["data"])
	}
	return "nothing"
}

func TestWebhooksAreToldApart(t *testing.T) {
	for _, test := range []struct{ text, want string }{
		{`{"type":"Transaction.Paid","timestamp":"2024-04-25T10:00:00.000Z","data":{"paymentId":"p","transactionId":"t"}}`, "Transaction.Paid p"},
		{`{"data":{"paymentId":"p","transactionId":"t","cancellationId":"c"},"timestamp":"2024-04-25T10:00:00.000Z","type":"Transaction.Cancelled"}`, "cancelled p by c"},
		{`{"type":"BillingKey.Issued","timestamp":"2024-04-25T10:00:00.000Z","data":{"billingKey":"b","type":"x"}}`, "BillingKey.Issued b"},
		{`{"type":"Something.New","data":[1]}`, "unknown Something.New with [1]"},
	} {
		var w webhooks.Webhook
		if err := w.UnmarshalJSON([]byte(test.text)); err != nil || told(w) != test.want {
			t.Errorf("%s is %q: %v", test.text, told(w), err)
		}
	}
}

// A refusal speaks of the branch that the webhook is of, not of all three.
func TestWebhooksAreRefusedByTheirBranch(t *testing.T) {
	for text, want := range map[string]string{
		`{"type":"Transaction.Cancelled","timestamp":"2024-04-25T10:00:00.000Z","data":{"paymentId":"p","transactionId":"t"}}`: "/data required",
		`{"type":"BillingKey.Issued","timestamp":"2024-04-25T10:00:00.000Z","data":{"billingKey":7}}`:                          "/data/billingKey type",
		`{"timestamp":"2024-04-25T10:00:00.000Z"}`:                                                                             " required",
		`[]`: " oneOf",
	} {
		problem, ok := errors.AsType[*runtime.Error](webhooks.ValidateWebhook([]byte(text)))
		if !ok || len(problem.Violations) != 1 || problem.Violations[0].Pointer+" "+problem.Violations[0].Keyword != want {
			t.Errorf("%s: %v", text, problem)
		}
	}
}

func TestUnionsWithoutValueAreNotWritten(t *testing.T) {
	for _, v := range []interface {
		MarshalJSON() ([]byte, error)
		Validate() error
	}{
		webhooks.Webhook{}, webhooks.Webhook{Value: (*webhooks.UnknownWebhook)(nil)}, pluginadmin.ReviewRequest{},
	} {
		if text, err := v.MarshalJSON(); err == nil || v.Validate() == nil {
			t.Errorf("%T: written as %s", v, text)
		}
	}
}

// What is written of any value of a union is read again as the same variant with
// the same members.
func TestUnionsComeBack(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	word := func() string { return fmt.Sprintf("%c%d", 'a'+r.IntN(26), r.IntN(1000)) }
	make := []func() pluginadmin.PluginRegistrationValue{
		func() pluginadmin.PluginRegistrationValue {
			return &pluginadmin.SyncRegistration{Type: "KAKAO_SYNC", Name: word(), ReviewID: word()}
		},
		func() pluginadmin.PluginRegistrationValue {
			v := &pluginadmin.LocationRegistration{Type: "LOCATION", Name: word(), Purpose: word(), DetailAddress: r.IntN(2) == 0}
			if r.IntN(2) == 0 {
				v.CallbackURL = new(pluginadmin.HTTPSURL("https://" + word() + ".example/"))
			}
			return v
		},
	}
	for range 500 {
		want := pluginadmin.PluginRegistration{Value: make[r.IntN(len(make))]()}
		text, err := want.MarshalJSON()
		if err != nil || want.Validate() != nil {
			t.Fatal(err, want.Validate())
		}
		var have pluginadmin.PluginRegistration
		if err := have.UnmarshalJSON(text); err != nil || !reflect.DeepEqual(have, want) {
			t.Fatalf("%s: %v", text, err)
		}
	}
}

// FuzzWebhook holds the validator of a union against its decoder, and the decoder
// against the encoder.
func FuzzWebhook(f *testing.F) {
	for _, text := range []string{
		`{"type":"Transaction.Paid","timestamp":"2024-04-25T10:00:00.000Z","data":{"paymentId":"p","transactionId":"t"}}`,
		`{"t\u0079pe":"BillingKey.Issued","timestamp":"2024-04-25T10:00:00.000Z","data":{"billingKey":"b"}}`,
		`{"type":"x","a":[{"type":"Transaction.Paid"}]}`, `{"type":1}`, `{"type"`, `{"type":"`, `{"a\`, `{"":{"}":"{"},"type" : "x"}`, `null`, `[{]`,
	} {
		f.Add([]byte(text))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		verdict := webhooks.ValidateWebhook(data)
		var v webhooks.Webhook
		if decoded := v.UnmarshalJSON(data); (verdict == nil) != (decoded == nil) {
			t.Fatalf("the validator says %v, the decoder %v", verdict, decoded)
		}
		if verdict != nil {
			return
		}
		text, err := v.MarshalJSON()
		if err != nil {
			t.Fatal(err)
		}
		var again webhooks.Webhook
		if err := again.UnmarshalJSON(text); err != nil || !reflect.DeepEqual(v, again) {
			t.Fatalf("%s: %v", text, err)
		}
		if second, err := again.MarshalJSON(); err != nil || !bytes.Equal(text, second) {
			t.Fatalf("%s is then %s: %v", text, second, err)
		}
	})
}

package check

import (
	"maps"
	"path/filepath"
	"slices"
	"testing"

	loading "github.com/bizgen/bizgen/generator/document"
	"github.com/bizgen/bizgen/generator/lower"
	"github.com/bizgen/bizgen/generator/model"
)

// mustFlow are the flows that the catalogue must tell, with operations that they
// must go through.
var mustFlow = map[string][]string{
	"kakao/plugin-admin#task-chain":      {"getUser", "getOptions", "selectOptions", "getOrdersheet", "approveOrder", "completeAuthentication", "getOrderStatus"},
	"kakao/oneclick#one-click-payment":   {"getOrdersheet", "approveOrder", "completeAuthentication", "approvePayment", "getOrderStatus"},
	"kakao/options#option-selection":     {"getOptions", "selectOptions"},
	"kakao/callbacks#personal-info":      {"receivePersonalInfo", "getPersonalInfo"},
	"kakao/callbacks#location":           {"receiveLocation", "getCurrentLocation"},
	"kakao/callbacks#secure-image":       {"receiveSecureImage", "getSecureImages"},
	"kakaopay/online#single-payment":     {"readyPayment", "approvePayment", "getPayment"},
	"kakaopay/online#subscription":       {"paySubscription", "deactivateSubscription"},
	"portone/webhooks#webhook-v2":        {"receiveWebhook"},
	"portone/webhooks#webhook-v1":        {"receiveWebhookV1"},
	"kakaopay/points#coupon":             {"issueCoupons", "deliverCoupon", "registerCoupon"},
	"kakaopay/points#api-grant":          {"createGrant"},
	"kakaopay/partner-admin#first-login": {"createSession", "giveConsents", "grantPartner", "verifySMSCode"},
	"wallet/partner-center#onboarding":   {"registerDealer", "registerOrganisation", "registerProductContract"},
}

// Flows can be read without a problem, in Korean and in English; each of their
// operations exists, in whatever document of the catalogue it is; every participant
// takes part; and no document of the catalogue is without a flow that it is part of.
func TestFlows(t *testing.T) {
	for _, language := range []string{"ko", "en"} {
		t.Run(language, func(t *testing.T) {
			var all []*model.Document
			names := map[*model.Document]string{}
			for _, d := range documents {
				m := understood(t, d.file, language)
				all, names[m] = append(all, m), d.file
			}
			for _, p := range lower.Link(all) {
				t.Errorf("%s: %s", p.Place, p.Message)
			}
			told, found := map[string]bool{}, map[string]bool{}
			for _, m := range all {
				for i := range m.Flows {
					key := names[m] + "#" + m.Flows[i].Name
					found[key] = true
					maps.Copy(told, checkFlow(t, key, &m.Flows[i], names))
				}
			}
			for key := range mustFlow {
				if !found[key] {
					t.Errorf("no flow %s", key)
				}
			}
			for _, d := range documents {
				if !told[d.file] {
					t.Errorf("%s: no flow goes through an operation of it", d.file)
				}
			}
		})
	}
}

// understood is a document as the generator understands it.
func understood(t *testing.T, name, language string) *model.Document {
	t.Helper()
	var options loading.Options
	if language != "ko" {
		options.Overlays = []string{filepath.Join(root, name+"."+language+".overlay.yaml")}
	}
	d, problems := loading.Load(filepath.Join(root, name+".yaml"), options)
	if problems.HasErrors() {
		t.Fatal(problems)
	}
	m, found := lower.Document(d)
	for _, p := range found {
		if !p.Warning {
			t.Errorf("%s: %s", p.Place, p.Message)
		}
	}
	return m
}

// checkFlow holds one flow to the rules, and gives the documents whose operations it
// goes through.
func checkFlow(t *testing.T, key string, flow *model.Flow, names map[*model.Document]string) map[string]bool {
	t.Helper()
	through, active := map[string]bool{}, map[int]bool{}
	var operations []string
	flow.EachStep(func(s *model.Step) {
		if s.Parts == nil {
			active[s.From], active[s.To] = true, true
		}
		if s.Operation == nil {
			return
		}
		if s.Operation.Target == nil {
			t.Errorf("%s: %s: no operation %s", key, s.Operation.Place, s.Operation.Name)
			return
		}
		operations = append(operations, s.Operation.Target.ID)
		through[names[s.Operation.In]] = true
	})
	for i, p := range flow.Participants {
		if !active[i] {
			t.Errorf("%s: %s takes no part", key, p.Name)
		}
	}
	if len(operations) == 0 {
		t.Errorf("%s goes through no operation", key)
	}
	for _, want := range mustFlow[key] {
		if !slices.Contains(operations, want) {
			t.Errorf("%s does not go through %s", key, want)
		}
	}
	return through
}

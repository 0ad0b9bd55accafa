package generated_test

import (
	"context"
	"errors"
	"net/http"
	"slices"
	"strings"
	"testing"

	"github.com/bizgen/bizgen/generated/console"
	"github.com/bizgen/bizgen/generated/login"
	"github.com/bizgen/bizgen/generated/online"
	"github.com/bizgen/bizgen/generated/partnercenter"
	"github.com/bizgen/bizgen/generated/talkpluginotp"
	"github.com/bizgen/bizgen/runtime"
)

// secured serves h, and tells what stood where credentials belong.
func secured(t *testing.T, h http.Handler) (base string, sent *string) {
	t.Helper()
	sent = new(string)
	return listen(t, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		*sent = strings.TrimSpace(r.Header.Get("Authorization") + " " + r.URL.RawQuery)
		h.ServeHTTP(w, r)
	})), sent
}

// accept is a function for a scheme that knows one credential.
func accept(value string, roles ...string) runtime.VerifyFunc {
	return func(ctx context.Context, _ *http.Request, c runtime.Credential) (context.Context, []string, error) {
		if !c.Is(value) {
			return nil, nil, errors.New("unknown credential")
		}
		return ctx, roles, nil
	}
}

func must[T any](t *testing.T) func(T, error) T {
	return func(v T, err error) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
}

// status is that of an answer which the document does not describe; handlers here
// implement nothing, so that 501 says that a call has passed.
func status(err error) int {
	if e, ok := errors.AsType[*runtime.StatusError](err); ok {
		return e.Status
	}
	return 0
}

// KakaoPay's online payment wants the secret key in a scheme of its own.
func TestOnlineSecurity(t *testing.T) {
	base, sent := secured(t, must[*online.Server](t)(online.NewServer(online.UnimplementedHandler{}, quiet,
		runtime.WithSecurity(runtime.SecurityByScheme{"secretKey": accept("DEV0")}))))
	req := &online.GetSubscriptionRequest{Body: &online.SubscriptionKey{CID: "TCSUBSCRIP", SID: "S1234567890987654321"}}
	call := func(opts ...runtime.ClientOption) error {
		*sent = ""
		_, err := must[*online.Client](t)(online.NewClient(base, opts...)).GetSubscription(t.Context(), req)
		return err
	}
	// The document describes an answer for every status.
	answered := func(err error) int {
		var e *online.GetSubscriptionDefaultError
		if wrapped, ok := errors.AsType[*runtime.StatusError](err); ok {
			return wrapped.Status
		}
		if errors.As(err, &e) {
			return e.Status
		}
		return 0
	}
	if got := answered(call(online.WithSecretKey("DEV0"))); got != 501 || *sent != "SECRET_KEY DEV0" {
		t.Error(got, *sent)
	}
	if got := answered(call(online.WithSecretKey("DEV1"))); got != 401 {
		t.Error(got)
	}
	if err := call(); !errors.Is(err, runtime.ErrNoCredential) || !strings.Contains(err.Error(), "getSubscription") || !strings.Contains(err.Error(), "WithSecretKey") || *sent != "" {
		t.Error(err)
	}
	if _, err := online.NewClient(base, online.WithSecretKey("SECRET_KEY DEV0")); err == nil || strings.Contains(err.Error(), "DEV0") {
		t.Error(err)
	}
}

// Kakao Login has a token for the user's calls, and the admin key for the service's.
func TestLoginSecurity(t *testing.T) {
	handler := runtime.SecurityByScheme{"kakaoLogin": accept("user-token"), "adminKey": accept("admin-key")}
	base, sent := secured(t, must[*login.Server](t)(login.NewServer(login.UnimplementedHandler{}, quiet, runtime.WithSecurity(handler))))
	type key struct{}
	of := func(ctx context.Context) (string, error) {
		token, ok := ctx.Value(key{}).(string)
		if !ok {
			return "", runtime.ErrNoCredential
		}
		return token, nil
	}
	c := must[*login.Client](t)(login.NewClient(base, login.WithKakaoLoginSource(of), login.WithAdminKey("admin-key")))
	user := context.WithValue(t.Context(), key{}, "user-token")
	target := &login.Target{TargetIDType: "user_id", TargetID: 7}
	for _, call := range []struct {
		name string
		do   func() error
		want string
	}{
		{"for everybody", func() error {
			_, err := c.IssueToken(user, &login.IssueTokenRequest{Body: &login.TokenRequest{
				GrantType: "authorization_code", ClientID: "id", RedirectURI: new("https://shop.example"), Code: new("code")}})
			return err
		}, ""},
		{"of the user", func() error { _, err := c.GetUser(user, nil); return err }, "Bearer user-token"},
		{"of the service", func() error {
			_, err := c.FindUser(user, &login.FindUserRequest{Body: target})
			return err
		}, "KakaoAK admin-key"},
		{"of either, with a user", func() error { _, err := c.UnlinkUser(user, nil); return err }, "Bearer user-token"},
		{"of either, without", func() error {
			_, err := c.UnlinkUser(t.Context(), &login.UnlinkUserRequest{Body: target})
			return err
		}, "KakaoAK admin-key"},
	} {
		*sent = "nothing"
		if err := call.do(); status(err) != 501 || *sent != call.want {
			t.Errorf("%s: %v, sent %q", call.name, err, *sent)
		}
	}
	if _, err := c.GetUser(t.Context(), nil); !errors.Is(err, runtime.ErrNoCredential) {
		t.Error(err)
	}

	// Kakao tells that a user has left, and shows the same admin key.
	hook, told := secured(t, must[*login.WebhookServer](t)(login.NewWebhookServer(login.UnimplementedWebhookHandler{}, quiet, runtime.WithSecurity(handler))))
	left := &login.NotifyUnlinkByQueryRequest{AppID: "1", UserID: "2", ReferrerType: "UNLINK_FROM_APPS"}
	kakao := must[*login.WebhookClient](t)(login.NewWebhookClient(hook, login.WithAdminKey("admin-key")))
	if err := kakao.NotifyUnlinkByQuery(t.Context(), left); status(err) != 501 || !strings.HasPrefix(*told, "KakaoAK admin-key ") {
		t.Error(err, *told)
	}
	stranger := must[*login.WebhookClient](t)(login.NewWebhookClient(hook, runtime.WithExternalAuthentication()))
	err := stranger.NotifyUnlinkByQuery(t.Context(), left)
	if e, ok := errors.AsType[*runtime.StatusError](err); !ok || e.Status != 401 || e.Header.Get("WWW-Authenticate") != `KakaoAK realm="adminKey"` {
		t.Error(err)
	}
}

// The REST API key of the talk plugins is a part of the URL, and of no error.
func TestPluginSecurity(t *testing.T) {
	base, sent := secured(t, must[*talkpluginotp.Server](t)(talkpluginotp.NewServer(talkpluginotp.UnimplementedHandler{}, quiet,
		runtime.WithSecurity(runtime.SecurityByScheme{"restApiKey": accept("app-key")}))))
	req := &talkpluginotp.GetPersonalInfoRequest{OTPID: "5fcf3cfe00a6950dc026b"}
	c := must[*talkpluginotp.Client](t)(talkpluginotp.NewClient(base, talkpluginotp.WithRestAPIKey("app-key")))
	if _, err := c.GetPersonalInfo(t.Context(), req); status(err) != 501 || *sent != "rest_api_key=app-key" {
		t.Error(err, *sent)
	}
	c = must[*talkpluginotp.Client](t)(talkpluginotp.NewClient("http://127.0.0.1:1", talkpluginotp.WithRestAPIKey("app-key")))
	if _, err := c.GetPersonalInfo(t.Context(), req); err == nil || strings.Contains(err.Error(), "app-key") {
		t.Error(err)
	}
}

// The roles of the wallet's partner centre and of PortOne's console are the scopes
// of their security, one alternative a role.
func TestRolesReachTheHandler(t *testing.T) {
	var roles []string
	record := runtime.WithSecurity(runtime.SecurityFunc(func(_ context.Context, r *http.Request, alternatives [][]runtime.SecurityRequirement) (context.Context, error) {
		roles = nil
		for _, all := range alternatives {
			if c, ok := all[0].Credential(r); !ok || !c.Is("member") {
				t.Error(c)
			}
			roles = append(roles, all[0].Scopes...)
		}
		return r.Context(), nil
	}))
	wallet := listen(t, must[*partnercenter.Server](t)(partnercenter.NewServer(partnercenter.UnimplementedHandler{}, quiet, record)))
	c := must[*partnercenter.Client](t)(partnercenter.NewClient(wallet, partnercenter.WithPartnerCentre("member")))
	dealer := &partnercenter.GetDealerRequest{DealerID: "d1"}
	if _, err := c.GetDealer(t.Context(), dealer); status(err) != 501 || !slices.Equal(roles, []string{"dealer-admin", "dealer-operator"}) {
		t.Error(err, roles)
	}
	portone := listen(t, must[*console.Server](t)(console.NewServer(console.UnimplementedHandler{}, quiet, record)))
	p := must[*console.Client](t)(console.NewClient(portone, console.WithConsole("member")))
	if _, err := p.ListSubStores(t.Context(), nil); status(err) != 501 || !slices.Contains(roles, "merchant-read-only") || !slices.Contains(roles, "sub-store-manager") {
		t.Error(err, roles)
	}

	// One function a scheme: who it is, and which roles they have.
	for role, want := range map[string]int{"dealer-operator": 501, "indirect-organisation-admin": 403} {
		base := listen(t, must[*partnercenter.Server](t)(partnercenter.NewServer(partnercenter.UnimplementedHandler{}, quiet,
			runtime.WithSecurity(runtime.SecurityByScheme{"partnerCentre": accept("member", role)}))))
		c := must[*partnercenter.Client](t)(partnercenter.NewClient(base, partnercenter.WithPartnerCentre("member")))
		_, err := c.GetDealer(t.Context(), dealer)
		got := status(err)
		if e, ok := errors.AsType[*partnercenter.GetDealer403Error](err); ok && e != nil {
			got = 403
		}
		if got != want {
			t.Errorf("%s: %v", role, err)
		}
	}
}

package main

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"time"

	"github.com/bizgen/bizgen/generated/oneclick"
	"github.com/bizgen/bizgen/generated/options"
	"github.com/bizgen/bizgen/runtime"
)

// What Kakao knows of this user and this merchant; all of it made up, but for
// the guide's own product and address.
const (
	appUserID = "4892761"
	relayID   = "relay-2020-07-25"
	productID = "10013529"
	zipCode   = "13494"
	tid       = "T1234567890123456789"
	pgToken   = "pg-token-of-the-demo"

	publicURL = "https://merchant.example" // in approval_url; reached on this machine
)

// A kakao plays the side of Kakao's plugins and of KakaoPay.
type kakao struct {
	*transcript
	url     string
	http    *http.Client // for what the generated clients refuse to send
	options *options.Client
	pay     *oneclick.Client
}

func newKakao(baseURL string, out io.Writer) (*kakao, error) {
	t := &transcript{out: out}
	k := &kakao{transcript: t, url: baseURL, http: &http.Client{Transport: t.wrap(http.DefaultTransport)}}
	var err error
	if k.options, err = options.NewClient(baseURL, runtime.WithRoundTripper(t.wrap)); err != nil {
		return nil, err
	}
	k.pay, err = oneclick.NewClient(baseURL, runtime.WithRoundTripper(t.wrap))
	return k, err
}

// play has the whole conversation, and returns it in one line.
func play(ctx context.Context, baseURL string, out io.Writer) (string, error) {
	k, err := newKakao(baseURL, out)
	if err != nil {
		return "", err
	}
	cart, err := k.choose(ctx)
	if err != nil {
		return "", err
	}
	sheet, err := k.orderSheet(ctx, cart)
	if err != nil {
		return "", err
	}
	start := time.Now()
	if err := k.approve(ctx, sheet); err != nil {
		return "", err
	}
	if err := k.authenticate(ctx, sheet); err != nil {
		return "", err
	}
	if err := k.poll(ctx, sheet.PartnerOrderID); err != nil {
		return "", err
	}
	settled := time.Since(start)
	good := k.calls
	if err := k.broken(ctx); err != nil {
		return "", err
	}
	return fmt.Sprintf("%d calls, %d refused as it should be, order %s settled S in %d ms",
		k.calls, k.calls-good, sheet.PartnerOrderID, settled.Milliseconds()), nil
}

// orderSheet asks for the sheet of a cart.
func (k *kakao) orderSheet(ctx context.Context, cart string) (*oneclick.Ordersheet, error) {
	k.step("One-click T1, order sheet (주문생성)")
	res, err := k.pay.GetOrdersheet(ctx, &oneclick.GetOrdersheetRequest{
		AppUserID: new(appUserID), OrdersheetID: cart, ZipCode: new(zipCode), RelayID: new(relayID),
	})
	if err != nil {
		return nil, err
	}
	if res.Status != oneclick.StatusCodeOK {
		return nil, unexpected("the order sheet", int32(res.Status), res.Message)
	}
	return res.Data, nil
}

// approve tells the merchant KakaoPay's tid and the address.
func (k *kakao) approve(ctx context.Context, sheet *oneclick.Ordersheet) error {
	k.step("One-click T2, save tid and validate (결제번호저장 및 상품유효성검증)")
	res, err := k.pay.ApproveOrder(ctx, &oneclick.ApproveOrderRequest{
		AppUserID: new(appUserID),
		Body: &oneclick.ApproveRequest{
			PartnerOrderID: sheet.PartnerOrderID,
			TID:            tid,
			RelayID:        new(relayID),
			ShippingAddress: &oneclick.ShippingAddress{
				BaseAddress:          "경기도 성남시 분당구 판교역로 235",
				DetailAddress:        "에이치스퀘어 엔동 6층",
				ZoneCode:             zipCode,
				ReceiverName:         "수령인",
				ReceiverMobileNumber: "01011112222",
			},
		},
	})
	if err != nil {
		return err
	}
	if res.Status != oneclick.StatusCodeOK {
		return unexpected("the approval", int32(res.Status), res.Message)
	}
	return nil
}

// authenticate calls approval_url as KakaoPay does, with a pg_token behind what
// the merchant has put into it.
func (k *kakao) authenticate(ctx context.Context, sheet *oneclick.Ordersheet) error {
	k.step("One-click T3, authentication success (인증성공 callback), to approval_url")
	approval, err := url.Parse(sheet.ApprovalURL)
	if err != nil {
		return err
	}
	client, err := oneclick.NewClient(k.url, runtime.WithRoundTripper(k.wrap),
		runtime.WithOperationURL("completeAuthentication", k.url+approval.RequestURI()))
	if err != nil {
		return err
	}
	res, err := client.CompleteAuthentication(ctx, &oneclick.CompleteAuthenticationRequest{PGToken: pgToken})
	if err != nil {
		return err
	}
	if res.Status != oneclick.StatusCodeOK {
		return unexpected("the authentication", int32(res.Status), res.Message)
	}
	return nil
}

// unexpected is an answer that the story does not have.
func unexpected(what string, status int32, message *string) error {
	text := "no message"
	if message != nil {
		text = *message
	}
	return fmt.Errorf("%s was answered status %d (%s), want 200", what, status, text)
}

package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"

	"github.com/bizgen/bizgen/generated/options"
	"github.com/bizgen/bizgen/runtime"
)

// choose looks the options up and selects the guide's sample; it returns the
// temporary order id.
func (k *kakao) choose(ctx context.Context) (string, error) {
	k.step("Options T1, option lookup (옵션조회)")
	shown, err := k.options.GetOptions(ctx, &options.GetOptionsRequest{
		ID: productID, AppUserID: new(appUserID), RelayID: new(relayID),
	})
	if err != nil {
		return "", err
	}
	if shown.Status != 200 {
		return "", unexpected("the option lookup", shown.Status, shown.Message)
	}
	k.step("Options T2, option selection (옵션선택): the guide's sample")
	res, err := k.options.SelectOptions(ctx, &options.SelectOptionsRequest{
		AppUserID: new(appUserID), RelayID: new(relayID), Body: sample(),
	})
	if err != nil {
		return "", err
	}
	if res.Status != 200 || res.Data == nil {
		return "", unexpected("the selection", res.Status, res.Message)
	}
	return *res.Data, nil
}

// sample is the guide's selection. No sub group is named: "A" is the one that
// S12 and R23 lead to.
func sample() *options.OptionSelection {
	return &options.OptionSelection{
		ID: "101:10013529", Name: new("윈터펠테스트11"), Price: new(int64(0)), Quantity: new(int32(1)),
		OptionGroups: []options.SelectOption{
			{OptionGroupID: "사이즈2", OptionID: new("S12")},
			{OptionGroupID: "색상2", OptionID: new("R23")},
			{OptionGroupID: "추가옵션", OptionID: new("A"), AddPrice: new(int64(0)), Extra: new("12848")},
		},
	}
}

// wrongPlace is what the merchant has to find in the broken selection.
const wrongPlace = "/option_groups/2/quantity"

// broken sends a selection that the document does not allow: the client refuses
// to send it, and when it is sent all the same, the merchant refuses it.
func (k *kakao) broken(ctx context.Context) error {
	k.step("A broken selection: a negative price, and no piece of the last option")
	selection := sample()
	selection.Price = new(int64(-100))
	selection.OptionGroups[2].Quantity = new(int32(0))

	before := k.calls
	_, err := k.options.SelectOptions(ctx, &options.SelectOptionsRequest{Body: selection})
	found, ok := errors.AsType[*runtime.Error](err)
	if !ok || k.calls != before {
		return fmt.Errorf("the client did not refuse a broken selection: %v", err)
	}
	k.note("The generated client does not send it:")
	for _, v := range found.Violations {
		k.note("! %s  %s  (%s)", v.Pointer, v.Message(), v.SchemaPointer)
	}

	k.note("Sent without it:")
	body, err := selection.AppendJSON(nil)
	if err != nil {
		return err
	}
	res, err := k.post(ctx, "/option", body)
	if err != nil {
		return err
	}
	switch {
	case res.Status != 500 || res.Message == nil:
		return unexpected("the broken selection", res.Status, res.Message)
	case !strings.Contains(*res.Message, wrongPlace+": "):
		return fmt.Errorf("the refusal does not name the pointer %s: %s", wrongPlace, *res.Message)
	}
	for part := range strings.SplitSeq(*res.Message, "; ") {
		k.note("! %s", part)
	}
	return nil
}

// post sends a body without looking at it.
func (k *kakao) post(ctx context.Context, path string, body []byte) (*options.SelectionResult, error) {
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, k.url+path, bytes.NewReader(body))
	if err != nil {
		return nil, err
	}
	req.Header.Set("Content-Type", "application/json")
	res, err := k.http.Do(req)
	if err != nil {
		return nil, err
	}
	defer res.Body.Close()
	answer, err := io.ReadAll(res.Body)
	if err != nil {
		return nil, err
	}
	if res.StatusCode != http.StatusOK {
		return nil, fmt.Errorf("the broken selection was answered HTTP %s, want 200", res.Status)
	}
	result := new(options.SelectionResult)
	return result, result.UnmarshalJSON(answer)
}

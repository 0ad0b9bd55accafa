package generated_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/bizgen/bizgen/generated/callbacks"
	"github.com/bizgen/bizgen/generated/oneclick"
	"github.com/bizgen/bizgen/generated/talkpluginotp"
)

// What the plugins deliver about a person, and the keys of an order sheet, are in no
// log: not printed with any verb, not by slog, and not in the error about a value
// that is wrong.
func TestSecretsStayOutOfLogs(t *testing.T) {
	for _, c := range []struct {
		file    string
		into    json.Unmarshaler
		secrets []string
		shown   string
	}{
		{
			"pi-otp-response.strict.json", &talkpluginotp.PersonalInfo{},
			[]string{"lukas", "0000-0000", "xxxxx@", "분당구", "H스퀘어", "22222", "111111", "30~49", "19XX", "male", "t1.kakaocdn.net"}, "shipping_address",
		},
		{
			"loc-otp-response-v2.json", &talkpluginotp.Location{},
			[]string{"37.402", "127.108", "삼평동", "판교역로", "681", "13494", "에이치스퀘어", "8층"}, "underground_yn",
		},
		{"img-otp-response.json", &talkpluginotp.SecureImages{}, []string{"http:", "signature", "credential"}, "2020-01-22T07:49:15Z"},
		{"img-callback-request.json", &callbacks.SecureImageCallback{}, []string{"talk-plugin", "/otp/"}, "otp"},
		{"pay-t2-request.json", &oneclick.ApproveRequest{}, []string{"01011112222", "수령인", "판교역로", "13494"}, "4743235478656"},
	} {
		t.Run(c.file, func(t *testing.T) {
			data, err := os.ReadFile(filepath.Join("..", "spec", "kakao", "samples", c.file))
			if err != nil {
				t.Fatal(err)
			}
			if err := c.into.UnmarshalJSON(data); err != nil {
				t.Fatal(err)
			}
			var logged bytes.Buffer
			slog.New(slog.NewTextHandler(&logged, nil)).Info("got", "value", c.into)
			fmt.Fprintf(&logged, "%v %+v %#v %s %q", c.into, c.into, c.into, c.into, c.into)
			for _, secret := range c.secrets {
				if !strings.Contains(string(data), secret) || strings.Contains(logged.String(), secret) {
					t.Errorf("%s is not in the sample, or is in the log: %s", secret, logged.String())
				}
			}
			if !strings.Contains(logged.String(), c.shown) {
				t.Errorf("%s is not in the log: %s", c.shown, logged.String())
			}
		})
	}
}

// An error says where a secret is wrong, and not what it was.
func TestErrorsAboutSecrets(t *testing.T) {
	err := callbacks.ValidateSecureImageCallback([]byte(`{"otp": "https://attacker.example/otp/5fcf3cfe00a6950dc026/secure_image"}`))
	if err == nil || !strings.Contains(err.Error(), "/otp: ") || strings.Contains(err.Error(), "5fcf3c") || strings.Contains(err.Error(), "attacker") {
		t.Errorf("%v", err)
	}
	err = oneclick.ValidateShippingAddress([]byte(`{"base_address": 7, "detail_address": "", "zone_code": "", "receiver_name": "", "receiver_mobile_number": "010-0000"}`))
	if err == nil || !strings.Contains(err.Error(), "/base_address: ") || !strings.Contains(err.Error(), "/receiver_mobile_number: ") || strings.Contains(err.Error(), "010-0000") {
		t.Errorf("%v", err)
	}
}

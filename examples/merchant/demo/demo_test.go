package main

import (
	"bytes"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"regexp"
	"strings"
	"testing"
	"time"
)

// asDemo makes this test's program the demo, and the processes it starts too.
const asDemo = "BIZGEN_EXAMPLE_AS_DEMO"

func TestMain(m *testing.M) {
	if os.Getenv(asDemo) != "" {
		main()
	}
	os.Exit(m.Run())
}

// runProcess runs the demo with arguments as a process of its own.
func runProcess(t *testing.T, args ...string) (stdout, stderr string, code int) {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.CommandContext(t.Context(), self, args...)
	cmd.Env = append(os.Environ(), asDemo+"=1")
	var out, errs bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &errs
	if err := cmd.Run(); err != nil {
		if _, exited := err.(*exec.ExitError); !exited {
			t.Fatal(err)
		}
	}
	return out.String(), errs.String(), cmd.ProcessState.ExitCode()
}

func TestDemo(t *testing.T) {
	start := time.Now()
	out, errs, code := runProcess(t)
	if code != 0 || errs != "" {
		t.Fatalf("exit code %d, standard error %q, output:\n%s", code, errs, out)
	}
	if took := time.Since(start); took > 15*time.Second { // 2 s on a machine with nothing else to do
		t.Errorf("took %v", took)
	}
	rest := out
	for _, want := range []string{
		"A merchant (process ",
		"> GET /options?id=10013529\n",
		"> X-Kakao-Plugin-Relay-Id: relay-2020-07-25\n",
		`"name": "윈터펠테스트11"`,
		"lines more\n",
		"> POST /option\n",
		`"option_group_id": "사이즈2"`,
		"> GET /ordersheet?ordersheet_id=",
		`"item_name": "윈터펠테스트11 (S12, R23, A)"`,
		"> POST /order/approve\n",
		"> GET /payment/approval?partner_order_id=",
		"> GET /order/status?order_id=",
		`"order_status":"W"`,
		`"order_status":"W"`,
		`"order_status":"S"`,
		"! /price  must be at least 0  (#/components/schemas/OptionSelection/properties/price/minimum)",
		"! /option_groups/2/quantity  must be at least 1",
		"> POST /option\n",
		"< 200 OK ",
		`"status":500`,
		"! /option_groups/2/quantity: must be at least 1",
	} {
		_, after, found := strings.Cut(rest, want)
		if !found {
			t.Fatalf("%q is missing, or in the wrong place, of:\n%s", want, out)
		}
		rest = after
	}
	last := regexp.MustCompile(`\n\n\d+ calls, 1 refused as it should be, order \w+ settled S in \d+ ms\n$`)
	if !last.MatchString(out) {
		t.Errorf("the last line is not the summary:\n%s", out)
	}
	if strings.Contains(out, "\x1b") {
		t.Error("there are colours, and no terminal")
	}
}

func TestUsage(t *testing.T) {
	if _, errs, code := runProcess(t, "help"); code != 2 || !strings.HasPrefix(errs, "usage: ") {
		t.Errorf("exit code %d, standard error %q", code, errs)
	}
}

// TestMerchantsThatMisbehave plays against merchants that answer wrongly: the
// demo must notice, and say what.
func TestMerchantsThatMisbehave(t *testing.T) {
	for name, test := range map[string]struct{ answer, want string }{
		"refuses":      {`{"status":300,"message":"품절"}`, "the option lookup was answered status 300 (품절), want 200"},
		"not allowed":  {`{"status":200}`, `lacks the required member data`},
		"not JSON":     {`<html>`, "is not well-formed JSON"},
		"wrong status": {``, "404"},
	} {
		t.Run(name, func(t *testing.T) {
			server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				w.Header().Set("Content-Type", "application/json")
				if test.answer == "" {
					w.WriteHeader(http.StatusNotFound)
				}
				_, _ = w.Write([]byte(test.answer))
			}))
			defer server.Close()
			var out bytes.Buffer
			_, err := play(t.Context(), server.URL, &out)
			if err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("got %v, want %q", err, test.want)
			}
		})
	}
}

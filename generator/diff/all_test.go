package diff_test

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/bizgen/bizgen/generator/diff"
)

// TestMain holds the tables to having every rule.
func TestMain(m *testing.M) {
	flag.Parse()
	code := m.Run()
	if code == 0 && flag.Lookup("test.run").Value.String() == "" {
		for rule := range diff.Rules {
			if !met(rule) {
				fmt.Println("FAIL: no test meets the rule", rule)
				code = 1
			}
		}
	}
	os.Exit(code)
}

func met(rule string) bool {
	for id := range seen {
		for _, kind := range []string{"", "request-", "response-", "parameter-", "header-"} {
			if strings.TrimPrefix(id, kind) == rule {
				return true
			}
		}
	}
	return false
}

// Package generated_test holds the generated packages to what the catalogue
// says: they are used here as a merchant uses them.
package generated_test

import (
	"cmp"
	"errors"
	"maps"
	"os"
	"regexp"
	"slices"
	"testing"

	"github.com/bizgen/bizgen/generated/oneclick"
	"github.com/bizgen/bizgen/generated/options"
	"github.com/bizgen/bizgen/runtime"
)

// A schema is a component schema of the catalogue as generated code has it.
type schema struct {
	validate func(data []byte) error
	decode   func(data []byte) (value, error)
}

// A value is a value of a generated type.
type value interface {
	AppendJSON(dst []byte) ([]byte, error)
	MarshalJSON() ([]byte, error)
	Validate() error
}

func of[T value, P interface {
	*T
	UnmarshalJSON(data []byte) error
}](validate func([]byte) error) schema {
	return schema{validate, func(data []byte) (value, error) {
		var v T
		err := P(&v).UnmarshalJSON(data)
		return v, err
	}}
}

var schemas = map[string]schema{
	"OptionsEnvelope":  of[options.OptionsEnvelope](options.ValidateOptionsEnvelope),
	"OptionResponse":   of[options.OptionResponse](options.ValidateOptionResponse),
	"OptionGroup":      of[options.OptionGroup](options.ValidateOptionGroup),
	"OptionSubGroup":   of[options.OptionSubGroup](options.ValidateOptionSubGroup),
	"Option":           of[options.Option](options.ValidateOption),
	"OptionSubGroupId": of[options.OptionSubGroupId](options.ValidateOptionSubGroupId),
	"OptionType":       of[options.OptionType](options.ValidateOptionType),
	"OptionSelection":  of[options.OptionSelection](options.ValidateOptionSelection),
	"SelectOption":     of[options.SelectOption](options.ValidateSelectOption),
	"SelectionResult":  of[options.SelectionResult](options.ValidateSelectionResult),

	"StatusCode":             of[oneclick.StatusCode](oneclick.ValidateStatusCode),
	"OrdersheetEnvelope":     of[oneclick.OrdersheetEnvelope](oneclick.ValidateOrdersheetEnvelope),
	"Ordersheet":             of[oneclick.Ordersheet](oneclick.ValidateOrdersheet),
	"OrderAgreement":         of[oneclick.OrderAgreement](oneclick.ValidateOrderAgreement),
	"AutomaticPayment":       of[oneclick.AutomaticPayment](oneclick.ValidateAutomaticPayment),
	"AutomaticPaymentDetail": of[oneclick.AutomaticPaymentDetail](oneclick.ValidateAutomaticPaymentDetail),
	"ApproveRequest":         of[oneclick.ApproveRequest](oneclick.ValidateApproveRequest),
	"ShippingAddress":        of[oneclick.ShippingAddress](oneclick.ValidateShippingAddress),
	"ApproveResult":          of[oneclick.ApproveResult](oneclick.ValidateApproveResult),
	"AuthenticationResult":   of[oneclick.AuthenticationResult](oneclick.ValidateAuthenticationResult),
	"OrderStatusEnvelope":    of[oneclick.OrderStatusEnvelope](oneclick.ValidateOrderStatusEnvelope),
	"OrderStatusResult":      of[oneclick.OrderStatusResult](oneclick.ValidateOrderStatusResult),
	"OrderStatus":            of[oneclick.OrderStatus](oneclick.ValidateOrderStatus),
}

// No generated validator of the two documents that a merchant serves is missing
// from the table of this file; those of the others have tables of their own.
func TestEverySchemaIsTested(t *testing.T) {
	found := map[string]bool{}
	for _, file := range []string{"options/validators.go", "oneclick/validators.go"} {
		for _, m := range regexp.MustCompile(`(?m)^func Validate(\w+)\(data \[\]byte\) error`).FindAllSubmatch(read(t, file), -1) {
			found[string(m[1])] = true
		}
	}
	if have, want := slices.Sorted(maps.Keys(schemas)), slices.Sorted(maps.Keys(found)); !slices.Equal(have, want) {
		t.Errorf("tested %q\nhave   %q", have, want)
	}
}

// spec is the catalogue's folder of Kakao's documents.
const spec = "../spec/kakao/"

func read(t testing.TB, file string) []byte {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func sample(t testing.TB, name string) []byte {
	t.Helper()
	return read(t, spec+"samples/"+name)
}

// A violation is what the tables know of one.
type violation struct {
	Pointer string `json:"pointer"`
	Keyword string `json:"keyword"`
}

// violations returns what err reports, sorted. Where a text is no JSON, the
// place does not matter.
func violations(t testing.TB, err error) []violation {
	t.Helper()
	if err == nil {
		return nil
	}
	list, ok := errors.AsType[*runtime.Error](err)
	if !ok {
		t.Fatalf("%T is no *runtime.Error: %v", err, err)
	}
	var out []violation
	for _, v := range list.Violations {
		if v.Keyword == "syntax" || v.Keyword == "depth" {
			v.Pointer = ""
		}
		out = append(out, violation{v.Pointer, v.Keyword})
	}
	sort(out)
	return out
}

func sort(list []violation) {
	slices.SortFunc(list, func(a, b violation) int {
		return cmp.Or(cmp.Compare(a.Pointer, b.Pointer), cmp.Compare(a.Keyword, b.Keyword))
	})
}

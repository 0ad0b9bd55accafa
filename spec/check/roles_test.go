package check

import (
	"regexp"
	"slices"
	"strings"
	"testing"
)

// rights are the operations of a document with roles, by function.
type rights struct {
	roles     map[string]object
	functions []string
	ops       []right
}

type right struct {
	id, method, function, part string // x-function: function, or function.part
	granted, inferred, gap     []string
}

func rightsOf(t *testing.T, file string) rights {
	t.Helper()
	doc := document(t, file)
	out := rights{roles: map[string]object{}}
	var scheme string
	for _, name := range keys(at(doc, "components", "securitySchemes")) {
		s := at(doc, "components", "securitySchemes", name)
		if at(s, "x-roles") == nil {
			continue
		}
		scheme = name
		for _, r := range list(s, "x-roles") {
			out.roles[text(r, "name")] = r.(object)
		}
		for _, f := range list(s, "x-functions") {
			out.functions = append(out.functions, text(f, "name"))
		}
	}
	walk(doc, func(n node) {
		if n.kind != isOperation {
			return
		}
		r := right{id: text(n.at, "operationId"), method: n.name}
		r.function, r.part, _ = strings.Cut(text(n.at, "x-function"), ".")
		if len(out.functions) > 0 && !slices.Contains(out.functions, r.function) {
			t.Errorf("%s: x-function %q is not one of %q", n, r.function, out.functions)
		}
		security, own := n.at["security"]
		if !own {
			security = doc["security"]
		}
		for _, requirement := range security.([]any) {
			for _, scope := range list(requirement, scheme) {
				r.granted = append(r.granted, scope.(string))
			}
		}
		for x, to := range map[string]*[]string{"x-roles-inferred": &r.inferred, "x-roles-gap": &r.gap} {
			for _, role := range list(n.at, x) {
				*to = append(*to, role.(string))
				if granted := slices.Contains(r.granted, role.(string)); granted != (x == "x-roles-inferred") {
					t.Errorf("%s: %s has %s, which is granted: %t", n, x, role, granted)
				}
			}
		}
		for _, role := range slices.Concat(r.granted, r.gap) {
			if out.roles[role] == nil {
				t.Errorf("%s: no role %q", n, role)
			}
		}
		out.ops = append(out.ops, r)
	})
	return out
}

// cell says what a role may do in a function, or in a part of it: U when it may
// call an operation other than GET, V when it may only GET, - when nothing.
func (r rights) cell(role, function, part string) string {
	out := "-"
	for _, op := range r.ops {
		if op.function != function || part != "" && op.part != part || !slices.Contains(op.granted, role) {
			continue
		}
		if op.method != "get" {
			return "U"
		}
		out = "V"
	}
	return out
}

// may says whether a role may do anything of a function: yes, [I] yes when the
// seeds do not say so of any of it, [G] when they are silent and it may not, no.
func (r rights) may(role, function string) string {
	out := "no"
	for _, op := range r.ops {
		switch {
		case op.function != function:
		case slices.Contains(op.granted, role) && !slices.Contains(op.inferred, role):
			return "yes"
		case slices.Contains(op.granted, role):
			out = "[I] yes"
		case slices.Contains(op.gap, role) && out == "no":
			out = "[G]"
		}
	}
	return out
}

// consoleMatrix is table C2 of the catalogue of facts, as it stands there.
var consoleMatrix = []struct{ role, row string }{
	{"merchant-admin", "| merchant Admin | U | U | U | sign-up (first account) |"},
	{"merchant-manager", "| merchant Manager | V | V | U | Admin |"},
	{"merchant-dev", "| merchant Dev | V | U | - | Admin |"},
	{"merchant-read-only", "| merchant Read Only | V | V | V | Admin |"},
	{"sub-store-manager", "| sub-store Manager | own sub-store U; merchant's account page V; business info V | own U | own U | merchant Admin, or Manager of the **same** sub-store |"},
	{"sub-store-read-only", "| sub-store Read Only | own sub-store V | own V | own V | same |"},
}

// The roles and functions of PortOne's console follow from the document as the
// catalogue has them.
func TestConsoleRoles(t *testing.T) {
	r := rightsOf(t, "portone/console")
	if len(r.roles) != len(consoleMatrix) {
		t.Errorf("%d roles, %d in the matrix", len(r.roles), len(consoleMatrix))
	}
	creators := map[string]string{ // x-roles' created-by in the catalogue's words
		"sign-up":                           "sign-up (first account)",
		"merchant-admin":                    "Admin",
		"merchant-admin, sub-store-manager": "merchant Admin, or Manager of the **same** sub-store",
	}
	before := ""
	for _, want := range consoleMatrix {
		title, _, _ := strings.Cut(strings.TrimPrefix(want.row, "| "), " |")
		first := r.cell(want.role, "storeAndAccount", "")
		own := ""
		if limit := text(r.roles[want.role], "limit"); limit == "own-sub-store" {
			own = "own "
			first = own + "sub-store " + r.cell(want.role, "storeAndAccount", "subStores")
			for _, part := range []struct{ name, words string }{{"merchantAccounts", "merchant's account page"}, {"businessInfo", "business info"}} {
				if c := r.cell(want.role, "storeAndAccount", part.name); c != "-" {
					first += "; " + part.words + " " + c
				}
			}
		} else if limit != "none" {
			t.Errorf("%s: limit %q", want.role, limit)
		}
		creator := creators[text(r.roles[want.role], "created-by")]
		if creator == before && own != "" {
			creator = "same"
		}
		before = creator
		have := "| " + strings.Join([]string{title, first, own + r.cell(want.role, "integration", ""), own + r.cell(want.role, "other", ""), creator}, " | ") + " |"
		t.Log(have)
		if have != want.row {
			t.Errorf("have %s\nwant %s", have, want.row)
		}
	}
	// Who creates accounts, by the operations and by the roles.
	for _, op := range r.ops {
		var want []string
		switch op.id {
		case "createAccount":
			want = strings.Split(text(r.roles["merchant-dev"], "created-by"), ", ")
		case "createSubStoreAccount":
			want = strings.Split(text(r.roles["sub-store-manager"], "created-by"), ", ")
		default:
			continue
		}
		if !slices.Equal(op.granted, want) {
			t.Errorf("%s is for %q, created-by says %q", op.id, op.granted, want)
		}
	}
	rows := make([]string, len(consoleMatrix))
	for i, m := range consoleMatrix {
		rows[i] = m.row
	}
	inCatalogue(t, rows)
}

// walletMatrix is table C1 of the catalogue of facts, and the functions that
// each of its rows is about.
var walletMatrix = []struct {
	row       string
	functions []string
}{
	{"| manage contract info of dealer and its organisations | yes | yes | - | - |", []string{"contractInfo"}},
	{"| invite an organisation's admin | yes | **no** in [멤버 관리], not mentioned in [회원 가입] (E20) | - | - |", []string{"inviteOrganisationAdmin"}},
	{"| settlement info | yes | no | [G] | [G] |", []string{"settlement"}},
	{"| 정보관리 info mgmt, 통계 statistics, own organisation info (view), app info registration, product contract (view), e-mail resend | yes | [I] yes | yes (exactly this list) | yes (\"all functions available\", same list) |",
		[]string{"infoManagement", "statistics", "ownOrganisation", "appInfo", "productContract", "emailResend"}},
}

var walletCell = regexp.MustCompile(`^(yes|no|\[I\] yes|\[G\])\b|^\[G\]`)

// The roles and functions of the wallet's partner centre follow from the
// document as the catalogue has them. Of a cell with a remark, the answer counts;
// "-", not theirs at all, is no.
func TestWalletRoles(t *testing.T) {
	r := rightsOf(t, "wallet/partner-center")
	columns := []string{"dealer-admin", "dealer-operator", "indirect-organisation-admin", "direct-organisation-admin"}
	asked := map[string]bool{}
	for _, want := range walletMatrix {
		cells := strings.Split(strings.Trim(want.row, "| "), " | ")
		for _, function := range want.functions {
			asked[function] = true
			var have []string
			for i, role := range columns {
				answer := walletCell.FindString(strings.Trim(strings.ReplaceAll(cells[i+1], "**", ""), " "))
				if cells[i+1] == "-" {
					answer = "no"
				}
				have = append(have, r.may(role, function))
				if have[i] != answer {
					t.Errorf("%s, %s: %s, the catalogue says %q", function, role, have[i], cells[i+1])
				}
			}
			t.Logf("| %s | %s |", function, strings.Join(have, " | "))
		}
	}
	// The list of the organisations' admins is exact: nothing else is theirs.
	for _, function := range r.functions {
		if asked[function] || function == "dealerRegistration" || function == "joining" {
			continue
		}
		t.Errorf("%s is in no row", function)
	}
	// E20: the settlement manager is named in a question and never defined.
	for _, function := range r.functions {
		if may := r.may("dealer-settlement-manager", function); may != "no" {
			t.Errorf("dealer-settlement-manager, %s: %s", function, may)
		}
	}
	rows := make([]string, len(walletMatrix))
	for i, m := range walletMatrix {
		rows[i] = m.row
	}
	inCatalogue(t, rows)
}

// The partner admin has roles without a matrix: every scope is one of them.
func TestPartnerAdminRoles(t *testing.T) {
	r := rightsOf(t, "kakaopay/partner-admin")
	used := map[string]bool{}
	for _, op := range r.ops {
		for _, role := range op.granted {
			used[role] = true
		}
	}
	for role := range r.roles {
		if !used[role] {
			t.Errorf("nothing is for %s", role)
		}
	}
}

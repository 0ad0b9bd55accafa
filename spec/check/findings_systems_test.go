package check

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// E20: one article bars the operator from inviting, another is silent; the
// settlement manager is not defined.
func TestE20StricterOperator(t *testing.T) {
	r := rightsOf(t, "wallet/partner-center")
	if may := r.may("dealer-operator", "inviteOrganisationAdmin"); may != "no" {
		t.Errorf("dealer-operator: %s", may)
	}
	if r.roles["dealer-settlement-manager"] == nil {
		t.Error("the settlement manager is not declared")
	}
	says(t, "info", text(document(t, "wallet/partner-center"), "info", "description"), "정산 담당자")
}

// E36: chapters and documents that are named and absent.
func TestE36OutOfScope(t *testing.T) {
	readme := string(read(t, filepath.Join(root, "README.md")))
	_, section, ok := strings.Cut(readme, "## Out of reach")
	if !ok {
		t.Fatal("README.md has no such section")
	}
	says(t, "README.md", section, "카카오페이 콜백가이드 v1.0.docx", "카카오페이 파일서비스 가이드 v.1.8.docx", "docs.google.com", "07", "08", "A15")
}

// E37: what is in preparation, and what is not.
func TestE37Availability(t *testing.T) {
	for _, file := range []string{optionsDoc, oneclickDoc} {
		says(t, file, text(document(t, file), "info", "description"), "준비중", "고객센터")
	}
	says(t, "getSecureImages", text(at(document(t, otpDoc), "paths", "/otp/{otp_id}/secure_image", "get"), "description"), "등록만 가능")
	info := at(document(t, "kakao/plugin-admin"), "info")
	says(t, "info", text(info, "description"), "준비중", "등록만 가능", "고객센터")
	says(t, "info", text(info, "x-seed"), "004:L705", "004:L961", "004:L1801")
}

// E38: import.agency is not what the SDK has.
func TestE38ImportAgency(t *testing.T) {
	says(t, "info", text(document(t, "portone/console"), "info", "description"), "import.agency", "IMP.agency")
}

// E40: a grant beyond the cap is no error.
func TestE40OverflowIsPending(t *testing.T) {
	const points = "kakaopay/points"
	if v := list(schemaPart(t, points, "RejectionReason"), "x-extensible-enum"); !slices.Equal(v, []any{"MULTIPLE_ACCOUNTS", "AMOUNT_OUT_OF_RANGE"}) {
		t.Errorf("reasons %v", v)
	}
	says(t, "createGrant", text(at(document(t, points), "paths", "/grants", "post"), "description"), "오류가 아닙니다")
	schemaPart(t, points, "PointBalance/properties/pending")
}

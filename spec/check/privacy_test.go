package check

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// Nothing in the catalogue tells of a person or opens a door: what looks like an
// e-mail address, a Korean phone number, a registration number or a key is one of
// those that are known to be made up, or masked by the guide itself.
var private = []struct {
	what    string
	looks   *regexp.Regexp
	allowed *regexp.Regexp
}{
	{
		"e-mail address",
		regexp.MustCompile(`[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+\.[A-Za-z]{2,}`),
		// RFC 2606's names, and the guide's mask.
		regexp.MustCompile(`@(?:[a-z0-9-]+\.)*example(?:\.com|\.org|\.net)?$|^x+@x+\.xxx$|^a@sample-plugin\.kakao\.com$`),
	},
	{
		"phone number",
		regexp.MustCompile(`(?:\+82[- ]?|\b0)1[016789][- ]?[0-9]{3,4}[- ]?[0-9]{4}\b|\b0(?:2|[3-6][0-9]|70)-[0-9]{3,4}-[0-9]{4}\b`),
		// Zeros, and the guide's own example in the forms that the tables try.
		regexp.MustCompile(`0000[- ]?0000$|^(?:\+82|0)10?-?111?1?-?1?2222$|^0100000000$`),
	},
	{
		"resident registration number",
		regexp.MustCompile(`\b[0-9]{6}-[1-8][0-9]{6}\b`),
		nil,
	},
	{
		"business registration number",
		regexp.MustCompile(`\b[0-9]{3}-[0-9]{2}-[0-9]{5}\b`),
		regexp.MustCompile(`^000-00-00000$`),
	},
	{
		"REST API or admin key",
		regexp.MustCompile(`\b[0-9a-f]{32}\b`),
		regexp.MustCompile(`^(?:0123456789abcdef){2}$|^0+$|^(?:example|x+)`),
	},
	{
		"KakaoPay merchant code",
		regexp.MustCompile(`\b[CT][A-Z0-9]{9}\b`),
		// KakaoPay's public test codes, the guide's mask, and words.
		regexp.MustCompile(`^TC0ONETIME$|^TCSUBSCRIP$|^TC0[A-Z]+$|^CT43XXXXXX$|^[A-Z]+$`),
	},
	{
		"secret with a known beginning",
		regexp.MustCompile(`\b(?:whsec_[A-Za-z0-9+/=]{16,}|SECRET_KEY [A-Za-z0-9]{8,}|KakaoAK [A-Za-z0-9]{8,}|Bearer [A-Za-z0-9._-]{16,}|eyJ[A-Za-z0-9_-]{10,}\.eyJ|AKIA[A-Z0-9]{16}|ghp_[A-Za-z0-9]{20,}|DEV[A-F0-9]{32,}|PRD[A-F0-9]{32,})`),
		nil,
	},
	{
		"private key",
		regexp.MustCompile(`-----BEGIN [A-Z ]*PRIVATE KEY-----`),
		nil,
	},
}

// told are the folders that are looked through: the catalogue, what is generated
// from it, and the programs that are built on that.
var told = []string{root, filepath.Join(root, "..", "generated"), filepath.Join(root, "..", "examples")}

func TestNoPersonalData(t *testing.T) {
	var count int
	for _, folder := range told {
		err := filepath.WalkDir(folder, func(file string, d os.DirEntry, err error) error {
			if err != nil || d.IsDir() || d.Name() == "privacy_test.go" || d.Name() == "go.sum" {
				return err
			}
			count++
			for i, s := range strings.Split(string(read(t, file)), "\n") {
				for _, found := range personal(s) {
					t.Errorf("%s:%d: %s", file, i+1, found)
				}
			}
			return nil
		})
		if err != nil {
			t.Error(err)
		}
	}
	if count < 200 {
		t.Errorf("only %d files", count)
	}
}

// personal says what a line tells that it must not.
func personal(line string) []string {
	var out []string
	for _, p := range private {
		for _, found := range p.looks.FindAllString(line, -1) {
			if p.allowed == nil || !p.allowed.MatchString(found) {
				out = append(out, p.what+" "+found)
			}
		}
	}
	return out
}

// What the catalogue must not have is found when it is there.
func TestPersonalDataIsFound(t *testing.T) {
	for what, line := range map[string]string{
		"e-mail address":                "hong@kakaocorp.com",
		"phone number":                  "010-1234-5678",
		"resident registration number":  "900101-1234567",
		"business registration number":  "120-81-47521",
		"REST API or admin key":         "d41d8cd98f00b204e9800998ecf8427e",
		"KakaoPay merchant code":        "C012345678",
		"secret with a known beginning": "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
		"private key":                   "-----BEGIN PRIVATE KEY-----",
	} {
		if found := personal(line); len(found) == 0 || !strings.HasPrefix(found[0], what+" ") {
			t.Errorf("%s: %q is not found, but %q", what, line, found)
		}
	}
}

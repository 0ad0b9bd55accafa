// Package idn checks internationalised host names. Generated code imports it only
// where a document has the format idn-hostname; nothing else in the runtime
// leaves the standard library.
package idn

import (
	"strings"

	"golang.org/x/net/idna"

	"github.com/bizgen/bizgen/runtime"
)

// profile is that of registration (RFC 5891): what is not valid is not mapped to
// something that is.
var profile = idna.New(
	idna.ValidateForRegistration(),
	idna.StrictDomainName(true),
	idna.VerifyDNSLength(true),
	idna.CheckHyphens(true),
	idna.CheckJoiners(true),
	idna.BidiRule(),
)

// FormatHostname tells whether text is an internationalised host name (RFC 5890,
// section 2.3.2.3).
func FormatHostname(text string) bool {
	for _, dot := range []string{"\u3002", "\uFF0E", "\uFF61"} { // the other full stops (RFC 3490, section 3.1)
		text = strings.ReplaceAll(text, dot, ".")
	}
	ascii, err := profile.ToASCII(text)
	return err == nil && runtime.FormatHostname(ascii)
}

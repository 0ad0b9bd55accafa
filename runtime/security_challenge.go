package runtime

import (
	"net/http"
	"slices"
	"strings"
)

// challenges are the values of WWW-Authenticate that tell a caller with what to come
// again (RFC 9110, section 11.6.1): one for each http scheme of the alternatives. API
// keys and certificates have none. code is the error of a bearer token that was
// refused (RFC 6750, section 3.1), "" when there was none.
func challenges(alternatives [][]SecurityRequirement, code string) []string {
	var list []string
	for _, all := range alternatives {
		for _, need := range all {
			if text := need.challenge(code); text != "" && !slices.Contains(list, text) {
				list = append(list, text)
			}
		}
	}
	return list
}

// challengeHeader is nil when there is no challenge.
func challengeHeader(alternatives [][]SecurityRequirement, code string) http.Header {
	if list := challenges(alternatives, code); len(list) > 0 {
		return http.Header{"Www-Authenticate": list}
	}
	return nil
}

func (n SecurityRequirement) challenge(code string) string {
	s := n.Declared
	switch {
	case s == nil || s.Type == SecurityAPIKey || s.Type == SecurityMutualTLS:
		return ""
	case s.isBearer():
		return bearerChallenge(code, n.Scopes)
	case strings.EqualFold(s.HTTPScheme, basic):
		return "Basic realm=" + quotedString(s.Name) + `, charset="UTF-8"`
	case strings.EqualFold(s.HTTPScheme, "digest"):
		return "" // it takes a nonce, which only who verifies the answer can give
	}
	return s.HTTPScheme + " realm=" + quotedString(s.Name)
}

func (s *SecurityScheme) isBearer() bool {
	return s.Type == SecurityOAuth2 || s.Type == SecurityOpenIDConnect || s.Type == SecurityHTTP && strings.EqualFold(s.HTTPScheme, bearer)
}

// bearerChallenge is the challenge of RFC 6750, section 3.
func bearerChallenge(code string, scopes []string) string {
	var params []string
	if code != "" {
		params = append(params, "error="+quotedString(code))
	}
	if len(scopes) > 0 {
		params = append(params, "scope="+quotedString(strings.Join(scopes, " ")))
	}
	if len(params) == 0 {
		return "Bearer"
	}
	return "Bearer " + strings.Join(params, ", ")
}

// quotedString is text as RFC 9110, section 5.6.4 quotes it; what a header cannot
// hold becomes a question mark.
func quotedString(text string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range text {
		switch {
		case r == '"' || r == '\\':
			b.WriteByte('\\')
			b.WriteRune(r)
		case r < ' ' || r >= 0x7F:
			b.WriteByte('?')
		default:
			b.WriteRune(r)
		}
	}
	b.WriteByte('"')
	return b.String()
}

// challenged returns p with the challenges that a 401 must have, unless it brings
// its own. p may be the handler's for all time: it is not changed.
func (p *Problem) challenged(alternatives [][]SecurityRequirement) *Problem {
	if p.Status != http.StatusUnauthorized {
		return p
	}
	for name := range p.Header { // written by hand, it may not be in canonical form
		if strings.EqualFold(name, "WWW-Authenticate") {
			return p
		}
	}
	list := challenges(alternatives, "")
	if len(list) == 0 {
		return p
	}
	own := *p
	own.Header = p.Header.Clone()
	if own.Header == nil {
		own.Header = http.Header{}
	}
	own.Header["Www-Authenticate"] = list
	return &own
}

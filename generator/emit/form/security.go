package form

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/bizgen/bizgen/generator/plan"
)

var securityTypes = map[string]string{
	"apiKey": "SecurityAPIKey", "http": "SecurityHTTP", "mutualTLS": "SecurityMutualTLS",
	"oauth2": "SecurityOAuth2", "openIdConnect": "SecurityOpenIDConnect",
}

// scheme prints the runtime.SecurityScheme of a scheme.
func scheme(s *plan.SecurityScheme) string {
	fields := []string{"Name: " + strconv.Quote(s.Name), "Type: runtime." + securityTypes[s.Type]}
	if s.Type == "apiKey" {
		fields = append(fields, "In: runtime."+place(s.In), "Parameter: "+strconv.Quote(s.Parameter))
	}
	if s.HTTPScheme != "" {
		fields = append(fields, "HTTPScheme: "+strconv.Quote(s.HTTPScheme))
	}
	fields = append(fields, "Option: "+strconv.Quote(s.Option))
	return "runtime.SecurityScheme{\n" + wrapped(fields) + ",\n}"
}

// requirement prints the fields of a runtime.SecurityRequirement.
func requirement(r plan.SecurityRequirement) string {
	fields := []string{"Scheme: " + strconv.Quote(r.Scheme)}
	if len(r.Scopes) > 0 {
		fields = append(fields, fmt.Sprintf("Scopes: %#v", r.Scopes))
	}
	if r.Declared != nil {
		fields = append(fields, "Declared: &"+r.Declared.Var)
	}
	return "{" + strings.Join(fields, ", ") + "}"
}

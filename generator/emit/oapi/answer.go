package oapi

import (
	"fmt"

	"github.com/oapi-codegen/oapi-codegen/v2/pkg/codegen"

	"github.com/bizgen/bizgen/generator/plan"
)

// decoding is the function of the library's templates that prints how a client
// decodes an answer.
const decoding = "genResponseUnmarshal"

// checkAnswers has clients check answers before they decode them. It returns what
// tells whether the library has asked, and what undoes it.
func checkAnswers(p *plan.Package) (asked func() bool, restore func()) {
	print, known := codegen.TemplateFunctions[decoding].(func(*codegen.OperationDefinition) string)
	ran := false
	if known {
		methods := map[string]string{}
		for _, op := range p.Operations {
			methods[op.Method+" "+op.Path] = op.Name
		}
		codegen.TemplateFunctions[decoding] = func(op *codegen.OperationDefinition) string {
			method := methods[op.Method+" "+op.Path]
			if method == "" { // of a callback, or a webhook
				return print(op)
			}
			ran = true
			return fmt.Sprintf("if err := (responseChecks{}).%s(rsp, bodyBytes); err != nil {\nreturn nil, err\n}\n", method) + print(op)
		}
	}
	return func() bool { return ran }, func() {
		if known {
			codegen.TemplateFunctions[decoding] = print
		}
	}
}

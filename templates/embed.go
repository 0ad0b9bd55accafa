// Package templates holds the texts that the emitters fill: fixed forms with
// holes. It knows nothing of what fills them; README.md says what each is given.
package templates

import "embed"

// FS holds the templates, one folder an emitter.
//
//go:embed operations/*.tmpl server/*.tmpl client/*.tmpl checks/*.tmpl oapi-codegen docs init
var FS embed.FS

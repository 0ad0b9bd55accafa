package document

import "github.com/getkin/kin-openapi/openapi3"

// Fresh gives the document as kin-openapi has it, a copy at each call: for a library
// that takes its documents so, and changes them. An error is kin-openapi's.
func (d *Document) Fresh() (*openapi3.T, error) { return d.loadKin() }

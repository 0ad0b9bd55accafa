// Package spec holds the OpenAPI documents of the catalogue, so that a program
// can generate from them, serve them or show them without a checkout.
//
// The documents are written by hand from their owners' guides. README.md says
// what the x- extensions in them mean.
package spec

import "embed"

// FS holds the documents by owner, for example "kakao/options.yaml".
//
//go:embed kakao/*.yaml
var FS embed.FS

// Package spec holds the OpenAPI documents of the catalogue, so that a program
// can generate from them, serve them or show them without a checkout.
//
// The documents are written by hand from their owners' guides. README.md says
// what the x- extensions in them mean.
package spec

import "embed"

// FS holds the documents by owner, for example "kakao/options.yaml", what they
// refer to in "common", and beside each the overlay with its English texts,
// "kakao/options.en.overlay.yaml".
//
//go:embed common/*.yaml kakao/*.yaml kakaopay/*.yaml portone/*.yaml wallet/*.yaml
var FS embed.FS

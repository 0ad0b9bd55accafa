// Package peers is the other generators' input, and where their code goes: each
// of the folders beside this file is made by a line below, ignored by git, and
// imported only under the build tag "peers". The document they read says what
// the catalogue's says, as far as all of them can read it.
package peers

import "embed"

// Document holds the documents.
//
//go:embed peers.yaml numbers.yaml
var Document embed.FS

//go:generate go tool ogen --clean --package ogenapi --target ogenapi peers.yaml
//go:generate go tool ogen --clean --package ogenbare --target ogenbare --config ogenbare.yaml peers.yaml
//go:generate go tool oapi-codegen -config oapi.yaml peers.yaml
//go:generate go run -C ../.. . generate --spec bench/peers/peers.yaml --package ours --out bench/peers/ours

//go:generate go tool ogen --clean --package ogennumbers --target ogennumbers numbers.yaml
//go:generate go tool oapi-codegen -config oapinumbers.yaml numbers.yaml
//go:generate go run -C ../.. . generate --spec bench/peers/numbers.yaml --package ournumbers --out bench/peers/ournumbers

package oapi

import (
	"maps"
	"strings"

	"github.com/oapi-codegen/oapi-codegen/v2/pkg/codegen"

	"github.com/bizgen/bizgen/generator/goname"
)

// keepHangul has the library spell names that it would lose: it deletes whatever is
// not ASCII. Other names stay as it makes them. It returns what undoes that.
func keepHangul() (restore func()) {
	before := maps.Clone(codegen.NameNormalizers)
	for key, normalize := range before {
		codegen.NameNormalizers[key] = func(name string) string { return normalize(spelt(name)) }
	}
	return func() { maps.Copy(codegen.NameNormalizers, before) }
}

// spelt is a name in ASCII.
func spelt(name string) string {
	if isASCII(name) {
		return name
	}
	return strings.Join(goname.Words(name), "_")
}

func isASCII(text string) bool {
	return strings.IndexFunc(text, func(r rune) bool { return r >= 0x80 }) < 0
}

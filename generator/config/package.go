package config

import (
	"fmt"
	"go/token"
	"path/filepath"
	"strings"
	"unicode"
)

// reserved are identifiers that the go command does not accept, or ignores, as
// the name of a package that others import.
var reserved = map[string]string{
	"_":             "the blank identifier",
	"main":          "the name of programs, which nobody can import",
	"init":          "a name that no file can import",
	"documentation": "a name that the go command ignores",
}

// CheckPackage says why a Go package cannot have the name; nil when it can.
func CheckPackage(name string) error {
	if !token.IsIdentifier(name) {
		return fmt.Errorf("%q is not a Go package name; want letters, digits and _, no digit first, no keyword", name)
	}
	if why := reserved[name]; why != "" {
		return fmt.Errorf("%q is %s; choose another name", name, why)
	}
	return nil
}

// PackageOf makes the package name that goes without saying for a folder: its
// own name in lower case, without the characters an identifier can't hold. It
// is "" when nothing usable is left.
func PackageOf(dir string) string {
	if abs, err := filepath.Abs(dir); err == nil {
		dir = abs
	}
	name := strings.Map(func(c rune) rune {
		if unicode.IsLetter(c) || unicode.IsDigit(c) {
			return unicode.ToLower(c)
		}
		return -1
	}, filepath.Base(dir))
	name = strings.TrimLeftFunc(name, unicode.IsDigit)
	if CheckPackage(name) != nil {
		return ""
	}
	return name
}

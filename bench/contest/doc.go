// Package contest has the contestants: what bizgen generates, beside the other
// generators' code and what one would write by hand. All but this file needs
// their generated code ("go generate ./peers") and the build tag "peers".
package contest

package goname

import (
	"go/token"
	"go/types"
	"strings"
)

// taken are the names that mean something in every Go file.
var taken = func() map[string]bool {
	names := map[string]bool{"init": true, "main": true}
	for t := token.BREAK; t <= token.VAR; t++ {
		names[t.String()] = true
	}
	for _, name := range types.Universe.Names() {
		names[name] = true
	}
	return names
}()

// initialisms are golint's. A word more or less in this list renames users' code.
var initialisms = set("ACL API ASCII CPU CSS DNS EOF GUID HTML HTTP HTTPS ID IP JSON QPS RAM RPC SLA SMTP SQL SSH TCP TLS TTL " +
	"UDP UI UID UUID URI URL UTF8 VM XML XMPP XSRF XSS")

// initialism returns word as Go writes it if it is one, also in the plural (IDs) or counted (ID2); "" otherwise.
func initialism(word string) string {
	upper := strings.ToUpper(word)
	if initialisms[upper] {
		return upper
	}
	if stem := strings.TrimRight(upper, "0123456789"); initialisms[stem] {
		return upper
	}
	if stem, plural := strings.CutSuffix(upper, "S"); plural && initialisms[stem] {
		return stem + "s"
	}
	return ""
}

// constrains are the last words of a file name that keep it out of a build: go/build's lists, and tests.
var constrains = set("test aix android darwin dragonfly freebsd hurd illumos ios js linux nacl netbsd openbsd plan9 solaris wasip1 " +
	"windows zos 386 amd64 amd64p32 arm armbe arm64 arm64be loong64 mips mipsle mips64 mips64le mips64p32 mips64p32le ppc ppc64 " +
	"ppc64le riscv riscv64 s390 s390x sparc sparc64 wasm")

// windowsDevices are refused in module zips.
var windowsDevices = set("con prn aux nul com0 com1 com2 com3 com4 com5 com6 com7 com8 com9 lpt0 lpt1 lpt2 lpt3 lpt4 lpt5 lpt6 lpt7 lpt8 lpt9")

func set(words string) map[string]bool {
	s := map[string]bool{}
	for word := range strings.FieldsSeq(words) {
		s[word] = true
	}
	return s
}

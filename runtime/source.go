package runtime

import "embed"

// SourceText is the text of this package and of those below it. The generator writes it
// beside generated code that is to stand without a requirement on bizgen. No linker
// puts it into a program that does not name it.
//
//go:embed *.go ecmascript/*.go idn/*.go
var SourceText embed.FS

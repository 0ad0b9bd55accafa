package notice

import (
	"io"
	"io/fs"
)

// Terminal tells whether somebody may be watching what is written to w. The null
// device counts as a terminal, which does no harm.
func Terminal(w io.Writer) bool {
	file, ok := w.(interface{ Stat() (fs.FileInfo, error) })
	if !ok {
		return false
	}
	info, err := file.Stat()
	return err == nil && info.Mode()&fs.ModeCharDevice != 0
}

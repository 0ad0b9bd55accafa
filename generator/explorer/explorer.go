// Package explorer reads the program of the page that sends requests: Scalar's API
// reference, which users get from npm. It is not part of bizgen, so it is one known
// file or none.
package explorer

import (
	"archive/tar"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"path"
	"path/filepath"
	"strings"
)

const (
	// What npm knows the program by.
	Package = "@scalar/api-reference"
	Version = "1.76.0"
	Tarball = "scalar-api-reference-" + Version + ".tgz" // as npm names it

	sum     = "dcb027152bf20bf2f6dcd66e8f9fb073c1a9e274cf0b94b939a7d99ab8947060" // SHA-256 of the program
	program = "dist/browser/standalone.js"                                       // where it is in the package
	most    = 32 << 20                                                           // bytes of the program,
)

// Read gives the program. The path is that of the tarball that npm packs, of the
// folder of the package, or of the program itself.
func Read(name string) ([]byte, error) {
	data, err := read(name)
	if err != nil {
		return nil, fmt.Errorf("%w; %s", err, advice)
	}
	return data, check(name, data, sum)
}

var advice = fmt.Sprintf("the explorer is %s %s: get it with `npm pack %s@%s` and name the tarball", Package, Version, Package, Version)

func read(name string) ([]byte, error) {
	info, err := os.Stat(name)
	if err != nil {
		return nil, err
	}
	if info.IsDir() {
		name = filepath.Join(name, filepath.FromSlash(program))
	}
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	if strings.HasSuffix(name, ".tgz") || strings.HasSuffix(name, ".tar.gz") {
		data, err := unpack(f)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		return data, nil
	}
	return whole(f)
}

// unpack finds the program in a tarball of npm, whose files are in one folder.
func unpack(f io.Reader) ([]byte, error) {
	packed, err := gzip.NewReader(f)
	if err != nil {
		return nil, err
	}
	for files := tar.NewReader(packed); ; {
		header, err := files.Next()
		if errors.Is(err, io.EOF) {
			return nil, fmt.Errorf("there is no %s in it", program)
		}
		if err != nil {
			return nil, err
		}
		if _, below, _ := strings.Cut(path.Clean(header.Name), "/"); below == program {
			return whole(files)
		}
	}
}

// whole reads as much as the program may have: more is another file.
func whole(r io.Reader) ([]byte, error) { return io.ReadAll(io.LimitReader(r, most)) }

// check refuses every program but the one that has been looked at.
func check(name string, data []byte, want string) error {
	sum := sha256.Sum256(data)
	if have := hex.EncodeToString(sum[:]); have != want {
		return fmt.Errorf("%s: the program in it has the SHA-256 %s, not %s; %s", name, have, want, advice)
	}
	return nil
}

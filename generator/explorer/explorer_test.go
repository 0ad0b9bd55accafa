package explorer

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const text = "var Scalar = {};\n"

// write makes a file, and the folders that it is in.
func write(t *testing.T, name string, data []byte) string {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, data, 0o666); err != nil {
		t.Fatal(err)
	}
	return name
}

// packed is a tarball as npm makes one.
func packed(t *testing.T, names ...string) []byte {
	t.Helper()
	var out bytes.Buffer
	zip := gzip.NewWriter(&out)
	files := tar.NewWriter(zip)
	for _, name := range names {
		if err := files.WriteHeader(&tar.Header{Name: name, Mode: 0o644, Size: int64(len(text))}); err != nil {
			t.Fatal(err)
		}
		if _, err := files.Write([]byte(text)); err != nil {
			t.Fatal(err)
		}
	}
	for _, end := range []interface{ Close() error }{files, zip} {
		if err := end.Close(); err != nil {
			t.Fatal(err)
		}
	}
	return out.Bytes()
}

// The program is found in the tarball, in the folder of the package, and as a file.
func TestRead(t *testing.T) {
	dir := t.TempDir()
	names := []string{
		write(t, filepath.Join(dir, "scalar.tgz"), packed(t, "package/package.json", "package/dist/browser/standalone.js")),
		write(t, filepath.Join(dir, "standalone.js"), []byte(text)),
		filepath.Dir(write(t, filepath.Join(dir, "node_modules/dist/browser/standalone.js"), []byte(text))),
	}
	names[2] = filepath.Join(names[2], "../..")
	for _, name := range names {
		if data, err := read(name); err != nil || string(data) != text {
			t.Errorf("%s: %q, %v", name, data, err)
		}
	}
}

// Whatever is not the one program is refused, with the way to get it.
func TestRefused(t *testing.T) {
	dir := t.TempDir()
	for name, want := range map[string]string{
		filepath.Join(dir, "no.tgz"): "no such file",
		filepath.Join(dir, "no"):     "no such file",
		dir:                          "no such file",
		write(t, filepath.Join(dir, "other.tgz"), packed(t, "package/dist/index.js")):     "there is no dist/browser/standalone.js in it",
		write(t, filepath.Join(dir, "text.tgz"), []byte(text)):                            "gzip: invalid header",
		write(t, filepath.Join(dir, "cut.tgz"), packed(t, "package/a.js")[:40]):           "unexpected EOF",
		write(t, filepath.Join(dir, "older.js"), []byte(text)):                            "not " + sum,
		write(t, filepath.Join(dir, "o.tgz"), packed(t, "package/"+program, "package/b")): "not " + sum,
	} {
		_, err := Read(name)
		if err == nil || !strings.Contains(err.Error(), want) || !strings.Contains(err.Error(), "npm pack @scalar/api-reference@"+Version) {
			t.Errorf("%s: %v, want %q", name, err, want)
		}
	}
}

// A program with the right sum is taken.
func TestCheck(t *testing.T) {
	right := sha256.Sum256([]byte(text))
	if err := check("a", []byte(text), hex.EncodeToString(right[:])); err != nil {
		t.Error(err)
	}
	if err := check("a", []byte(text+" "), hex.EncodeToString(right[:])); err == nil {
		t.Error("a program with a byte more is taken")
	}
}

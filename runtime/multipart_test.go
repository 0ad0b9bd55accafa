package runtime

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"mime/multipart"
	"os"
	"strings"
	"testing"
)

// parts spells a multipart body of one header and one text a part.
func partsOf(list ...[2]string) string {
	var b strings.Builder
	for _, p := range list {
		b.WriteString("--b\r\n" + p[0] + "\r\n\r\n" + p[1] + "\r\n")
	}
	return b.String() + "--b--\r\n"
}

const boundaryB = "multipart/form-data; boundary=b"

func TestReadParts(t *testing.T) {
	named := func(name string) string { return "Content-Disposition: form-data; name=" + name }
	many := make([][2]string, maxParts+1)
	for k := range many {
		many[k] = [2]string{named("n"), ""}
	}
	for name, test := range map[string]struct {
		contentType, body, want string
		err                     error
	}{
		"texts":       {boundaryB, partsOf([2]string{named("a"), "1,2 & 3"}, [2]string{named(`"나"`), "x=y"}, [2]string{named("a"), ""}), "a=1,2+%26+3&%EB%82%98=x%3Dy&a=", nil},
		"mixed":       {"multipart/mixed; boundary=b", partsOf([2]string{"Content-Disposition: attachment; name=a", "1"}), "a=1", nil},
		"none":        {boundaryB, "--b--\r\n", "", nil},
		"no boundary": {"multipart/form-data", "", "", errBoundary},
		"no name":     {boundaryB, partsOf([2]string{"Content-Type: text/plain", ""}), "", errPartName},
		"too many":    {boundaryB, partsOf(many...), "", errParts},
		"too large":   {boundaryB, partsOf([2]string{named("a"), strings.Repeat("x", 5000)}), "", errText},
		"broken off":  {boundaryB, "--b\r\n" + named("a") + "\r\n\r\nx", "", io.ErrUnexpectedEOF},
	} {
		have, err := readParts(strings.NewReader(test.body), test.contentType, 4000, noFile)
		if have != test.want || !errors.Is(err, test.err) {
			t.Errorf("%s: %q, %v; want %q, %v", name, have, err, test.want, test.err)
		}
	}
}

// Files are held up to a megabyte, all of a request together; beyond it they are put
// aside, and gone when the request is.
func TestUploadIsSpooled(t *testing.T) {
	t.Setenv("TMPDIR", t.TempDir())
	u := upload{memory: fileMemory}
	var b bytes.Buffer
	w := multipart.NewWriter(&b)
	sizes := []int{fileMemory - 10, 10, 1, 3 * fileMemory}
	for k, size := range sizes {
		part, err := w.CreateFormFile(fmt.Sprint("f", k), "name")
		if err != nil {
			t.Fatal(err)
		}
		_, _ = part.Write(bytes.Repeat([]byte{byte(k)}, size))
	}
	w.Close()
	var files []*File
	_, err := readParts(&b, w.FormDataContentType(), 0, func(_ string, part *multipart.Part) (bool, error) {
		f, err := u.receive(part)
		files = append(files, f)
		return true, err
	})
	if err != nil || len(files) != len(sizes) {
		t.Fatal(files, err)
	}
	for k, f := range files {
		_, spooled := f.Body.(*os.File)
		data, err := io.ReadAll(f.Body)
		if err != nil || f.Size != int64(sizes[k]) || !bytes.Equal(data, bytes.Repeat([]byte{byte(k)}, sizes[k])) || spooled != (k > 1) {
			t.Errorf("file %d: %d bytes of %d, spooled: %v, %v", k, len(data), f.Size, spooled, err)
		}
	}
	u.remove()
	if left, _ := os.ReadDir(os.TempDir()); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
	if _, err := files[3].Body.Read(make([]byte, 1)); !errors.Is(err, os.ErrClosed) {
		t.Errorf("a file outlives its request: %v", err)
	}
}

// A disk that is full is the server's fault, not the client's.
func TestUploadWithoutDisk(t *testing.T) {
	t.Setenv("TMPDIR", t.TempDir()+"/missing")
	u := upload{}
	_, err := readParts(strings.NewReader(partsOf([2]string{"Content-Disposition: form-data; name=a; filename=f", "x"})), boundaryB, 0,
		func(_ string, part *multipart.Part) (bool, error) {
			_, err := u.receive(part)
			return true, err
		})
	if !errors.Is(err, errSpool) {
		t.Error(err)
	}
}

// The members that are written are read as the same members.
func FuzzParts(f *testing.F) {
	f.Add("a", "b", "c\r\n--b")
	f.Add("\"x\\", "[", "\x00")
	f.Fuzz(func(t *testing.T, name, text, element string) {
		want := map[string]any{"n": json.Number("1"), "list": []any{element, text}, "o": map[string]any{name: text}}
		if name == "" || strings.ContainsFunc(name, func(r rune) bool { return r < ' ' || r == 0x7F }) || want[name] != nil {
			name = "other"
		}
		want[name] = text
		data, err := json.Marshal(want)
		if err != nil || strings.Contains(string(data), `\ufffd`) {
			return
		}
		form := &Form{Props: []ParamProp{{Name: "n", Kind: KindNumber}, {Name: "list", Kind: KindArray}, {Name: "o", Kind: KindObject}}}
		var b bytes.Buffer
		w := multipart.NewWriter(&b)
		if err := form.writeParts(w, data, Reading{}); err != nil {
			t.Fatal(err)
		}
		w.Close()
		pairs, err := readParts(&b, w.FormDataContentType(), 1<<20, noFile)
		if err != nil {
			t.Fatal(err)
		}
		var have map[string]any
		err = form.decode(pairs, Reading{}, func(data []byte) error {
			in := json.NewDecoder(bytes.NewReader(data))
			in.UseNumber()
			return in.Decode(&have)
		})
		if err != nil || fmt.Sprint(have) != fmt.Sprint(want) {
			t.Fatalf("%q: have %v, want %v: %v", pairs, have, want, err)
		}
	})
}

// Whatever comes is read, or refused, within the limit.
func FuzzReadParts(f *testing.F) {
	f.Add(partsOf([2]string{"Content-Disposition: form-data; name=a", "1"}), boundaryB)
	f.Add("--b\r\n\r\n--b--", "multipart/mixed; boundary=\"b\"")
	f.Fuzz(func(t *testing.T, body, contentType string) {
		pairs, err := readParts(strings.NewReader(body), contentType, 100, noFile)
		if err != nil && pairs != "" {
			t.Fatal("half a body")
		}
		if _, ok := queryText(pairs); !ok || len(pairs) > 3*100+2*maxParts {
			t.Fatalf("%q", pairs)
		}
	})
}

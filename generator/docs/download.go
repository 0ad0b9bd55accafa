package docs

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"path"
)

// A filesPage lists what can be downloaded of a document.
type filesPage struct {
	page
	Groups []fileGroup
}

type fileGroup struct {
	Title string
	Text  string
	Files []fileLine
}

type fileLine struct {
	Name, Href, Size, Sum string
}

// writeFiles makes what can be downloaded, and the page that lists it. Files whose
// bytes are the same in each language are there once, in the folder of the first.
func (k *book) writeFiles() {
	p := filesPage{page: k.page("files.html", k.w.get("nav.files"))}
	p.Class = "files"
	add := func(g *fileGroup, name string, data []byte) {
		k.b.add(k.folder+"files/"+name, data)
		g.Files = append(g.Files, line("files/"+name, name, data))
	}
	source := fileGroup{Title: k.w.get("files.source"), Text: k.w.get("files.source.text")}
	for _, f := range k.doc.Sources {
		where := home(Languages[0]) + k.doc.Name + "/files/source/" + f.Name
		k.b.add(where, f.Data)
		source.Files = append(source.Files, line(p.Root+where, f.Name, f.Data))
	}
	base := k.doc.Name
	whole := fileGroup{Title: k.w.get("files.bundled"), Text: k.w.get("files.bundled.text")}
	bundled := k.bundle()
	add(&whole, base+".yaml", yaml(bundled))
	add(&whole, base+".json", []byte(indented(bundled)+"\n"))
	tools := fileGroup{Title: k.w.get("files.tools"), Text: k.w.get("files.tools.text")}
	add(&tools, base+".postman_collection.json", k.postman())
	add(&tools, base+".schema.json", k.jsonSchemas())
	p.Groups = []fileGroup{source, whole, tools}
	k.b.page("files.html", k.language, k.folder+"files.html", p)
}

func line(href, name string, data []byte) fileLine {
	sum := sha256.Sum256(data)
	size := fmt.Sprintf("%d B", len(data))
	if len(data) >= 1024 {
		size = fmt.Sprintf("%.1f KB", float64(len(data))/1024)
	}
	return fileLine{Name: path.Clean(name), Href: href, Size: size, Sum: hex.EncodeToString(sum[:])}
}

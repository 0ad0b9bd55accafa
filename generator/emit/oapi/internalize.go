package oapi

import (
	"context"
	"path"
	"strconv"
	"strings"

	"github.com/getkin/kin-openapi/openapi3"
)

// internalize makes components of what a document refers to in other files: by
// itself the library wants a Go package of its own for each of them. They are called
// as they are there, with a number where the document has that name already.
func internalize(document *openapi3.T) {
	r := resolver{named: map[string]string{}, taken: map[string]bool{}}
	if c := document.Components; c != nil {
		for name, s := range c.Schemas {
			r.own(s, name, func() { s.Ref = "" })
		}
		for name, s := range c.Parameters {
			r.own(s, name, func() { s.Ref = "" })
		}
		for name, s := range c.Headers {
			r.own(s, name, func() { s.Ref = "" })
		}
		for name, s := range c.RequestBodies {
			r.own(s, name, func() { s.Ref = "" })
		}
		for name, s := range c.Responses {
			r.own(s, name, func() { s.Ref = "" })
		}
	}
	hidden := hide(document)
	document.InternalizeRefs(context.Background(), r.name)
	for _, key := range hidden {
		document.Paths.Delete(key)
	}
}

// hide puts webhooks among the paths, where kin-openapi looks for references, and
// returns where.
func hide(document *openapi3.T) (keys []string) {
	if document.Paths == nil && len(document.Webhooks) > 0 {
		document.Paths = openapi3.NewPaths()
	}
	for name, item := range document.Webhooks {
		key := "webhook " + name // no path: it has no slash before it
		document.Paths.Set(key, item)
		keys = append(keys, key)
	}
	return keys
}

// A resolver names the components that come from other files.
type resolver struct {
	named map[string]string // by collection and place
	taken map[string]bool   // collection and name
}

// own notes a component of the document itself. One that only refers to another file
// becomes what it refers to.
func (r resolver) own(ref openapi3.ComponentRef, name string, cut func()) {
	r.taken[ref.CollectionName()+" "+name] = true
	if text := ref.RefString(); text != "" && !strings.HasPrefix(text, "#") && ref.RefPath() != nil {
		if key := placeOf(ref); r.named[key] == "" || r.named[key] > name {
			r.named[key] = name
		}
		cut()
	}
}

// placeOf tells what a reference leads to from others of its kind.
func placeOf(ref openapi3.ComponentRef) string {
	return ref.CollectionName() + " " + ref.RefPath().String()
}

func (r resolver) name(_ *openapi3.T, ref openapi3.ComponentRef) string {
	key := placeOf(ref)
	if name := r.named[key]; name != "" {
		return name
	}
	place := ref.RefPath()
	want := path.Base(place.Fragment)
	if place.Fragment == "" {
		want = strings.TrimSuffix(path.Base(place.Path), path.Ext(place.Path))
	}
	name := want
	for n := 2; r.taken[ref.CollectionName()+" "+name]; n++ {
		name = want + strconv.Itoa(n)
	}
	r.named[key] = name
	r.taken[ref.CollectionName()+" "+name] = true
	return name
}

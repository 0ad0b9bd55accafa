package generator

import (
	"context"
	"path/filepath"
	"slices"
	"sync"

	"github.com/bizgen/bizgen/generator/history"
)

// repositories are those of several documents, each open once.
type repositories struct {
	ctx  context.Context
	jobs []Chapter // what is going to be asked for

	mu       sync.Mutex
	byFolder map[string]*history.Repository
	byRoot   map[string]*history.Repository
}

// of gives the repository that a file is in.
func (r *repositories) of(file string) (*history.Repository, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	folder := filepath.Dir(absolute(file))
	if from := r.byFolder[folder]; from != nil {
		return from, nil
	}
	opened, err := history.Open(r.ctx, file)
	if err != nil {
		return nil, err
	}
	from := r.byRoot[opened.Root()]
	if from == nil {
		from = opened
		for _, c := range r.jobs {
			from.Expect(slices.Concat(c.Overlays, []string{c.Spec}))
		}
		r.byRoot[opened.Root()] = from
	}
	r.byFolder[folder] = from
	return from, nil
}

func (r *repositories) close() {
	for _, from := range r.byRoot {
		from.Close()
	}
}

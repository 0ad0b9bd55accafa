package generator

import (
	"context"
	"path/filepath"
	"sync"

	"github.com/bizgen/bizgen/generator/history"
)

// repositories are those of several documents, each open once for a folder.
type repositories struct {
	ctx context.Context

	mu   sync.Mutex
	open map[string]*history.Repository
}

// of gives the repository that a file is in.
func (r *repositories) of(file string) (*history.Repository, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	folder := filepath.Dir(absolute(file))
	if from := r.open[folder]; from != nil {
		return from, nil
	}
	from, err := history.Open(r.ctx, file)
	if err == nil {
		r.open[folder] = from
	}
	return from, err
}

func (r *repositories) close() {
	for _, from := range r.open {
		from.Close()
	}
}

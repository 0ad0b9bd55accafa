package lower

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"github.com/bizgen/bizgen/generator/model"
)

// Link finds the operations that flows of one document name in another. Of a
// document that is not among these nothing is known, and its operations stay open.
func Link(documents []*model.Document) []model.Problem {
	files := map[string]*model.Document{}
	for _, d := range documents {
		files[filepath.Clean(d.File)] = d
	}
	var problems []model.Problem
	for _, d := range documents {
		for i := range d.Flows {
			d.Flows[i].EachStep(func(s *model.Step) {
				ref := s.Operation
				if ref == nil || ref.File == "" || files[ref.File] == nil {
					return
				}
				if message := find(ref, files[ref.File], filepath.ToSlash(files[ref.File].File)); message != "" {
					problems = append(problems, model.Problem{Place: ref.Place, Message: message})
				}
			})
		}
	}
	return problems
}

// find sets what the reference means, or says that in, which is called what, has no
// such operation.
func find(ref *model.OperationRef, in *model.Document, what string) (problem string) {
	for _, op := range slices.Concat(in.Operations, in.Webhooks, in.Callbacks) {
		if op.ID == ref.Name && op.ID != "" || strings.HasPrefix(ref.Name, "#") && op.Pointer == ref.Name {
			ref.Target, ref.In = op, in
			return ""
		}
	}
	return fmt.Sprintf("x-flow: %s has no operation %q; give the operationId of one, or its pointer", what, ref.Name)
}

package plan

import (
	"fmt"

	"github.com/bizgen/bizgen/generator/model"
)

// warnUnchecked tells what of a document is not checked where only checks are
// planned: what is read while it is handled, and calls in the other direction.
func (p *planner) warnUnchecked(m *model.Document) {
	if !p.pkg.ChecksOnly {
		return
	}
	for k, o := range p.pkg.Operations {
		for _, b := range o.Bodies() {
			if b.Files != "" || b.Sequence != NoSequence {
				p.warnf(m.Operations[k].Body.Place, fmt.Sprintf("bodies of %s are not checked with oapi-codegen's shapes: handlers read them as they come", b.MediaType))
			}
		}
		for _, r := range append(o.Success, o.Errors...) {
			if b := r.Body; b != nil && (b.Sequence != NoSequence || b.IsForm()) {
				p.warnf(m.Operations[k].Place, fmt.Sprintf("answers of %s are not checked with oapi-codegen's shapes: its client does not decode them", b.MediaType))
			}
		}
	}
	for _, calls := range [][]*model.Operation{m.Webhooks, m.Callbacks} {
		for _, op := range calls {
			p.warnf(op.Place, "calls of webhooks and callbacks are not checked with oapi-codegen's shapes")
		}
	}
}

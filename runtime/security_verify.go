package runtime

import (
	"context"
	"errors"
	"net/http"
	"slices"
)

// ErrInsufficientScope is what lies behind the 403 for a good credential that does
// not grant the scopes that the operation asks for.
var ErrInsufficientScope = errors.New("bizgen: the credential does not grant the scopes that the operation asks for")

var errNoCredential = errors.New("bizgen: no credential for any alternative of the security requirement")

// A VerifyFunc says whose credential c is, and what it grants: the scopes or roles
// that operations may ask for, none where the document knows none. The handler gets
// the context it returns, which is where to put the caller; nil stands for ctx. An
// error refuses c: it answers 401, 403 if it is [ErrInsufficientScope], or what it is
// itself if it is a [*Problem].
type VerifyFunc func(ctx context.Context, r *http.Request, c Credential) (caller context.Context, granted []string, err error)

// SecurityByScheme is a [SecurityHandler] that has a function for each security
// scheme, by its name in the document. It tries the alternatives of an operation in
// their order, and takes the first of which all credentials are there, verified, and
// grant what is asked for; an alternative without requirements comes last, and lets in
// without a credential. A scheme without a function never holds.
//
// A function is called once a request, also where a document lists roles as
// alternatives of one scheme. Of several requirements that have to hold together,
// each gets the context of the one before.
type SecurityByScheme map[string]VerifyFunc

// Authorize is what makes it a [SecurityHandler].
func (s SecurityByScheme) Authorize(ctx context.Context, r *http.Request, alternatives [][]SecurityRequirement) (context.Context, error) {
	t := trial{verify: s, request: r, verdicts: map[string]verdict{}}
	anonymous := false
	var refusal *refusal
	for _, all := range alternatives {
		if len(all) == 0 {
			anonymous = true
			continue
		}
		caller, refused := t.all(ctx, all)
		if refused == nil {
			return caller, nil
		}
		if refused.final() {
			return nil, refused.err
		}
		refusal = refusal.or(refused)
	}
	if anonymous {
		return ctx, nil
	}
	return nil, refusal.problem(alternatives)
}

// A trial holds one request against alternatives.
type trial struct {
	verify   SecurityByScheme
	request  *http.Request
	verdicts map[string]verdict // by the names of the schemes verified so far: these make the context
}

type verdict struct {
	caller  context.Context
	granted []string
	err     error
}

// all verifies the requirements of one alternative.
func (t *trial) all(ctx context.Context, all []SecurityRequirement) (context.Context, *refusal) {
	chain := ""
	for _, need := range all {
		c, ok := need.Credential(t.request)
		if !ok || t.verify[need.Scheme] == nil {
			return nil, &refusal{err: errNoCredential}
		}
		chain += "\x00" + need.Scheme
		v := t.verdict(ctx, chain, c)
		if v.err == nil && !holdsAll(v.granted, need.Scopes) {
			v.err = ErrInsufficientScope
		}
		if v.err != nil {
			return nil, &refusal{need: need, err: v.err}
		}
		ctx = v.caller
	}
	return ctx, nil
}

func (t *trial) verdict(ctx context.Context, chain string, c Credential) verdict {
	v, known := t.verdicts[chain]
	if known {
		return v
	}
	v.caller, v.granted, v.err = t.verify[c.Scheme](ctx, t.request, c)
	if v.caller == nil {
		v.caller = ctx
	}
	t.verdicts[chain] = v
	return v
}

func holdsAll(granted, asked []string) bool {
	return !slices.ContainsFunc(asked, func(scope string) bool { return !slices.Contains(granted, scope) })
}

// A refusal is why an alternative does not hold.
type refusal struct {
	need SecurityRequirement // whose credential was refused; without a scheme when there was none
	err  error
}

// final tells whether the service failed, which says nothing about the caller.
func (f *refusal) final() bool {
	p, ok := errors.AsType[*Problem](f.err)
	return ok && p.Status >= 500
}

// or returns the refusal that says more: of an identified caller, of a credential,
// of none; the first of equals.
func (f *refusal) or(other *refusal) *refusal {
	if f == nil || other.rank() > f.rank() {
		return other
	}
	return f
}

func (f *refusal) rank() int {
	switch {
	case f.need.Scheme == "":
		return 0
	case errors.Is(f.err, ErrInsufficientScope):
		return 2
	}
	if _, ok := errors.AsType[*Problem](f.err); ok {
		return 2
	}
	return 1
}

// problem is the answer.
func (f *refusal) problem(alternatives [][]SecurityRequirement) error {
	if f == nil {
		return errNoCredential
	}
	if p, ok := errors.AsType[*Problem](f.err); ok {
		return p
	}
	status, code, scopes := http.StatusUnauthorized, "invalid_token", []string(nil)
	if errors.Is(f.err, ErrInsufficientScope) {
		status, code, scopes = http.StatusForbidden, "insufficient_scope", f.need.Scopes
	}
	p := NewProblem(status, "")
	p.Err = f.err
	switch s := f.need.Declared; {
	case s == nil || !s.isBearer():
	case status == http.StatusForbidden:
		p.Header = http.Header{"Www-Authenticate": {bearerChallenge(code, scopes)}}
	default:
		p.Header = challengeHeader(alternatives, code)
	}
	return p
}

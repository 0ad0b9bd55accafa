package runtime

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"net/http"
	"slices"
	"strings"
)

// ErrNoCredential is why a secured operation is not called: the client holds no
// credential for it. A [CredentialSource] returns it when it has none for this call, and
// the operation's next alternative is tried.
var ErrNoCredential = errors.New("bizgen: no credential for a secured operation")

// Secure says what the operation demands.
func (r *Request) Secure(alternatives [][]SecurityRequirement) { r.security = alternatives }

// authenticate puts the credentials of the first alternative into an attempt of
// which the client has all. It returns false when that is none.
func (r *Request) authenticate(req *http.Request) (bool, error) {
	for _, all := range r.security {
		if !r.holds(all, req) {
			continue
		}
		credentials, err := r.ask(req.Context(), all)
		if errors.Is(err, ErrNoCredential) {
			continue
		}
		if err != nil {
			return false, err
		}
		for i, need := range all {
			if credentials[i] != nil {
				need.Declared.put(req, *credentials[i], r.out.header)
			}
		}
		return true, nil
	}
	return len(r.security) == 0, nil
}

// holds tells whether the client has all credentials of an alternative. One that
// stands in the request already counts, if another is the client's own.
func (r *Request) holds(all []SecurityRequirement, req *http.Request) bool {
	own := false
	for _, need := range all {
		_, held := r.client.config.held[need.Declared]
		own = own || held
		if !held && (need.Declared == nil || !need.Declared.occupied(req)) {
			return false
		}
	}
	return own
}

// ask returns the credentials of an alternative, nil for those that are not the
// client's.
func (r *Request) ask(ctx context.Context, all []SecurityRequirement) ([]*string, error) {
	credentials := make([]*string, len(all))
	for i, need := range all {
		source := r.client.config.held[need.Declared]
		if source == nil {
			continue
		}
		credential, err := source(ctx)
		if err == nil {
			err = need.Declared.check(credential)
		}
		if err != nil {
			return nil, fmt.Errorf("%s: %w", need.Declared.Option, err)
		}
		credentials[i] = &credential
	}
	return credentials, nil
}

// authenticatedBy tells whether an attempt may go without a credential of the client:
// the document allows it, somebody else has put one there, or will.
func (r *Request) authenticatedBy(req *http.Request) bool {
	if r.client.config.elsewhere {
		return true
	}
	return slices.ContainsFunc(r.security, func(all []SecurityRequirement) bool {
		return !slices.ContainsFunc(all, func(need SecurityRequirement) bool {
			return need.Declared == nil || !need.Declared.occupied(req)
		})
	})
}

// occupied tells whether something stands where the credential belongs.
func (s *SecurityScheme) occupied(req *http.Request) bool {
	switch s.Type {
	case SecurityMutualTLS:
		return false
	case SecurityAPIKey:
		return len(s.values(req)) > 0
	}
	return len(req.Header["Authorization"]) > 0
}

// unauthenticated names the options that would help.
func (r *Request) unauthenticated() error {
	var ways []string
	for _, all := range r.security {
		var options []string
		for _, need := range all {
			if need.Declared != nil {
				options = append(options, need.Declared.Option)
			}
		}
		if way := strings.Join(options, " and "); len(options) == len(all) && !slices.Contains(ways, way) {
			ways = append(ways, way)
		}
	}
	ways = append(ways, "runtime.WithExternalAuthentication where something else authenticates")
	return fmt.Errorf("%w; create the client with %s", ErrNoCredential, strings.Join(ways, ", or "))
}

// schemes are those that the operation names.
func (r *Request) schemes() iter.Seq[*SecurityScheme] {
	return func(yield func(*SecurityScheme) bool) {
		for _, all := range r.security {
			for _, need := range all {
				if need.Declared != nil && !yield(need.Declared) {
					return
				}
			}
		}
	}
}

package diff

import (
	"slices"

	"github.com/bizgen/bizgen/generator/model"
)

// schemes compares how the credentials of one name travel. Schemes that are new or
// gone are told by the operations that ask for them.
func (c *comparer) schemes() {
	for _, b := range c.current.Security {
		a := scheme(c.old.Security, b.Name)
		if a == nil {
			continue
		}
		from, to := Place{a.Place, "#/components/securitySchemes/" + a.Name}, Place{b.Place, "#/components/securitySchemes/" + b.Name}
		p := position{way: toServer}
		if !sameCredential(a, b) {
			c.report(p, "security-scheme-changed", replaces, from, to, b.Name)
		} else if !sameDetails(a, b) {
			c.report(p, "security-scheme-details-changed", unclear, from, to, b.Name)
		}
	}
}

func sameFlow(a, b model.OAuthFlow) bool {
	return a.Kind == b.Kind && a.AuthorizationURL == b.AuthorizationURL && a.DeviceAuthorizationURL == b.DeviceAuthorizationURL &&
		a.TokenURL == b.TokenURL && a.RefreshURL == b.RefreshURL &&
		slices.EqualFunc(a.Scopes, b.Scopes, func(x, y model.Scope) bool { return x.Name == y.Name })
}

// security compares what a request needs. Who can meet one of yesterday's
// alternatives has to meet one of today's, and the other way round.
func (x *call) security() {
	a, b := alternatives(x.old.Security), alternatives(x.onTheWire(x.new.Security))
	sender, receiver := met(a, b), met(b, a)
	if sender == Safe && receiver == Safe {
		return
	}
	x.report(x.at("", ""), "security-changed", effect{sender, receiver}, place(x.old), place(x.new))
}

func alternatives(list [][]model.SecurityRequirement) [][]model.SecurityRequirement {
	if len(list) == 0 { // no credential will do
		return [][]model.SecurityRequirement{nil}
	}
	return list
}

// onTheWire gives requirements of today the names that the same credentials had: what a
// scheme is called, no request shows.
func (c *comparer) onTheWire(list [][]model.SecurityRequirement) [][]model.SecurityRequirement {
	var out [][]model.SecurityRequirement
	for _, all := range list {
		named := slices.Clone(all)
		for k := range named {
			named[k].Scheme = c.wasCalled(named[k].Scheme)
		}
		out = append(out, named)
	}
	return out
}

// wasCalled is the name that a scheme of today had: another one only where its own is new
// and that of the same credential is gone.
func (c *comparer) wasCalled(name string) string {
	now := scheme(c.current.Security, name)
	if now == nil || scheme(c.old.Security, name) != nil {
		return name
	}
	for _, before := range c.old.Security {
		if scheme(c.current.Security, before.Name) == nil && sameCredential(before, now) && sameDetails(before, now) {
			return before.Name
		}
	}
	return name
}

func scheme(list []*model.SecurityScheme, name string) *model.SecurityScheme {
	k := slices.IndexFunc(list, func(s *model.SecurityScheme) bool { return s.Name == name })
	if k < 0 {
		return nil
	}
	return list[k]
}

func sameCredential(a, b *model.SecurityScheme) bool {
	return a.Type == b.Type && a.In == b.In && a.Parameter == b.Parameter && a.HTTPScheme == b.HTTPScheme
}

func sameDetails(a, b *model.SecurityScheme) bool {
	return a.OpenIDConnectURL == b.OpenIDConnectURL && a.MetadataURL == b.MetadataURL && a.BearerFormat == b.BearerFormat &&
		slices.EqualFunc(a.Flows, b.Flows, sameFlow)
}

// met tells how many of the ways to call suffice for one of those wanted.
func met(have, want [][]model.SecurityRequirement) Severity {
	n := 0
	for _, h := range have {
		if slices.ContainsFunc(want, func(w []model.SecurityRequirement) bool { return suffices(h, w) }) {
			n++
		}
	}
	switch n {
	case len(have):
		return Safe
	case 0:
		return Breaking
	}
	return Risky
}

// suffices tells whether credentials for all of have are credentials for all of want.
func suffices(have, want []model.SecurityRequirement) bool {
	for _, w := range want {
		k := slices.IndexFunc(have, func(h model.SecurityRequirement) bool { return h.Scheme == w.Scheme })
		if k < 0 || slices.ContainsFunc(w.Scopes, func(s string) bool { return !slices.Contains(have[k].Scopes, s) }) {
			return false
		}
	}
	return true
}

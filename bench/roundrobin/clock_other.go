//go:build !unix

package roundrobin

var cpu Clock

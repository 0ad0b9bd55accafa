// Package conformance holds generated validators against the official JSON
// Schema test suite. It has tests only, behind the build tag conformance, since
// they compile a thousand packages: make conformance runs them.
package conformance

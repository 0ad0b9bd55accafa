// Package check proves the catalogue: its tests hold the documents of ../ to
// the standards that they are written in, to their tables of instances, and to
// the seeds that they were written from.
//
// It is a module of its own, because what it judges with (an OpenAPI validator,
// a JSON Schema validator, CEL) is nothing that users of bizgen need.
//
// The seeds and the catalogue of facts are not in the repository. The tests that
// read them look in BIZGEN_SHARED, ../../../shared by default, and are skipped
// without it.
package check

// Package differential asks for a second opinion: random schemas are compiled
// by bizgen and read by an independent validator, random instances are put
// before both, and what they say must agree. What is valid must also survive
// being decoded and encoded. It has tests only, and is a module of its own for
// the sake of the other validator. The same seed gives the same schemas.
//
//	go test ./... -schemas 2000 -instances 50 -seed 1
package differential

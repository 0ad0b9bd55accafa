// Package goname turns the words of a document into Go identifiers, and a Scope hands out unique names in a fixed order.
// It does not know what a name is for: schemas, operations and files are the plan's matter.
//
// Changing any function of this package renames things in users' code: every table in it is a promise.
package goname

// Package frameworks tests the target oapi-codegen with each framework that it has a
// server for: one document of the catalogue is generated, built into a program,
// served, and sent what must be refused. It is a module of its own, for the sake of
// the frameworks.
package frameworks

// Package corpus holds what is generated from real documents, of real companies,
// against those documents: every operation is there, the code builds, and the
// examples travel through it. The documents are beside the repository and not in
// it; BIZGEN_CORPUS says where. It has tests only, behind the build tag corpus,
// since they compile for minutes: make corpus runs them.
package corpus

package runtime

// Two paths that differ in the names of their parameters alone, "/pets/{id}" and
// "/pets/{name}", are one to a router. Their operations are twins: the first whose
// parameters are what the document allows serves the request.

// passes tells whether the call goes on to a twin, as a parameter is not what this
// operation allows.
func (c *Call) passes() bool {
	return c.twin >= 0 && c.problem == nil && len(c.found.Violations) > 0
}

// choose settles on this operation before its body is read; false when the call
// goes on to a twin.
func (c *Call) choose() bool {
	if c.passes() {
		return false
	}
	c.twin = -1
	return true
}

// pass serves the call with the next operation of the same method and path.
func (c *Call) pass() {
	c.found.forget()
	c.server.dispatch(c, c.twin)
}

package config

import (
	"go.yaml.in/yaml/v3"
)

// runtime reads where the code has its runtime from.
func (r *reader) runtime(n *yaml.Node, values map[string]*yaml.Node, version int, d *Document) {
	value := values["runtime"]
	d.Runtime = r.choice(n, values, "runtime", Runtimes)
	switch {
	case value == nil:
	case version == 1:
		r.at(value, "runtime: goes with version 2 of this file; run bizgen upgrade")
	case d.Runtime == "copy":
		if err := CheckCopy(d.Out); err != nil {
			r.at(value, "runtime: %v", err)
		}
	}
}

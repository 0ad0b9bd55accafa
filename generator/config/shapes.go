package config

import (
	"strings"

	"go.yaml.in/yaml/v3"
)

// shapes reads what says whose types, server and client a document's package has.
func (r *reader) shapes(n *yaml.Node, values map[string]*yaml.Node, d *Document) {
	d.Target = r.choice(n, values, "target", Targets)
	d.Framework = r.choice(n, values, "framework", Frameworks)
	if values["oapi-codegen"] != nil {
		d.OapiCodegen, _ = r.path(n, values, "oapi-codegen")
	}
	for _, key := range []string{"framework", "oapi-codegen"} {
		if values[key] != nil && d.Target != "oapi-codegen" {
			r.at(values[key], "%s: goes with target: oapi-codegen", key)
		}
	}
	if values["framework"] != nil && values["oapi-codegen"] != nil {
		r.at(values["framework"], "framework: the file of oapi-codegen says which; remove one of the two")
	}
}

// words puts a choice in a sentence.
func words(list []string) string {
	if len(list) < 3 {
		return strings.Join(list, " or ")
	}
	return strings.Join(list[:len(list)-1], ", ") + " or " + list[len(list)-1]
}

package keyword

import (
	"fmt"

	"github.com/bizgen/bizgen/generator/model"
)

// textFormats are the formats of strings that the runtime can decide, with the
// functions that do.
var textFormats = map[string]string{
	"date":                  "FormatDate",
	"date-time":             "FormatDateTime",
	"date-time-local":       "FormatDateTimeLocal",
	"time-local":            "FormatTimeLocal",
	"time":                  "FormatTime",
	"duration":              "FormatDuration",
	"email":                 "FormatEmail",
	"idn-email":             "FormatIDNEmail",
	"hostname":              "FormatHostname",
	"ipv4":                  "FormatIPv4",
	"ipv6":                  "FormatIPv6",
	"uri":                   "FormatURI",
	"uri-reference":         "FormatURIReference",
	"iri":                   "FormatIRI",
	"iri-reference":         "FormatIRIReference",
	"uri-template":          "FormatURITemplate",
	"uuid":                  "FormatUUID",
	"json-pointer":          "FormatJSONPointer",
	"relative-json-pointer": "FormatRelativeJSONPointer",
	"regex":                 "FormatRegex",
	"byte":                  "FormatByte",
}

// numberFormats are those of numbers. Where a value is read as an integer, the
// reading itself asserts them; where it is read as text, these do.
var numberFormats = map[string]string{
	"int32": "FormatInt32",
	"int64": "FormatInt64",
}

// annotated are formats that say how a value is meant, and refuse none.
var annotated = map[string]bool{"float": true, "double": true, "password": true, "binary": true, "decimal": true, "idn-hostname": true}

// KnownFormat tells whether the format is one that bizgen asserts, or knows to be
// a mere annotation.
func KnownFormat(name string) bool {
	return textFormats[name] != "" || numberFormats[name] != "" || annotated[name]
}

// AssertedFormat tells whether there are values that bizgen refuses for the format.
func AssertedFormat(name string) bool {
	return textFormats[name] != "" || numberFormats[name] != "" || name == "idn-hostname"
}

var formatText = Keyword{Name: "format", Applies: model.String, Compile: func(in Input) (*Rule, error) {
	if in.Value.Kind != model.String {
		return nil, fmt.Errorf("want a string, have %s", in.Value.JSON)
	}
	if in.Value.Text == "idn-hostname" && in.AssertFormat {
		return &Rule{Method: "Format", Match: "FormatHostname", Runtime: true, Sub: "idn", Args: []any{in.Value.Text}}, nil
	}
	match := textFormats[in.Value.Text]
	if match == "" || !in.AssertFormat {
		return nil, nil
	}
	return &Rule{Method: "Format", Match: match, Runtime: true, Args: []any{in.Value.Text}}, nil
}}

var formatNumber = Keyword{Name: "format", Applies: model.Number | model.Integer, Compile: func(in Input) (*Rule, error) {
	match := numberFormats[in.Value.Text]
	if match == "" || !in.AssertFormat || !in.AsText {
		return nil, nil
	}
	return &Rule{Method: "FormatNumber", Match: match, Runtime: true, Args: []any{in.Value.Text}}, nil
}}

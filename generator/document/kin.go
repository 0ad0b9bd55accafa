package document

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"path/filepath"
	"strings"

	"github.com/getkin/kin-openapi/openapi3"
)

// consult asks kin-openapi for its opinion of the tree. What it finds beyond
// found becomes warnings: of 83 public documents it refuses 7 and calls 35 more
// invalid, most of them for an example.
func (d *Document) consult(found Problems) (warnings Problems) {
	if d.winding {
		return nil // it follows each from every other
	}
	defer func() {
		if r := recover(); r != nil {
			p := problemAt(top(d.Path), "kin-openapi gave up on this document: %v", r)
			p.Severity = Warning
			warnings = append(warnings, *p)
		}
	}()
	doc, err := d.loadKin()
	if err != nil {
		p, _ := d.finding(err)
		if found.HasErrors() || d.told(found, err) {
			return nil // it stumbles over what is reported already
		}
		return Problems{p}
	}
	detach(doc)
	err = doc.Validate(context.Background(),
		openapi3.EnableMultiError(),
		openapi3.DisableExamplesValidation(),
		openapi3.DisableSchemaDefaultsValidation(),
		openapi3.DisableSchemaPatternValidation(),
	)
	return d.sift(err, found)
}

// detach empties the component schemas where they are referred to, so that each is
// looked at once, at its own place: kin-openapi follows every reference to the end.
func detach(doc *openapi3.T) {
	if doc.Components == nil {
		return
	}
	for _, s := range doc.Components.Schemas {
		if s != nil && s.Ref == "" && s.Value != nil {
			own := *s.Value
			*s.Value = openapi3.Schema{}
			s.Value = &own
		}
	}
}

// loadKin gives the tree to kin-openapi; other files come from our own trees, so
// that its loader reads nothing that ours did not.
func (d *Document) loadKin() (*openapi3.T, error) {
	loader := openapi3.NewLoader()
	spelt := d.spell()
	main := &url.URL{Path: filepath.ToSlash(d.Root.File)}
	loader.IsExternalRefsAllowed = true
	loader.ReadFromURIFunc = func(_ *openapi3.Loader, location *url.URL) ([]byte, error) {
		f := d.files[filepath.FromSlash(location.Path)]
		if location.Scheme != "" || location.Host != "" || f == nil || f.root == nil {
			return nil, fmt.Errorf("%s is not part of the document", location)
		}
		return kinTree(f.root, spelt), nil
	}
	return loader.LoadFromDataWithPath(kinTree(d.Root, spelt), main)
}

// sift gives the findings that are new. A schema is visited again from each
// reference to it: what was found at its own place counts, and elsewhere a
// message is given once.
func (d *Document) sift(err error, found Problems) (warnings Problems) {
	places := map[Position]bool{}
	for _, p := range found {
		places[p.Position] = true
	}
	said := map[string]bool{}
	var vague Problems
	for _, e := range flatten(err) {
		if covered(e) {
			continue
		}
		p, exact := d.finding(e)
		switch {
		case places[p.Position] || said[p.Error()] || !exact && is[*openapi3.ExtraSiblingFieldsError](e):
			// a member that is unknown outside of schemas is found by our own checks
		case exact:
			said[p.Error()], said[p.Message] = true, true
			warnings = append(warnings, p)
		default:
			vague = append(vague, p)
		}
	}
	for _, p := range vague {
		if !said[p.Message] {
			said[p.Message] = true
			warnings = append(warnings, p)
		}
	}
	return warnings
}

func flatten(err error) []error {
	var several openapi3.MultiError
	if many, ok := err.(openapi3.MultiError); ok {
		several = many
	} else if err != nil {
		return []error{err}
	}
	var flat []error
	for _, e := range several {
		flat = append(flat, flatten(e)...)
	}
	return flat
}

// covered reports whether our own checks say the same, at a better place, or
// the finding is no fault.
func covered(err error) bool {
	return is[*openapi3.PathParametersError](err) ||
		is[*openapi3.PathParameterRequiredError](err) ||
		is[*openapi3.PathMustStartWithSlashError](err) ||
		is[*openapi3.DuplicateOperationIDError](err) ||
		is[*openapi3.SecurityRequirementSchemeUndefinedError](err) ||
		is[*openapi3.InvalidSecuritySchemeTypeError](err) ||
		is[*openapi3.InvalidHTTPSchemeError](err) ||
		is[*openapi3.APIKeyInInvalidError](err) ||
		is[*openapi3.APIKeySecuritySchemeNameRequired](err) ||
		is[*openapi3.ServerURLMismatchedBraces](err) ||
		is[*openapi3.ServerURLUndeclaredVariables](err) ||
		is[*openapi3.ServerVariableDefaultRequired](err) ||
		is[*openapi3.SchemaTypeError](err) ||
		is[*openapi3.InvalidParameterInError](err) ||
		is[*openapi3.UnresolvedRefError](err) ||
		is[*openapi3.InfoRequired](err) ||
		is[*openapi3.PathsRequired](err) ||
		is[*openapi3.OperationResponsesRequired](err) ||
		is[*openapi3.ResponsesNonEmptyRequired](err) ||
		is[*openapi3.ResponseDescriptionRequired](err) ||
		is[*openapi3.RequestBodyContentRequired](err) ||
		is[*openapi3.ParameterNameRequired](err) ||
		extraRef(err) ||
		// examples and defaults are held against our own validators
		is[*openapi3.SchemaValueError](err)
}

// extraRef reports whether err is about a $ref alone. Where one may stand is known
// to our own checks; kin-openapi does not expect it at the top of another file.
func extraRef(err error) bool {
	var extra *openapi3.ExtraSiblingFieldsError
	return errors.As(err, &extra) && len(extra.Fields) == 1 && extra.Fields[0] == "$ref"
}

func is[E error](err error) bool {
	var e E
	return errors.As(err, &e)
}

// told reports whether what kin-openapi could not load is in found already (a
// dangling reference under --lenient, items of the old form), or is a reference
// that only its own resolver cannot follow: boolean schemas, $anchor.
func (d *Document) told(found Problems, err error) bool {
	message := err.Error()
	if covered(err) || !strings.Contains(message, "unmarshal") {
		return true
	}
	for _, p := range found {
		if strings.Contains(p.Message, "items is an array") && strings.Contains(message, "array into") ||
			strings.HasPrefix(p.Message, "reference ") {
			return true
		}
	}
	return false
}

// finding makes a warning of an error of kin-openapi, as near as its chain
// tells; exact when the place is that of the fault itself.
func (d *Document) finding(err error) (p Problem, exact bool) {
	at, rest, exact := d.locate(err)
	message := strings.TrimSpace(oneLine(rest.Error()))
	message = strings.TrimPrefix(message, "failed to unmarshal data: json error: json: ")
	if i := strings.Index(message, ", yaml error: "); i > 0 {
		message = message[:i]
	}
	var extra *openapi3.ExtraSiblingFieldsError
	if errors.As(rest, &extra) {
		message = fmt.Sprintf("%q is not known here; remove it, or start its name with x-", strings.Join(extra.Fields, ", "))
	}
	if short := []rune(message); len(short) > 300 {
		message = string(short[:300]) + "..."
	}
	return Problem{Position: at, Severity: Warning, Message: message + " (kin-openapi)"}, exact
}

package document

// A shape says what may stand at a place of an OpenAPI document: the table of
// the specification's objects, as far as the checks and the references need it.
type shape struct {
	name   string            // as messages say it: "a response"
	fields map[string]*field // fixed fields
	each   *field            // every member that is no fixed field
	refs   bool              // a Reference Object may stand here
	open   bool              // other members are nobody's fault
	bools  bool              // true and false may stand here: schemas
	hollow bool              // null counts as absent
	blank  bool              // null counts as an object without members
	idle   bool              // nothing is made of it but comments, so that other values do no harm
	check  func(*checker, *Node, Position)
}

// form is the JSON form of a field.
type form int

const (
	anything form = iota // data, or not ours: not looked into
	text
	boolean
	texts  // an array of strings
	one    // one object of a shape
	list   // an array of them
	named  // an object of them, names are free
	either // one of them, or the array that JSON Schema had before 2020-12
)

type field struct {
	form  form
	of    *shape
	since string // the version that has it, where ignoring it before is what its reader does
}

var (
	anyField  = &field{form: anything}
	textField = &field{form: text}
	boolField = &field{form: boolean}
	textList  = &field{form: texts}
)

func single(s *shape) *field  { return &field{form: one, of: s} }
func listOf(s *shape) *field  { return &field{form: list, of: s} }
func namedOf(s *shape) *field { return &field{form: named, of: s} }

type fields = map[string]*field

// The objects of OpenAPI 3.0, 3.1 and 3.2 in one table. Members that are not of
// the document's own version are left to kin-openapi.
var (
	rootShape           = &shape{name: "an OpenAPI document", check: (*checker).root}
	infoShape           = &shape{name: "info", check: (*checker).info}
	componentsShape     = &shape{name: "components", hollow: true}
	pathsShape          = &shape{name: "paths", hollow: true, check: (*checker).paths}
	pathItemShape       = &shape{name: "a path item", refs: true, blank: true}
	operationShape      = &shape{name: "an operation", blank: true, check: (*checker).operation}
	parameterShape      = &shape{name: "a parameter", refs: true, check: (*checker).parameter}
	headerShape         = &shape{name: "a header", refs: true, blank: true, check: (*checker).header}
	requestBodyShape    = &shape{name: "a request body", refs: true, blank: true, check: (*checker).requestBody}
	responsesShape      = &shape{name: "responses", check: (*checker).responses}
	responseShape       = &shape{name: "a response", refs: true, blank: true, check: (*checker).response}
	mediaTypeShape      = &shape{name: "a media type", refs: true, blank: true}
	encodingShape       = &shape{name: "an encoding", blank: true}
	callbackShape       = &shape{name: "a callback", refs: true, blank: true}
	exampleShape        = &shape{name: "an example", refs: true, blank: true, idle: true}
	linkShape           = &shape{name: "a link", refs: true, blank: true, check: (*checker).link}
	schemaShape         = &shape{name: "a schema", refs: true, open: true, bools: true, blank: true, check: (*checker).schema}
	discriminatorShape  = &shape{name: "a discriminator", check: (*checker).discriminator}
	securitySchemeShape = &shape{name: "a security scheme", refs: true}
	requirementShape    = &shape{name: "a security requirement", each: textList, check: (*checker).requirement}
	serverShape         = &shape{name: "a server"}
	plainShape          = &shape{name: "an object", open: true, hollow: true, idle: true} // looked at by kin-openapi only
)

func init() {
	rootShape.fields = fields{
		"openapi": textField, "$self": textField, "jsonSchemaDialect": textField,
		"info": single(infoShape), "servers": listOf(serverShape), "tags": listOf(plainShape),
		"paths": single(pathsShape), "webhooks": namedOf(pathItemShape), "components": single(componentsShape),
		"security": listOf(requirementShape), "externalDocs": single(plainShape),
	}
	infoShape.fields = fields{
		"title": textField, "summary": textField, "description": textField, "termsOfService": textField,
		"contact": single(plainShape), "license": single(plainShape), "version": textField,
	}
	componentsShape.fields = fields{
		"schemas": namedOf(schemaShape), "responses": namedOf(responseShape), "parameters": namedOf(parameterShape),
		"examples": namedOf(exampleShape), "requestBodies": namedOf(requestBodyShape), "headers": namedOf(headerShape),
		"securitySchemes": namedOf(securitySchemeShape), "links": namedOf(linkShape), "callbacks": namedOf(callbackShape),
		"pathItems": namedOf(pathItemShape), "mediaTypes": {form: named, of: mediaTypeShape, since: "3.2"},
	}
	pathsShape.each = single(pathItemShape)
	callbackShape.each = single(pathItemShape)
	responsesShape.each = single(responseShape)
	operation := single(operationShape)
	pathItemShape.fields = fields{
		"summary": textField, "description": textField, "servers": listOf(serverShape), "parameters": listOf(parameterShape),
		"additionalOperations": {form: named, of: operationShape, since: "3.2"},
	}
	for _, m := range methods {
		pathItemShape.fields[m] = operation
	}
	pathItemShape.fields["query"] = &field{form: one, of: operationShape, since: "3.2"}
	operationShape.fields = fields{
		"tags": textList, "summary": textField, "description": textField, "externalDocs": single(plainShape),
		"operationId": textField, "parameters": listOf(parameterShape), "requestBody": single(requestBodyShape),
		"responses": single(responsesShape), "callbacks": namedOf(callbackShape), "deprecated": boolField,
		"security": listOf(requirementShape), "servers": listOf(serverShape),
	}
	headerShape.fields = fields{
		"description": textField, "required": boolField, "deprecated": boolField, "allowEmptyValue": boolField,
		"style": textField, "explode": boolField, "allowReserved": boolField, "schema": single(schemaShape),
		"content": namedOf(mediaTypeShape), "example": anyField, "examples": namedOf(exampleShape),
	}
	parameterShape.fields = fields{"name": textField, "in": textField}
	for k, f := range headerShape.fields {
		parameterShape.fields[k] = f
	}
	bodyFields()
	schemaFields()
}

func bodyFields() {
	content := namedOf(mediaTypeShape)
	requestBodyShape.fields = fields{"description": textField, "content": content, "required": boolField}
	responseShape.fields = fields{
		"summary": textField, "description": textField, "headers": namedOf(headerShape), "content": content, "links": namedOf(linkShape),
	}
	mediaTypeShape.fields = fields{
		"schema": single(schemaShape), "itemSchema": single(schemaShape), "example": anyField, "examples": namedOf(exampleShape),
		"encoding": namedOf(encodingShape), "prefixEncoding": listOf(encodingShape), "itemEncoding": single(encodingShape),
		"description": textField,
	}
	encodingShape.fields = fields{
		"contentType": textField, "headers": namedOf(headerShape), "style": textField, "explode": boolField, "allowReserved": boolField,
		"encoding": namedOf(encodingShape), "prefixEncoding": listOf(encodingShape), "itemEncoding": single(encodingShape),
	}
	exampleShape.fields = fields{
		"summary": textField, "description": textField, "value": anyField, "externalValue": textField,
		"dataValue": anyField, "serializedValue": textField,
	}
	linkShape.fields = fields{
		"operationRef": textField, "operationId": textField, "parameters": anyField, "requestBody": anyField,
		"description": textField, "server": single(serverShape),
	}
	serverShape.fields = fields{
		"url": textField, "description": textField, "name": textField, "variables": namedOf(plainShape),
	}
	securitySchemeShape.fields = fields{
		"type": textField, "description": textField, "name": textField, "in": textField, "scheme": textField,
		"bearerFormat": textField, "flows": single(plainShape), "openIdConnectUrl": textField,
		"oauth2MetadataUrl": textField, "deprecated": boolField,
	}
}

func schemaFields() {
	schema, schemas, names := single(schemaShape), listOf(schemaShape), namedOf(schemaShape)
	schemaShape.fields = fields{
		"$schema":    textField,
		"properties": names, "patternProperties": names, "dependentSchemas": names, "$defs": names, "definitions": names,
		"allOf": schemas, "anyOf": schemas, "oneOf": schemas, "prefixItems": schemas,
		"items": {form: either, of: schemaShape}, "additionalItems": schema, "unevaluatedItems": schema, "contains": schema,
		"additionalProperties": schema, "unevaluatedProperties": schema, "propertyNames": schema,
		"not": schema, "if": schema, "then": schema, "else": schema, "contentSchema": schema,
		"discriminator": single(discriminatorShape), "xml": single(plainShape), "externalDocs": single(plainShape),
	}
	discriminatorShape.fields = fields{"propertyName": textField, "mapping": anyField, "defaultMapping": textField}
}

// methods are the fixed methods of a path item, in the specification's order.
var methods = []string{"get", "put", "post", "delete", "options", "head", "patch", "trace", "query"}

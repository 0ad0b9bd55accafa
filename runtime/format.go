package runtime

// Format returns the check of a named string format, which takes the decoded
// string: those of JSON Schema 2020-12 (validation, section 7.3) and "byte" of
// OpenAPI. Not known are names that assert nothing about text ("password",
// "binary"), the formats of numbers ([FormatInt32], [FormatInt64]), and
// "idn-hostname", which needs Unicode tables that the standard library lacks.
func Format(name string) (check func(string) bool, known bool) {
	switch name {
	case "date":
		check = FormatDate
	case "date-time-local":
		return FormatDateTimeLocal, true
	case "time-local":
		return FormatTimeLocal, true
	case "date-time":
		check = FormatDateTime
	case "time":
		check = FormatTime
	case "duration":
		check = FormatDuration
	case "email":
		check = FormatEmail
	case "idn-email":
		check = FormatIDNEmail
	case "hostname":
		check = FormatHostname
	case "ipv4":
		check = FormatIPv4
	case "ipv6":
		check = FormatIPv6
	case "uri":
		check = FormatURI
	case "uri-reference":
		check = FormatURIReference
	case "iri":
		check = FormatIRI
	case "iri-reference":
		check = FormatIRIReference
	case "uri-template":
		check = FormatURITemplate
	case "uuid":
		check = FormatUUID
	case "json-pointer":
		check = FormatJSONPointer
	case "relative-json-pointer":
		check = FormatRelativeJSONPointer
	case "regex":
		check = FormatRegex
	case "byte":
		check = FormatByte
	}
	return check, check != nil
}

func formatDigit(c byte) bool { return c-'0' <= 9 }

func formatAlpha(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }

func formatHex(c byte) bool { return formatDigit(c) || c|0x20 >= 'a' && c|0x20 <= 'f' }

// formatDigits is the number of digits that s starts with.
func formatDigits(s string) int {
	n := 0
	for n < len(s) && formatDigit(s[n]) {
		n++
	}
	return n
}

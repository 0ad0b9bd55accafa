package runtime

import (
	"encoding/json"
	"fmt"
	"log/slog"
)

// Redacted stands for what the document marks as secret, wherever generated values
// are printed or logged.
const Redacted = "[redacted]"

const quotedRedacted = `"` + Redacted + `"`

// AppendRedacted appends Redacted as a JSON string.
func AppendRedacted(dst []byte) []byte { return append(dst, quotedRedacted...) }

// RedactedValue makes a value for logs of JSON without secrets.
func RedactedValue(text []byte) slog.Value {
	if string(text) == quotedRedacted || !wellFormed(string(text)) { // something in it has no JSON form
		return slog.StringValue(Redacted)
	}
	return slog.AnyValue(json.RawMessage(text))
}

// FormatRedacted prints JSON without secrets, whatever verb is asked for.
func FormatRedacted(f fmt.State, text []byte) {
	if string(text) == quotedRedacted {
		text = text[1 : len(text)-1]
	}
	_, _ = f.Write(text)
}

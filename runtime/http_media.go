package runtime

import (
	"strconv"
	"strings"
)

const jsonType = "application/json"

// mediaMatches tells whether a Content-Type is of a documented media type, which
// may be a range ("image/*"). Case and parameters do not matter, except that
// text of another charset than UTF-8 is refused for JSON and for forms.
func mediaMatches(contentType, documented string) bool {
	if contentType == documented {
		return true
	}
	got, params := splitMedia(contentType)
	want, _ := splitMedia(documented)
	if !inRange(got, want) {
		return false
	}
	return params == "" || !isJSON(got) && !isForm(got) || utf8Charset(params)
}

// splitMedia cuts a media type from its parameters.
func splitMedia(text string) (media, params string) {
	media, params, _ = strings.Cut(text, ";")
	return strings.TrimSpace(media), strings.TrimSpace(params)
}

// inRange tells whether media is within want: "type/subtype", "type/*", "*/*" or
// "*", or a suffix range as documents have it, "application/*+json".
func inRange(media, want string) bool {
	if want == "*/*" || want == "*" {
		return media != ""
	}
	if i := strings.IndexByte(want, '*'); i >= 0 {
		head, tail := want[:i], want[i+1:]
		return len(media) >= len(head)+len(tail) && strings.EqualFold(media[:len(head)], head) &&
			strings.EqualFold(media[len(media)-len(tail):], tail)
	}
	return strings.EqualFold(media, want)
}

func isJSON(media string) bool {
	return strings.EqualFold(media, jsonType) || len(media) > 5 && strings.EqualFold(media[len(media)-5:], "+json")
}

// utf8Charset tells whether the parameters name no charset, or one that is UTF-8.
func utf8Charset(params string) bool {
	for p := range strings.SplitSeq(params, ";") {
		name, value, _ := strings.Cut(p, "=")
		if strings.EqualFold(strings.TrimSpace(name), "charset") {
			value = strings.Trim(strings.TrimSpace(value), `"`)
			return strings.EqualFold(value, "utf-8") || strings.EqualFold(value, "utf8") || strings.EqualFold(value, "us-ascii")
		}
	}
	return true
}

// accepts tells whether the lines of an Accept header allow one of the media
// types that an operation produces (RFC 9110, section 12.5.1).
func accepts(lines, produces []string) bool {
	if len(lines) == 0 || len(produces) == 0 {
		return true
	}
	if len(lines) == 1 && (lines[0] == "*/*" || lines[0] == "" || lines[0] == produces[0]) {
		return true
	}
	for _, media := range produces {
		if acceptsOne(lines, media) {
			return true
		}
	}
	return false
}

// acceptsOne gives media the weight of the most specific range that holds it.
func acceptsOne(lines []string, media string) bool {
	media, _ = splitMedia(media)
	best, allowed, ranges := -1, false, 0
	for _, line := range lines {
		for item := range strings.SplitSeq(line, ",") {
			accepted, params := splitMedia(item)
			if accepted == "" {
				continue
			}
			ranges++
			if !inRange(media, accepted) && !inRange(accepted, media) {
				continue
			}
			specific := 2
			switch {
			case accepted == "*/*" || accepted == "*":
				specific = 0
			case strings.HasSuffix(accepted, "/*"):
				specific = 1
			}
			if specific > best {
				best, allowed = specific, weight(params) > 0
			} else if specific == best {
				allowed = allowed || weight(params) > 0
			}
		}
	}
	return allowed || ranges == 0
}

// weight reads the parameter q; one that is not a number counts as 1.
func weight(params string) float64 {
	for p := range strings.SplitSeq(params, ";") {
		name, value, _ := strings.Cut(p, "=")
		if strings.EqualFold(strings.TrimSpace(name), "q") {
			if q, err := strconv.ParseFloat(strings.TrimSpace(value), 64); err == nil {
				return q
			}
		}
	}
	return 1
}

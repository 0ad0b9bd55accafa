package runtime

import (
	"slices"
	"strconv"
	"strings"
)

const jsonType = "application/json"

// mediaMatches tells whether a Content-Type is of a documented media type, which
// may be a range ("image/*"), or a list of both ("image/png, image/*"). Case and parameters do not matter, except that
// text of another charset than UTF-8 is refused for JSON and for forms.
func mediaMatches(contentType, documented string) bool {
	if contentType == documented {
		return true
	}
	if first, rest, several := strings.Cut(documented, ","); several {
		return mediaMatches(contentType, strings.TrimSpace(first)) || mediaMatches(contentType, strings.TrimSpace(rest))
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
// "*", or a suffix range as documents have it, "application/*+json", which holds
// application/json, too: it is what is sent for such a range.
func inRange(media, want string) bool {
	if want == "*/*" || want == "*" {
		return media != ""
	}
	if strings.EqualFold(want, "application/*+json") && strings.EqualFold(media, jsonType) {
		return true
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
	return slices.ContainsFunc(produces, func(media string) bool { return liking(lines, media) > 0 })
}

// liking is the weight that the lines of an Accept header give a media type: that of
// the most specific range that holds it. Without ranges it is 1.
func liking(lines []string, media string) float64 {
	media, _ = splitMedia(media)
	best, weighs, ranges := -1, 0.0, 0
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
				best, weighs = specific, weight(params)
			} else if specific == best {
				weighs = max(weighs, weight(params))
			}
		}
	}
	if ranges == 0 {
		return 1
	}
	return weighs
}

// Preferred returns the media type, of those that an operation answers with, that
// the client likes best; the first of them where it likes several the same.
func (c *Call) Preferred(produces ...string) string {
	best, most := "", -1.0
	for _, media := range produces {
		if w := liking(c.r.Header["Accept"], media); w > most {
			best, most = media, w
		}
	}
	return best
}

// Prefer returns the header Accept for a client that wants one media type, and takes
// the others that an operation answers with where it cannot have it.
func Prefer(wanted, all string) string {
	if wanted == "" {
		return all
	}
	list := []string{wanted}
	for media := range strings.SplitSeq(all, ", ") {
		if media != wanted {
			list = append(list, media+";q=0.1")
		}
	}
	return strings.Join(list, ", ")
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

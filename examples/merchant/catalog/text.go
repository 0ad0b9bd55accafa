package catalog

import (
	"strconv"
	"strings"
	"time"

	"github.com/bizgen/bizgen/examples/merchant/answer"
	"github.com/bizgen/bizgen/generated/options"
)

// checkText checks an answer that was typed in.
func checkText(g *options.OptionGroup, text string) error {
	switch g.Type {
	case options.OptionTypeNumbers: // digits, not a number: zeros in front count
		low, high := int(or(g.MinLength, 1)), int(or(g.MaxLength, 1))
		if !digits(text) || len(text) < low || len(text) > high {
			return answer.Invalid("%s: %d~%d자리 숫자로 입력해 주세요.", g.Name, low, high)
		}
	case options.OptionTypeInteger:
		n, err := strconv.ParseInt(text, 10, 64)
		low, high := int64(or(g.MinValue, 0)), int64(or(g.MaxValue, 0))
		if err != nil || !digits(text) || n < low || n > high {
			return answer.Invalid("%s: %d~%d 사이의 수로 입력해 주세요.", g.Name, low, high)
		}
	case options.OptionTypeDate:
		if _, err := time.Parse("20060102", text); err != nil || len(text) != len("20060102") {
			return answer.Invalid("%s: 유효한 날짜를 YYYYMMDD로 입력해 주세요.", g.Name)
		}
	}
	return nil
}

// digits tells whether text is [0-9]+.
func digits(text string) bool {
	return text != "" && strings.Trim(text, "0123456789") == ""
}

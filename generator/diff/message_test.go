package diff_test

import (
	"fmt"
	"testing"

	"github.com/bizgen/bizgen/generator/diff"
)

// A rule across members is told in the document's words, in the language of the reader,
// with CEL behind them; what a receiver takes is told without names of ours.
func TestWords(t *testing.T) {
	const rule = "rule: self.a < self.b"
	schema := func(s string) string {
		return fmt.Sprintf("openapi: 3.1.0\ninfo: {title: t, version: '1'}\npaths: {/a: {post: {requestBody: {content: {application/json: {schema: %s}}}, responses: {'204': {description: d}}}}}\n", s)
	}
	for _, c := range []struct{ schema, en, ko string }{
		{"{type: object, x-validations: [{" + rule + "}]}", "a rule is new: self.a < self.b", "규칙 추가: self.a < self.b"},
		{"{type: object, x-validations: [{" + rule + ", message: 처음이 끝보다 앞입니다}]}", "a rule is new: 처음이 끝보다 앞입니다 (self.a < self.b)", "규칙 추가: 처음이 끝보다 앞입니다 (self.a < self.b)"},
		{"{type: object, x-validations: [{" + rule + ", message: 처음이 끝보다 앞입니다, message-en: it begins before it ends}]}", "a rule is new: it begins before it ends (self.a < self.b)", "규칙 추가: 처음이 끝보다 앞입니다 (self.a < self.b)"},
		{"{type: object, x-coerce: [string-to-number]}", "the receiver takes a number written as a string, too", "받는 쪽이 문자열로 적은 숫자도 받아들입니다"},
		{"{type: object, x-coerce: [number-to-string]}", "the receiver takes a number instead of a string, too", "받는 쪽이 문자열 대신 보낸 숫자도 받아들입니다"},
	} {
		findings := diff.Documents(read(t, "old.yaml", schema("{type: object}")), read(t, "new.yaml", schema(c.schema)))
		if len(findings) != 1 || findings[0].Message("en") != c.en || findings[0].Message("ko") != c.ko {
			for _, f := range findings {
				t.Errorf("%s: %q, %q", c.schema, f.Message("en"), f.Message("ko"))
			}
		}
	}
}

package runtime

import "testing"

func TestTag(t *testing.T) {
	for _, test := range []struct{ text, want string }{
		{`{"t":"x"}`, "x"}, {`{"a":1,"t":"x"}`, "x"}, {"{ \"a\" : [1] ,\n\"t\"\t: \"x\" }", "x"},
		{`{"a":{"t":"no"},"b":["t",":",{"t":"no"}],"t":"x"}`, "x"}, {`{"a":"t","t":"x"}`, "x"},
		{`{"\u0074":"\u0078\n"}`, "x\n"}, {`{"t\\":"no","t":"x"}`, "x"}, {`{"a":"}\"{","t":"x"}`, "x"},
		{`{"t":"가"}`, "가"}, {`{"t":"x","t":"y"}`, "x"},
		{`{}`, ""}, {`{"t":1,"t":"x"}`, ""}, {`{"t":["x"]}`, ""}, {`{"a":{"t":"x"}}`, ""}, {`{"t"`, ""}, {`{"t":`, ""}, {`{"t":"x`, ""},
		{`{"t":"\ud800"}`, ""}, {`{"t\`, ""}, {`{"`, ""}, {`{"a":{"t":"x"}}{"t":"y"}`, ""}, {`["t","x"]`, ""}, {``, ""},
	} {
		c := &Check{s: test.text}
		if have := c.Tag(0, "t"); have != test.want {
			t.Errorf("%s: %q, want %q", test.text, have, test.want)
		}
	}
}

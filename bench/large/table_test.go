package main

import (
	"strings"
	"testing"
	"time"

	"github.com/bizgen/bizgen/bench/process"
)

func TestWrite(t *testing.T) {
	took := func(s, cpu int, peak int64) process.Usage {
		return process.Usage{Wall: time.Duration(s) * time.Second, CPU: time.Duration(cpu) * time.Second, Peak: peak}
	}
	trials := []trial{
		{document: "a.yaml", size: 5000, generator: "**bizgen**", generate: took(1, 1, 100e6), lines: 10, build: took(2, 3, 200e6)},
		{document: "b.yaml", size: 4000, generator: "**bizgen**", generate: took(4, 1, 500e6), failed: "generating: /home/a/b.yaml:1:2: a | b"},
		{document: "a.yaml", size: 5000, generator: "oapi-codegen", generate: took(1, 1, 100e6), lines: 9, failed: "compiling: api.gen.go:1:1: twice"},
		{document: "a.yaml", size: 5000, generator: "ogen", generate: took(1, 1, 100e6), lines: 20, build: took(3, 5, 400e6)},
	}
	var b strings.Builder
	err := write(&b, trials)
	const want = `| document | KB | | generating, s | CPU s | peak MB | lines | compiling, s | CPU s | peak MB | |
|---|--:|---|--:|--:|--:|--:|--:|--:|--:|---|
| a.yaml | 5 | **bizgen** | 1.0 | 1.0 | 100 | 10 | 2.0 | 3.0 | 200 |  |
| a.yaml | 5 | oapi-codegen | 1.0 | 1.0 | 100 | 9 | | | | **compiling failed**: api.gen.go:1:1: twice |
| a.yaml | 5 | ogen | 1.0 | 1.0 | 100 | 20 | 3.0 | 5.0 | 400 |  |
| b.yaml | 4 | **bizgen** | 4.0 | 1.0 | 500 | | | | | **generating failed**: b.yaml:1:2: a \| b |

| asked | of how many | reached |
|---|--:|--:|
| bizgen's code is generated and compiles | 2 | 1 |
| generated in under 3 s of CPU time | 2 | 2 |
| with under 400 MB | 2 | 1 |
| lines no more than oapi-codegen's, where it writes any | 1 | 0 |
| lines at most half of ogen's, where it takes the whole document | 1 | 1 |
| compiled in at most half of ogen's CPU time, likewise | 1 | 0 |
| and with at most half of its memory | 1 | 1 |
`
	if err != nil || b.String() != want {
		t.Errorf("%v\n%s", err, b.String())
	}
}

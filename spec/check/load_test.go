package check

import (
	"encoding/json"
	"fmt"
	"maps"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"go.yaml.in/yaml/v3"
)

// documents are the catalogue: the file below spec/ without ".yaml", and the
// package that is generated from it.
var documents = []struct{ file, pkg string }{
	{"kakao/options", "options"},
	{"kakao/oneclick", "oneclick"},
	{"kakao/talkplugin-otp", "talkpluginotp"},
	{"kakao/callbacks", "callbacks"},
	{"kakao/login", "login"},
	{"kakao/chatbot-skill", "chatbotskill"},
	{"kakao/plugin-admin", "pluginadmin"},
	{"kakaopay/online", "online"},
	{"kakaopay/online-legacy", "onlinelegacy"},
	{"kakaopay/partner-admin", "partneradmin"},
	{"kakaopay/points", "points"},
	{"wallet/partner-center", "partnercenter"},
	{"portone/console", "console"},
	{"portone/webhooks", "webhooks"},
}

// shared are the files of schemas and parameters that documents refer to.
var shared = []string{"common/parameters", "common/plugin-otp", "common/problem"}

// files are all of them.
func files() []string {
	var list []string
	for _, d := range documents {
		list = append(list, d.file)
	}
	return append(list, shared...)
}

const root = ".." // spec/

type object = map[string]any

// parsed keeps what has been read: reading is most of the time of these tests.
var parsed = map[string]any{}

// load returns a YAML file as JSON values: objects, []any, string, bool, nil,
// and json.Number with the digits that are written there. It is shared: who
// changes it, takes parse.
func load(t testing.TB, file string) any {
	t.Helper()
	file = filepath.Clean(file)
	if parsed[file] == nil {
		parsed[file] = parse(t, file)
	}
	return parsed[file]
}

func document(t testing.TB, name string) object {
	t.Helper()
	return load(t, filepath.Join(root, name+".yaml")).(object)
}

func parse(t testing.TB, file string) any {
	t.Helper()
	v, err := parseFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

func parseFile(file string) (any, error) {
	data, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	var n yaml.Node
	if err := yaml.Unmarshal(data, &n); err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	v, err := value(&n)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	return v, nil
}

// booleans11 are the words that YAML 1.1 takes for booleans and 1.2 for strings.
var booleans11 = regexp.MustCompile(`^(?i:y|n|yes|no|on|off)$`)

func value(n *yaml.Node) (any, error) {
	switch n.Kind {
	case yaml.DocumentNode:
		return value(n.Content[0])
	case yaml.AliasNode:
		return value(n.Alias)
	case yaml.MappingNode:
		m := object{}
		for i := 0; i < len(n.Content); i += 2 {
			key := n.Content[i].Value
			if n.Content[i].Style == 0 && booleans11.MatchString(key) {
				return nil, fmt.Errorf("line %d: %s is a boolean in YAML 1.1, which many tools read: quote it", n.Content[i].Line, key)
			}
			if _, ok := m[key]; ok {
				return nil, fmt.Errorf("line %d: %s stands there twice", n.Content[i].Line, key)
			}
			v, err := value(n.Content[i+1])
			if err != nil {
				return nil, err
			}
			m[key] = v
		}
		return m, nil
	case yaml.SequenceNode:
		list := []any{}
		for _, c := range n.Content {
			v, err := value(c)
			if err != nil {
				return nil, err
			}
			list = append(list, v)
		}
		return list, nil
	}
	switch n.Tag {
	case "!!str":
		if n.Style == 0 && booleans11.MatchString(n.Value) {
			return nil, fmt.Errorf("line %d: %s is a boolean in YAML 1.1, which many tools read: quote it", n.Line, n.Value)
		}
		return n.Value, nil
	case "!!int", "!!float":
		return json.Number(n.Value), nil
	case "!!bool":
		return strconv.ParseBool(n.Value)
	case "!!null":
		return nil, nil
	}
	return nil, fmt.Errorf("line %d: %s %q", n.Line, n.Tag, n.Value)
}

// loader gives the JSON Schema compiler the same values.
type loader struct{}

func (loader) Load(at string) (any, error) {
	u, err := url.Parse(at)
	if err != nil {
		return nil, err
	}
	return parseFile(u.Path)
}

// at returns the member at the end of the keys, or nil.
func at(v any, keys ...string) any {
	for _, key := range keys {
		m, ok := v.(object)
		if !ok {
			return nil
		}
		v = m[key]
	}
	return v
}

// text is at, as a string; "" when it is none.
func text(v any, keys ...string) string {
	s, _ := at(v, keys...).(string)
	return s
}

func list(v any, keys ...string) []any {
	l, _ := at(v, keys...).([]any)
	return l
}

func keys(v any) []string {
	m, _ := v.(object)
	return slices.Sorted(maps.Keys(m))
}

// pointer writes a JSON Pointer.
func pointer(tokens ...string) string {
	var b strings.Builder
	for _, token := range tokens {
		b.WriteByte('/')
		b.WriteString(strings.NewReplacer("~", "~0", "/", "~1").Replace(token))
	}
	return b.String()
}

// resolve follows a JSON Pointer.
func resolve(v any, pointer string) (any, bool) {
	for token := range strings.SplitSeq(strings.TrimPrefix(pointer, "/"), "/") {
		if pointer == "" {
			break
		}
		token = strings.NewReplacer("~1", "/", "~0", "~").Replace(token)
		switch x := v.(type) {
		case object:
			next, ok := x[token]
			if !ok {
				return nil, false
			}
			v = next
		case []any:
			i, err := strconv.Atoi(token)
			if err != nil || i < 0 || i >= len(x) {
				return nil, false
			}
			v = x[i]
		default:
			return nil, false
		}
	}
	return v, true
}

package docs

import (
	"html/template"
	"slices"
	"strings"

	"github.com/bizgen/bizgen/generator/document"
	"github.com/bizgen/bizgen/generator/model"
)

// rules says what a schema demands across members: conditions, and the rules of
// x-validations.
func (k *book) rules(s *model.Schema, n *document.Node) []template.HTML {
	var out []template.HTML
	if s.If != nil {
		when := k.sentence(s.If, asked)
		for _, then := range []struct {
			key    string
			schema *model.Schema
		}{{"rule.if", s.Then}, {"rule.else", s.Else}} {
			if then.schema != nil {
				out = append(out, k.fact(then.key, when, k.sentence(then.schema, demanded)))
			}
		}
	}
	for _, d := range s.DependentRequired {
		out = append(out, k.fact("rule.if", k.presence(asked, "present", []string{d.Name}), k.presence(demanded, "present", d.Needs)))
	}
	for _, d := range s.DependentSchemas {
		out = append(out, k.fact("rule.if", k.presence(asked, "present", []string{d.Name}), k.sentence(d.Schema, demanded)))
	}
	if s.Not != nil {
		out = append(out, k.fact("rule.not", k.sentence(s.Not, stated)))
	}
	for _, several := range []choice{{"rule.any", s.AnyOf}, {"rule.one", s.OneOf}} {
		if len(several.list) > 0 && conditions(several.list) && !nullable(several.list) {
			out = append(out, k.fact(several.key, k.joined(several.list, stated, "or")))
		}
	}
	if s.Contains != nil {
		out = append(out, k.fact("rule.contains", k.sentence(s.Contains, stated)))
	}
	if s.PropertyNames != nil {
		out = append(out, k.fact("rule.names", k.sentence(s.PropertyNames, stated)))
	}
	if d := s.Discriminator; d != nil && len(s.OneOf)+len(s.AnyOf) > 0 {
		out = append(out, k.fact("rule.discriminator", code(d.Property)))
	}
	return append(out, k.validations(n)...)
}

// A choice is alternatives, and the key of the words for them.
type choice struct {
	key  string
	list []*model.Schema
}

// validations are the rules of x-validations, as the document words them.
func (k *book) validations(n *document.Node) []template.HTML {
	var out []template.HTML
	for _, name := range []string{"x-validations", "x-kubernetes-validations"} {
		for _, v := range items(n.Get(name)) {
			message := text(v.Get("message"))
			if m := text(v.Get("message-" + k.language)); m != "" {
				message = m
			}
			words := k.inline(message)
			if rule := text(v.Get("rule")); rule != "" {
				words += " <code class=\"cel\">" + template.HTML(template.HTMLEscapeString(rule)) + "</code>"
			}
			out = append(out, words)
		}
	}
	return out
}

// nullable tells whether one of the alternatives is null.
func nullable(list []*model.Schema) bool {
	return slices.ContainsFunc(list, func(s *model.Schema) bool { return resolve(s).HasTypes && resolve(s).Types == model.Null })
}

// A mood is how something is said: as what is asked whether it holds, as what is
// demanded, or as what is so.
type mood string

const (
	asked    mood = "asked"
	demanded mood = "demanded"
	stated   mood = "stated"
)

// presence says that members are there, or are not.
func (k *book) presence(m mood, word string, names []string) template.HTML {
	key := string(m) + "." + word
	if len(names) > 1 {
		key += ".many"
	}
	return k.fact(key, codes(names))
}

// sentence says in words what a schema wants of a value.
func (k *book) sentence(s *model.Schema, m mood) template.HTML {
	left := mostClauses
	clauses := k.clauses(s, "", m, &left)
	if len(clauses) == 0 {
		return k.fact("clause.more")
	}
	return join(clauses, k.w.get("and"))
}

// joined says alternatives.
func (k *book) joined(list []*model.Schema, m mood, word string) template.HTML {
	var all []template.HTML
	for _, s := range list {
		all = append(all, k.sentence(s, m))
	}
	return join(all, k.w.get(word))
}

// mostClauses is how many schemas a sentence goes through: they may lead to themselves.
const mostClauses = 40

// clauses are the parts of a sentence about the value at a path; "" is the whole.
func (k *book) clauses(s *model.Schema, path string, m mood, left *int) []template.HTML {
	if *left--; *left < 0 {
		if *left < -1 { // said already
			return nil
		}
		return []template.HTML{k.fact("clause.more")}
	}
	var out []template.HTML
	for _, part := range gather(s) {
		if len(part.Required) > 0 && m == demanded {
			out = append(out, k.presence(demanded, "present", below(path, part.Required)))
		}
		out = append(out, k.valueClauses(part, path, m)...)
		valued := map[string]bool{}
		for _, p := range part.Properties {
			inner := k.clauses(p.Schema, at(path, p.Name), m, left)
			valued[p.Name] = len(inner) > 0
			out = append(out, inner...)
		}
		var present []string
		for _, name := range part.Required {
			if m != demanded && !valued[name] {
				present = append(present, at(path, name))
			}
		}
		if len(present) > 0 {
			out = append(out, k.presence(m, "present", present))
		}
		if part.Not != nil {
			out = append(out, k.negative(part.Not, path, m, left))
		}
		for _, several := range []choice{{"or", part.AnyOf}, {"xor", part.OneOf}} {
			var all []template.HTML
			for _, branch := range several.list {
				all = append(all, join(k.clauses(branch, path, m, left), k.w.get("and")))
			}
			if len(all) > 0 {
				out = append(out, "("+join(all, k.w.get(several.key))+")")
			}
		}
		if part.If != nil || part.Contains != nil || len(part.DependentSchemas) > 0 {
			out = append(out, k.fact("clause.more"))
		}
	}
	return out
}

// negative says what must not hold.
func (k *book) negative(s *model.Schema, path string, m mood, left *int) template.HTML {
	if r := resolve(s); len(r.Required) > 0 && len(r.Properties) == 0 && len(r.AnyOf) == 0 {
		return k.presence(m, "absent", below(path, r.Required))
	}
	return k.fact("clause.not", join(k.clauses(s, path, stated, left), k.w.get("and")))
}

// valueClauses says what is wanted of the value itself.
func (k *book) valueClauses(s *model.Schema, path string, m mood) []template.HTML {
	var out []template.HTML
	subject := code(path)
	if path == "" {
		subject = k.fact("clause.value")
	}
	switch {
	case s.Const != nil:
		out = append(out, k.fact(string(m)+".equals", subject, code(s.Const.JSON)))
	case len(s.Enum) > 0:
		var values []string
		for _, v := range s.Enum {
			values = append(values, v.JSON)
		}
		out = append(out, k.fact(string(m)+".among", subject, codes(values)))
	case s.HasTypes && path != "" && s.Types != model.Object && len(s.Properties) == 0 && s.Types != model.Any:
		out = append(out, k.fact(string(m)+".type", subject, template.HTMLEscapeString(k.typeWords([]*model.Schema{s}))))
	}
	constant := *s
	constant.Const = nil
	for _, f := range k.facts([]*model.Schema{&constant}) {
		out = append(out, k.fact("clause.fact", subject, f))
	}
	return out
}

// below spells members of the value at a path.
func below(path string, names []string) []string {
	var out []string
	for _, name := range names {
		out = append(out, at(path, name))
	}
	return out
}

func at(path, name string) string {
	if path == "" {
		return name
	}
	return path + "." + name
}

// codes lists names.
func codes(names []string) template.HTML {
	var all []template.HTML
	for _, name := range names {
		all = append(all, code(name))
	}
	return join(all, ", ")
}

func join(list []template.HTML, between string) template.HTML {
	var b strings.Builder
	for i, s := range list {
		if i > 0 {
			b.WriteString(template.HTMLEscapeString(between))
		}
		b.WriteString(string(s))
	}
	return template.HTML(b.String())
}

package plan

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/bizgen/bizgen/generator/model"
)

// A linkSource is the request and the answer that runtime expressions take values of.
type linkSource struct {
	op     *Operation
	answer *Response
}

// value reads the value of a link: a runtime expression, a text with some in braces,
// or a constant.
func (s linkSource) value(v model.Value) (LinkValue, error) {
	switch {
	case v.Kind == model.String && strings.HasPrefix(v.Text, "$"):
		part, err := s.expression(v.Text)
		return LinkValue{Parts: []LinkPart{part}}, err
	case v.Kind == model.String && strings.Contains(v.Text, "{$"):
		return s.text(v.Text)
	}
	return LinkValue{Parts: []LinkPart{{Constant: v.JSON}}}, nil
}

// text reads a text that holds expressions.
func (s linkSource) text(rest string) (LinkValue, error) {
	out := LinkValue{Join: true}
	for rest != "" {
		before, after, found := strings.Cut(rest, "{$")
		if before != "" {
			out.Parts = append(out.Parts, LinkPart{Constant: strconv.Quote(before)})
		}
		if !found {
			break
		}
		inner, behind, closed := strings.Cut(after, "}")
		if !closed {
			return out, errors.New("an expression in braces has no end")
		}
		part, err := s.expression("$" + inner)
		if err != nil {
			return out, err
		}
		out.Parts = append(out.Parts, part)
		rest = behind
	}
	return out, nil
}

// expression reads a runtime expression (OpenAPI, Runtime Expressions).
func (s linkSource) expression(text string) (LinkPart, error) {
	switch {
	case text == "$method":
		return LinkPart{Constant: strconv.Quote(s.op.Method)}, nil
	case text == "$statusCode" && len(s.answer.Status) == 3 && !strings.Contains(s.answer.Status, "X"):
		return LinkPart{Constant: s.answer.Status}, nil
	case text == "$request.body" || strings.HasPrefix(text, "$request.body#"):
		return ofBody(s.op.Body, "req."+bodyField(s.op.Body), strings.TrimPrefix(text, "$request.body"))
	case text == "$response.body" || strings.HasPrefix(text, "$response.body#"):
		field := "res.Body"
		if s.answer.Type == "" {
			field = "res"
		}
		return ofBody(s.answer.Body, field, strings.TrimPrefix(text, "$response.body"))
	case strings.HasPrefix(text, "$response.header."):
		name := strings.TrimPrefix(text, "$response.header.")
		for _, h := range s.answer.Headers {
			if strings.EqualFold(h.Name, name) {
				return LinkPart{Field: "res." + h.Field}, nil
			}
		}
		return LinkPart{}, fmt.Errorf("the answer %s has no header %q", s.answer.Status, name)
	case strings.HasPrefix(text, "$request."):
		in, name, _ := strings.Cut(strings.TrimPrefix(text, "$request."), ".")
		k := slices.IndexFunc(s.op.Params, func(q *Param) bool {
			return q.In == in && (q.Name == name || in == "header" && strings.EqualFold(q.Name, name))
		})
		if k < 0 {
			return LinkPart{}, fmt.Errorf("%s has no parameter %q in the %s", s.op.ID, name, in)
		}
		return LinkPart{Field: "req." + s.op.Params[k].Field}, nil
	}
	return LinkPart{}, fmt.Errorf("%q is nothing that the request and the answer hold", text)
}

func bodyField(b *Body) string {
	if b == nil {
		return ""
	}
	return b.In()
}

// ofBody is the value of a body at a fragment: "#/id", or "" for all of it.
func ofBody(b *Body, field, fragment string) (LinkPart, error) {
	pointer := strings.TrimPrefix(fragment, "#")
	switch {
	case b == nil:
		return LinkPart{}, errors.New("there is no body to take a value of")
	case b.Append == "" || b.handedOver():
		return LinkPart{}, errors.New("a value can be taken of no body but JSON")
	case pointer != "" && !strings.HasPrefix(pointer, "/"):
		return LinkPart{}, fmt.Errorf("%q is no JSON Pointer", pointer)
	}
	return LinkPart{Field: field, Append: b.Append, Pointer: pointer}, nil
}

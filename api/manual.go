package api

import (
	"cmp"
	"fmt"
	"html/template"
	"maps"
	"net/http"
	"regexp"
	"slices"
	"strings"

	"github.com/danielgtaylor/huma/v2"
)

// manual is the OpenAPI document as the page at /api shows it.
type manual struct {
	Version  string
	Says     []template.HTML // paragraphs
	Sections []section
}

// section is a tag with its operations, in the order of paths.
type section struct {
	Name, Says string
	Operations []operation
}

// operation is what one method does on one path.
type operation struct {
	ID, Method, Path, Summary, Says string
	Params                          []param
	Bodies                          []string // the media types that it takes
}

// param is a parameter with what it may be.
type param struct {
	Name, In, Says, May string
	Required            bool
}

// manualOf reads the document.
func manualOf(doc *huma.OpenAPI) manual {
	m := manual{Version: doc.Info.Version}
	for _, p := range strings.Split(doc.Info.Description, "\n\n") {
		m.Says = append(m.Says, paragraph(p))
	}
	under := map[string][]operation{}
	for path, item := range doc.Paths {
		for method, op := range methodsOf(item) {
			tag := ""
			if len(op.Tags) > 0 {
				tag = op.Tags[0]
			}
			under[tag] = append(under[tag], operationOf(method, path, op))
		}
	}
	for _, t := range doc.Tags {
		list := under[t.Name]
		slices.SortFunc(list, func(a, b operation) int { return cmp.Or(cmp.Compare(a.Path, b.Path), cmp.Compare(a.Method, b.Method)) })
		m.Sections = append(m.Sections, section{t.Name, t.Description, list})
	}
	return m
}

func operationOf(method, path string, op *huma.Operation) operation {
	o := operation{ID: op.OperationID, Method: method, Path: path, Summary: op.Summary, Says: op.Description}
	for _, p := range op.Parameters {
		o.Params = append(o.Params, param{p.Name, p.In, p.Description, mayBe(p.Schema), p.Required})
	}
	if op.RequestBody != nil {
		o.Bodies = slices.Sorted(maps.Keys(op.RequestBody.Content))
	}
	return o
}

// mayBe says which values a schema allows, and what stands where none is given.
func mayBe(s *huma.Schema) string {
	if s == nil {
		return ""
	}
	if s.Items != nil && len(s.Items.Enum) > 0 {
		return "any of " + strings.Join(spelt(s.Items.Enum), ", ")
	}
	var says []string
	if len(s.Enum) > 0 {
		says = append(says, strings.Join(spelt(s.Enum), ", "))
	} else if s.Minimum != nil && s.Maximum != nil {
		says = append(says, fmt.Sprintf("%v to %v", *s.Minimum, *s.Maximum))
	}
	if s.Default != nil {
		says = append(says, fmt.Sprintf("else %v", s.Default))
	}
	return strings.Join(says, "; ")
}

func spelt(values []any) []string {
	var out []string
	for _, v := range values {
		if v != "" {
			out = append(out, fmt.Sprint(v))
		}
	}
	return out
}

var bold = regexp.MustCompile(`\*\*(.+?)\*\*`)

// paragraph is text with **bold** as HTML.
func paragraph(text string) template.HTML {
	return template.HTML(bold.ReplaceAllString(template.HTMLEscapeString(text), "<strong>$1</strong>"))
}

// methodsOf are the operations of a path.
func methodsOf(item *huma.PathItem) map[string]*huma.Operation {
	ops := map[string]*huma.Operation{http.MethodGet: item.Get, http.MethodPost: item.Post, http.MethodPut: item.Put, http.MethodDelete: item.Delete}
	maps.DeleteFunc(ops, func(_ string, op *huma.Operation) bool { return op == nil })
	return ops
}

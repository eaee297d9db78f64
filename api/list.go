package api

import (
	"context"
	"net/http"
	"net/url"
	"strings"

	"github.com/danielgtaylor/huma/v2"

	"signatory/graph"
)

// List is one page of an answer.
type List[T any] struct {
	Items      []T    `json:"items" doc:"The items of this page, in a fixed order."`
	NextCursor string `json:"next_cursor" doc:"Cursor of the next page; empty on the last."`
}

// listOutput is the answer of a list route.
type listOutput[T any] struct {
	Link string `header:"Link" doc:"The next page, as rel=next; CSV and NDJSON have no other place for it."`
	Body List[T]
}

// next puts the address of the next page into the Link header.
func (l *listOutput[T]) next(asked string) {
	if l.Body.NextCursor == "" {
		return
	}
	path, query, _ := strings.Cut(asked, "?")
	values, err := url.ParseQuery(query)
	if err != nil {
		return // the query was read already, so this cannot be
	}
	values.Set("cursor", l.Body.NextCursor)
	l.Link = "<" + path + "?" + values.Encode() + `>; rel="next"`
}

// one is the answer of a route for a single thing.
type one[T any] struct{ Body T }

// Paging is the part of a list's query that all lists share.
type Paging struct {
	Limit  int    `query:"limit" minimum:"1" maximum:"1000" default:"50" doc:"How many items a page holds."`
	Format string `query:"format" enum:"json,csv,ndjson" doc:"Format of the answer, over the Accept header: json, csv (one header line, the first of several sentences) or ndjson (one item a line)."`
	Cursor string `query:"cursor" maxLength:"4096" doc:"next_cursor of the page before; empty for the first page. It stays valid while articles are added."`
}

// Formatted is the part of the query of a list that has one page.
type Formatted struct {
	Format string `query:"format" enum:"json,csv,ndjson" doc:"Format of the answer, over the Accept header: json, csv or ndjson (one item a line)."`
}

func (p Paging) graph() graph.Paging { return graph.Paging{Limit: p.Limit, Cursor: p.Cursor} }

// ByID names one thing. Like Paging it is exported, since huma passes over embedded types that are not.
type ByID struct {
	ID string `path:"id" maxLength:"512" example:"instrument:paris-agreement" doc:"Id of the entity or article, URL-escaped."`
}

// RowsByID asks for the rows of one thing.
type RowsByID struct {
	ByID
	Formatted
}

// listOf is a store's page as an answer, each item made whole by fix.
func listOf[T any](page graph.Page[T], err error, fix func(*T)) (*listOutput[T], error) {
	if err != nil {
		return nil, err
	}
	out := &listOutput[T]{Body: List[T]{Items: emptyIfNil(page.Items), NextCursor: page.Next}}
	if fix != nil {
		for i := range out.Body.Items {
			fix(&out.Body.Items[i])
		}
	}
	return out, nil
}

// wholeList is a list that has one page.
func wholeList[T any](items []T, err error) (*listOutput[T], error) {
	return listOf(graph.Page[T]{Items: items}, err, nil)
}

// emptyIfNil keeps null out of the answers.
func emptyIfNil[T any](s []T) []T {
	if s == nil {
		return []T{}
	}
	return s
}

// route is what the OpenAPI document says of a question.
type route struct {
	id, path, tag, summary, description string
	errors                              []int
}

// get registers a question. Its errors pass through the table of problem.go.
func get[I, O any](s *server, r route, answer func(context.Context, *I) (*O, error)) {
	op := huma.Operation{
		OperationID: r.id, Method: http.MethodGet, Path: r.path,
		Summary: r.summary, Description: r.description,
		Errors: append([]int{http.StatusPermanentRedirect, http.StatusUnauthorized, http.StatusTooManyRequests, http.StatusGatewayTimeout}, r.errors...),
	}
	if r.tag != "" {
		op.Tags = []string{r.tag}
	}
	huma.Register(s.huma, op, func(ctx context.Context, in *I) (*O, error) {
		out, err := answer(ctx, in)
		if err != nil {
			return nil, s.fail(ctx, err)
		}
		if list, ok := any(out).(interface{ next(string) }); ok {
			list.next(requestOf(ctx).url)
		}
		return out, nil
	})
}

package api

import (
	"context"

	"signatory/graph"
)

type searchInput struct {
	Paging
	Q    string   `query:"q" required:"true" minLength:"1" maxLength:"500" example:"paris agr" doc:"Words, each of which must match; the last may be the beginning of one."`
	Kind []string `query:"kind" enum:"country,organization,person,instrument,summit,place,claim,article" doc:"Only hits of these kinds; none: all."`
}

func (s *server) searchRoutes() {
	get(s, route{"search", Base + "/search", "search", "Search names, aliases, titles and quotes",
		"The best hit comes first.", nil}, s.search)
}

func (s *server) search(ctx context.Context, in *searchInput) (*listOutput[graph.Hit], error) {
	page, err := s.Store.Search(ctx, graph.SearchQuery{Paging: in.Paging.graph(), Text: in.Q, Kinds: in.Kind})
	return listOf(page, err, nil)
}

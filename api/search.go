package api

import (
	"context"

	"signatory/graph"
)

type searchInput struct {
	Paging
	Q    string   `query:"q" required:"true" minLength:"1" maxLength:"500" example:"paris agr" doc:"Words, each of which must match; the last may be the beginning of one."`
	Kind []string `query:"kind" enum:"country,organization,person,instrument,summit,place,claim,article" doc:"Only hits of these kinds; none: all."`
	// Exact is a search that mends no typos.
	Exact bool `query:"exact" doc:"Find just these words. Else, where nothing bears them, words that stand nowhere are read as the nearest word of a name, and each hit says what was read."`
}

type facetsInput struct {
	Formatted
	Q string `query:"q" required:"true" minLength:"1" maxLength:"500" example:"paris" doc:"Words, as of a search."`
}

func (s *server) searchRoutes() {
	get(s, route{"search", Base + "/search", "search", "Search names, aliases, titles and quotes",
		"The best hit comes first.", nil}, s.search)
	get(s, route{"search-facets", Base + "/search/facets", "search", "Count the hits of a search by kind",
		"Of articles and sentences at most 100 are counted, of entities the 1,000 with most claims.", nil}, s.facets)
}

func (s *server) search(ctx context.Context, in *searchInput) (*listOutput[graph.Hit], error) {
	known, err := graph.CalledIn(ctx, s.Store, s.World, in.Q)
	if err != nil {
		return nil, err
	}
	page, err := s.Store.Search(ctx, graph.SearchQuery{Paging: in.Paging.graph(), Text: in.Q, Kinds: in.Kind, Exact: in.Exact, Known: known})
	return listOf(page, err, nil)
}

func (s *server) facets(ctx context.Context, in *facetsInput) (*listOutput[graph.Facet], error) {
	known, err := graph.CalledIn(ctx, s.Store, s.World, in.Q)
	if err != nil {
		return nil, err
	}
	return wholeList(graph.Facets(ctx, s.Store, in.Q, known...))
}

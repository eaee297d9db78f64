package graph

import (
	"context"
	"fmt"
)

// MaxFacet is the highest number of articles or sentences that a Facet counts.
const MaxFacet = 100

// Facet is how many hits of a kind a search has.
type Facet struct {
	Kind string `json:"kind"`
	Hits int    `json:"hits"`
	More bool   `json:"more"` // there are more than that
}

// Facets counts the hits of a search by kind, in the order of Kinds, then
// articles and claims; kinds without a hit are left out. It looks at
// MaxCandidates entities, and at MaxFacet articles and claims; known are those of
// a SearchQuery.
func Facets(ctx context.Context, s Searcher, text string, known ...ActorRef) ([]Facet, error) {
	kinds := make([]string, len(Kinds))
	for i, k := range Kinds {
		kinds[i] = string(k)
	}
	n, more := map[string]int{}, map[string]bool{}
	for _, q := range []SearchQuery{
		{Kinds: kinds, Paging: Paging{Limit: MaxLimit}},
		{Kinds: []string{"article"}, Paging: Paging{Limit: MaxFacet}},
		{Kinds: []string{"claim"}, Paging: Paging{Limit: MaxFacet}},
	} {
		q.Text, q.Exact, q.Known = text, true, known
		page, err := s.Search(ctx, q)
		if err != nil {
			return nil, fmt.Errorf("facets: %w", err)
		}
		for _, h := range page.Items {
			n[h.Kind]++
		}
		for _, k := range q.Kinds {
			more[k] = page.Next != ""
		}
	}
	out := []Facet{}
	for _, k := range append(kinds, "article", "claim") {
		if n[k] > 0 {
			out = append(out, Facet{k, n[k], more[k]})
		}
	}
	return out, nil
}

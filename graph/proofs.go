package graph

import (
	"context"
	"fmt"
	"slices"
)

// ProofsOf are the sentences of claims, in their order, each with the title and
// the address of its article; ErrNotFound where one is not stored.
func ProofsOf(ctx context.Context, s Reader, claims []Claim) ([]Proof, error) {
	known := map[string]Article{}
	var ids []string
	for i := range claims {
		ids = append(ids, claims[i].Article)
	}
	slices.Sort(ids)
	for some := range slices.Chunk(slices.Compact(ids), MaxLimit) {
		page, err := s.Articles(ctx, ArticleQuery{IDs: some, Paging: Paging{Limit: MaxLimit}})
		if err != nil {
			return nil, err
		}
		for _, a := range page.Items {
			known[a.ID] = a
		}
	}
	out := make([]Proof, len(claims))
	for i := range claims {
		c := &claims[i]
		a, ok := known[c.Article]
		if !ok {
			return nil, fmt.Errorf("article %s of %s: %w", c.Article, c.ID, ErrNotFound)
		}
		out[i] = Proof{Claim: c.ID, Quote: c.Evidence.Quote, Start: c.Evidence.Start, End: c.Evidence.End, Article: c.Article, Title: a.Title, URL: a.URL, Date: c.Published}
	}
	return out, nil
}

// ClaimsByID are the live claims of some ids, by id; those of no live claim are left out.
func ClaimsByID(ctx context.Context, s Reader, ids []string) (map[string]Claim, error) {
	ids = slices.Clone(ids)
	slices.Sort(ids)
	known := map[string]Claim{}
	for some := range slices.Chunk(slices.Compact(ids), MaxLimit) {
		page, err := s.Claims(ctx, ClaimQuery{IDs: some, Paging: Paging{Limit: MaxLimit}})
		if err != nil {
			return nil, err
		}
		for _, c := range page.Items {
			known[c.ID] = c
		}
	}
	return known, nil
}

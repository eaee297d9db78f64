package web

import (
	"context"
	"fmt"

	"signatory/graph"
)

// maxOfPerson is how many claims a person's page shows of which the person is the source.
const maxOfPerson = 100

// attributed is a claim of which a person is the source within the article.
type attributed struct {
	proof
	Actor, On named
}

// attributedTo are the first claims of which a person is the source, and whether there are more.
func (s *site) attributedTo(ctx context.Context, person string) (out []attributed, more bool, err error) {
	page, err := s.Store.Claims(ctx, graph.ClaimQuery{AttributedTo: person, Paging: graph.Paging{Limit: maxOfPerson}})
	if err != nil {
		return nil, false, fmt.Errorf("claims: %w", err)
	}
	proofs, err := s.proofsOf(ctx, page.Items)
	if err != nil {
		return nil, false, err
	}
	names := s.namer()
	var ends []string
	for _, c := range page.Items {
		ends = append(ends, c.Actor, c.Instrument)
	}
	if err := names.learn(ctx, ends...); err != nil {
		return nil, false, fmt.Errorf("names: %w", err)
	}
	for i, c := range page.Items {
		a := attributed{proof: proofs[i]}
		a.By = "" // it is the person of the page
		if a.Actor, err = names.name(ctx, c.Actor); err != nil {
			return nil, false, err
		}
		if a.On, err = names.name(ctx, c.Instrument); err != nil {
			return nil, false, err
		}
		out = append(out, a)
	}
	return out, page.Next != "", nil
}

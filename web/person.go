package web

import (
	"context"
	"fmt"

	"signatory/graph"
)

// maxOfPerson bounds the articles that are looked through for what a person is
// the source of.
const maxOfPerson = 40

// attributed is a claim of which a person is the source within the article.
type attributed struct {
	proof
	Actor, On named
}

// attributedTo are the claims of which a person is the source, in the articles
// that tell of the person in a role or in a quote, the latest first.
func (s *site) attributedTo(ctx context.Context, person string, links []linkGroup) ([]attributed, error) {
	var articles []string
	seen := map[string]bool{}
	for _, group := range links {
		for _, l := range group.Rows {
			if !seen[l.Article] && len(articles) < maxOfPerson {
				seen[l.Article] = true
				articles = append(articles, l.Article)
			}
		}
	}
	names := s.namer()
	var out []attributed
	for _, id := range articles {
		page, err := s.Store.Claims(ctx, graph.ClaimQuery{Article: id, Paging: graph.Paging{Limit: graph.MaxLimit}})
		if err != nil {
			return nil, fmt.Errorf("claims: %w", err)
		}
		for _, c := range page.Items {
			if c.Attribution.Entity != person {
				continue
			}
			a := attributed{proof: proof{Known: true, Stance: c.Stance, Tense: c.Tense, Publisher: c.Publisher, Confidence: c.Confidence, Reason: c.Reason,
				Proof: graph.Proof{Claim: c.ID, Quote: c.Evidence.Quote, Article: c.Article, Title: "The article", Date: c.Published}}}
			if a.Actor, err = names.name(ctx, c.Actor); err != nil {
				return nil, err
			}
			if a.On, err = names.name(ctx, c.Instrument); err != nil {
				return nil, err
			}
			out = append(out, a)
		}
	}
	return out, nil
}

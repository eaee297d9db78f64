package api

import (
	"context"

	"signatory/graph"
)

type claimsInput struct {
	Paging
	Actor      string `query:"actor" maxLength:"512" example:"country:USA" doc:"Only claims about this actor, by id."`
	Instrument string `query:"instrument" maxLength:"512" doc:"Only claims on this instrument, by id."`
	Article    string `query:"article" maxLength:"512" doc:"Only claims read from this article, by id."`
	Stance     string `query:"stance" enum:"signed,ratified,endorsed,not_signed,refused,abstained,withdrew,suspended" doc:"Only claims of this stance."`
}

func (s *server) claimRoutes() {
	get(s, route{"list-claims", Base + "/claims", "claims", "List the claims",
		"A claim is one reading of one sentence, with the rule and the words that it rests on. Filters add up.", nil}, s.claims)
}

func (s *server) claims(ctx context.Context, in *claimsInput) (*listOutput[graph.Claim], error) {
	page, err := s.Store.Claims(ctx, graph.ClaimQuery{
		Paging: in.Paging.graph(), Actor: in.Actor, Instrument: in.Instrument, Article: in.Article, Stance: graph.Stance(in.Stance),
	})
	return listOf(page, s.orMoved(ctx, len(page.Items), err, in.Actor, in.Instrument), nil)
}

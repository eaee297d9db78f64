package api

import (
	"context"
	"fmt"
	"net/http"

	"signatory/graph"
)

type claimsInput struct {
	Paging
	Actor      string `query:"actor" maxLength:"512" example:"country:USA" doc:"Only claims about this actor, by id."`
	Instrument string `query:"instrument" maxLength:"512" example:"instrument:paris-agreement" doc:"Only claims on this instrument, by id."`
	Attributed string `query:"attributed_to" maxLength:"512" example:"person:donald-trump" doc:"Only claims that articles put into the mouth of this person, country or organization, by id."`
	Article    string `query:"article" maxLength:"512" example:"article:7451ebaac9b4c8f41623a67cd320bf59" doc:"Only claims read from this article, by id."`
	Stance     string `query:"stance" enum:"signed,ratified,endorsed,not_signed,refused,abstained,withdrew,suspended" doc:"Only claims of this stance."`
}

func (s *server) claimRoutes() {
	get(s, route{"list-claims", Base + "/claims", "claims", "List the claims",
		"A claim is one reading of one sentence, with the rule and the words that it rests on. Filters add up.", nil}, s.claims)
	get(s, route{"get-claim", Base + "/claims/{id}", "claims", "Get a claim",
		"With its sentence, and the rule and the words that it rests on. A claim that a later reading of its article no longer makes is not found.", []int{http.StatusNotFound}}, s.claim)
}

type claimInput struct {
	ID string `path:"id" maxLength:"512" example:"claim:76f013f55c6e29ea7f02a6335b4070d1" doc:"Id of the claim."`
}

func (s *server) claim(ctx context.Context, in *claimInput) (*one[graph.Claim], error) {
	page, err := s.Store.Claims(ctx, graph.ClaimQuery{ID: in.ID})
	if err == nil && len(page.Items) == 0 {
		err = fmt.Errorf("claim %s: %w", in.ID, graph.ErrNotFound)
	}
	if err != nil {
		return nil, err
	}
	return &one[graph.Claim]{page.Items[0]}, nil
}

func (s *server) claims(ctx context.Context, in *claimsInput) (*listOutput[graph.Claim], error) {
	page, err := s.Store.Claims(ctx, graph.ClaimQuery{
		Paging: in.Paging.graph(), Actor: in.Actor, Instrument: in.Instrument, AttributedTo: in.Attributed, Article: in.Article, Stance: graph.Stance(in.Stance),
	})
	return listOf(page, s.orMoved(ctx, len(page.Items), err, in.Actor, in.Instrument, in.Attributed), nil)
}

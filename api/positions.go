package api

import (
	"context"
	"net/http"

	"signatory/graph"
)

type positionsInput struct {
	ByID
	Paging
	AsOf    string `query:"as_of" example:"2025-02-11" doc:"The positions as they stood on this date: YYYY, YYYY-MM or YYYY-MM-DD. A step counts from the last day that its own date allows; what has no date is left out, see undated. Empty: now."`
	Tense   string `query:"tense" enum:"past,planned" doc:"past: only what happened or holds; planned: only what the actor says it will do. Empty: both."`
	Undated bool   `query:"undated" doc:"With as_of: only the positions that rest on steps without a date, which as_of leaves out."`
	Stance  string `query:"stance" enum:"signed,ratified,endorsed,not_signed,refused,abstained,withdrew,suspended" doc:"Only positions of this stance."`
}

func (s *server) positionRoutes() {
	notFound := []int{http.StatusNotFound}
	get(s, route{"list-instrument-positions", Base + "/instruments/{id}/positions", "instruments", "List who stands where on an instrument",
		"Each position with the ledger of steps that led there and the sentences that say so.", notFound}, s.instrumentPositions)
	get(s, route{"list-actor-positions", Base + "/actors/{id}/positions", "actors", "List where an actor stands",
		"Each position with the ledger of steps that led there and the sentences that say so.", notFound}, s.actorPositions)
	get(s, route{"list-counts", Base + "/instruments/{id}/counts", "instruments", "List the reported numbers",
		"Numbers that articles report for an instrument, as in \"61 countries have signed\", each with its sentence.", notFound}, s.counts)
	get(s, route{"get-survey", Base + "/instruments/{id}/survey", "instruments", "Get who stands where at a glance",
		"Everyone named beside the instrument, by stance, and who is silent; reported numbers beside the named ones.", notFound}, s.survey)
	get(s, route{"list-silent", Base + "/instruments/{id}/silent", "instruments", "List who is silent",
		"Countries that are named in the articles about an instrument and of which none says where they stand. Silence is not a refusal.", notFound}, s.silent)
}

func (s *server) instrumentPositions(ctx context.Context, in *positionsInput) (*listOutput[graph.Position], error) {
	e, err := s.entity(ctx, in.ID, instrumentKinds)
	if err != nil {
		return nil, err
	}
	return s.positions(ctx, in, graph.PositionQuery{Instrument: e.ID})
}

func (s *server) actorPositions(ctx context.Context, in *positionsInput) (*listOutput[graph.Position], error) {
	e, err := s.entity(ctx, in.ID, actorKinds)
	if err != nil {
		return nil, err
	}
	return s.positions(ctx, in, graph.PositionQuery{Actor: e.ID})
}

func (s *server) positions(ctx context.Context, in *positionsInput, q graph.PositionQuery) (*listOutput[graph.Position], error) {
	asOf, err := graph.ParseDate(in.AsOf)
	if err != nil {
		return nil, badQuery("as_of", err)
	}
	q.Paging, q.Stance, q.AsOf = in.Paging.graph(), graph.Stance(in.Stance), asOf
	q.Tense, q.Undated = graph.Tense(in.Tense), in.Undated
	page, err := s.Store.Positions(ctx, q)
	return listOf(page, err, wholePosition)
}

func wholePosition(p *graph.Position) {
	p.Ledger, p.Evidence = emptyIfNil(p.Ledger), emptyIfNil(p.Evidence)
	for i := range p.Ledger {
		p.Ledger[i].Claims = emptyIfNil(p.Ledger[i].Claims)
	}
}

func (s *server) counts(ctx context.Context, in *ByID) (*listOutput[graph.Count], error) {
	e, err := s.entity(ctx, in.ID, instrumentKinds)
	if err != nil {
		return nil, err
	}
	return wholeList(s.Store.Counts(ctx, e.ID))
}

type surveyInput struct {
	ByID
	AsOf string `query:"as_of" example:"2025-02-11" doc:"As it stood on this date: YYYY, YYYY-MM or YYYY-MM-DD. Empty: now."`
}

func (s *server) survey(ctx context.Context, in *surveyInput) (*one[graph.Survey], error) {
	asOf, err := graph.ParseDate(in.AsOf)
	if err != nil {
		return nil, badQuery("as_of", err)
	}
	e, err := s.entity(ctx, in.ID, instrumentKinds)
	if err != nil {
		return nil, err
	}
	survey, err := graph.TakeSurvey(ctx, s.Store, graph.SurveyQuery{Instrument: e.ID, AsOf: asOf})
	if err != nil {
		return nil, err
	}
	return &one[graph.Survey]{survey}, nil
}

func (s *server) silent(ctx context.Context, in *ByID) (*listOutput[graph.ActorRef], error) {
	e, err := s.entity(ctx, in.ID, instrumentKinds)
	if err != nil {
		return nil, err
	}
	return wholeList(s.Store.Silent(ctx, e.ID))
}

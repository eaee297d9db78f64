package api

import (
	"context"
	"net/http"

	"signatory/graph"
)

// PositionFilters are what every list of positions takes.
type PositionFilters struct {
	Paging
	Clocks
	Within
	Tense         string  `query:"tense" enum:"past,planned" doc:"past: only what happened or holds; planned: only what the actor says it will do. Empty: both."`
	Undated       bool    `query:"undated" doc:"With as_of: only the positions that rest on steps without a date, which as_of leaves out."`
	Stance        string  `query:"stance" enum:"signed,ratified,endorsed,not_signed,refused,abstained,withdrew,suspended" doc:"Only positions of this stance."`
	Disputed      bool    `query:"disputed" doc:"Only positions whose current step sources contradict."`
	Unconfirmed   bool    `query:"unconfirmed" doc:"Only positions of which the graph is less than 0.8 sure."`
	MinConfidence float64 `query:"min_confidence" minimum:"0" maximum:"1" doc:"Only positions that are as sure as this."`
	MinSources    int     `query:"min_sources" minimum:"0" maximum:"1000000" doc:"Only positions that as many independent sources report."`
}

type positionsInput struct {
	ByID
	PositionFilters
}

type allPositionsInput struct {
	PositionFilters
	Ends
}

// Ends name an actor, an instrument, or both.
type Ends struct {
	Actor      string `query:"actor" maxLength:"512" example:"country:USA" doc:"Only of this actor, by id."`
	Instrument string `query:"instrument" maxLength:"512" example:"instrument:paris-agreement" doc:"Only on this instrument, by id."`
}

// Pair names an actor and an instrument.
type Pair struct {
	Actor      string `query:"actor" required:"true" minLength:"1" maxLength:"512" example:"country:USA" doc:"The actor, by id."`
	Instrument string `query:"instrument" required:"true" minLength:"1" maxLength:"512" example:"instrument:paris-agreement" doc:"The instrument, by id."`
}

type sourcesInput struct {
	Pair
	Formatted
}

type ledgerInput struct {
	Pair
	Clocks
}

func (s *server) positionRoutes() {
	notFound := []int{http.StatusNotFound}
	get(s, route{"list-instrument-positions", Base + "/instruments/{id}/positions", "instruments", "List who stands where on an instrument",
		"Each position with the ledger of steps that led there and the sentences that say so.", notFound}, s.instrumentPositions)
	get(s, route{"list-actor-positions", Base + "/actors/{id}/positions", "actors", "List where an actor stands",
		"Each position with the ledger of steps that led there and the sentences that say so.", notFound}, s.actorPositions)
	get(s, route{"list-positions", Base + "/positions", "positions", "List positions",
		"In the order of instrument, then actor. Filters add up.", notFound}, s.allPositions)
	get(s, route{"get-ledger", Base + "/ledger", "positions", "Get the ledger of one actor on one instrument",
		"Every step with its legal kind and its claims, those that were corrected, overruled or rejected too. By its clocks it tells what held, what was published and what was stored by then.", notFound}, s.ledger)
	get(s, route{"list-sources", Base + "/sources", "positions", "List the independent sources of a position",
		"Articles of one publisher, and copies of one text, are one source.", notFound}, s.sources)
}

func (s *server) instrumentPositions(ctx context.Context, in *positionsInput) (*listOutput[graph.Position], error) {
	e, err := s.entity(ctx, in.ID, instrumentKinds)
	if err != nil {
		return nil, err
	}
	return s.positions(ctx, &in.PositionFilters, graph.PositionQuery{Instrument: e.ID})
}

func (s *server) actorPositions(ctx context.Context, in *positionsInput) (*listOutput[graph.Position], error) {
	e, err := s.entity(ctx, in.ID, actorKinds)
	if err != nil {
		return nil, err
	}
	return s.positions(ctx, &in.PositionFilters, graph.PositionQuery{Actor: e.ID})
}

func (s *server) allPositions(ctx context.Context, in *allPositionsInput) (*listOutput[graph.Position], error) {
	return s.positions(ctx, &in.PositionFilters, graph.PositionQuery{Actor: in.Actor, Instrument: in.Instrument})
}

func (s *server) positions(ctx context.Context, in *PositionFilters, q graph.PositionQuery) (*listOutput[graph.Position], error) {
	q, err := s.filtered(ctx, in, q)
	if err != nil {
		return nil, err
	}
	page, err := s.Store.Positions(ctx, q)
	return listOf(page, s.orMoved(ctx, len(page.Items), err, q.Actor, q.Instrument), wholePosition)
}

// filtered adds filters to a question.
func (s *server) filtered(ctx context.Context, in *PositionFilters, q graph.PositionQuery) (graph.PositionQuery, error) {
	t, err := in.Clocks.read()
	if err != nil {
		return q, err
	}
	q.AsOf, q.KnownAt, q.RecordedAt = t.asOf, t.knownAt, t.recordedAt
	q.Paging, q.Stance, q.Tense = in.Paging.graph(), graph.Stance(in.Stance), graph.Tense(in.Tense)
	q.Undated, q.Disputed, q.MinConfidence, q.MinSources, q.Unconfirmed = in.Undated, in.Disputed, in.MinConfidence, in.MinSources, in.Unconfirmed
	q.Actors, err = s.actorsIn(ctx, &in.Within, q.AsOf)
	return q, err
}

func (s *server) ledger(ctx context.Context, in *ledgerInput) (*one[graph.Position], error) {
	t, err := in.Clocks.read()
	if err != nil {
		return nil, err
	}
	p, err := graph.Ledger(ctx, s.Store, graph.LedgerQuery{Actor: in.Actor, Instrument: in.Instrument, AsOf: t.asOf, KnownAt: t.knownAt, RecordedAt: t.recordedAt})
	if err != nil {
		return nil, err
	}
	wholePosition(&p)
	return &one[graph.Position]{p}, nil
}

func (s *server) sources(ctx context.Context, in *sourcesInput) (*listOutput[graph.SourceGroup], error) {
	for _, id := range []string{in.Actor, in.Instrument} {
		if _, err := s.Store.Entity(ctx, id); err != nil {
			return nil, err
		}
	}
	return wholeList(graph.SourcesOf(ctx, s.Store, in.Actor, in.Instrument))
}

func wholePosition(p *graph.Position) {
	p.Ledger, p.Evidence = emptyIfNil(p.Ledger), emptyIfNil(p.Evidence)
	for i := range p.Ledger {
		p.Ledger[i].Claims = emptyIfNil(p.Ledger[i].Claims)
	}
}

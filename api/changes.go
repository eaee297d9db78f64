package api

import (
	"context"
	"errors"
	"time"

	"signatory/graph"
)

// errNoChanges answers where the store keeps no feed.
var errNoChanges = errors.New("this store keeps no changes")

type changesInput struct {
	Paging
	Ends
	From   string `query:"from" example:"2025-02-11T08:00:00Z" doc:"The earlier moment of storing: RFC 3339, or a date, of which it is the end. Empty: the beginning."`
	To     string `query:"to" example:"2025-02-12T08:00:00Z" doc:"The later moment. Empty: now."`
	Latest bool   `query:"latest" doc:"The latest first; else in the order of instrument, then actor."`
}

func (s *server) changeRoutes() {
	get(s, route{"list-changes", Base + "/changes", "changes", "List what changed between two moments of storing",
		"New positions, changed stances, new disputes and settled ones; what came and went between the two is not told. To be told of what is new, ask with from as the last to; a moment counts itself.", nil}, s.changes)
}

func (s *server) changes(ctx context.Context, in *changesInput) (*listOutput[graph.Change], error) {
	feed, ok := s.Store.(graph.Changes)
	if !ok {
		return nil, errNoChanges
	}
	q := graph.ChangeQuery{Paging: in.Paging.graph(), Actor: in.Actor, Instrument: in.Instrument, Latest: in.Latest}
	for _, m := range []struct {
		name, given string
		into        *time.Time
	}{{"from", in.From, &q.From}, {"to", in.To, &q.To}} {
		t, err := graph.ParseMoment(m.given)
		if err != nil {
			return nil, badQuery(m.name, err)
		}
		*m.into = t
	}
	page, err := feed.Changes(ctx, q)
	return listOf(page, err, nil)
}

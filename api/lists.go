package api

import (
	"context"
	"errors"

	"signatory/graph"
)

// errNoLists answers where the store tells of no depositaries' lists.
var errNoLists = errors.New("this store tells of no depositaries' lists")

type listsInput struct {
	Paging
	Instrument string `query:"instrument" maxLength:"512" example:"instrument:kyoto-protocol" doc:"Only lists of this instrument, or of the body that it founded, by id."`
}

type reconcileInput struct {
	Paging
	Ends
	Finding []string `query:"finding" enum:"matched,act_without_press,claim_without_act,contradiction,after_list" doc:"Only these findings; none: all."`
}

func (s *server) listRoutes() {
	get(s, route{"list-status-lists", Base + "/lists", "lists", "List the depositaries' lists of official acts",
		"Each with the day of its status, status_as_of; about what came later it is silent.", nil}, s.lists)
	get(s, route{"reconcile", Base + "/reconcile", "lists", "Compare what the press claims with the acts that depositaries list",
		"Acts with the first article that tells of them and the days between (matched), acts of which no article tells, claims that the list does not bear out, " +
			"claims that it rules out or dates otherwise, and claims that are later than the list.", nil}, s.reconcile)
}

func (s *server) lists(ctx context.Context, in *listsInput) (*listOutput[graph.StatusList], error) {
	lister, ok := s.Store.(graph.Lister)
	if !ok {
		return nil, errNoLists
	}
	page, err := lister.Lists(ctx, graph.ListQuery{Paging: in.Paging.graph(), Instrument: in.Instrument})
	return listOf(page, err, nil)
}

func (s *server) reconcile(ctx context.Context, in *reconcileInput) (*listOutput[graph.Reconciled], error) {
	store, ok := s.Store.(graph.ListReader)
	if !ok {
		return nil, errNoLists
	}
	q := graph.ReconcileQuery{Paging: in.Paging.graph(), Actor: in.Actor, Instrument: in.Instrument}
	for _, f := range in.Finding {
		q.Kinds = append(q.Kinds, graph.Finding(f))
	}
	page, err := graph.Reconcile(ctx, store, q)
	return listOf(page, err, nil)
}

package api

import (
	"context"
	"errors"
	"net/http"

	"signatory/api/access"
	"signatory/graph"
)

// errNoReview answers where the store keeps no decisions.
var errNoReview = errors.New("this store keeps no decisions")

type disputesInput struct {
	PositionFilters
	Ends
}

type decisionsInput struct {
	Paging
	Ends
}

// Resolve is a person's word on a dispute.
type Resolve struct {
	Actor      string `json:"actor" maxLength:"512"`
	Instrument string `json:"instrument" maxLength:"512"`
	Stance     string `json:"stance"`
	By         string `json:"by,omitempty" maxLength:"200"`
	Reason     string `json:"reason,omitempty" maxLength:"2000"`
}

// UndoDecision takes a decision back.
type UndoDecision struct {
	By     string `json:"by,omitempty" maxLength:"200"`
	Reason string `json:"reason,omitempty" maxLength:"2000"`
}

type resolveInput struct {
	Formatted
	Body Resolve
}

type undoInput struct {
	ID   string `path:"id" maxLength:"512" example:"decision:8f2e61f0c1d2a3b4" doc:"Id of the decision."`
	Body UndoDecision
}

func (s *server) disputeRoutes() {
	get(s, route{"list-disputes", Base + "/disputes", "disputes", "List where sources contradict each other",
		"Each with the steps on either side and the sentences that say so.", []int{http.StatusNotFound}}, s.disputes)
	get(s, route{"list-decisions", Base + "/decisions", "disputes", "List what people decided",
		"The latest first, those that were taken back too, and those of which the article no longer says so.", nil}, s.decisions)
	write(s, access.Reviewer, route{"resolve-dispute", Base + "/disputes/resolve", "disputes", "Decide a dispute",
		"Confirms the most telling sentences of the stance that is so, until nothing contradicts it; the other side is overruled and stays in the ledger. " + mayWrite,
		[]int{http.StatusNotFound}}, s.resolve)
	write(s, access.Reviewer, route{"undo-decision", Base + "/decisions/{id}/undo", "disputes", "Take a decision back",
		"" + mayWrite, []int{http.StatusNotFound}}, s.undo)
}

// judge is the store as one that keeps decisions.
func (s *server) judge() (graph.Judge, error) {
	j, ok := s.Store.(graph.Judge)
	if !ok {
		return nil, errNoReview
	}
	return j, nil
}

func (s *server) disputes(ctx context.Context, in *disputesInput) (*listOutput[graph.Dispute], error) {
	q, err := s.filtered(ctx, &in.PositionFilters, graph.PositionQuery{Actor: in.Actor, Instrument: in.Instrument})
	if err != nil {
		return nil, err
	}
	page, err := graph.Disputes(ctx, s.Store, q)
	return listOf(page, err, nil)
}

func (s *server) decisions(ctx context.Context, in *decisionsInput) (*listOutput[graph.Ruling], error) {
	j, err := s.judge()
	if err != nil {
		return nil, err
	}
	page, err := j.Rulings(ctx, graph.RulingQuery{Paging: in.Paging.graph(), Actor: in.Actor, Instrument: in.Instrument})
	return listOf(page, err, nil)
}

func (s *server) resolve(ctx context.Context, in *resolveInput) (*listOutput[graph.Ruling], error) {
	j, err := s.judge()
	if err != nil {
		return nil, err
	}
	b := in.Body
	return wholeList(graph.Resolve(ctx, j, graph.Resolution{Actor: b.Actor, Instrument: b.Instrument, Stance: graph.Stance(b.Stance), By: signedBy(ctx, b.By), Reason: b.Reason}))
}

func (s *server) undo(ctx context.Context, in *undoInput) (*one[graph.Ruling], error) {
	j, err := s.judge()
	if err != nil {
		return nil, err
	}
	r, err := j.Revoke(ctx, in.ID, signedBy(ctx, in.Body.By), in.Body.Reason)
	if err != nil {
		return nil, err
	}
	return &one[graph.Ruling]{r}, nil
}

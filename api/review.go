package api

import (
	"context"
	"net/http"

	"signatory/api/access"
	"signatory/graph"
)

type reviewInput struct {
	Paging
	Queue string `query:"queue" enum:"unsure,disputed,unknown,twins" default:"unsure" doc:"unsure: positions that are not confirmed, within a page the least sure first; disputed: where sources contradict each other; unknown: instruments that the gazetteer does not know, most claims first; twins: entities that may be one, the likeliest first."`
}

// Apart says that two entities are two.
type Apart struct {
	A      string `json:"a" minLength:"1" maxLength:"512"`
	B      string `json:"b" minLength:"1" maxLength:"512"`
	By     string `json:"by,omitempty" maxLength:"200"`
	Reason string `json:"reason,omitempty" maxLength:"2000"`
}

type apartInput struct{ Body Apart }

func (s *server) reviewRoutes() {
	get(s, route{"list-review", Base + "/review", "mending", "List what a person should decide",
		"A queue at a time. decide-claim, edit-claim, resolve-dispute and mend decide; keep-apart says that twins are two. A page may be short and lead on; twins are looked for among the 1,000 entities of each kind that most claims tell of.", nil}, s.review)
	write(s, access.Reviewer, route{"keep-apart", Base + "/review/apart", "mending", "Say that two entities are two",
		"They are no longer listed as twins. " + mayWrite, []int{http.StatusNotFound}}, s.apart)
	write(s, access.Reviewer, route{"undo-apart", Base + "/review/apart/undo", "mending", "Take back that two entities are two",
		"They are listed as twins again; who kept them apart stays on record. " + mayWrite, []int{http.StatusNotFound}}, s.undoApart)
	get(s, route{"list-apart", Base + "/review/apart", "mending", "List the entities that were kept apart",
		"With who said so and when, the latest first; those that were taken back, too.", nil}, s.listApart)
}

func (s *server) reviewStore() (graph.ReviewStore, error) {
	r, ok := s.Store.(graph.ReviewStore)
	if !ok {
		return nil, errNoReview
	}
	return r, nil
}

func (s *server) review(ctx context.Context, in *reviewInput) (*listOutput[graph.ReviewCase], error) {
	store, err := s.reviewStore()
	if err != nil {
		return nil, err
	}
	page, err := graph.Review(ctx, store, graph.ReviewQuery{Paging: in.Paging.graph(), Queue: graph.Queue(in.Queue), Knows: s.Knows})
	return listOf(page, err, func(c *graph.ReviewCase) { c.Sides, c.Evidence = emptyIfNil(c.Sides), emptyIfNil(c.Evidence) })
}

func (s *server) apart(ctx context.Context, in *apartInput) (*one[Apart], error) {
	store, err := s.reviewStore()
	if err != nil {
		return nil, err
	}
	b := in.Body
	for _, id := range []string{b.A, b.B} {
		if _, err := s.Store.Entity(ctx, id); err != nil {
			return nil, err
		}
	}
	b.By = signedBy(ctx, b.By)
	return &one[Apart]{b}, graph.KeepApart(ctx, store, b.A, b.B, graph.SignedBy{By: b.By, Reason: b.Reason, At: s.Now().UTC()})
}

func (s *server) undoApart(ctx context.Context, in *apartInput) (*one[Apart], error) {
	store, err := s.reviewStore()
	if err != nil {
		return nil, err
	}
	b := in.Body
	b.By = signedBy(ctx, b.By)
	return &one[Apart]{b}, graph.UndoApart(ctx, store, b.A, b.B, graph.SignedBy{By: b.By, Reason: b.Reason, At: s.Now().UTC()})
}

func (s *server) listApart(ctx context.Context, _ *Formatted) (*listOutput[graph.KeptApart], error) {
	store, err := s.reviewStore()
	if err != nil {
		return nil, err
	}
	return wholeList(graph.AllApart(ctx, store))
}

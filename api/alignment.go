package api

import (
	"context"
	"net/http"

	"signatory/graph"
)

// AlignFilters are what every question of alignment takes.
type AlignFilters struct {
	Within
	From   string `query:"from" example:"2010" doc:"Only positions taken since this date. Empty: all."`
	To     string `query:"to" example:"2020" doc:"Positions as they stood on this date. Empty: now."`
	Absent bool   `query:"absent" doc:"Compare over every instrument on which any of those compared holds a position: who holds none there stands apart, as one who abstained. For depositaries' lists, which tell of all; in the news, who holds none may only be unheard of."`
	Kind   string `query:"kind" enum:"country,organization,person" default:"country" doc:"Kind of the actors."`
	Shared int    `query:"shared" minimum:"1" default:"1" doc:"The fewest instruments that a pair must share."`
}

type alignInput struct {
	AlignFilters
	Format string `query:"format" enum:"json,csv,ndjson" doc:"Format of the answer, over the Accept header: csv and ndjson have a line for each pair."`
}

// Alignment is one that CSV and NDJSON give as its pairs.
type Alignment struct{ graph.Alignment }

func (a Alignment) items() any { return a.Pairs }

type clustersInput struct {
	AlignFilters
	Formatted
}

// AlignPair names the two that are compared.
type AlignPair struct {
	AlignFilters
	A string `query:"a" required:"true" minLength:"1" maxLength:"512" example:"country:FRA" doc:"One actor, by id."`
	B string `query:"b" required:"true" minLength:"1" maxLength:"512" example:"country:DEU" doc:"The other, by id."`
}

type periodsInput struct {
	AlignPair
	Formatted
	Years int `query:"years" minimum:"1" maximum:"1000" default:"10" doc:"Length of a period."`
}

type nearInput struct {
	AlignFilters
	Formatted
	Actor    string `query:"actor" required:"true" minLength:"1" maxLength:"512" example:"country:FRA" doc:"The actor, by id."`
	Limit    int    `query:"limit" minimum:"1" maximum:"1000" default:"50" doc:"How many neighbours."`
	Farthest bool   `query:"farthest" doc:"Those who agree least first; pairs without a pi are left out."`
}

func (s *server) alignRoutes() {
	notFound := []int{http.StatusNotFound}
	about := "Compared over the instruments on which both have a position: raw agreement, and Cohen's kappa and Scott's pi, which correct it for chance (Häge and Hug, Consensus Voting and Similarity Measures in International Organizations, 2014)."
	get(s, route{"get-alignment", Base + "/alignment", "alignment", "Get the matrix of who stands with whom", about, notFound}, s.alignment)
	s.describeRows(Base + "/alignment")
	get(s, route{"get-alignment-pair", Base + "/alignment/pair", "alignment", "Compare two actors", about, notFound}, s.alignedPair)
	get(s, route{"list-alignment-periods", Base + "/alignment/periods", "alignment", "Compare two actors period by period",
		about + " Of each period the positions that were taken within it, as they stood at its end.", notFound}, s.periods)
	get(s, route{"list-alignment-neighbours", Base + "/alignment/neighbours", "alignment", "List who agrees most with an actor",
		about + " By pi, then raw agreement, then the number of shared instruments.", notFound}, s.nearest)
	get(s, route{"list-alignment-clusters", Base + "/alignment/clusters", "alignment", "List the groups that agree among themselves",
		"By Louvain community detection on pi where it is above zero; the greatest first.", notFound}, s.clusters)
}

// asked is the question that the filters put.
func (s *server) asked(ctx context.Context, in *AlignFilters) (graph.AlignQuery, error) {
	q := graph.AlignQuery{Kind: graph.Kind(in.Kind), Shared: in.Shared, Absent: in.Absent}
	err := readDates(dateParam{"from", in.From, &q.From}, dateParam{"to", in.To, &q.To})
	if err != nil {
		return q, err
	}
	q.Actors, err = s.actorsIn(ctx, &in.Within, q.To)
	return q, err
}

func (s *server) align(ctx context.Context, in *AlignFilters) (graph.Alignment, error) {
	q, err := s.asked(ctx, in)
	if err != nil {
		return graph.Alignment{}, err
	}
	return graph.Align(ctx, s.Store, q)
}

func (s *server) periods(ctx context.Context, in *periodsInput) (*listOutput[graph.PeriodAgreement], error) {
	for _, id := range []string{in.A, in.B} {
		if _, err := s.entity(ctx, id, actorKinds); err != nil {
			return nil, err
		}
	}
	q, err := s.asked(ctx, &in.AlignFilters)
	if err != nil {
		return nil, err
	}
	return wholeList(graph.AlignPeriods(ctx, s.Store, q, in.A, in.B, in.Years))
}

func (s *server) alignment(ctx context.Context, in *alignInput) (*one[Alignment], error) {
	al, err := s.align(ctx, &in.AlignFilters)
	if err != nil {
		return nil, err
	}
	return &one[Alignment]{Alignment{al}}, nil
}

func (s *server) alignedPair(ctx context.Context, in *AlignPair) (*one[graph.Agreement], error) {
	for _, id := range []string{in.A, in.B} {
		if _, err := s.entity(ctx, id, actorKinds); err != nil {
			return nil, err
		}
	}
	al, err := s.align(ctx, &in.AlignFilters)
	if err != nil {
		return nil, err
	}
	return &one[graph.Agreement]{al.Pair(in.A, in.B)}, nil
}

func (s *server) nearest(ctx context.Context, in *nearInput) (*listOutput[graph.Agreement], error) {
	if _, err := s.entity(ctx, in.Actor, actorKinds); err != nil {
		return nil, err
	}
	q, err := s.asked(ctx, &in.AlignFilters)
	if err != nil {
		return nil, err
	}
	q.With = in.Actor
	al, err := graph.Align(ctx, s.Store, q)
	if in.Farthest {
		return wholeList(al.Farthest(in.Actor, in.Limit), err)
	}
	return wholeList(al.Nearest(in.Actor, in.Limit), err)
}

func (s *server) clusters(ctx context.Context, in *clustersInput) (*listOutput[graph.Cluster], error) {
	al, err := s.align(ctx, &in.AlignFilters)
	if err != nil {
		return nil, err
	}
	return wholeList(al.Clusters(), nil)
}

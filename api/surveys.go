package api

import (
	"context"
	"net/http"

	"signatory/graph"
)

type surveyInput struct {
	ByID
	Clocks
	Within
	Format string `query:"format" enum:"json,csv,ndjson" doc:"json: the survey; csv and ndjson: a row for everyone named, with where it stands."`
	Expand bool   `query:"expand" default:"true" doc:"Place the members of a bloc that has a position, and that have none of their own, under through. The claim stays the bloc's."`
}

type curveInput struct {
	ByID
	Within
	Formatted
}

type membersInput struct {
	ByID
	Formatted
	AsOf string `query:"as_of" example:"2025-02-11" doc:"The members on this date: YYYY, YYYY-MM or YYYY-MM-DD. Empty: today's."`
}

func (s *server) surveyRoutes() {
	notFound := []int{http.StatusNotFound}
	get(s, route{"list-counts", Base + "/instruments/{id}/counts", "instruments", "List the reported numbers",
		"Numbers that articles report for an instrument, as in \"61 countries have signed\", each with its sentence.", notFound}, s.counts)
	get(s, route{"list-curve", Base + "/instruments/{id}/curve", "instruments", "List how many held which stance over time",
		"The adoption curve: a point for each day on which any position turned, the earliest first, with how many held each stance from then on. Positions are counted by their dated steps; of a group those of its members of today.", notFound}, s.curve)
	get(s, route{"get-survey", Base + "/instruments/{id}/survey", "instruments", "Get who stands where at a glance",
		"Everyone named beside the instrument, by stance, and who is silent; of groups also of whom nothing is known. Reported numbers stand beside the named ones.", notFound}, s.survey)
	s.describeRows(Base + "/instruments/{id}/survey")
	get(s, route{"list-silent", Base + "/instruments/{id}/silent", "instruments", "List who is silent",
		"Countries that are named in the articles about an instrument and of which none says where they stand, nor where a bloc stands that they belong to; of a group also those of whom nothing is known. Silence is not a refusal.", notFound}, s.silent)
	get(s, route{"list-silent-on", Base + "/actors/{id}/silent", "actors", "List what a country is silent on",
		"Instruments beside which articles name the country and on which none says where it stands. Silence is not a refusal.", notFound}, s.silentOn)
	get(s, route{"list-groups", Base + "/groups", "groups", "List the blocs and the regions of UN M49", "Each id of them is one for the filters group, bloc and region.", nil}, s.groups)
	get(s, route{"list-members", Base + "/groups/{id}/members", "groups", "List who belongs to a group",
		"The members of a bloc on a date, the members of the United Nations in a region, or the countries that hosted or attended a summit.", notFound}, s.members)
}

func (s *server) counts(ctx context.Context, in *RowsByID) (*listOutput[graph.Count], error) {
	e, err := s.entity(ctx, in.ID, instrumentKinds)
	if err != nil {
		return nil, err
	}
	return wholeList(s.Store.Counts(ctx, e.ID))
}

func (s *server) curve(ctx context.Context, in *curveInput) (*listOutput[graph.CurvePoint], error) {
	e, err := s.entity(ctx, in.ID, instrumentKinds)
	if err != nil {
		return nil, err
	}
	actors, err := s.actorsIn(ctx, &in.Within, "")
	if err != nil {
		return nil, err
	}
	return wholeList(graph.CurveOf(ctx, s.Store, e.ID, actors))
}

func (s *server) survey(ctx context.Context, in *surveyInput) (*one[Survey], error) {
	found, err := s.take(ctx, in)
	if err != nil {
		return nil, err
	}
	return &one[Survey]{Survey{found}}, nil
}

// Survey is one that CSV and NDJSON give as rows.
type Survey struct{ graph.Survey }

func (s Survey) items() any { return s.Placed() }

func (s *server) take(ctx context.Context, in *surveyInput) (graph.Survey, error) {
	var none graph.Survey
	t, err := in.Clocks.read()
	if err != nil {
		return none, err
	}
	e, err := s.entity(ctx, in.ID, instrumentKinds)
	if err != nil {
		return none, err
	}
	q := graph.SurveyQuery{Instrument: e.ID, AsOf: t.asOf, KnownAt: t.knownAt, RecordedAt: t.recordedAt}
	if in.Expand {
		q.Expand = graph.OrNone(s.World)
	}
	if q.Group, err = graph.GroupsOf(ctx, s.Store, in.groups(), t.asOf, s.World); err != nil {
		return none, err
	}
	return graph.TakeSurvey(ctx, s.Store, q)
}

func (s *server) silent(ctx context.Context, in *surveyInput) (*listOutput[graph.ActorRef], error) {
	found, err := s.take(ctx, in)
	return wholeList(append(found.Silent, found.NoCoverage...), err)
}

func (s *server) silentOn(ctx context.Context, in *RowsByID) (*listOutput[graph.InstrumentRef], error) {
	e, err := s.entity(ctx, in.ID, actorKinds)
	if err != nil {
		return nil, err
	}
	return wholeList(s.Store.SilentOn(ctx, e.ID))
}

func (s *server) groups(context.Context, *Formatted) (*listOutput[graph.Group], error) {
	return wholeList(graph.OrNone(s.World).Groups(), nil)
}

func (s *server) members(ctx context.Context, in *membersInput) (*listOutput[graph.ActorRef], error) {
	asOf, err := graph.ParseDate(in.AsOf)
	if err != nil {
		return nil, badQuery("as_of", err)
	}
	return wholeList(graph.GroupOf(ctx, s.Store, in.ID, asOf, s.World))
}

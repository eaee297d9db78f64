package api

import (
	"context"
	"fmt"
	"net/http"
	"slices"

	"signatory/graph"
)

// instrumentKinds are what a position can be on: an instrument, or a body that
// an actor belongs to or left. actorKinds are what can hold one.
var (
	instrumentKinds = []graph.Kind{graph.Instrument, graph.Organization}
	actorKinds      = []graph.Kind{graph.Country, graph.Organization, graph.Person}
)

type entitiesInput struct {
	Paging
	Kind []string `query:"kind" enum:"country,organization,person,instrument,summit,place" doc:"Only these kinds; none: all."`
	Sort string   `query:"sort" enum:"id,coverage,articles" default:"coverage" doc:"coverage: most claims first; articles: most articles first; id: by id."`
}

type instrumentsInput struct {
	Paging
	Sort string `query:"sort" enum:"id,coverage,articles" default:"coverage" doc:"coverage: most claims first; articles: most articles first; id: by id."`
}

type linksInput struct {
	ByID
	Paging
	Kind []string `query:"kind" enum:"represents,said,hosted,attended,held_in,adopted_at,part_of" doc:"Only these kinds of link; none: all."`
}

func (s *server) entityRoutes() {
	notFound := []int{http.StatusNotFound}
	get(s, route{"list-instruments", Base + "/instruments", "instruments", "List the instruments",
		"Declarations, treaties, accords, pledges and the like, each with its number of claims and articles and of current positions by stance.", nil}, s.instruments)
	get(s, route{"get-instrument", Base + "/instruments/{id}", "instruments", "Get an instrument",
		"An instrument, or a body whose membership is a position.", notFound}, s.entityOf(instrumentKinds))
	get(s, route{"list-actors", Base + "/actors", "actors", "List the actors",
		"Countries, organizations and persons that are the actor of at least one claim.", nil}, s.actors)
	get(s, route{"get-actor", Base + "/actors/{id}", "actors", "Get an actor", "A country, organization or person, with its number of claims and articles and of current positions by stance.", notFound}, s.entityOf(actorKinds))
	get(s, route{"list-entities", Base + "/entities", "entities", "List the entities",
		"Everything that the graph knows by name.", nil}, s.entities)
	get(s, route{"get-entity", Base + "/entities/{id}", "entities", "Get an entity", "Of whatever kind, with its number of claims and articles and of current positions by stance.", notFound}, s.entityOf(graph.Kinds))
	get(s, route{"list-links", Base + "/entities/{id}/links", "entities", "List the links of an entity",
		"Whom a person represents, what was said, who hosted or attended, where a summit was held, where an instrument was adopted.", notFound}, s.links)
}

func (s *server) instruments(ctx context.Context, in *instrumentsInput) (*listOutput[graph.EntitySummary], error) {
	page, err := s.Store.Entities(ctx, graph.EntityQuery{Paging: in.Paging.graph(), Kinds: []graph.Kind{graph.Instrument}, Sort: in.Sort})
	return listOf(page, err, wholeEntity)
}

func (s *server) actors(ctx context.Context, in *entitiesInput) (*listOutput[graph.EntitySummary], error) {
	page, err := s.Store.Entities(ctx, graph.EntityQuery{Paging: in.Paging.graph(), Kinds: kinds(in.Kind), Acts: true, Sort: in.Sort})
	return listOf(page, err, wholeEntity)
}

func (s *server) entities(ctx context.Context, in *entitiesInput) (*listOutput[graph.EntitySummary], error) {
	page, err := s.Store.Entities(ctx, graph.EntityQuery{Paging: in.Paging.graph(), Kinds: kinds(in.Kind), Sort: in.Sort})
	return listOf(page, err, wholeEntity)
}

func kinds(names []string) []graph.Kind {
	var ks []graph.Kind
	for _, n := range names {
		ks = append(ks, graph.Kind(n))
	}
	return ks
}

// entityOf answers one entity, if it is of one of the kinds.
func (s *server) entityOf(kinds []graph.Kind) func(context.Context, *ByID) (*one[graph.EntitySummary], error) {
	return func(ctx context.Context, in *ByID) (*one[graph.EntitySummary], error) {
		e, err := s.entity(ctx, in.ID, kinds)
		if err != nil {
			return nil, err
		}
		wholeEntity(&e)
		return &one[graph.EntitySummary]{e}, nil
	}
}

// entity is the entity of an id; one of another kind is not found here, and the error says where it is.
func (s *server) entity(ctx context.Context, id string, kinds []graph.Kind) (graph.EntitySummary, error) {
	e, err := s.Store.Entity(ctx, id)
	if err != nil {
		return e, err
	}
	if !slices.Contains(kinds, e.Kind) {
		return e, &requestError{http.StatusNotFound, fmt.Sprintf("%s is of kind %s; see %s/entities/%s", e.ID, e.Kind, Base, e.ID)}
	}
	return e, nil
}

func (s *server) links(ctx context.Context, in *linksInput) (*listOutput[graph.Link], error) {
	if _, err := s.Store.Entity(ctx, in.ID); err != nil {
		return nil, err
	}
	q := graph.LinkQuery{Paging: in.Paging.graph(), Entity: in.ID}
	for _, k := range in.Kind {
		q.Kinds = append(q.Kinds, graph.Relation(k))
	}
	page, err := s.Store.Links(ctx, q)
	return listOf(page, err, nil)
}

func wholeEntity(e *graph.EntitySummary) {
	if e.Stances == nil {
		e.Stances = map[graph.Stance]int{}
	}
}

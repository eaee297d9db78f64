package api

import (
	"context"
	"errors"
	"net/http"

	"signatory/graph"
)

// errNoExploring answers where the store cannot tell what is tied to what.
var errNoExploring = errors.New("this store does not explore")

type neighboursInput struct {
	ByID
	Paging
	Kind          []string `query:"kind" enum:"country,organization,person,instrument,summit,place" doc:"Only neighbours of these kinds; none: all."`
	Edge          []string `query:"edge" enum:"position,represents,said,hosted,attended,held_in,adopted_at,part_of" doc:"Only by these kinds of edge; none: all, or positions alone where stance is given."`
	Stance        []string `query:"stance" enum:"signed,ratified,endorsed,not_signed,refused,abstained,withdrew,suspended" doc:"Only positions of these stances that are facts."`
	AsOf          string   `query:"as_of" example:"2016-11" doc:"Positions as they held on this date."`
	From          string   `query:"from" example:"2016" doc:"Only edges that may be of this date or later; those without a date are left out."`
	To            string   `query:"to" example:"2020" doc:"Only edges that may be of this date or earlier; those without a date are left out."`
	MinConfidence float64  `query:"min_confidence" minimum:"0" maximum:"1" doc:"Only positions of at least this confidence; links are not weighed."`
	Each          int      `query:"each" minimum:"0" maximum:"1000" doc:"At most so many neighbours of each kind of edge, all on one page; 0: no such cap."`
}

type pathsInput struct {
	From  string `query:"from" required:"true" maxLength:"512" example:"country:USA" doc:"Id of the entity where the paths begin."`
	To    string `query:"to" required:"true" maxLength:"512" example:"country:CHN" doc:"Id of the entity where they end."`
	Hops  int    `query:"hops" minimum:"1" maximum:"4" default:"4" doc:"The most edges of a path."`
	Count int    `query:"count" minimum:"1" maximum:"20" default:"3" doc:"How many paths to look for, the shortest first."`
}

func (s *server) exploreRoutes() {
	get(s, route{"list-neighbours", Base + "/entities/{id}/neighbours", "explore", "List what an entity is tied to",
		"By current positions, as actor or as instrument, and by links; each edge with its most telling sentence. In the order of the neighbours' ids.",
		[]int{http.StatusNotFound}}, s.neighbours)
	get(s, route{"find-paths", Base + "/paths", "explore", "Find the shortest paths between two entities",
		"Over positions and links, of at most four edges, each with the sentence that says so. The shortest first; of one length the surest.",
		[]int{http.StatusNotFound}}, s.paths)
}

// exploring is the store as one that tells what is tied to what.
func (s *server) exploring() (graph.ExploringStore, error) {
	e, ok := s.Store.(graph.ExploringStore)
	if !ok {
		return nil, errNoExploring
	}
	return e, nil
}

func (s *server) neighbours(ctx context.Context, in *neighboursInput) (*listOutput[graph.Neighbour], error) {
	store, err := s.exploring()
	if err != nil {
		return nil, err
	}
	q := graph.NeighbourQuery{Paging: in.Paging.graph(), Entity: in.ID, Kinds: kinds(in.Kind), Edges: in.Edge, Least: in.MinConfidence, Each: in.Each}
	for _, st := range in.Stance {
		q.Stance = append(q.Stance, graph.Stance(st))
	}
	if err = readDates(dateParam{"as_of", in.AsOf, &q.AsOf}, dateParam{"from", in.From, &q.From}, dateParam{"to", in.To, &q.To}); err != nil {
		return nil, err
	}
	page, err := graph.Neighbours(ctx, store, q)
	return listOf(page, err, nil)
}

func (s *server) paths(ctx context.Context, in *pathsInput) (*one[graph.Paths], error) {
	store, err := s.exploring()
	if err != nil {
		return nil, err
	}
	found, err := graph.FindPaths(ctx, store, graph.PathQuery{From: in.From, To: in.To, Hops: in.Hops, Count: in.Count})
	if err != nil {
		return nil, err
	}
	return &one[graph.Paths]{found}, nil
}

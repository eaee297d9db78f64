package web

import (
	"context"
	"fmt"

	"signatory/graph"
)

// adopted is an instrument adopted at a summit: who of those who came stands
// where on it, and who stands there beside them.
type adopted struct {
	On     named
	Date   graph.Date
	Bar    map[graph.Stance]int // of all actors
	Groups []guests             // of those who came
	Others int                  // who hold a position and are not known to have come
}

// guests are those who came and stand alike; Status is a stance, planned, silent or none.
type guests struct {
	Status graph.Stance
	Actors []named
}

// adoptedAt are the instruments adopted at a summit, in the order of its links.
func (s *site) adoptedAt(ctx context.Context, summit string, links []linkGroup) ([]adopted, error) {
	came, err := s.Store.Links(ctx, graph.LinkQuery{Paging: graph.Paging{Limit: graph.MaxLimit}, Entity: summit, Kinds: []graph.Relation{graph.Attended, graph.Hosted}})
	if err != nil {
		return nil, fmt.Errorf("who came: %w", err)
	}
	var group []graph.ActorRef
	if len(came.Items) > 0 {
		if group, err = graph.GroupOf(ctx, s.Store, summit, "", s.World); err != nil && !isNotFound(err) {
			return nil, err
		}
	}
	var out []adopted
	for _, l := range links {
		for _, row := range l.Rows {
			if row.Kind != graph.AdoptedAt {
				continue
			}
			a, err := s.adopted(ctx, row.Who, group)
			if err != nil {
				return nil, err
			}
			out = append(out, a)
		}
	}
	return out, nil
}

func (s *site) adopted(ctx context.Context, on named, group []graph.ActorRef) (adopted, error) {
	out := adopted{On: on, Bar: map[graph.Stance]int{}}
	e, err := s.Store.Entity(ctx, on.ID)
	if err != nil {
		return out, err
	}
	out.Date = e.Date
	all, err := graph.TakeSurvey(ctx, s.Store, graph.SurveyQuery{Instrument: on.ID})
	if err != nil {
		return out, err
	}
	came := map[string]bool{}
	for _, a := range group {
		came[a.ID] = true
	}
	for _, g := range all.Stances {
		if g.Tense == graph.Past {
			out.Bar[g.Stance] += len(g.Actors)
		}
		for _, a := range g.Actors {
			if !came[a.ID] {
				out.Others++
			}
		}
	}
	if len(group) == 0 {
		return out, nil
	}
	of, err := graph.TakeSurvey(ctx, s.Store, graph.SurveyQuery{Instrument: on.ID, Group: group})
	if err != nil {
		return out, err
	}
	for _, g := range of.Stances {
		out.add(statusOf(g.Stance, g.Tense), g.Actors)
	}
	out.add(silent, of.Silent)
	out.add(none, of.NoCoverage)
	return out, nil
}

// add puts actors under a status.
func (a *adopted) add(status graph.Stance, actors []graph.ActorRef) {
	if len(actors) == 0 {
		return
	}
	g := guests{Status: status}
	for _, x := range actors {
		g.Actors = append(g.Actors, named{x.ID, x.Name, x.Kind, x.Code})
	}
	sortNamed(g.Actors)
	a.Groups = append(a.Groups, g)
}

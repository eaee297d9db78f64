package bench

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"strings"
	"time"

	"signatory/graph"
)

// Params are what a question is asked with. What is much told of is much asked for.
type Params struct {
	Actor, Other string // two countries or blocs
	Instrument   string
	Day          graph.Date
	Text         string           // the beginning of a word
	Group        []graph.ActorRef // the members of a bloc
	From, To     time.Time        // within the time of loading
}

// Question is one that pages or dashboards ask.
type Question struct {
	Name string
	Ask  func(ctx context.Context, s graph.Store, p *Params) error
	Slow bool // asked by dashboards, of the whole graph: bounded by 300 ms and not by 10
}

// Questions are the ten that are asked most, then those of the whole graph.
var Questions = []Question{
	{Name: "instrument_positions", Ask: func(ctx context.Context, s graph.Store, p *Params) error {
		return positions(ctx, s, graph.PositionQuery{Instrument: p.Instrument})
	}},
	{Name: "actor_positions", Ask: func(ctx context.Context, s graph.Store, p *Params) error {
		return positions(ctx, s, graph.PositionQuery{Actor: p.Actor})
	}},
	{Name: "instrument_positions_as_of", Ask: func(ctx context.Context, s graph.Store, p *Params) error {
		return positions(ctx, s, graph.PositionQuery{Instrument: p.Instrument, AsOf: p.Day})
	}},
	{Name: "actor_positions_as_of", Ask: func(ctx context.Context, s graph.Store, p *Params) error {
		return positions(ctx, s, graph.PositionQuery{Actor: p.Actor, AsOf: p.Day})
	}},
	{Name: "ledger", Ask: func(ctx context.Context, s graph.Store, p *Params) error {
		_, err := graph.Ledger(ctx, s, graph.LedgerQuery{Actor: p.Actor, Instrument: p.Instrument})
		return err
	}},
	{Name: "evidence", Ask: func(ctx context.Context, s graph.Store, p *Params) error {
		_, err := s.Claims(ctx, graph.ClaimQuery{Actor: p.Actor, Instrument: p.Instrument})
		return err
	}},
	{Name: "prefix_search", Ask: func(ctx context.Context, s graph.Store, p *Params) error {
		_, err := s.Search(ctx, graph.SearchQuery{Text: p.Text, Paging: graph.Paging{Limit: completions}})
		return err
	}},
	{Name: "neighbours", Ask: func(ctx context.Context, s graph.Store, p *Params) error {
		x, err := exploring(s)
		if err != nil {
			return err
		}
		_, err = graph.Neighbours(ctx, x, graph.NeighbourQuery{Entity: p.Actor})
		return err
	}},
	{Name: "path", Ask: func(ctx context.Context, s graph.Store, p *Params) error {
		x, err := exploring(s)
		if err != nil {
			return err
		}
		_, err = graph.FindPaths(ctx, x, graph.PathQuery{From: p.Actor, To: p.Other, Hops: graph.MaxHops})
		return err
	}},
	{Name: "silence_of_a_bloc", Ask: func(ctx context.Context, s graph.Store, p *Params) error {
		_, err := graph.TakeSurvey(ctx, s, graph.SurveyQuery{Instrument: p.Instrument, Group: p.Group})
		return err
	}},
	{Name: "matrix", Slow: true, Ask: func(ctx context.Context, s graph.Store, p *Params) error {
		_, err := graph.Align(ctx, s, graph.AlignQuery{})
		return err
	}},
	{Name: "alignment", Slow: true, Ask: func(ctx context.Context, s graph.Store, p *Params) error {
		a, err := graph.Align(ctx, s, graph.AlignQuery{})
		a.Nearest(p.Actor, 10)
		return err
	}},
	{Name: "changes", Slow: true, Ask: func(ctx context.Context, s graph.Store, p *Params) error {
		c, ok := s.(graph.Changes)
		if !ok {
			return errUnable
		}
		_, err := c.Changes(ctx, graph.ChangeQuery{From: p.From, To: p.To})
		return err
	}},
}

// completions is how many hits a search shows while it is typed.
const completions = 10

var errUnable = errors.New("the store does not answer this question")

func exploring(s graph.Store) (graph.ExploringStore, error) {
	x, ok := s.(graph.ExploringStore)
	if !ok {
		return nil, errUnable
	}
	return x, nil
}

func positions(ctx context.Context, s graph.Store, q graph.PositionQuery) error {
	_, err := s.Positions(ctx, q)
	return err
}

// blocSize is how many members a bloc has.
const blocSize = 27

// asker draws what questions are asked with.
type asker struct {
	w        *world
	r        *rand.Rand
	from, to time.Time // when the graph was loaded
}

func (a *asker) draw() Params {
	w, r := a.w, a.r
	of, topic := w.byActor.draw(r), w.byTreaty.draw(r)
	p := Params{Actor: w.actors[of].ID, Instrument: w.instruments[topic].ID, Other: w.actors[(of+1+r.IntN(len(w.actors)-1))%len(w.actors)].ID}
	p.Day = graph.Date(fmt.Sprintf("%d-%02d-%02d", 1992+r.IntN(33), 1+r.IntN(12), 1+r.IntN(28)))
	name := w.instruments[w.byTreaty.draw(r)].Name
	if r.IntN(3) == 0 {
		name = w.actors[w.byActor.draw(r)].Name
	}
	p.Text = strings.ToLower(name[:min(3+r.IntN(3), strings.IndexByte(name+" ", ' '))])
	for range blocSize {
		if m := w.actors[r.IntN(len(w.actors))]; m.Kind == graph.Country {
			p.Group = append(p.Group, graph.ActorRef{ID: m.ID, Kind: m.Kind, Name: m.Name, Code: m.Code})
		}
	}
	span := a.to.Sub(a.from)
	p.From = a.from.Add(time.Duration(r.Float64() * float64(span)))
	p.To = p.From.Add(span / 50)
	return p
}

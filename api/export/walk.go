package export

import (
	"context"
	"errors"
	"maps"
	"slices"

	"signatory/graph"
)

// walker reads a store for a sink.
type walker struct {
	s  Store
	q  Query
	to sink
}

func (w *walker) all(ctx context.Context) error {
	if err := w.to.begin(); err != nil {
		return err
	}
	nodes := w.everyNode
	if !w.q.everything() {
		nodes = w.namedNodes
	}
	if err := nodes(ctx); err != nil {
		return err
	}
	if w.to.wants(Positions) {
		if err := w.positions(ctx, w.q.positions(), w.to.position); err != nil {
			return err
		}
	}
	if w.to.wants(Claims) {
		if err := w.claims(ctx, w.to.claim); err != nil {
			return err
		}
	}
	if w.to.wants(Links) {
		if err := w.links(ctx, w.to.link); err != nil {
			return err
		}
	}
	return w.to.end()
}

// pages reads a list to its end.
func pages[T any](read func(graph.Paging) (graph.Page[T], error), do func(*T) error) error {
	p := graph.Paging{Limit: graph.MaxLimit}
	for {
		page, err := read(p)
		if err != nil {
			return err
		}
		for i := range page.Items {
			if err := do(&page.Items[i]); err != nil {
				return err
			}
		}
		if p.Cursor = page.Next; p.Cursor == "" {
			return nil
		}
	}
}

// everyNode writes all articles and entities.
func (w *walker) everyNode(ctx context.Context) error {
	for after := ""; w.to.wants(Articles); {
		ids, err := w.s.ArticleIDs(ctx, after, graph.MaxLimit)
		if err != nil {
			return err
		}
		if len(ids) == 0 {
			break
		}
		if err := w.articles(ctx, ids); err != nil {
			return err
		}
		after = ids[len(ids)-1]
	}
	if !w.to.wants(Entities) {
		return nil
	}
	return pages(func(p graph.Paging) (graph.Page[graph.EntitySummary], error) {
		return w.s.Entities(ctx, graph.EntityQuery{Paging: p, Sort: "id"})
	}, func(e *graph.EntitySummary) error { return w.to.entity(&e.Entity) })
}

// articles writes articles; one that was taken away meanwhile is passed over.
func (w *walker) articles(ctx context.Context, ids []string) error {
	for _, id := range ids {
		a, err := w.s.Article(ctx, id)
		if errors.Is(err, graph.ErrNotFound) {
			continue
		}
		if err == nil {
			err = w.to.article(&a)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// namedNodes writes the articles and entities that a selection names.
func (w *walker) namedNodes(ctx context.Context) error {
	if !w.to.wants(Articles) && !w.to.wants(Entities) {
		return nil
	}
	entities, articles, err := w.named(ctx)
	if err != nil {
		return err
	}
	if w.to.wants(Articles) {
		if err := w.articles(ctx, slices.Sorted(maps.Keys(articles))); err != nil {
			return err
		}
	}
	if !w.to.wants(Entities) {
		return nil
	}
	for _, id := range slices.Sorted(maps.Keys(entities)) {
		e, err := w.s.Entity(ctx, id)
		var moved *graph.MovedError
		if errors.Is(err, graph.ErrNotFound) || errors.As(err, &moved) {
			continue
		}
		if err == nil {
			err = w.to.entity(&e.Entity)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// named finds the ids that positions, claims and links of the selection name.
func (w *walker) named(ctx context.Context) (entities, articles map[string]bool, err error) {
	entities, articles = map[string]bool{}, map[string]bool{}
	for _, id := range []string{w.q.Actor, w.q.Instrument} {
		if id != "" {
			entities[id] = true
		}
	}
	ask := w.q.positions()
	err = w.positions(ctx, ask, func(p *graph.Position) error {
		entities[p.Actor.ID], entities[p.Instrument.ID] = true, true
		for _, e := range p.Evidence {
			articles[e.Article] = true
		}
		return nil
	})
	if err != nil {
		return nil, nil, err
	}
	err = w.claims(ctx, func(c *graph.Claim) error {
		entities[c.Actor], entities[c.Instrument], articles[c.Article] = true, true, true
		return nil
	})
	if err != nil {
		return nil, nil, err
	}
	err = w.links(ctx, func(l *graph.Link) error {
		for _, id := range []string{l.From, l.To, l.About} {
			if id != "" {
				entities[id] = true
			}
		}
		articles[l.Article] = true
		return nil
	})
	return entities, articles, err
}

// positions is the question for the positions of the selection.
func (q *Query) positions() graph.PositionQuery {
	return graph.PositionQuery{Actor: q.Actor, Instrument: q.Instrument, Stance: q.Stance, Actors: q.Actors, AsOf: q.AsOf, MinConfidence: q.MinConfidence}
}

func (w *walker) positions(ctx context.Context, ask graph.PositionQuery, do func(*graph.Position) error) error {
	return pages(func(p graph.Paging) (graph.Page[graph.Position], error) {
		ask.Paging = p
		return w.s.Positions(ctx, ask)
	}, func(p *graph.Position) error {
		if !w.q.within(p.Since) {
			return nil
		}
		return do(p)
	})
}

func (w *walker) claims(ctx context.Context, do func(*graph.Claim) error) error {
	var only map[string]bool
	if w.q.Actors != nil {
		only = map[string]bool{}
		for _, id := range w.q.Actors {
			only[id] = true
		}
	}
	return pages(func(p graph.Paging) (graph.Page[graph.Claim], error) {
		return w.s.Claims(ctx, graph.ClaimQuery{Paging: p, Actor: w.q.Actor, Instrument: w.q.Instrument, Stance: w.q.Stance})
	}, func(c *graph.Claim) error {
		late := w.q.AsOf != "" && (c.Date == "" || c.Date.Last() > w.q.AsOf.Last())
		if only != nil && !only[c.Actor] || late || !w.q.within(c.Date) || c.Confidence < w.q.MinConfidence {
			return nil
		}
		return do(c)
	})
}

// within reports whether a date may lie between From and To; what has no date does
// where neither is given.
func (q *Query) within(d graph.Date) bool {
	if q.From == "" && q.To == "" {
		return true
	}
	return d != "" && (q.From == "" || d.Last() >= q.From.First()) && (q.To == "" || d.First() <= q.To.Last())
}

// links reads all links, or those at the ends that the selection names, each once.
func (w *walker) links(ctx context.Context, do func(*graph.Link) error) error {
	var ends []string
	for _, id := range []string{w.q.Actor, w.q.Instrument} {
		if id != "" {
			ends = append(ends, id)
		}
	}
	if w.q.everything() {
		ends = []string{""}
	}
	for i, end := range ends {
		err := pages(func(p graph.Paging) (graph.Page[graph.Link], error) {
			return w.s.Links(ctx, graph.LinkQuery{Paging: p, Entity: end})
		}, func(l *graph.Link) error {
			if i > 0 && (l.From == ends[0] || l.To == ends[0] || l.About == ends[0]) {
				return nil // told at the other end
			}
			return do(l)
		})
		if err != nil {
			return err
		}
	}
	return nil
}

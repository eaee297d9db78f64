package graph

import (
	"cmp"
	"context"
	"slices"
	"sync"
)

// half is an edge seen from one end.
type half struct {
	other EntityRef
	edge  Edge
}

// stream is one list of half edges in the order of the other end, read a batch
// at a time: all that lead to one other end stand in the same.
type stream struct {
	more  func(after string) (batch []half, last string, err error) // last "": there are no more
	wants func(*half) bool
	ready []half
	after string
	ended bool
}

// peek is the id of the next other end, "" behind the last.
func (s *stream) peek() (string, error) {
	for len(s.ready) == 0 && !s.ended {
		batch, last, err := s.more(s.after)
		if err != nil {
			return "", err
		}
		s.after, s.ended = last, last == ""
		s.ready = slices.DeleteFunc(batch, func(h half) bool { return !s.wants(&h) })
	}
	if len(s.ready) == 0 {
		return "", nil
	}
	return s.ready[0].other.ID, nil
}

// holds reports whether the next half edge leads to id. It reads no further
// batch: no other end is cut in the middle by one.
func (s *stream) holds(id string) bool { return len(s.ready) > 0 && s.ready[0].other.ID == id }

// pop takes the next half edge off; peek or holds has found that there is one.
func (s *stream) pop() half {
	h := s.ready[0]
	s.ready = s.ready[1:]
	return h
}

// streamsOf are the lists that make up the neighbours that q asks for: the
// entity's positions, those on it, and its links.
func streamsOf(ctx context.Context, r ExploringStore, q *NeighbourQuery, after string, limit int) []*stream {
	wants := func(h *half) bool {
		return h.other.ID != q.Entity && (len(q.Kinds) == 0 || slices.Contains(q.Kinds, h.other.Kind)) && q.wants(&h.edge)
	}
	var out []*stream
	var last *positionsAt
	add := func(more func(string) ([]half, string, error)) {
		out = append(out, &stream{more: more, wants: wants, after: after})
	}
	stances := q.Stance
	if len(stances) == 0 {
		stances = []Stance{""}
	}
	for _, stance := range stances {
		if !slices.Contains(q.Edges, PositionEdge) {
			break
		}
		ask := PositionQuery{Stance: stance, AsOf: q.AsOf, Brief: true, Paging: Paging{Limit: min(limit, MaxLimit)}}
		for _, side := range []bool{true, false} {
			if side == CanAct(q.Entity) || KindOf(q.Entity) == Organization {
				last = &positionsAt{ask, side}
				add(func(after string) ([]half, string, error) { return positionHalves(ctx, r, ask, q.Entity, side, after) })
			}
		}
	}
	var kinds []Relation
	for _, e := range q.Edges {
		if e != PositionEdge {
			kinds = append(kinds, Relation(e))
		}
	}
	if len(kinds) > 0 {
		ties := TieQuery{Entity: q.Entity, Kinds: kinds, Limit: min(limit, MaxLimit)}
		add(func(after string) ([]half, string, error) {
			ties.After = after
			return tieHalves(ctx, r, ties)
		})
		if s, ok := r.(Surrounder); ok && last != nil {
			ties.After = after
			firstAtOnce(ctx, s, *last, ties, out[len(out)-2], out[len(out)-1])
		}
	}
	return out
}

// positionsAt asks for positions of an entity, or for those on it.
type positionsAt struct {
	ask     PositionQuery
	asActor bool
}

// firstAtOnce has the first batches of two lists read at once.
func firstAtOnce(ctx context.Context, s Surrounder, at positionsAt, q TieQuery, positions, ties *stream) {
	morePositions, moreTies := positions.more, ties.more
	var page Page[Position]
	var tied []Tie
	var failed error
	read := sync.OnceFunc(func() { page, tied, failed = s.Around(ctx, positionsOf(at.ask, q.Entity, at.asActor, q.After), q) })
	positions.more = func(string) ([]half, string, error) {
		read()
		positions.more = morePositions
		out, last := halvesOf(page, at.asActor)
		return out, last, failed
	}
	ties.more = func(string) ([]half, string, error) {
		read()
		ties.more = moreTies
		out, last := tiesAsHalves(tied, q.Limit)
		return out, last, failed
	}
}

// CanAct reports whether an entity can be the actor of a position; an
// organization can be that and what a position is on.
func CanAct(id string) bool {
	k := KindOf(id)
	return k == Country || k == Person || k == Organization
}

// positionHalves reads a batch of the positions of an entity, or on it.
func positionHalves(ctx context.Context, r Reader, ask PositionQuery, entity string, asActor bool, after string) ([]half, string, error) {
	page, err := r.Positions(ctx, positionsOf(ask, entity, asActor, after))
	if err != nil {
		return nil, "", err
	}
	out, last := halvesOf(page, asActor)
	return out, last, nil
}

// positionsOf asks for the positions of an entity, or for those on it, behind another end.
func positionsOf(ask PositionQuery, entity string, asActor bool, after string) PositionQuery {
	ask.Instrument = entity
	place := []string{entity, after}
	if asActor {
		ask.Instrument, ask.Actor = "", entity
		place = []string{after, entity}
	}
	if after != "" {
		ask.Cursor = EncodeCursor("positions", place...)
	}
	return ask
}

// halvesOf are positions seen from one end, with the last other end where there are more.
func halvesOf(page Page[Position], asActor bool) (out []half, last string) {
	out = make([]half, len(page.Items))
	for i := range page.Items {
		e := edgeOf(&page.Items[i])
		out[i] = half{e.From, e}
		if asActor {
			out[i].other = e.To
		}
	}
	if page.Next == "" || len(out) == 0 {
		return out, ""
	}
	return out, out[len(out)-1].other.ID
}

// tieHalves reads a batch of ties.
func tieHalves(ctx context.Context, s Explorer, q TieQuery) ([]half, string, error) {
	ties, err := s.Ties(ctx, q)
	if err != nil {
		return nil, "", err
	}
	out, last := tiesAsHalves(ties, q.Limit)
	return out, last, nil
}

// tiesAsHalves are ties as half edges, with the last other end where there may be more.
func tiesAsHalves(ties []Tie, limit int) (out []half, last string) {
	if len(ties) == 0 {
		return nil, ""
	}
	out = make([]half, len(ties))
	others := 0
	for i := range ties {
		out[i] = half{ties[i].Other, ties[i].edge()}
		if i == 0 || ties[i].Other.ID != ties[i-1].Other.ID {
			others++
		}
	}
	if others < limit {
		return out, ""
	}
	return out, ties[len(ties)-1].Other.ID
}

// edgeOf is a position as an edge.
func edgeOf(p *Position) Edge {
	i := p.Instrument
	kind := KindOf(i.ID)
	return Edge{Kind: PositionEdge, From: EntityRef{p.Actor.ID, p.Actor.Kind, p.Actor.Name, p.Actor.Code, ""},
		To:     EntityRef{i.ID, cmp.Or(kind, Instrument), i.Name, "", i.Type},
		Stance: p.Stance, Tense: p.Tense, Date: p.Since, Confidence: p.Confidence, Disputed: p.Disputed, Sources: p.Sources,
		Evidence: slices.Clone(p.Evidence[:min(1, len(p.Evidence))])}
}

// edge is a tie as an edge.
func (t *Tie) edge() Edge {
	e := Edge{Kind: string(t.Kind), From: t.Entity, To: t.Other, Date: t.Link.Date, Confidence: 1, Role: t.Link.Role,
		Sources: t.Links, Evidence: []Proof{t.Proof}}
	if !t.Out {
		e.From, e.To = t.Other, t.Entity
	}
	return e
}

// LinkProof is the sentence behind a link, in its article.
func LinkProof(l *Link, a *Article) Proof {
	return Proof{Quote: cmp.Or(l.Evidence.Quote, l.Quote), Start: l.Evidence.Start, End: l.Evidence.End, Article: a.ID,
		Title: a.Title, URL: a.URL, Date: a.Date}
}

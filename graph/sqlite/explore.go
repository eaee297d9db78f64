package sqlite

import (
	"cmp"
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"signatory/graph"
)

var _ graph.Explorer = (*Store)(nil)

// Adjacent gives what is tied to each entity; see graph.Explorer. Positions
// come out of indexes alone, sorted here: that is quicker than a sorted union.
func (s *Store) Adjacent(ctx context.Context, ids []string, limit int) (map[string][]string, error) {
	const around = `SELECT coalesce(group_concat(instrument, ' '), '') FROM position INDEXED BY position_actor WHERE actor = ?1 AND stance > ''
		UNION ALL SELECT coalesce(group_concat(actor, ' '), '') FROM position INDEXED BY position_pair WHERE instrument = ?3 AND stance > ''
		UNION ALL SELECT coalesce(group_concat(other, ' '), '') FROM (SELECT DISTINCT other FROM tie WHERE entity = ?1 ORDER BY other LIMIT ?2 + 0)`
	out := make(map[string][]string, len(ids))
	for _, id := range ids {
		rows, err := s.read.QueryContext(ctx, around, id, limit, s.founding.Of(id))
		if err != nil {
			return nil, fmt.Errorf("look around %s: %w", id, err)
		}
		lists, err := collect(rows, func(r *sql.Rows) (list string, err error) {
			err = r.Scan(&list)
			return list, err
		})
		if err != nil {
			return nil, fmt.Errorf("look around %s: %w", id, err)
		}
		near := strings.Fields(strings.Join(lists, " "))
		slices.Sort(near)
		near = slices.DeleteFunc(slices.Compact(near), func(other string) bool { return other == id })
		if len(near) > 0 {
			out[id] = near[:min(limit, len(near))]
		}
	}
	return out, nil
}

// tieSelect begins every query of ties; scanTie reads it. The first link of a
// tie has the least key.
const (
	tieColumns = `SELECT e.id, e.kind, e.name, e.code, e.type, o.id, o.kind, o.name, o.code, o.type, p.kind, p.dir, p.links,
		l.body, a.id, a.title, a.url, a.date`
	tieEnds = ` JOIN entity e ON e.id = p.entity JOIN entity o ON o.id = p.other
		JOIN link l ON l.key = p.key JOIN article a ON a.id = l.article`
	tieSelect = tieColumns + ` FROM tie p` + tieEnds
)

const tieOrder = " ORDER BY p.other, p.kind, p.dir"

func scanTie(rows *sql.Rows) (t graph.Tie, err error) {
	var body string
	var a graph.Article
	e, o := &t.Entity, &t.Other
	if err := rows.Scan(&e.ID, &e.Kind, &e.Name, &e.Code, &e.Type, &o.ID, &o.Kind, &o.Name, &o.Code, &o.Type, &t.Kind, &t.Out,
		&t.Links, &body, &a.ID, &a.Title, &a.URL, &a.Date); err != nil {
		return t, err
	}
	err = json.Unmarshal([]byte(body), &t.Link)
	t.Link.Article = a.ID
	t.Proof = graph.LinkProof(&t.Link, &a)
	return t, err
}

// Ties lists links by the other end; see graph.Explorer.
func (s *Store) Ties(ctx context.Context, q graph.TieQuery) ([]graph.Tie, error) {
	var c conditions
	c.add("p.entity = ? AND p.other > ?", q.Entity, q.After)
	in(&c, "p.kind", q.Kinds)
	where := c.where()
	// The last of the others that fit, so that none is cut in the middle.
	args := append(append(c.args, c.args...), q.Limit)
	rows, err := s.read.QueryContext(ctx, tieSelect+where+` AND p.other <= (SELECT coalesce(max(other), '') FROM
		(SELECT DISTINCT p.other FROM tie p`+where+` ORDER BY p.other LIMIT ? + 0))`+tieOrder, args...)
	if err != nil {
		return nil, fmt.Errorf("list ties of %s: %w", q.Entity, err)
	}
	return collect(rows, scanTie)
}

// Between gives all that ties the two of each pair; see graph.Explorer.
func (s *Store) Between(ctx context.Context, pairs []graph.Pair) ([]graph.Position, []graph.Tie, error) {
	both := make([][2]string, 0, 2*len(pairs))
	for _, p := range pairs {
		both = append(both, [2]string{p.A, p.B})
	}
	ways, err := json.Marshal(both)
	if err != nil {
		return nil, nil, err
	}
	rows, err := s.read.QueryContext(ctx, tieColumns+` FROM (SELECT DISTINCT value ->> 0 AS one, value ->> 1 AS two FROM json_each(?)) j
		CROSS JOIN tie p ON p.entity = j.one AND p.other = j.two`+tieEnds+` ORDER BY p.entity, p.other, p.kind, p.dir`, string(ways))
	if err != nil {
		return nil, nil, fmt.Errorf("list ties between %d pairs: %w", len(pairs), err)
	}
	ties, err := collect(rows, scanTie)
	if err != nil {
		return nil, nil, fmt.Errorf("list ties between %d pairs: %w", len(pairs), err)
	}
	positions, err := s.positionsBetween(ctx, both)
	return positions, ties, err
}

// positionsBetween gives the positions of the two of each pair on each other.
func (s *Store) positionsBetween(ctx context.Context, both [][2]string) ([]graph.Position, error) {
	asked := map[[2]string]string{} // the instrument asked for, by the pair that is kept
	var possible [][2]string
	for _, p := range both {
		for _, ends := range [][2]string{p, {p[1], p[0]}} {
			kept := [2]string{s.founding.Of(ends[0]), ends[1]}
			if _, known := asked[kept]; !known && graph.CanAct(ends[1]) {
				possible, asked[kept] = append(possible, kept), ends[0]
			}
		}
	}
	ways, err := json.Marshal(possible)
	if err != nil {
		return nil, err
	}
	rows, err := s.read.QueryContext(ctx, "SELECT p.ledger"+ends{}.columns()+` FROM json_each(?) j
		CROSS JOIN position p ON p.instrument = j.value ->> 0 AND p.actor = j.value ->> 1 AND p.stance <> ''`+ends{}.joins(), string(ways))
	if err != nil {
		return nil, fmt.Errorf("list positions between %d pairs: %w", len(both), err)
	}
	found, err := collect(rows, ends{}.scan(graph.Brief))
	if err == nil {
		err = fillProofs(ctx, s.read.QueryContext, found, true)
	}
	slices.SortFunc(found, func(a, b numbered) int {
		return cmp.Or(cmp.Compare(a.Instrument.ID, b.Instrument.ID), cmp.Compare(a.Actor.ID, b.Actor.ID))
	})
	out := make([]graph.Position, len(found))
	for i := range found {
		out[i] = found[i].Position
		s.founding.Under(&out[i], asked[[2]string{out[i].Instrument.ID, out[i].Actor.ID}])
	}
	return out, err
}

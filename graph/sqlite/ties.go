package sqlite

import (
	"cmp"
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"maps"
	"slices"

	"signatory/graph"
)

// tieKey is a tie as its entity sees it.
type tieKey struct {
	entity, other string
	kind          graph.Relation
	out           bool
}

// tieChange is by how many links a tie grows, and the least key of them.
type tieChange struct {
	links int
	key   string
}

// tiesOf are the ties that a link is part of, each seen from both ends.
func tiesOf(l *graph.Link) []tieKey {
	var out []tieKey
	for _, end := range slices.Compact([]string{l.To, l.About}) {
		if end != "" && end != l.From {
			out = append(out, tieKey{l.From, end, l.Kind, true}, tieKey{end, l.From, l.Kind, false})
		}
	}
	return out
}

// tie notes a new link with its key.
func (w *writer) tie(l *graph.Link, key string) {
	for _, k := range tiesOf(l) {
		c := w.rest.ties[k]
		c.links++
		if c.key == "" || key < c.key {
			c.key = key
		}
		w.rest.ties[k] = c
	}
}

// writeTies writes the ties that have grown.
func (w *writer) writeTies(ctx context.Context) error {
	keys := slices.SortedFunc(maps.Keys(w.rest.ties), func(a, b tieKey) int {
		return cmp.Or(cmp.Compare(a.entity, b.entity), cmp.Compare(a.other, b.other), cmp.Compare(a.kind, b.kind))
	})
	args := make([]any, 0, 6*len(keys))
	for _, k := range keys {
		c := w.rest.ties[k]
		args = append(args, k.entity, k.other, string(k.kind), k.out, c.links, c.key)
	}
	_, err := w.insert(ctx, "INTO tie (entity, other, kind, dir, links, key)", 6,
		" ON CONFLICT (entity, other, kind, dir) DO UPDATE SET links = links + excluded.links, key = min(key, excluded.key)", args)
	return err
}

// unlink takes the links of an article away, and off their ties.
func (w *writer) unlink(ctx context.Context, article string) error {
	type stored struct{ key, body string }
	rows, err := w.query(ctx, "SELECT key, body FROM link WHERE article = ?", article)
	if err != nil {
		return err
	}
	links, err := collect(rows, func(r *sql.Rows) (s stored, err error) {
		err = r.Scan(&s.key, &s.body)
		return s, err
	})
	if err != nil {
		return err
	}
	if err := w.execEach(ctx, article, "DELETE FROM link_end WHERE key IN (SELECT key FROM link WHERE article = ?)",
		"DELETE FROM link WHERE article = ?"); err != nil {
		return err
	}
	for _, s := range links {
		var l graph.Link
		if err := json.Unmarshal([]byte(s.body), &l); err != nil {
			return fmt.Errorf("a link of %s: %w", article, err)
		}
		for _, k := range tiesOf(&l) {
			if err := w.loosen(ctx, k, s.key); err != nil {
				return err
			}
		}
	}
	return nil
}

// loosen takes one link off a tie, whose row is gone already.
func (w *writer) loosen(ctx context.Context, k tieKey, key string) error {
	from := k.entity
	if !k.out {
		from = k.other
	}
	const this = " WHERE entity = ?1 AND other = ?2 AND kind = ?3 AND dir = ?4"
	if err := w.exec(ctx, "UPDATE tie SET links = links - 1"+this, k.entity, k.other, string(k.kind), k.out); err != nil {
		return err
	}
	if err := w.exec(ctx, "DELETE FROM tie"+this+" AND links = 0", k.entity, k.other, string(k.kind), k.out); err != nil {
		return err
	}
	return w.exec(ctx, `UPDATE tie SET key = (SELECT min(l.key) FROM link_end e JOIN link_end o ON o.entity = ?2 AND o.kind = ?3 AND o.key = e.key
		JOIN link l ON l.key = e.key WHERE e.entity = ?1 AND e.kind = ?3 AND l.body ->> '$.from' = ?6)`+this+" AND key = ?5",
		k.entity, k.other, string(k.kind), k.out, key, from)
}

package sqlite

import (
	"context"
	"database/sql"
	"fmt"

	"signatory/graph"
)

var _ graph.Meeter = (*Store)(nil)

// What lies between two entities ?1 and ?2, on which positions are kept under ?3 and
// ?4: of an actor's instruments, which are many, no more than are wanted.
const (
	aroundBoth = `WITH one (id) AS (SELECT actor FROM position WHERE instrument = ?3 AND stance > '' UNION SELECT other FROM tie WHERE entity = ?1),
		two (id) AS (SELECT actor FROM position WHERE instrument = ?4 AND stance > '' UNION SELECT other FROM tie WHERE entity = ?2) `
	tiedBoth = aroundBoth + `SELECT EXISTS (SELECT 1 FROM one WHERE id = ?2) OR EXISTS (SELECT 1 FROM two WHERE id = ?1)
		OR EXISTS (SELECT 1 FROM position WHERE (instrument = ?2 AND actor = ?1 OR instrument = ?1 AND actor = ?2) AND stance > '')`
	betweenBoth = aroundBoth + `SELECT id FROM (
		SELECT id FROM (SELECT p.instrument AS id FROM position p INDEXED BY position_actor WHERE p.actor = ?1 AND p.stance > ''
			AND EXISTS (SELECT 1 FROM position q WHERE q.instrument = p.instrument AND q.actor = ?2 AND q.stance > '')
			AND p.instrument NOT IN (?1, ?2) ORDER BY p.instrument LIMIT ?5 + 0)
		UNION SELECT one.id FROM one JOIN position p ON p.instrument = one.id AND p.actor = ?2 WHERE p.stance > ''
		UNION SELECT two.id FROM two JOIN position p ON p.instrument = two.id AND p.actor = ?1 WHERE p.stance > ''
		UNION SELECT id FROM one WHERE id IN (SELECT id FROM two))
		WHERE id NOT IN (?1, ?2) ORDER BY id LIMIT ?5 + 0`
)

// Meet tells what two entities are both tied to; see graph.Meeter.
func (s *Store) Meet(ctx context.Context, a, b string, limit int) (tied bool, between []string, err error) {
	fail := func(err error) (bool, []string, error) {
		return false, nil, fmt.Errorf("look between %s and %s: %w", a, b, err)
	}
	args := []any{a, b, s.founding.Of(a), s.founding.Of(b)}
	row := s.read.QueryRowContext(ctx, tiedBoth, args...)
	if err := row.Scan(&tied); err != nil {
		return fail(err)
	}
	rows, err := s.read.QueryContext(ctx, betweenBoth, append(args, limit)...)
	if err != nil {
		return fail(err)
	}
	between, err = collect(rows, func(r *sql.Rows) (id string, err error) {
		err = r.Scan(&id)
		return id, err
	})
	if err != nil {
		return fail(err)
	}
	return tied, between, nil
}

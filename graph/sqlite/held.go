package sqlite

import (
	"context"
	"database/sql"
	"fmt"
	"strings"

	"signatory/graph"
)

var _ graph.Holder = (*Store)(nil)

// Held gives in which state articles are stored; see graph.Holder.
func (s *Store) Held(ctx context.Context, ids []string) (map[string]graph.Held, error) {
	out := make(map[string]graph.Held, len(ids))
	for len(ids) > 0 {
		n := rowsAtOnce(len(ids))
		args := make([]any, n)
		for i, id := range ids[:n] {
			args[i] = id
		}
		rows, err := s.read.QueryContext(ctx, "SELECT id, revision, reader FROM article WHERE id IN (?"+strings.Repeat(",?", n-1)+")", args...)
		if err != nil {
			return nil, fmt.Errorf("articles held: %w", err)
		}
		_, err = collect(rows, func(r *sql.Rows) (struct{}, error) {
			var id string
			var h graph.Held
			err := r.Scan(&id, &h.Revision, &h.Reader)
			out[id] = h
			return struct{}{}, err
		})
		if err != nil {
			return nil, fmt.Errorf("articles held: %w", err)
		}
		ids = ids[n:]
	}
	return out, nil
}

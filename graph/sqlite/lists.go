package sqlite

import (
	"context"
	"database/sql"
	"fmt"

	"signatory/graph"
)

var _ graph.Lister = (*Store)(nil)

// Lists gives depositaries' lists; see graph.Lister.
func (s *Store) Lists(ctx context.Context, q graph.ListQuery) (graph.Page[graph.StatusList], error) {
	none := graph.Page[graph.StatusList]{}
	size, err := q.Size()
	if err != nil {
		return none, err
	}
	after, err := graph.DecodeCursor("lists", 2, q.Cursor)
	if err != nil {
		return none, err
	}
	var c conditions
	if q.Instrument != "" {
		c.add("l.instrument = ?", s.founding.Of(q.Instrument))
	}
	if after != nil {
		c.add("(l.instrument, l.article) > (?, ?)", after[0], after[1])
	}
	rows, err := s.read.QueryContext(ctx, `SELECT i.id, i.name, i.type, a.id, a.publisher, a.title, a.url, a.date
		FROM status_list l JOIN article a ON a.id = l.article JOIN entity i ON i.id = l.instrument`+c.where()+
		" ORDER BY l.instrument, l.article LIMIT ? + 0", append(c.args, size+1)...)
	if err != nil {
		return none, fmt.Errorf("lists: %w", err)
	}
	found, err := collect(rows, func(r *sql.Rows) (l graph.StatusList, err error) {
		err = r.Scan(&l.Instrument.ID, &l.Instrument.Name, &l.Instrument.Type, &l.Article, &l.Publisher, &l.Title, &l.URL, &l.StatusAsOf)
		return l, err
	})
	if err != nil {
		return none, fmt.Errorf("lists: %w", err)
	}
	return graph.PageOf("lists", found, size, func(l graph.StatusList) []string { return []string{l.Instrument.ID, l.Article} }), nil
}

package neo4j

import (
	"context"
	_ "embed"
	"strings"

	"signatory/graph"
)

var (
	//go:embed cypher/lists.cypher
	lists string
	//go:embed cypher/put_lists.cypher
	putLists string
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
	start := ""
	if q.Instrument != "" {
		start = s.founding.Of(q.Instrument) + " "
	}
	return read(ctx, s, func(tx *transaction) (graph.Page[graph.StatusList], error) {
		found, err := run(tx, lists, params{"start": start, "after": strings.Join(after, " "), "limit": size + 1}, listOf)
		return graph.PageOf("lists", found, size, func(l graph.StatusList) []string { return []string{l.Instrument.ID, l.Article} }), err
	})
}

func listOf(r row) (graph.StatusList, error) {
	return graph.StatusList{Instrument: graph.InstrumentRef{ID: r.str("id"), Name: r.str("name"), Type: r.str("type")},
		Article: r.str("article"), Publisher: r.str("publisher"), Title: r.str("title"), URL: r.str("url"),
		StatusAsOf: graph.Date(r.str("date"))}, nil
}

// listRows makes the rows that say of which instruments an article is a list.
func (w *putting) listRows(r *graph.Reading) {
	for _, id := range graph.Listed(r) {
		w.lists = append(w.lists, params{"key": id + " " + r.Article.ID, "instrument": id, "article": r.Article.ID})
	}
}

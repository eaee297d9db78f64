package neo4j

import (
	"context"
	_ "embed"

	"signatory/graph"
)

var (
	//go:embed cypher/held.cypher
	heldArticles string
	//go:embed cypher/read_by.cypher
	readBy string
)

var _ graph.Holder = (*Store)(nil)

// Held gives in which state articles are stored; see graph.Holder.
func (s *Store) Held(ctx context.Context, ids []string) (map[string]graph.Held, error) {
	out := make(map[string]graph.Held, len(ids))
	return read(ctx, s, func(tx *transaction) (map[string]graph.Held, error) {
		_, err := run(tx, heldArticles, params{"ids": ids}, func(r row) (struct{}, error) {
			out[r.str("id")] = graph.Held{Revision: r.str("revision"), Reader: r.str("reader")}
			return struct{}{}, nil
		})
		return out, err
	})
}

// noteReader keeps by whom an article was read that says what it said before.
func (w *putting) noteReader(article, reader string) {
	w.readers = append(w.readers, params{"id": article, "reader": reader})
}

func (w *putting) writeReaders() error {
	if len(w.readers) == 0 {
		return nil
	}
	return w.tx.exec(readBy, params{"rows": w.readers})
}

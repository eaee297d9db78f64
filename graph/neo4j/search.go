package neo4j

import (
	"context"
	"strings"

	"signatory/graph"
)

// Search finds what bears the words; see graph.Searcher. The ranking is package graph's.
func (s *Store) Search(ctx context.Context, q graph.SearchQuery) (graph.Page[graph.Hit], error) {
	return read(ctx, s, func(tx *transaction) (graph.Page[graph.Hit], error) {
		return graph.SearchIn(ctx, &searching{tx}, q)
	})
}

// searching finds candidates in the full-text indexes; it is a graph.SearchSource.
type searching struct{ tx *transaction }

// lucene asks for every word, the last as a beginning. Words holds only
// letters and digits, so nothing in them means anything to Lucene, upper-case
// AND, OR and NOT included, for all are lower case.
func lucene(words []string) string {
	var b strings.Builder
	for i, w := range words {
		if i > 0 {
			b.WriteByte(' ')
		}
		b.WriteString("+" + w)
	}
	b.WriteByte('*')
	return b.String()
}

// EntitiesWith finds entities, those with most claims first.
func (s *searching) EntitiesWith(_ context.Context, words []string, kinds []graph.Kind) ([]graph.EntitySummary, error) {
	names := make([]string, len(kinds))
	for i, k := range kinds {
		names[i] = string(k)
	}
	return run(s.tx, `CALL db.index.fulltext.queryNodes('entity_text', $query) YIELD node AS e
		WITH e WHERE e.kind IN $kinds
		WITH e ORDER BY e.coverage LIMIT $limit
		RETURN e {.id, .kind, .name, .code, .aliases, .claims} AS entity ORDER BY e.coverage`,
		params{"query": lucene(words), "kinds": names, "limit": graph.MaxCandidates},
		func(r row) (graph.EntitySummary, error) { return summaryOf(r.sub("entity")), nil })
}

// ArticlesWith finds articles by their titles, the latest first.
func (s *searching) ArticlesWith(_ context.Context, words []string, after *graph.SearchKey, limit int) ([]graph.Article, error) {
	return run(s.tx, `CALL db.index.fulltext.queryNodes('article_text', $query) YIELD node AS a
		WITH a WHERE a.retracted IS NULL
		WITH a.id AS id, a.title AS title, coalesce(a.date, '') AS date
		WHERE $all OR date < $date OR date = $date AND id > $id
		RETURN id, title, date ORDER BY date DESC, id LIMIT $limit`, searchParams(words, after, limit),
		func(r row) (graph.Article, error) {
			return graph.Article{ID: r.str("id"), Title: r.str("title"), Date: graph.Date(r.str("date"))}, nil
		})
}

// ClaimsWith finds claims by their quotes, the latest published first.
func (s *searching) ClaimsWith(_ context.Context, words []string, after *graph.SearchKey, limit int) ([]graph.NamedClaim, error) {
	return run(s.tx, `CALL db.index.fulltext.queryNodes('claim_text', $query) YIELD node AS c
		WITH c, c.id AS id, coalesce(c.published, '') AS date
		WHERE $all OR date < $date OR date = $date AND id > $id
		WITH c, id, date ORDER BY date DESC, id LIMIT $limit
		MATCH (actor:Entity {id: c.actor}) MATCH (instrument:Entity {id: c.instrument})
		RETURN id, date, actor.name AS actor, instrument.name AS instrument, c.quote AS quote, c.stance AS stance
		ORDER BY date DESC, id`, searchParams(words, after, limit),
		func(r row) (graph.NamedClaim, error) {
			return graph.NamedClaim{ID: r.str("id"), Actor: r.str("actor"), Instrument: r.str("instrument"),
				Quote: r.str("quote"), Stance: graph.Stance(r.str("stance")), Published: graph.Date(r.str("date"))}, nil
		})
}

func searchParams(words []string, after *graph.SearchKey, limit int) params {
	p := params{"query": lucene(words), "all": after == nil, "date": "", "id": "", "limit": limit}
	if after != nil {
		p["date"], p["id"] = string(after.Date), after.ID
	}
	return p
}

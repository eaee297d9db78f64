package neo4j

import (
	"context"
	"slices"
	"strings"

	"signatory/graph"
)

// What finds each kind of hit, a map a row; claims and articles the latest first.
const (
	entitiesFound = `CALL db.index.fulltext.queryNodes('entity_text', $query) YIELD node AS e
		WITH e WHERE $kinds IS NULL OR e.kind IN $kinds
		WITH e ORDER BY e.coverage LIMIT $candidates
		RETURN e {.id, .kind, .name, .code, .aliases, .claims} AS found ORDER BY e.coverage`
	behind = `date < $date OR date = $date AND id > $id`
)

var (
	articlesFound = dated{index: "article_found", field: "date", only: "n.retracted IS NULL", tell: `
		RETURN {id: id, title: n.title, date: date} AS found ORDER BY date DESC, id`}
	claimsFound = dated{index: "claim_found", field: "published", tell: `
		MATCH (actor:Entity {id: n.actor}) MATCH (instrument:Entity {id: n.instrument})
		RETURN {id: id, date: date, actor: actor.name, instrument: instrument.name, quote: n.quote, stance: n.stance} AS found
		ORDER BY date DESC, id`}
)

// firstFound finds all that a first page takes: articles where the entities do
// not fill it, claims where both do not.
var firstFound = `CALL () { CALL () { ` + entitiesFound + ` } RETURN collect(found) AS entities }
	CALL (entities) {
		CALL (entities) { WITH entities WHERE size(entities) < $limit ` + articlesFound.few() + ` }
		RETURN collect(told) AS articles
	}
	CALL (entities, articles) {
		CALL (entities, articles) {
			WITH entities, articles
			WHERE size(entities) < $limit AND NOT articles[0].many AND size(entities) + size(articles[0].list) < $limit ` + claimsFound.few() + ` }
		RETURN collect(told) AS claims
	}
	RETURN entities, articles, claims`

// Search finds what bears the words; see graph.Searcher. The ranking is package graph's.
func (s *Store) Search(ctx context.Context, q graph.SearchQuery) (graph.Page[graph.Hit], error) {
	size, err := q.Size()
	if err != nil {
		return graph.Page[graph.Hit]{}, err
	}
	source := searching{words: graph.Words(q.Text), most: size + 1}
	if q.Cursor != "" || len(q.Kinds) > 0 {
		source.words = nil
	}
	return read(ctx, s, func(tx *transaction) (graph.Page[graph.Hit], error) {
		source.tx = tx
		return graph.SearchIn(ctx, &source, q)
	})
}

// searching finds candidates in the full-text indexes; it is a graph.SearchSource.
// The first page of a search among everything takes one trip to the server: the
// articles and claims that it has room for come with the entities.
type searching struct {
	tx    *transaction
	words []string // of such a search; else nil
	most  int      // hits that its first page takes
	first row      // what came
}

// lucene asks for every word, the last as a beginning. Words holds only
// letters and digits, so nothing in them means anything to Lucene, upper-case
// AND, OR and NOT included, for all are lower case.
func lucene(words []string) string {
	var b strings.Builder
	for i, w := range words {
		if i > 0 {
			b.WriteByte(' ')
		}
		b.WriteString("+text:" + w)
	}
	b.WriteByte('*')
	return b.String()
}

// EntitiesWith finds entities, those with most claims first.
func (s *searching) EntitiesWith(_ context.Context, words []string, kinds []graph.Kind) ([]graph.EntitySummary, error) {
	summary := func(r row) (graph.EntitySummary, error) { return summaryOf(r), nil }
	p := params{"query": lucene(words), "candidates": graph.MaxCandidates, "kinds": nil}
	if len(kinds) < len(graph.Kinds) {
		names := make([]string, len(kinds))
		for i, k := range kinds {
			names[i] = string(k)
		}
		p["kinds"] = names
	}
	if s.words == nil || !slices.Equal(words, s.words) {
		return run(s.tx, entitiesFound, p, func(r row) (graph.EntitySummary, error) { return summary(r.sub("found")) })
	}
	p["limit"], p["few"] = s.most, fewDated(s.most)
	var err error
	if s.first, err = one(run(s.tx, firstFound, p, whole)); err != nil {
		return nil, err
	}
	return mapsOf(s.first, "entities", summary)
}

// ArticlesWith finds articles by their titles, the latest first.
func (s *searching) ArticlesWith(_ context.Context, words []string, after *graph.SearchKey, limit int) ([]graph.Article, error) {
	return found(s, "articles", articlesFound, words, after, limit, func(r row) (graph.Article, error) {
		return graph.Article{ID: r.str("id"), Title: r.str("title"), Date: graph.Date(r.str("date"))}, nil
	})
}

// ClaimsWith finds claims by their quotes, the latest published first.
func (s *searching) ClaimsWith(_ context.Context, words []string, after *graph.SearchKey, limit int) ([]graph.NamedClaim, error) {
	return found(s, "claims", claimsFound, words, after, limit, func(r row) (graph.NamedClaim, error) {
		return graph.NamedClaim{ID: r.str("id"), Actor: r.str("actor"), Instrument: r.str("instrument"),
			Quote: r.str("quote"), Stance: graph.Stance(r.str("stance")), Published: graph.Date(r.str("date"))}, nil
	})
}

// found lists hits of one kind, out of what came with the entities or of an index.
func found[T any](s *searching, kind string, index dated, words []string, after *graph.SearchKey, limit int, scan func(row) (T, error)) ([]T, error) {
	p := params{"query": lucene(words), "limit": limit, "few": fewDated(limit)}
	if after != nil {
		p["date"], p["id"], index.behind = string(after.Date), after.ID, behind
	}
	var came []row
	var err error
	if s.first != nil && after == nil && slices.Equal(words, s.words) {
		came, err = mapsOf(s.first, kind, whole)
	}
	if err == nil && len(came) == 0 {
		came, err = run(s.tx, index.few(), p, func(r row) (row, error) { return r.sub("told"), nil })
	}
	told, err := one(came, err)
	if err != nil {
		return nil, err
	}
	if told["many"] == true {
		p["from"] = nil
		if after != nil {
			p["from"] = after.Date.Order()
		}
		return run(s.tx, index.many(), p, func(r row) (T, error) { return scan(r.sub("found")) })
	}
	list, err := mapsOf(told, "list", scan)
	return list[:min(limit, len(list))], err
}

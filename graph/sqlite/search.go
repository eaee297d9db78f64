package sqlite

import (
	"context"
	"database/sql"
	"fmt"
	"strings"

	"signatory/graph"
)

// Search finds entities, articles and claims; graph.SearchIn ranks them.
func (s *Store) Search(ctx context.Context, q graph.SearchQuery) (graph.Page[graph.Hit], error) {
	page, err := graph.SearchIn(ctx, words{s.read}, q)
	if err != nil {
		return page, fmt.Errorf("search %q: %w", q.Text, err)
	}
	return page, nil
}

// words answers graph.SearchSource from the FTS5 tables.
type words struct{ db *reader }

// expression is the FTS5 query for all words, the last as a prefix. Words hold
// letters and digits alone, so that nothing in them needs escaping.
func expression(words []string) string {
	return `"` + strings.Join(words, `" AND "`) + `" *`
}

func (w words) EntitiesWith(ctx context.Context, words []string, kinds []graph.Kind) ([]graph.EntitySummary, error) {
	var c conditions
	c.add("e.n IN (SELECT rowid FROM entity_words WHERE entity_words MATCH ?)", expression(words))
	if len(kinds) < len(graph.Kinds) {
		in(&c, "e.kind", kinds)
	}
	rows, err := w.db.QueryContext(ctx, entitySelect+c.where()+" ORDER BY e.claims DESC, e.id LIMIT ? + 0", append(c.args, graph.MaxCandidates)...)
	if err != nil {
		return nil, err
	}
	return collect(rows, scanEntity)
}

func (w words) ArticlesWith(ctx context.Context, words []string, after *graph.SearchKey, limit int) ([]graph.Article, error) {
	var out []graph.Article
	err := w.eachDate(ctx, "article_words", words, after, limit, func(numbers string) (bool, error) {
		c := conditions{[]string{"a.retracted = 0"}, []any{numbers}}
		behind(&c, "a.date", "a.id", after)
		rows, err := w.db.QueryContext(ctx, articleSelect+" FROM json_each(?) j CROSS JOIN article a ON a.n = j.value"+c.where()+
			" ORDER BY a.date DESC, a.id LIMIT ? + 0", append(c.args, limit-len(out))...)
		if err != nil {
			return false, err
		}
		some, err := collect(rows, func(r *sql.Rows) (graph.Article, error) { return scanArticle(r.Scan) })
		out = append(out, some...)
		return len(out) >= limit, err
	})
	return out, err
}

func (w words) ClaimsWith(ctx context.Context, words []string, after *graph.SearchKey, limit int) ([]graph.NamedClaim, error) {
	var out []graph.NamedClaim
	err := w.eachDate(ctx, "claim_words", words, after, limit, func(numbers string) (bool, error) {
		c := conditions{args: []any{numbers}}
		behind(&c, "c.published", "c.id", after)
		// The page is cut before its names are read.
		rows, err := w.db.QueryContext(ctx, `SELECT c.id, a.name, i.name, c.quote, c.stance, c.published
			FROM (SELECT c.n FROM json_each(?) j CROSS JOIN claim c ON c.n = j.value`+c.where()+` ORDER BY c.published DESC, c.id LIMIT ? + 0) f
			CROSS JOIN claim c ON c.n = f.n JOIN entity a ON a.id = c.actor JOIN entity i ON i.id = c.instrument
			ORDER BY c.published DESC, c.id`, append(c.args, limit-len(out))...)
		if err != nil {
			return false, err
		}
		some, err := collect(rows, func(r *sql.Rows) (n graph.NamedClaim, err error) {
			err = r.Scan(&n.ID, &n.Actor, &n.Instrument, &n.Quote, &n.Stance, &n.Published)
			return n, err
		})
		out = append(out, some...)
		return len(out) >= limit, err
	})
	return out, err
}

// behind asks for what follows key where the latest date comes first.
func behind(c *conditions, date, id string, key *graph.SearchKey) {
	if key != nil {
		c.add("("+date+" < ? OR "+date+" = ? AND "+id+" > ?)", string(key.Date), string(key.Date), key.ID)
	}
}

package neo4j

import (
	"cmp"
	"context"
	_ "embed"
	"fmt"

	"signatory/graph"
)

var (
	//go:embed cypher/article.cypher
	articleByID string
	//go:embed cypher/articles.cypher
	articlesPage string
	//go:embed cypher/articles_of.cypher
	articlesOfPage string
	//go:embed cypher/articles_among.cypher
	articlesAmong string
	//go:embed cypher/counts.cypher
	counts string
)

// Article returns an article with its bytes; see graph.Reader.
func (s *Store) Article(ctx context.Context, id string) (graph.Article, error) {
	return read(ctx, s, func(tx *transaction) (graph.Article, error) {
		r, err := articleRow(tx, id)
		if err != nil {
			return graph.Article{}, err
		}
		return articleOf(r)
	})
}

// Articles lists articles; see graph.ArticleQuery.
func (s *Store) Articles(ctx context.Context, q graph.ArticleQuery) (graph.Page[graph.Article], error) {
	none := graph.Page[graph.Article]{}
	size, err := q.Size()
	if err == nil {
		err = q.Check()
	}
	if err != nil {
		return none, err
	}
	after, err := graph.DecodeCursor("articles", 2, q.Cursor)
	if err != nil {
		return none, err
	}
	const late = "~" // behind every date
	p := params{"publisher": q.Publisher, "to": late, "date": late, "id": "", "limit": size + 1}
	from, to := q.Span()
	if p["from"] = from; to != "" {
		p["from"], p["to"] = cmp.Or(from, "0"), to
	}
	if after != nil {
		p["date"], p["id"] = after[0], after[1]
		p["to"] = min(after[0], p["to"].(string))
	}
	cypher := articlesPage
	switch {
	case q.IDs != nil:
		cypher, p["ids"] = articlesAmong, q.IDs
	case q.Publisher != "":
		cypher = articlesOfPage
	}
	return read(ctx, s, func(tx *transaction) (graph.Page[graph.Article], error) {
		found, err := run(tx, cypher, p, articleOf)
		return graph.PageOf("articles", found, size, func(a graph.Article) []string { return []string{string(a.Date), a.ID} }), err
	})
}

func articleRow(tx *transaction, id string) (row, error) {
	rows, err := run(tx, articleByID, params{"id": id}, func(r row) (row, error) { return r, nil })
	if err == nil && len(rows) == 0 {
		return nil, fmt.Errorf("article %s: %w", id, graph.ErrNotFound)
	}
	return one(rows, err)
}

func articleOf(r row) (graph.Article, error) {
	recorded, err := r.time("recorded")
	return graph.Article{ID: r.str("id"), Revision: r.str("revision"), Path: r.str("path"), Title: r.str("title"),
		Date: graph.Date(r.str("date")), URL: r.str("url"), Publisher: r.str("publisher"), Language: r.str("language"),
		Format: r.str("format"), Reader: r.str("reader"), Raw: r.bytes("raw"), Recorded: recorded, Retracted: r["retracted"] == true}, err
}

// Reading returns all that was read from an article; see graph.Reader.
func (s *Store) Reading(ctx context.Context, id string) (graph.Reading, error) {
	return read(ctx, s, func(tx *transaction) (graph.Reading, error) {
		var out graph.Reading
		r, err := articleRow(tx, id)
		if err != nil {
			return out, err
		}
		if out.Article, err = articleOf(r); err != nil {
			return out, err
		}
		var rest said
		if err := r.json("said", &rest); err != nil {
			return out, fmt.Errorf("article %s: %w", id, err)
		}
		out.Entities, out.Counts, out.Links = rest.Entities, rest.Counts, rest.Links
		for i := range out.Counts {
			out.Counts[i].Article, out.Counts[i].Published = out.Article.ID, out.Article.Date
		}
		for i := range out.Links {
			out.Links[i].Article = out.Article.ID
		}
		cypher, p := claimsQuery(&graph.ClaimQuery{Article: id}, "", maxClaimsOfArticle)
		out.Claims, err = run(tx, cypher, p, claimOf)
		graph.SortClaims(out.Claims)
		return out, err
	})
}

// maxClaimsOfArticle is more than an article of 50 MB could hold.
const maxClaimsOfArticle = 1_000_000

// Counts lists the numbers reported for an instrument; see graph.Reader.
func (s *Store) Counts(ctx context.Context, instrument string) ([]graph.Count, error) {
	return read(ctx, s, func(tx *transaction) ([]graph.Count, error) {
		list, err := run(tx, counts, params{"on": s.founding.Of(instrument)}, countOf)
		graph.SortCounts(list)
		return list, err
	})
}

func countOf(r row) (graph.Count, error) {
	var c graph.Count
	err := r.json("body", &c)
	c.Article, c.Published = r.str("article"), graph.Date(r.str("published"))
	return c, err
}

package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"slices"

	"signatory/graph"
)

const articleSelect = `SELECT a.id, a.revision, a.path, a.title, a.date, a.url, a.publisher, a.language, a.format, a.reader, a.recorded, a.retracted`

// scanArticle reads a row that begins with articleSelect.
func scanArticle(scan func(...any) error, more ...any) (graph.Article, error) {
	var a graph.Article
	var recorded int64
	err := scan(append([]any{&a.ID, &a.Revision, &a.Path, &a.Title, &a.Date, &a.URL, &a.Publisher, &a.Language, &a.Format, &a.Reader, &recorded, &a.Retracted}, more...)...)
	a.Recorded = when(recorded)
	return a, err
}

// Article returns an article with its raw bytes.
func (s *Store) Article(ctx context.Context, id string) (graph.Article, error) {
	a, _, err := s.article(ctx, id)
	return a, err
}

func (s *Store) article(ctx context.Context, id string) (graph.Article, said, error) {
	var raw []byte
	var body string
	var rest said
	row := s.read.QueryRowContext(ctx, articleSelect+", t.raw, t.said FROM article a JOIN article_text t ON t.article = a.n WHERE a.id = ?", id)
	a, err := scanArticle(row.Scan, &raw, &body)
	if errors.Is(err, sql.ErrNoRows) {
		err = graph.ErrNotFound
	}
	if err != nil {
		return graph.Article{}, rest, fmt.Errorf("article %s: %w", id, err)
	}
	a.Raw = raw
	err = json.Unmarshal([]byte(body), &rest)
	return a, rest, err
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
	var c conditions
	if q.Publisher != "" {
		c.add("a.publisher = ?", q.Publisher)
	}
	if q.IDs != nil {
		c.add("a.id IN (SELECT value FROM json_each(?))", list(q.IDs))
	}
	from, to := q.Span()
	if from != "" {
		c.add("a.date >= ?", from)
	}
	if to != "" {
		c.add("a.date <= ? AND a.date <> ''", to)
	}
	if after != nil {
		c.add("a.date <= ? AND (a.date < ? OR a.id > ?)", after[0], after[0], after[1])
	}
	rows, err := s.read.QueryContext(ctx, articleSelect+" FROM article a"+c.where()+" ORDER BY a.date DESC, a.id LIMIT ? + 0", append(c.args, size+1)...)
	if err != nil {
		return none, fmt.Errorf("list articles: %w", err)
	}
	found, err := collect(rows, func(r *sql.Rows) (graph.Article, error) { return scanArticle(r.Scan) })
	if err != nil {
		return none, fmt.Errorf("list articles: %w", err)
	}
	return graph.PageOf("articles", found, size, func(a graph.Article) []string { return []string{string(a.Date), a.ID} }), nil
}

// Reading returns all that was read from an article.
func (s *Store) Reading(ctx context.Context, articleID string) (graph.Reading, error) {
	a, rest, err := s.article(ctx, articleID)
	if err != nil {
		return graph.Reading{}, err
	}
	rows, err := s.read.QueryContext(ctx, claimSelect+claimFrom+" WHERE a.id = ? AND c.superseded = 0", articleID)
	if err != nil {
		return graph.Reading{}, err
	}
	claims, err := collect(rows, func(r *sql.Rows) (graph.Claim, error) { return scanClaim(r) })
	if err != nil {
		return graph.Reading{}, err
	}
	if claims == nil {
		claims = []graph.Claim{}
	}
	graph.SortClaims(claims)
	for i := range rest.Counts {
		rest.Counts[i].Article, rest.Counts[i].Published = a.ID, a.Date
	}
	for i := range rest.Links {
		rest.Links[i].Article = a.ID
	}
	return graph.Reading{Article: a, Entities: rest.Entities, Claims: claims, Counts: rest.Counts, Links: rest.Links}, nil
}

// Counts lists the numbers that articles report for an instrument, the latest first.
func (s *Store) Counts(ctx context.Context, instrument string) ([]graph.Count, error) {
	rows, err := s.read.QueryContext(ctx, "SELECT c.body, a.id, a.date FROM count c JOIN article a ON a.id = c.article WHERE c.instrument = ?", s.founding.Of(instrument))
	if err != nil {
		return nil, fmt.Errorf("counts of %s: %w", instrument, err)
	}
	out, err := collect(rows, func(r *sql.Rows) (graph.Count, error) {
		var body sql.RawBytes
		var article, date string
		if err := r.Scan(&body, &article, &date); err != nil {
			return graph.Count{}, err
		}
		c, err := graph.UnpackCount(body)
		c.Article, c.Published = article, graph.Date(date)
		return c, err
	})
	if out == nil {
		out = []graph.Count{}
	}
	graph.SortCounts(out)
	return out, err
}

// Claims lists live claims; see graph.ClaimQuery.
func (s *Store) Claims(ctx context.Context, q graph.ClaimQuery) (graph.Page[graph.Claim], error) {
	none := graph.Page[graph.Claim]{}
	size, err := q.Size()
	if err != nil {
		return none, err
	}
	q.Instrument = s.founding.Of(q.Instrument)
	after, err := graph.DecodeCursor("claims", 3, q.Cursor)
	if err != nil {
		return none, err
	}
	rows, err := s.claimsAfter(ctx, &q, after, size+1)
	if err != nil {
		return none, fmt.Errorf("list claims: %w", err)
	}
	found, err := collect(rows, func(r *sql.Rows) (graph.Claim, error) { return scanClaim(r) })
	if err != nil {
		return none, fmt.Errorf("list claims: %w", err)
	}
	return graph.PageOf("claims", found, size, func(c graph.Claim) []string { return []string{c.Instrument, c.Actor, c.ID} }), nil
}

// claimsAfter reads the next claims that answer q: by their positions, but for
// those of an article, of who said so or of ids, which are few.
func (s *Store) claimsAfter(ctx context.Context, q *graph.ClaimQuery, after []string, limit int) (*sql.Rows, error) {
	var c conditions
	from, at := claimFrom, "c"
	if q.ID == "" && q.IDs == nil && q.Article == "" && q.AttributedTo == "" {
		from, at = " FROM position p"+ofPositionBehind+" CROSS JOIN article a ON a.n = c.article", "p"
		most := limit
		if q.Stance != "" {
			most = -1
		}
		behind := append(slices.Clone(after), "", "", "")[:3]
		c.args = []any{behind[0], behind[1], behind[2], most}
	}
	c.add("c.superseded = 0")
	if q.IDs != nil {
		c.add("c.id IN (SELECT value FROM json_each(?))", list(q.IDs))
	}
	if q.AttributedTo != "" {
		c.add("c.attributed = ? AND c.attributed <> ''", q.AttributedTo)
	}
	for _, f := range [][2]string{{"c.id", q.ID}, {at + ".actor", q.Actor}, {at + ".instrument", q.Instrument}, {"a.id", q.Article}, {"c.stance", string(q.Stance)}} {
		if f[1] != "" {
			c.add(f[0]+" = ?", f[1])
		}
	}
	switch {
	case after == nil:
	case at == "p":
		c.add("(p.instrument, p.actor) >= (?, ?)", after[0], after[1])
	default:
		c.add("(c.instrument, c.actor, c.id) > (?, ?, ?)", after[0], after[1], after[2])
	}
	return s.read.QueryContext(ctx, claimSelect+from+c.where()+
		" ORDER BY "+at+".instrument, "+at+".actor, c.id LIMIT ? + 0", append(c.args, limit)...)
}

// Links lists links; see graph.LinkQuery.
func (s *Store) Links(ctx context.Context, q graph.LinkQuery) (graph.Page[graph.Link], error) {
	none := graph.Page[graph.Link]{}
	size, err := q.Size()
	if err != nil {
		return none, err
	}
	after, err := graph.DecodeCursor("links", 2, q.Cursor)
	if err != nil {
		return none, err
	}
	var c conditions
	from := "link l"
	at := "l"
	if q.Entity != "" {
		from, at = "link_end e JOIN link l ON l.key = e.key", "e"
		c.add("e.entity = ?", q.Entity)
	}
	in(&c, at+".kind", q.Kinds)
	if after != nil {
		c.add("("+at+".kind, "+at+".key) > (?, ?)", after[0], after[1])
	}
	rows, err := s.read.QueryContext(ctx, "SELECT l.key, l.article, l.body FROM "+from+c.where()+
		" ORDER BY "+at+".kind, "+at+".key LIMIT ? + 0", append(c.args, size+1)...)
	if err != nil {
		return none, fmt.Errorf("list links: %w", err)
	}
	type keyed struct {
		graph.Link
		key string
	}
	found, err := collect(rows, func(r *sql.Rows) (l keyed, err error) {
		var article, body string
		if err := r.Scan(&l.key, &article, &body); err != nil {
			return l, err
		}
		err = json.Unmarshal([]byte(body), &l.Link)
		l.Article = article
		return l, err
	})
	if err != nil {
		return none, fmt.Errorf("list links: %w", err)
	}
	page := graph.PageOf("links", found, size, func(l keyed) []string { return []string{string(l.Kind), l.key} })
	out := graph.Page[graph.Link]{Items: make([]graph.Link, len(page.Items)), Next: page.Next}
	for i, l := range page.Items {
		out.Items[i] = l.Link
	}
	return out, nil
}

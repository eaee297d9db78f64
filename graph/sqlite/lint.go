package sqlite

import (
	"context"
	"database/sql"
	"fmt"

	"signatory/graph"
)

var _ graph.Linter = (*Store)(nil)

// looseRows are queries that give the subject of every row that leads nowhere,
// or that the rows contradict of which it is made, and what is wrong with it.
var looseRows = []struct{ query, detail string }{
	{"SELECT c.id FROM claim c WHERE NOT EXISTS (SELECT 1 FROM article a WHERE a.n = c.article)", "a claim of an article that is not stored"},
	{"SELECT c.id FROM claim c WHERE superseded = 0 AND NOT EXISTS (SELECT 1 FROM entity e WHERE e.id = c.actor)", "a claim of an actor that is not stored"},
	{"SELECT c.id FROM claim c WHERE superseded = 0 AND NOT EXISTS (SELECT 1 FROM entity e WHERE e.id = c.instrument)", "a claim on an instrument that is not stored"},
	{"SELECT c.id FROM claim c WHERE superseded = 0 AND NOT EXISTS (SELECT 1 FROM claim_words w WHERE w.rowid = " + placeSQL("c.published", "c.n") + ")", "a claim that no search finds"},
	{"SELECT a.id FROM article a WHERE NOT EXISTS (SELECT 1 FROM article_words w WHERE w.rowid = " + placeSQL("a.date", "a.n") + ")", "an article that no search finds"},
	{"SELECT a.id FROM article a WHERE NOT EXISTS (SELECT 1 FROM article_text t WHERE t.article = a.n)", "an article without its text"},
	{"SELECT a.id FROM article a WHERE NOT EXISTS (SELECT 1 FROM article s WHERE s.id = a.source)", "an article of a source that is not stored"},
	{"SELECT article FROM article_text t WHERE NOT EXISTS (SELECT 1 FROM article a WHERE a.n = t.article)", "a text of no article"},
	{"SELECT article FROM mention m WHERE NOT EXISTS (SELECT 1 FROM article a WHERE a.n = m.article)", "a mention in an article that is not stored"},
	{`SELECT a.id FROM mention m JOIN article a ON a.n = m.article
		WHERE NOT EXISTS (SELECT 1 FROM entity e WHERE e.n = m.entity)`, "a mention of an entity that is not stored"},
	{"SELECT e.id FROM entity e WHERE NOT EXISTS (SELECT 1 FROM form f WHERE f.entity = e.id)", "an entity that no article names"},
	{"SELECT e.id FROM entity e WHERE NOT EXISTS (SELECT 1 FROM entity_words w WHERE w.rowid = e.n)", "an entity that no search finds"},
	{"SELECT f.entity FROM form f WHERE NOT EXISTS (SELECT 1 FROM entity e WHERE e.id = f.entity)", "a form of an entity that is not stored"},
	{"SELECT p.instrument || ' ' || p.actor FROM position p WHERE NOT EXISTS (SELECT 1 FROM entity e WHERE e.id = p.actor)", "a position of an actor that is not stored"},
	{"SELECT p.instrument || ' ' || p.actor FROM position p WHERE NOT EXISTS (SELECT 1 FROM entity e WHERE e.id = p.instrument)", "a position on an instrument that is not stored"},
	{`SELECT instrument || ' ' || actor FROM (SELECT instrument, actor FROM position EXCEPT SELECT instrument, actor FROM claim WHERE superseded = 0)`, "a position that rests on no claim"},
	{`SELECT c.id FROM (SELECT n FROM claim WHERE superseded = 0 EXCEPT SELECT j.value FROM position p CROSS JOIN json_each(claim_refs(p.dossier, '', -1)) j) l
		JOIN claim c ON c.n = l.n`, "a claim that no position rests on"},
	{`SELECT p.instrument || ' ' || p.actor FROM position p CROSS JOIN json_each(claim_refs(p.dossier, '', -1)) j
		LEFT JOIN claim c ON c.n = j.value WHERE c.n IS NULL OR c.superseded > 0 OR c.instrument <> p.instrument OR c.actor <> p.actor`, "a position that rests on a claim of others"},
	{"SELECT instrument || ' ' || actor FROM position GROUP BY instrument, actor HAVING count(*) > 1", "a pair with two positions"},
	{"SELECT c.instrument FROM count c WHERE NOT EXISTS (SELECT 1 FROM article a WHERE a.id = c.article)", "a number of an article that is not stored"},
	{"SELECT l.key FROM link l WHERE NOT EXISTS (SELECT 1 FROM article a WHERE a.id = l.article)", "a link of an article that is not stored"},
	{"SELECT e.entity FROM link_end e WHERE NOT EXISTS (SELECT 1 FROM link l WHERE l.key = e.key)", "an end of a link that is not stored"},
	{"SELECT e.key FROM link_end e WHERE NOT EXISTS (SELECT 1 FROM entity o WHERE o.id = e.entity)", "a link to an entity that is not stored"},
	{`SELECT DISTINCT entity FROM (SELECT * FROM (` + tiesNow + `) EXCEPT SELECT entity, other, kind, dir, links, key FROM tie)`, "links that their tie does not count"},
	{`SELECT DISTINCT entity FROM (SELECT entity, other, kind, dir, links, key FROM tie EXCEPT SELECT * FROM (` + tiesNow + `))`, "a tie of links that are not stored"},
	{`SELECT entity FROM (SELECT * FROM held EXCEPT SELECT * FROM (` + heldNow + `))`, "a tally of positions that are not stored"},
	{`SELECT entity FROM (SELECT * FROM (` + heldNow + `) EXCEPT SELECT * FROM held)`, "positions that its tally does not count"},
	{`SELECT instrument FROM (SELECT * FROM beside EXCEPT SELECT * FROM (` + besideNow + `))`, "a country beside an instrument that no article names there"},
	{`SELECT instrument FROM (SELECT * FROM (` + besideNow + `) EXCEPT SELECT * FROM beside)`, "an article that names a country beside an instrument, where it is not listed"},
	{"SELECT u.article FROM unmended u WHERE NOT EXISTS (SELECT 1 FROM article a WHERE a.id = u.article)", "what was read from an article that is not stored"},
	{"SELECT entity FROM (SELECT subject AS entity FROM mending WHERE kind = 'merge' AND undone = 0) m JOIN entity e ON e.id = m.entity", "an entity that was merged into another"},
}

// heldNow and besideNow make the tables held and beside.
const (
	heldNow = `SELECT entity, stance, count(*) AS n FROM (
		SELECT actor AS entity, stance FROM position WHERE tense = 'past' AND stance <> ''
		UNION ALL SELECT instrument, stance FROM position WHERE tense = 'past' AND stance <> '' AND actor <> instrument) GROUP BY 1, 2`
	besideNow = `SELECT DISTINCT c.instrument AS instrument, e.id AS country FROM (SELECT DISTINCT article, instrument FROM claim WHERE superseded = 0) c
		JOIN mention m ON m.article = c.article JOIN entity e ON e.n = m.entity WHERE e.id LIKE 'country:%'`
)

// tiesNow makes the table tie of the links.
const tiesNow = `SELECT l.body ->> '$.from' AS entity, e.entity AS other, l.kind AS kind, 1 AS dir, count(*) AS links, min(l.key) AS key
	FROM link l JOIN link_end e ON e.key = l.key AND e.kind = l.kind WHERE e.entity <> l.body ->> '$.from' GROUP BY 1, 2, 3
	UNION ALL SELECT e.entity, l.body ->> '$.from', l.kind, 0, count(*), min(l.key)
	FROM link l JOIN link_end e ON e.key = l.key AND e.kind = l.kind WHERE e.entity <> l.body ->> '$.from' GROUP BY 1, 2, 3`

// Loose tells what leads nowhere; see graph.Linter.
func (s *Store) Loose(ctx context.Context, tell func(graph.Complaint)) error {
	for _, check := range looseRows {
		rows, err := s.read.QueryContext(ctx, check.query)
		if err != nil {
			return fmt.Errorf("look for %s: %w", check.detail, err)
		}
		subjects, err := collect(rows, func(r *sql.Rows) (id string, err error) {
			err = r.Scan(&id)
			return id, err
		})
		if err != nil {
			return fmt.Errorf("look for %s: %w", check.detail, err)
		}
		for _, id := range subjects {
			tell(graph.Complaint{Rule: graph.DanglingEdge, Subject: id, Detail: check.detail})
		}
	}
	return nil
}

// ArticleIDs lists articles; see graph.Linter.
func (s *Store) ArticleIDs(ctx context.Context, after string, limit int) ([]string, error) {
	rows, err := s.read.QueryContext(ctx, "SELECT id FROM article WHERE id > ? ORDER BY id LIMIT ? + 0", after, limit)
	if err != nil {
		return nil, fmt.Errorf("list articles: %w", err)
	}
	return collect(rows, func(r *sql.Rows) (id string, err error) {
		err = r.Scan(&id)
		return id, err
	})
}

package neo4j

import (
	"context"
	"fmt"
	"strings"

	"signatory/graph"
)

// Claims lists claims; see graph.ClaimQuery.
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
	cypher, p := claimsQuery(&q, strings.Join(after, " "), size+1)
	return read(ctx, s, func(tx *transaction) (graph.Page[graph.Claim], error) {
		found, err := run(tx, cypher, p, claimOf)
		return graph.PageOf("claims", found, size, func(c graph.Claim) []string {
			return []string{c.Instrument, c.Actor, c.ID}
		}), err
	})
}

// claimsQuery says just what is asked, so that the planner takes the index of it.
func claimsQuery(q *graph.ClaimQuery, after string, limit int) (string, params) {
	where, p := []string{"c.key > $after"}, params{"after": after, "limit": limit}
	order := "c.key"
	if q.Instrument != "" {
		where = append(where, "c.key STARTS WITH $start")
		p["start"] = q.Instrument + " "
		if q.Actor != "" {
			p["start"] = q.Instrument + " " + q.Actor + " "
		}
	}
	for _, f := range []struct{ property, want, order string }{
		{"id", q.ID, ""}, {"article", q.Article, "c.article, c.key"}, {"attributed", q.AttributedTo, "c.attributed, c.key"}, {"actor", q.Actor, "c.actor, c.key"}, {"stance", string(q.Stance), ""},
	} {
		if f.want == "" {
			continue
		}
		where = append(where, "c."+f.property+" = $"+f.property)
		p[f.property] = f.want
		if f.order != "" && order == "c.key" && q.Instrument == "" {
			order = f.order
		}
	}
	if q.IDs != nil {
		where = append(where, "c.id IN $ids")
		p["ids"] = q.IDs
	}
	return `MATCH (c:Claim) WHERE ` + strings.Join(where, " AND ") + `
		WITH c ORDER BY ` + order + ` LIMIT $limit
		MATCH (c)-[:REPORTED_IN]->(a:Article)
		RETURN c.body AS body, c.quote AS quote, c.recorded AS recorded,
			a.id AS article, a.source AS source, a.publisher AS publisher, a.date AS published ORDER BY c.key`, p
}

// claimOf reads a claim with what its article says of it.
func claimOf(r row) (graph.Claim, error) {
	var c graph.Claim
	if err := r.json("body", &c); err != nil {
		return c, fmt.Errorf("a claim of %s: %w", r.str("article"), err)
	}
	var err error
	c.Evidence.Quote = r.str("quote")
	c.Article, c.Source, c.Publisher = r.str("article"), r.str("source"), r.str("publisher")
	c.Published = graph.Date(r.str("published"))
	c.Recorded, err = r.time("recorded")
	return c, err
}

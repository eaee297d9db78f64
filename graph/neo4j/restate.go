package neo4j

import (
	"context"
	_ "embed"
	"encoding/json"
	"fmt"

	"signatory/graph"
)

var (
	//go:embed cypher/naming.cypher
	articlesNaming string
	//go:embed cypher/lock_said.cypher
	lockSaid string
	//go:embed cypher/restate_articles.cypher
	restateArticles string
	//go:embed cypher/decisions_read.cypher
	decisionsRead string
	//go:embed cypher/decisions_on_article.cypher
	decisionsOnArticle string
	//go:embed cypher/move_decisions.cypher
	moveDecisions string
)

// apply states anew what an act that was just stored touches.
func (w *putting) apply(m *graph.Mending) error {
	before := w.mends
	w.mends = nil
	if err := w.loadMends(); err != nil {
		return err
	}
	if article := m.Article(); article != "" {
		if m.Edit != nil {
			if err := w.moveDecisions(decisionsOnArticle, params{"article": article}); err != nil {
				return err
			}
		}
		return w.restate([]string{article})
	}
	now := before.Resolve(m.Subject)
	w.changeOf(now)
	if now == m.Subject && w.mends.Resolve(m.Subject) == m.Subject { // it is called otherwise
		return w.write()
	}
	read := w.mends.Into(m.Subject) // what was read as one of these is told of another entity now
	var ids []string
	_, err := run(w.tx, articlesNaming, params{"id": now}, func(r row) (struct{}, error) {
		var as asRead
		if now != m.Subject {
			if r.str("unmended") == "" {
				return struct{}{}, nil
			}
			if err := r.json("unmended", &as); err != nil || !w.mends.Reads(r.str("id"), as.Entities, read) {
				return struct{}{}, err
			}
		}
		ids = append(ids, r.str("id"))
		return struct{}{}, nil
	})
	if err != nil {
		return err
	}
	if err := w.moveDecisions(decisionsRead, params{"ids": append(read, now)}); err != nil {
		return err
	}
	return w.restate(ids)
}

// moveDecisions puts the decisions that a statement finds onto the pair that each is on now.
func (w *putting) moveDecisions(which string, p params) error {
	rows, err := run(w.tx, which, p, func(r row) (params, error) {
		d, err := decisionOf(r)
		on := pair{}
		on.actor, on.instrument = w.mends.Pair(d)
		id := r.sub("decision").str("id")
		w.unsure = append(w.unsure, r.sub("decision").str("pair"), on.key())
		return params{"id": id, "pair": on.key(), "actor": on.actor, "instrument": on.instrument}, err
	})
	if err != nil {
		return err
	}
	return w.tx.each(moveDecisions, rows)
}

// restate writes anew what stored articles say after mending. Their texts, and
// so their copies, stay.
func (w *putting) restate(ids []string) error {
	stored, err := run(w.tx, lockSaid, params{"ids": ids}, func(r row) (row, error) { return r, nil })
	if err != nil {
		return err
	}
	for _, r := range stored {
		if err := w.forget(r.str("id"), r.str("said")); err != nil {
			return err
		}
	}
	live, err := w.liveClaims()
	if err != nil {
		return err
	}
	of := map[string][]liveClaim{}
	for _, c := range live {
		of[c.article] = append(of[c.article], c)
	}
	var rows []params
	for _, r := range stored {
		row, err := w.restateOne(r, of[r.str("id")], live)
		if err != nil {
			return fmt.Errorf("state %s anew: %w", r.str("id"), err)
		}
		rows = append(rows, row)
	}
	w.dropClaims(live)
	if err := w.tx.each(restateArticles, rows); err != nil {
		return err
	}
	return w.write()
}

// restateOne makes the rows of what one article says; mine are its claims among live.
func (w *putting) restateOne(r row, mine []liveClaim, live map[string]liveClaim) (params, error) {
	as, err := readBack(r, mine)
	if err != nil {
		return nil, err
	}
	reading := graph.Reading{Article: graph.Article{ID: r.str("id"), Date: graph.Date(r.str("date"))},
		Entities: as.Entities, Claims: as.Claims, Counts: as.Counts, Links: as.Links}
	mended, unmended, err := w.mended(&reading)
	if err != nil {
		return nil, err
	}
	body, err := json.Marshal(said{mended.Entities, mended.Counts, mended.Links})
	if err != nil {
		return nil, err
	}
	row := params{"id": reading.Article.ID, "said": string(body), "unmended": nil, "retracted": nil}
	if unmended != "" {
		row["unmended"] = unmended
	}
	if mended.Article.Retracted {
		row["retracted"] = true
	}
	return row, w.saysRows(&mended, live)
}

// readBack is what was read from a stored article: kept apart, or what it says
// as long as mending changes nothing.
func readBack(r row, claims []liveClaim) (asRead, error) {
	var as asRead
	if r.str("unmended") != "" {
		return as, r.json("unmended", &as)
	}
	if err := r.json("said", &as.said); err != nil {
		return as, err
	}
	for _, c := range claims {
		var claim graph.Claim
		if err := json.Unmarshal([]byte(c.body), &claim); err != nil {
			return as, fmt.Errorf("claim %s: %w", c.id, err)
		}
		claim.Evidence.Quote = c.quote
		as.Claims = append(as.Claims, claim)
	}
	return as, nil
}

// Unmended gives what was read from an article; see graph.Mender.
func (s *Store) Unmended(ctx context.Context, id string) (graph.Reading, error) {
	r, err := s.Reading(ctx, id)
	if err != nil {
		return r, err
	}
	r.Article.Retracted = false
	return read(ctx, s, func(tx *transaction) (graph.Reading, error) {
		stored, err := articleRow(tx, id)
		if err != nil || stored.str("unmended") == "" {
			return r, err
		}
		var as asRead
		err = stored.json("unmended", &as)
		out := r
		out.Entities, out.Claims, out.Counts, out.Links = as.Entities, as.Claims, as.Counts, as.Links
		return out, err
	})
}

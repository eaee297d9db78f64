package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"

	"signatory/graph"
)

var _ graph.Dumper = (*Store)(nil)

// Beside tells what is kept of articles beside answers; see graph.Dumper.
func (s *Store) Beside(ctx context.Context, articles []string) (map[string]graph.Beside, error) {
	ids, err := json.Marshal(articles)
	if err != nil {
		return nil, err
	}
	rows, err := s.read.QueryContext(ctx, "SELECT a.id, a.digest FROM json_each(?) q CROSS JOIN article a ON a.id = q.value", string(ids))
	if err != nil {
		return nil, fmt.Errorf("digests of articles: %w", err)
	}
	out := make(map[string]graph.Beside, len(articles))
	if _, err := collect(rows, func(r *sql.Rows) (struct{}, error) {
		var id, digest string
		err := r.Scan(&id, &digest)
		out[id] = graph.Beside{Digest: digest}
		return struct{}{}, err
	}); err != nil {
		return nil, fmt.Errorf("digests of articles: %w", err)
	}
	rows, err = s.read.QueryContext(ctx, claimSelect+`, c.superseded FROM json_each(?) q CROSS JOIN article a ON a.id = q.value
		JOIN claim c ON c.article = a.n WHERE c.superseded > 0`, string(ids))
	if err != nil {
		return nil, fmt.Errorf("superseded claims: %w", err)
	}
	_, err = collect(rows, func(r *sql.Rows) (struct{}, error) {
		var at int64
		c, err := scanClaim(r, &at)
		b := out[c.Article]
		g := graph.GoneClaim{Claim: c, Superseded: when(at)}
		g.Claim.Article, g.Claim.Source, g.Claim.Publisher = "", "", ""
		b.Gone = append(b.Gone, g)
		out[c.Article] = b
		return struct{}{}, err
	})
	if err != nil {
		return nil, fmt.Errorf("superseded claims: %w", err)
	}
	for _, b := range out {
		graph.SortGone(b.Gone)
	}
	return out, nil
}

// Shelves lists the shelves that hold records.
func (s *Store) Shelves(ctx context.Context) ([]string, error) {
	rows, err := s.read.QueryContext(ctx, "SELECT DISTINCT shelf FROM record ORDER BY shelf")
	if err != nil {
		return nil, fmt.Errorf("list shelves: %w", err)
	}
	return collect(rows, func(r *sql.Rows) (shelf string, err error) {
		err = r.Scan(&shelf)
		return shelf, err
	})
}

// Restore takes in what another store kept, in one transaction; see graph.Dumper.
func (s *Store) Restore(ctx context.Context, r graph.Restoring) error {
	err := s.inTx(ctx, func(w *writer) error {
		if err := w.restoreActs(ctx, r.Acts); err != nil {
			return err
		}
		if err := w.restoreDecisions(ctx, r.Decisions); err != nil {
			return err
		}
		return w.restoreArticles(ctx, r.Articles)
	})
	if err != nil {
		return fmt.Errorf("restore: %w", err)
	}
	return nil
}

func (w *writer) restoreActs(ctx context.Context, acts []graph.Mending) error {
	if len(acts) == 0 {
		return nil
	}
	for i := range acts {
		if err := w.insertMending(ctx, &acts[i]); err != nil {
			return err
		}
	}
	var err error
	w.mends, err = w.loadMends(ctx)
	return err
}

func (w *writer) restoreDecisions(ctx context.Context, decisions []graph.Decision) error {
	for _, d := range decisions {
		id, err := d.Digest()
		if err == nil {
			var on pair
			on.actor, on.instrument = w.mends.Pair(d)
			err = w.insertDecision(ctx, id, d, on)
		}
		if err != nil {
			return err
		}
	}
	w.decided = w.decided || len(decisions) > 0
	return nil
}

// restoreArticles puts articles with their times, and the claims that they made once.
func (w *writer) restoreArticles(ctx context.Context, articles []graph.Kept) error {
	readings := make([]graph.Reading, len(articles))
	w.restored = make(map[string]*graph.Kept, len(articles))
	for i := range articles {
		readings[i] = articles[i].Reading
		w.restored[articles[i].Reading.Article.ID] = &articles[i]
	}
	b := readyAll(ctx, &w.others, readings)
	known, err := w.known(ctx, b.ids)
	if err != nil {
		return err
	}
	for i := range b.readings {
		if err := b.await(ctx, i); err != nil {
			return err
		}
		r := &b.readings[i]
		if r.unsound != nil {
			return r.unsound
		}
		id := r.Article.ID
		old, there := known[id]
		switch {
		case there && old.digest != articles[i].Digest:
			return fmt.Errorf("article %s is there already, and says something else", id)
		case there:
			continue
		}
		if _, err := w.putOne(ctx, r, stored{}); err != nil {
			return fmt.Errorf("article %s: %w", id, err)
		}
		w.gone = append(w.gone, goneOf{w.lastArticle, articles[i].Gone})
	}
	w.printed, w.worded = b.printed, b.worded
	return nil
}

// goneOf are the superseded claims of the article with the number n.
type goneOf struct {
	n    int64
	gone []graph.GoneClaim
}

// writeGone writes the superseded claims of restored articles.
func (w *writer) writeGone(ctx context.Context) error {
	var args, changed []any
	for _, a := range w.gone {
		for _, g := range a.gone {
			w.lastClaim++
			changed = append(changed, g.Claim.Recorded.UnixNano(), g.Claim.Instrument, g.Claim.Actor, g.Superseded.UnixNano(), g.Claim.Instrument, g.Claim.Actor)
			args = append(args, w.lastClaim, g.Claim.ID, a.n, g.Claim.Actor, g.Claim.Instrument, string(g.Claim.Stance), string(g.Claim.Published),
				g.Claim.Recorded.UnixNano(), g.Superseded.UnixNano(), g.Claim.Attribution.Entity, g.Claim.Evidence.Quote, graph.PackClaim(&g.Claim))
		}
	}
	_, err := w.insert(ctx, "INTO claim (n, id, article, actor, instrument, stance, published, recorded, superseded, attributed, quote, body)", 12, "", args)
	if err != nil {
		return err
	}
	return w.insertChanged(ctx, changed)
}

// claimRecorded is when a claim is stored: now, or when the store it comes from stored it.
func (w *writer) claimRecorded(c *claimRow) int64 {
	k := w.restored[c.article.ID]
	if k == nil {
		return w.now
	}
	if at, ok := k.Recorded[c.ID]; ok {
		return at.UnixNano()
	}
	return w.articleRecorded(c.article.ID)
}

func (w *writer) articleRecorded(id string) int64 {
	if k := w.restored[id]; k != nil {
		return k.Reading.Article.Recorded.UnixNano()
	}
	return w.now
}

package neo4j

import (
	"context"
	_ "embed"
	"fmt"
	"slices"
	"strconv"
	"time"

	"signatory/graph"
)

var (
	//go:embed cypher/pair_decisions.cypher
	pairDecisions string
	//go:embed cypher/put_decision.cypher
	putDecision string
	//go:embed cypher/last_decision.cypher
	lastDecision string
	//go:embed cypher/decision.cypher
	decisionByID string
	//go:embed cypher/decisions.cypher
	decisionsPage string
)

var _ graph.Reviewer = (*Store)(nil)

// Decide records a decision on a live claim; see graph.Reviewer.
func (s *Store) Decide(ctx context.Context, claim string, v graph.Verdict, by, reason string) (graph.Ruling, error) {
	return s.rule(ctx, func(tx *transaction, now time.Time) (graph.Decision, error) {
		c, err := liveClaimOf(tx, claim)
		if err != nil {
			return graph.Decision{}, err
		}
		return graph.DecisionOn(c, v, by, reason, now), nil
	})
}

func liveClaimOf(tx *transaction, id string) (graph.Claim, error) {
	cypher, p := claimsQuery(&graph.ClaimQuery{ID: id}, "", 1)
	found, err := run(tx, cypher, p, claimOf)
	if err == nil && (id == "" || len(found) == 0) {
		err = fmt.Errorf("claim %s: %w", id, graph.ErrNotFound)
	}
	if err != nil {
		return graph.Claim{}, err
	}
	return found[0], nil
}

// Revoke takes a decision back; see graph.Reviewer.
func (s *Store) Revoke(ctx context.Context, ruling string, by, reason string) (graph.Ruling, error) {
	return s.rule(ctx, func(tx *transaction, now time.Time) (graph.Decision, error) {
		found, err := run(tx, decisionByID, params{"id": ruling}, decisionOf)
		if err == nil && len(found) == 0 {
			err = fmt.Errorf("decision %s: %w", ruling, graph.ErrNotFound)
		}
		if err != nil {
			return graph.Decision{}, err
		}
		d := found[0]
		d.Verdict, d.By, d.Reason, d.At = graph.Undo, by, reason, now
		return d, nil
	})
}

// rule stores the decision that decide gives and settles its pair in one transaction.
func (s *Store) rule(ctx context.Context, decide func(*transaction, time.Time) (graph.Decision, error)) (graph.Ruling, error) {
	out, err := write(ctx, s, func(tx *transaction) (graph.Ruling, error) {
		now, err := nextMoment(tx, s.now())
		if err != nil {
			return graph.Ruling{}, err
		}
		d, err := decide(tx, now)
		if err == nil {
			err = d.Check()
		}
		if err != nil {
			return graph.Ruling{}, err
		}
		w, err := newPutting(tx, now)
		if err != nil {
			return graph.Ruling{}, err
		}
		var p pair
		p.actor, p.instrument = w.mends.Pair(d)
		live, err := claimsByPair(tx, pairClaims, params{"pairs": []string{p.key()}})
		if err != nil {
			return graph.Ruling{}, err
		}
		ruling, err := graph.RulingOn(d, live[p.key()].claims)
		if err != nil {
			return ruling, err
		}
		w.pairs[p.key()], w.stale[p.key()] = p, true
		w.unsure = append(w.unsure, pair{d.Actor, d.Instrument}.key())
		if err := w.lockEntities(); err != nil {
			return ruling, err
		}
		if err := tx.exec(putDecision, params{"row": decisionRow(ruling.ID, d, p)}); err != nil {
			return ruling, err
		}
		if err := w.settle(); err != nil {
			return ruling, err
		}
		return ruling, w.writeEntities()
	})
	if err != nil {
		return graph.Ruling{}, fmt.Errorf("decide: %w", err)
	}
	return out, nil
}

// decisionRow is the node of a decision on a pair.
func decisionRow(id string, d graph.Decision, on pair) params {
	return params{"id": id, "pair": on.key(), "on_actor": on.actor, "on_instrument": on.instrument,
		"read": pair{d.Actor, d.Instrument}.key(), "article": d.Article, "quote": d.Quote, "actor": d.Actor,
		"stance": string(d.Stance), "instrument": d.Instrument, "verdict": string(d.Verdict), "by": d.By,
		"reason": d.Reason, "at": stamp(d.At)}
}

// nextMoment is now, or just behind the last decision, so that decisions are in
// one order even where the clock stands still.
func nextMoment(tx *transaction, now time.Time) (time.Time, error) {
	last, err := run(tx, lastDecision, nil, func(r row) (time.Time, error) { return r.time("at") })
	if err == nil && len(last) > 0 && !now.After(last[0]) {
		now = last[0].Add(time.Nanosecond)
	}
	return now.UTC(), err
}

func decisionOf(r row) (graph.Decision, error) {
	d := r.sub("decision")
	at, err := d.time("at")
	return graph.Decision{Article: d.str("article"), Quote: d.str("quote"), Actor: d.str("actor"),
		Stance: graph.Stance(d.str("stance")), Instrument: d.str("instrument"), Verdict: graph.Verdict(d.str("verdict")),
		By: d.str("by"), Reason: d.str("reason"), At: at}, err
}

// decisionsByPair gives the decisions on each pair, in the order of deciding.
func decisionsByPair(tx *transaction, keys []string) (map[string][]graph.Decision, error) {
	byPair := map[string][]graph.Decision{}
	_, err := run(tx, pairDecisions, params{"pairs": keys}, func(r row) (struct{}, error) {
		d, err := decisionOf(r)
		byPair[r.str("pair")] = append(byPair[r.str("pair")], d)
		return struct{}{}, err
	})
	return byPair, err
}

// Rulings lists decisions, the latest first.
func (s *Store) Rulings(ctx context.Context, q graph.RulingQuery) (graph.Page[graph.Ruling], error) {
	none := graph.Page[graph.Ruling]{}
	size, err := q.Size()
	if err != nil {
		return none, err
	}
	after, err := graph.DecodeCursor("rulings", 2, q.Cursor)
	if err != nil {
		return none, err
	}
	p := params{"at": "9999", "id": "", "actor": q.Actor, "instrument": s.founding.Of(q.Instrument), "limit": size + 1}
	if after != nil {
		nanoseconds, err := strconv.ParseInt(after[0], 10, 64)
		if err != nil {
			nanoseconds = 0
		}
		p["at"], p["id"] = stamp(time.Unix(0, nanoseconds)), after[1]
	}
	return read(ctx, s, func(tx *transaction) (graph.Page[graph.Ruling], error) {
		found, err := run(tx, decisionsPage, p, func(r row) (heldDecision, error) {
			d, err := decisionOf(r)
			return heldDecision{d, r.sub("decision").str("pair")}, err
		})
		if err != nil {
			return none, err
		}
		rulings, err := rulingsOn(tx, found)
		return graph.PageOf("rulings", rulings, size, func(r graph.Ruling) []string {
			return []string{strconv.FormatInt(r.At.UnixNano(), 10), r.ID}
		}), err
	})
}

// heldDecision is a decision with the key of its pair after all merges.
type heldDecision struct {
	graph.Decision
	pair string
}

// rulingsOn finds the live claims that decisions are about.
func rulingsOn(tx *transaction, found []heldDecision) ([]graph.Ruling, error) {
	var keys []string
	for _, d := range found {
		keys = append(keys, d.pair)
	}
	slices.Sort(keys)
	live, err := claimsByPair(tx, pairClaims, params{"pairs": slices.Compact(slices.Clone(keys))})
	if err != nil {
		return nil, err
	}
	out := make([]graph.Ruling, len(found))
	for i, d := range found {
		if out[i], err = graph.RulingOn(d.Decision, live[d.pair].claims); err != nil {
			return nil, err
		}
	}
	return out, nil
}

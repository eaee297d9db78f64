package neo4j

import (
	_ "embed"
	"strings"

	"signatory/graph"
)

var (
	//go:embed cypher/clocked_pairs.cypher
	clockedPairs string
	//go:embed cypher/clocked_claims.cypher
	clockedClaims string
)

// settledAfter settles the next positions out of the claims that count by the
// clocks of q. It reads the claims of one page of pairs, not more.
func settledAfter(tx *transaction, q *graph.PositionQuery, after string, limit int) ([]graph.Position, error) {
	p := params{"after": after, "start": "", "actor": q.Actor, "actors": nil, "recorded": "", "limit": limit}
	if q.Actors != nil {
		p["actors"] = q.Actors
	}
	if q.Instrument != "" {
		p["start"] = strings.TrimSpace(q.Instrument+" "+q.Actor) + " "
	}
	if !q.RecordedAt.IsZero() {
		p["recorded"] = stamp(q.RecordedAt)
	}
	named, err := run(tx, clockedPairs, p, func(r row) (graph.Position, error) { return namedPair(r), nil })
	if err != nil {
		return nil, err
	}
	return settledPairs(tx, q, named)
}

// settledPairs settles named pairs out of the claims that count by the clocks of q.
func settledPairs(tx *transaction, q *graph.PositionQuery, named []graph.Position) ([]graph.Position, error) {
	keys, recorded := make([]string, len(named)), ""
	for i, n := range named {
		keys[i] = positionKey(n)
	}
	if !q.RecordedAt.IsZero() {
		recorded = stamp(q.RecordedAt)
	}
	claims, err := claimsByPair(tx, clockedClaims, params{"pairs": keys, "recorded": recorded})
	if err != nil {
		return nil, err
	}
	decisions, err := decisionsByPair(tx, keys)
	if err != nil {
		return nil, err
	}
	out := make([]graph.Position, len(named))
	for i, n := range named {
		t := claims[keys[i]]
		out[i] = q.Settle(t.claims, decisions[keys[i]])
		out[i].EachProof(t.fill)
		out[i].Actor, out[i].Instrument = n.Actor, n.Instrument
	}
	return out, nil
}

// namedPair is a position of which only the two ends are known. An end that
// only superseded claims name is no longer stored: its id stands for its name.
func namedPair(r row) graph.Position {
	p := graph.Position{Actor: actorOf(r),
		Instrument: graph.InstrumentRef{ID: r.str("instrument"), Name: r.str("title"), Type: r.str("type")}}
	if p.Actor.ID == "" {
		id := r.str("actor")
		p.Actor = graph.ActorRef{ID: id, Kind: graph.KindOf(id), Name: id}
	}
	if p.Instrument.Name == "" {
		p.Instrument.Name = p.Instrument.ID
	}
	return p
}

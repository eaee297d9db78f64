package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"time"

	"signatory/graph"
)

// settledAfter settles the next positions out of the claims that count by the
// clocks of q, and tells whether there may be more. It reads the claims of one page of
// pairs, not more.
func (s *Store) settledAfter(ctx context.Context, q *graph.PositionQuery, after []string, limit int) (next []numbered, more bool, err error) {
	var c conditions
	pairsAfter(&c, "c", q, after)
	query, args := "SELECT c.instrument, c.actor FROM position c"+c.where(), c.args
	if !q.RecordedAt.IsZero() { // and of what had claims then
		at := q.RecordedAt.UnixNano()
		c.add("c.superseded > 0 AND c.recorded <= ? AND c.superseded > ?", at, at)
		query += " UNION SELECT c.instrument, c.actor FROM claim c" + c.where()
		args = append(args, c.args...)
	}
	limit = max(limit, 8)
	rows, err := s.read.QueryContext(ctx, query+" ORDER BY 1, 2 LIMIT ? + 0", append(args, limit)...)
	if err != nil {
		return nil, false, err
	}
	pairs, err := collect(rows, scanPair)
	if err != nil {
		return nil, false, err
	}
	files, err := s.caseFiles(ctx, pairs)
	if err != nil {
		return nil, false, err
	}
	out := make([]numbered, len(files))
	for i := range files {
		if out[i], err = s.settled(ctx, q, &files[i]); err != nil {
			return nil, false, fmt.Errorf("settle %s on %s: %w", files[i].actor, files[i].instrument, err)
		}
	}
	return out, len(pairs) == limit, nil
}

// heldBy is the condition on claim c for what was stored at a moment, of now for the zero time.
func heldBy(moment time.Time) (string, []any) {
	if moment.IsZero() {
		return "c.superseded = 0", nil
	}
	at := moment.UnixNano()
	return "c.recorded <= ? AND (c.superseded = 0 OR c.superseded > ?)", []any{at, at}
}

// caseFile is what settling a pair by the clocks needs of it.
type caseFile struct {
	pair
	dossier    graph.Dossier
	superseded int64 // when the last of its superseded claims was; 0 without any
	decided    bool  // people decided on it
	actorRef   graph.ActorRef
	on         graph.InstrumentRef
}

// caseFiles reads the dossiers and the names of pairs.
func (s *Store) caseFiles(ctx context.Context, pairs []pair) ([]caseFile, error) {
	asked := make([][2]string, len(pairs))
	for i, p := range pairs {
		asked[i] = [2]string{p.instrument, p.actor}
	}
	list, err := json.Marshal(asked)
	if err != nil {
		return nil, err
	}
	rows, err := s.read.QueryContext(ctx, `SELECT p.dossier, a.kind, a.name, a.code, i.name, i.type,
		(SELECT coalesce(max(c.superseded), 0) FROM claim c INDEXED BY claim_gone WHERE c.instrument = q.instrument AND c.actor = q.actor AND c.superseded > 0),
		EXISTS (SELECT 1 FROM decision d WHERE d.instrument = q.instrument AND d.actor = q.actor)
			OR EXISTS (SELECT 1 FROM decision d WHERE d.on_instrument = q.instrument AND d.on_actor = q.actor), q.instrument, q.actor
		FROM (SELECT key, value ->> 0 AS instrument, value ->> 1 AS actor FROM json_each(?)) q
		LEFT JOIN position p ON p.instrument = q.instrument AND p.actor = q.actor
		LEFT JOIN entity a ON a.id = q.actor LEFT JOIN entity i ON i.id = q.instrument ORDER BY q.key`, string(list))
	if err != nil {
		return nil, err
	}
	return collect(rows, scanCaseFile)
}

// scanCaseFile reads a row of caseFiles. An entity that only superseded claims
// name is no longer stored: its id stands for its name.
func scanCaseFile(rows *sql.Rows) (f caseFile, err error) {
	var packed []byte
	var kind, name, code, title, typ sql.NullString
	if err := rows.Scan(&packed, &kind, &name, &code, &title, &typ, &f.superseded, &f.decided, &f.instrument, &f.actor); err != nil {
		return f, err
	}
	f.actorRef = graph.ActorRef{ID: f.actor, Kind: graph.Kind(kind.String), Name: name.String, Code: code.String}.OrID()
	f.on = graph.InstrumentRef{ID: f.instrument, Name: title.String, Type: typ.String}
	if !title.Valid {
		f.on.Name = f.instrument
	}
	if packed != nil {
		f.dossier, err = graph.UnpackDossier(packed, f.actor, f.instrument)
	}
	return f, err
}

// settled settles one pair for q, with names: out of its dossier where that
// tells all, which neither decisions nor claims that have been superseded since do.
func (s *Store) settled(ctx context.Context, q *graph.PositionQuery, f *caseFile) (out numbered, err error) {
	if out.Position, err = s.settledAlone(ctx, q, f); err == nil {
		out.refs = f.refs(q, &out.Position)
	}
	return out, err
}

// refs are the numbers of the proofs of what a pair was settled to, nil where its claims gave them whole.
func (f *caseFile) refs(q *graph.PositionQuery, settled *graph.Position) map[string]int64 {
	if f.ofClaims(q) {
		return nil
	}
	out := map[string]int64{}
	settled.EachProof(func(p *graph.Proof) { out[p.Claim] = f.dossier.Ref(p.Claim) })
	return out
}

// settledAlone is settled without the numbers of its proofs.
func (s *Store) settledAlone(ctx context.Context, q *graph.PositionQuery, f *caseFile) (out graph.Position, err error) {
	if f.ofClaims(q) {
		out, err = s.settledOfClaims(ctx, q, f.pair)
	} else {
		out = q.Settle(f.dossier.Until(q.RecordedAt).Claims, nil)
	}
	out.Actor, out.Instrument = f.actorRef, f.on
	return out, err
}

// ofClaims reports a pair of which the dossier does not tell all that counts for q.
func (f *caseFile) ofClaims(q *graph.PositionQuery) bool {
	return f.decided || !q.RecordedAt.IsZero() && f.superseded > q.RecordedAt.UnixNano()
}

// settledOfClaims settles a pair out of its claims with their quotes, to which decisions are tied.
func (s *Store) settledOfClaims(ctx context.Context, q *graph.PositionQuery, p pair) (graph.Position, error) {
	decisions, err := pairDecisions(ctx, s.read.QueryContext, p)
	if err != nil {
		return graph.Position{}, err
	}
	held, args := heldBy(q.RecordedAt)
	claims, articles, err := pairClaims(ctx, s.read.QueryContext, p, held, args...)
	if err != nil {
		return graph.Position{}, err
	}
	pos := q.Settle(claims, decisions)
	pos.EachProof(articles.fill)
	return pos, nil
}

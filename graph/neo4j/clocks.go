package neo4j

import (
	_ "embed"
	"maps"
	"slices"
	"strings"

	"signatory/graph"
)

var (
	//go:embed cypher/clocked_pairs.cypher
	clockedPairs string
	//go:embed cypher/clocked_claims.cypher
	clockedClaims string
	//go:embed cypher/case_files.cypher
	caseFilesOf string
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
	files, err := caseFiles(tx, named)
	if err != nil {
		return nil, err
	}
	return settledPairs(tx, q, files)
}

// caseFile is what settling a pair by the clocks needs of it.
type caseFile struct {
	named      graph.Position // its two ends
	dossier    graph.Dossier
	timed      bool   // the dossier tells when its claims were stored
	superseded string // when the last of its superseded claims was
	decisions  []graph.Decision
}

// caseFiles reads what is needed of named pairs.
func caseFiles(tx *transaction, named []graph.Position) ([]caseFile, error) {
	keys, at := make([]string, len(named)), make(map[string]int, len(named))
	out := make([]caseFile, len(named))
	for i, n := range named {
		keys[i], out[i].named = positionKey(n), n
		at[keys[i]] = i
	}
	_, err := run(tx, caseFilesOf, params{"pairs": keys}, func(r row) (struct{}, error) {
		f := &out[at[r.str("pair")]]
		packed := r.bytes("dossier")
		f.superseded, f.timed = r.str("superseded"), r["stored"] != true || graph.Timed(packed)
		var err error
		if packed != nil && f.timed {
			f.dossier, err = graph.UnpackDossier(packed, f.named.Actor.ID, f.named.Instrument.ID)
		}
		return struct{}{}, err
	})
	if err != nil {
		return nil, err
	}
	decisions, err := decisionsByPair(tx, keys)
	for i, key := range keys {
		out[i].decisions = decisions[key]
	}
	return out, err
}

// settledPairs settles named pairs out of the claims that count by the clocks of
// q: out of their dossiers where those tell all, which neither decisions nor
// claims that have been superseded since do.
func settledPairs(tx *transaction, q *graph.PositionQuery, files []caseFile) ([]graph.Position, error) {
	recorded := ""
	if !q.RecordedAt.IsZero() {
		recorded = stamp(q.RecordedAt)
	}
	out := make([]graph.Position, len(files))
	at := map[string]int{} // those to be settled of their claims
	for i := range files {
		f := &files[i]
		if len(f.decisions) > 0 || !f.timed || recorded != "" && f.superseded > recorded {
			at[positionKey(f.named)] = i
			continue
		}
		out[i] = q.Settle(f.dossier.Until(q.RecordedAt).Claims, nil)
	}
	if len(at) > 0 {
		claims, err := claimsByPair(tx, clockedClaims, params{"pairs": slices.Sorted(maps.Keys(at)), "recorded": recorded})
		if err != nil {
			return nil, err
		}
		for key, i := range at {
			t := claims[key]
			out[i] = q.Settle(t.claims, files[i].decisions)
			out[i].EachProof(t.fill)
		}
	}
	for i := range files {
		out[i].Actor, out[i].Instrument = files[i].named.Actor, files[i].named.Instrument
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

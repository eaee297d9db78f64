package neo4j

import (
	_ "embed"
	"fmt"
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
	caseFileEach string
)

// caseFilesOf gives the case files of pairs that are named.
var caseFilesOf = "UNWIND $pairs AS pair\n" + caseFileEach

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
	pairs, err := run(tx, clockedPairs, p, pairOf)
	if err != nil {
		return nil, err
	}
	files, err := caseFiles(tx, pairs)
	if err != nil {
		return nil, err
	}
	return settledPairs(tx, q, files)
}

// pairOf reads the key of a pair.
func pairOf(r row) (pair, error) {
	instrument, actor, found := strings.Cut(r.str("key"), " ")
	if !found {
		return pair{}, fmt.Errorf("stored key %q: want an instrument, a blank and an actor", r.str("key"))
	}
	return pair{actor, instrument}, nil
}

// caseFile is what settling a pair by the clocks needs of it.
type caseFile struct {
	named      graph.Position // its two ends
	dossier    graph.Dossier
	timed      bool   // the dossier tells when its claims were stored
	superseded string // when the last of its superseded claims was
	decisions  []graph.Decision
	sentences  map[string]sentence // that the position shows
}

// caseFiles reads what is needed of pairs, in one trip to the server.
func caseFiles(tx *transaction, pairs []pair) ([]caseFile, error) {
	keys, at := make([]string, len(pairs)), make(map[string]int, len(pairs))
	for i, p := range pairs {
		keys[i] = p.key()
		at[keys[i]] = i
	}
	out := make([]caseFile, len(pairs))
	_, err := run(tx, caseFilesOf, params{"pairs": keys}, func(r row) (struct{}, error) {
		i := at[r.str("pair")]
		var err error
		out[i], err = caseFileOf(r, pairs[i])
		return struct{}{}, err
	})
	return out, err
}

func caseFileOf(r row, p pair) (caseFile, error) {
	packed := r.bytes("dossier")
	f := caseFile{named: namedPair(r, p), superseded: r.str("superseded"), timed: r["stored"] != true || graph.Timed(packed),
		sentences: map[string]sentence{}}
	eachSentence(r, func(claim string, s sentence) { f.sentences[claim] = s })
	var err error
	if packed != nil && f.timed {
		if f.dossier, err = graph.UnpackDossier(packed, p.actor, p.instrument); err != nil {
			return f, err
		}
	}
	list, _ := r["decisions"].([]any)
	for _, v := range list {
		d, err := decisionOf(row{"decision": v})
		if err != nil {
			return f, err
		}
		f.decisions = append(f.decisions, d)
	}
	return f, nil
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
		out[i].EachProof(files[i].fill)
	}
	return out, nil
}

// fill puts a sentence into a proof that has none yet.
func (f *caseFile) fill(p *graph.Proof) {
	if s, ok := f.sentences[p.Claim]; ok && p.Quote == "" {
		p.Quote, p.Title, p.URL = s.quote, s.title, s.url
	}
}

// namedPair is a position of which only the two ends are known. An end that
// only superseded claims name is no longer stored: its id stands for its name.
func namedPair(r row, of pair) graph.Position {
	p := graph.Position{Actor: actorOf(r), Instrument: graph.InstrumentRef{ID: of.instrument, Name: r.str("title"), Type: r.str("type")}}
	if p.Actor.ID == "" {
		p.Actor = graph.ActorRef{ID: of.actor, Kind: graph.KindOf(of.actor), Name: of.actor}
	}
	if p.Instrument.Name == "" {
		p.Instrument.Name = of.instrument
	}
	return p
}

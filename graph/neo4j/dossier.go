package neo4j

import (
	_ "embed"
	"runtime"
	"sync"

	"signatory/graph"
)

var (
	//go:embed cypher/proofs.cypher
	proofSentences string
	//go:embed cypher/decided_pairs.cypher
	decidedPairs string
)

// settling is a pair on its way through graph.Settle.
type settling struct {
	pair
	packed    []byte         // the stored dossier
	added     []graph.Claim  // the claims that come to it
	told      *graph.Dossier // of all claims, where the stored one does not serve
	unsure    bool           // what the position was at earlier moments may have changed
	whole     []graph.Claim  // the claims of told with their quotes
	decisions []graph.Decision

	position        graph.Position
	ledger, dossier []byte
	shows           shows
	sentences       map[string]sentence // of told
	keeps           bool                // the sentences that are stored
	err             error
}

// cases gathers what settling needs of each pair: its stored dossier and the
// claims that come to it or, where anything else about it changes, all of them.
// A decision is tied to a quote, which no dossier holds.
func (w *putting) cases(keys []string, before map[string]position) ([]settling, error) {
	decided, err := run(w.tx, decidedPairs, nil, func(r row) (string, error) { return r.str("pair"), nil })
	if err != nil {
		return nil, err
	}
	for _, key := range decided {
		w.stale[key] = true
	}
	out := make([]settling, len(keys))
	var stale []string
	for i, key := range keys {
		c := settling{pair: w.pairs[key], packed: before[key].dossier, added: w.added[key]}
		for j := range c.added {
			c.added[j].Source = w.sources[c.added[j].Article]
			if c.added[j].Source == "" { // of an article that is stated anew
				w.stale[key] = true
			}
		}
		if w.stale[key] || before[key].stored && !graph.Timed(c.packed) {
			stale = append(stale, key)
			c.told, c.unsure = &graph.Dossier{}, true
		}
		out[i] = c
	}
	if len(stale) == 0 {
		return out, nil
	}
	claims, err := claimsByPair(w.tx, pairClaims, params{"pairs": stale})
	if err != nil {
		return nil, err
	}
	decisions, err := decisionsByPair(w.tx, stale)
	for i, key := range keys {
		if c := &out[i]; c.told != nil {
			c.whole, c.sentences, c.decisions = claims[key].claims, claims[key].sentences(), decisions[key]
			for _, claim := range c.whole {
				c.told.Add(claim, 0)
			}
		}
	}
	return out, err
}

// settle makes the position of a pair; it may run beside others.
func (c *settling) settle() {
	claims := c.whole
	if c.told == nil {
		d := graph.Dossier{}
		if c.packed != nil {
			if d, c.err = graph.UnpackDossier(c.packed, c.actor, c.instrument); c.err != nil {
				return
			}
		}
		for _, claim := range c.added {
			d.Add(claim, 0)
		}
		c.told, claims = &d, d.Claims
	}
	if len(claims) > 0 {
		c.position = graph.Settle(claims, c.decisions)
		c.ledger, c.dossier, c.shows = c.told.PackLedger(c.position.Ledger), c.told.Pack(), showsOf(&c.position)
	}
}

// ledgerOf reads the steps of a stored position. Their proofs have no sentences
// yet: see fillProofs.
func ledgerOf(r row, detail graph.Detail) ([]graph.Step, error) {
	packed := r.bytes("ledger")
	if graph.Standalone(packed) {
		steps, _, err := graph.UnpackLedger(packed, detail)
		return steps, err
	}
	if packed == nil { // as the first version wrote it
		var p graph.Position
		err := r.json("body", &p)
		return p.Ledger, err
	}
	d, err := graph.UnpackDossier(r.bytes("dossier"), r.str("id"), r.str("instrument"))
	if err != nil {
		return nil, err
	}
	return d.UnpackLedger(packed)
}

// fillProofs puts sentences, titles and URLs into the proofs that have none yet:
// those of positions that an earlier version wrote, or that are settled anew. Where
// brief is enough it is the first of each position.
func fillProofs(tx *transaction, found []graph.Position, brief bool) error {
	proofs := map[string][]*graph.Proof{}
	var ids []string
	note := func(p *graph.Proof) {
		if p.Quote == "" {
			proofs[p.Claim] = append(proofs[p.Claim], p)
			ids = append(ids, p.Claim)
		}
	}
	for i := range found {
		if p := &found[i]; !brief {
			p.EachProof(note)
		} else if len(p.Evidence) > 0 {
			note(&p.Evidence[0])
		}
	}
	if len(ids) == 0 {
		return nil
	}
	_, err := run(tx, proofSentences, params{"ids": ids}, func(r row) (struct{}, error) {
		for _, p := range proofs[r.str("id")] {
			p.Quote, p.Title, p.URL = r.str("quote"), r.str("title"), r.str("url")
		}
		return struct{}{}, nil
	})
	return err
}

// inParallel calls do for every number below n, on all processors.
func inParallel(n int, do func(i int)) {
	var wg sync.WaitGroup
	jobs := min(runtime.GOMAXPROCS(0), n)
	for j := range jobs {
		wg.Go(func() {
			for i := j; i < n; i += jobs {
				do(i)
			}
		})
	}
	wg.Wait()
}

// inBackground begins do, and gives what waits for its end.
func inBackground(do func()) (wait func()) {
	var wg sync.WaitGroup
	wg.Go(do)
	return wg.Wait
}

package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"

	"signatory/graph"
)

// numbered is a position with the numbers of the claims behind its proofs.
type numbered struct {
	graph.Position
	refs map[string]int64 // by claim id
}

// unpacked makes a stored position out of its ledger. Its proofs have no
// sentences yet: see fillProofs.
func unpacked(ledger []byte, a graph.ActorRef, i graph.InstrumentRef, detail graph.Detail) (numbered, error) {
	steps, refs, err := graph.UnpackLedger(ledger, detail)
	if err != nil {
		return numbered{}, fmt.Errorf("position of %s on %s: %w", a.ID, i.ID, err)
	}
	return numbered{graph.Position{Actor: a, Instrument: i, Ledger: steps}.At(""), refs}, nil
}

// eachShown calls do with every proof of n or, where that is enough, with the
// first of its current stance.
func (n *numbered) eachShown(brief bool, do func(*graph.Proof)) {
	if !brief {
		n.EachProof(do)
	} else if len(n.Evidence) > 0 {
		do(&n.Evidence[0])
	}
}

// fillProofs puts sentences, titles and URLs into the proofs of positions, into
// the first of each where brief is enough.
func fillProofs(ctx context.Context, ask asking, found []numbered, brief bool) error {
	var refs []int64
	for i := range found {
		found[i].eachShown(brief, func(p *graph.Proof) {
			if n := found[i].refs[p.Claim]; n != 0 {
				refs = append(refs, n)
			}
		})
	}
	if len(refs) == 0 {
		return nil
	}
	slices.Sort(refs)
	byRef, err := sentences(ctx, ask, slices.Compact(refs))
	for i := range found {
		found[i].eachShown(brief, func(p *graph.Proof) {
			if s, ok := byRef[found[i].refs[p.Claim]]; ok {
				p.Quote, p.Title, p.URL = s.quote, s.title, s.url
			}
		})
	}
	return err
}

// sentence is that of a claim, with the title and the URL of its article.
type sentence struct{ quote, title, url string }

// manySentences is from where on they are read in halves, on two processors at once.
const manySentences = 192

// sentences reads the sentences of the claims of some numbers.
func sentences(ctx context.Context, ask asking, refs []int64) (map[int64]sentence, error) {
	if len(refs) < manySentences {
		return readSentences(ctx, ask, refs)
	}
	half := len(refs) / 2
	var first map[int64]sentence
	var firstErr error
	done := make(chan struct{})
	go func() {
		defer close(done)
		first, firstErr = readSentences(ctx, ask, refs[:half])
	}()
	second, err := readSentences(ctx, ask, refs[half:])
	<-done
	maps.Copy(second, first)
	return second, errors.Join(firstErr, err)
}

func readSentences(ctx context.Context, ask asking, refs []int64) (map[int64]sentence, error) {
	list, err := json.Marshal(refs)
	if err != nil {
		return nil, err
	}
	out := make(map[int64]sentence, len(refs))
	rows, err := ask(ctx, `SELECT c.n, c.quote, a.title, a.url FROM json_each(?) j
		CROSS JOIN claim c ON c.n = j.value CROSS JOIN article a ON a.n = c.article`, string(list))
	if err != nil {
		return out, fmt.Errorf("read the sentences of positions: %w", err)
	}
	_, err = collect(rows, func(r *sql.Rows) (struct{}, error) {
		var n int64
		var s sentence
		err := r.Scan(&n, &s.quote, &s.title, &s.url)
		out[n] = s
		return struct{}{}, err
	})
	return out, err
}

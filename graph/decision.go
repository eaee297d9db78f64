package graph

import (
	"cmp"
	"time"
)

// Decision is what a person found about a claim. It is keyed by what the claim
// says and where, not by the claim's id, so that it survives a re-reading of
// the article; and by what was read, so that it survives a merge or an edit.
type Decision struct {
	Article    string    `json:"article"`
	Quote      string    `json:"quote"` // as NormalQuote gives it
	Actor      string    `json:"actor"`
	Stance     Stance    `json:"stance"`
	Instrument string    `json:"instrument"`
	Verdict    Verdict   `json:"verdict"`
	By         string    `json:"by"`
	Reason     string    `json:"reason"`
	At         time.Time `json:"at"`
}

// Verdict is the outcome of a Decision.
type Verdict string

const (
	Confirm Verdict = "confirm" // the sentence says so: the claim counts for certain and wins its dispute
	Reject  Verdict = "reject"  // the reading is wrong: the claim does not count
	Undo    Verdict = "undo"    // the earlier decision is taken back
)

// NormalQuote is a quote without case, accents, punctuation and spacing.
func NormalQuote(quote string) string { return string(AppendWords(nil, quote)) }

// decisionKey is what ties a decision to a claim.
type decisionKey struct {
	article, quote, actor string
	stance                Stance
	instrument            string
}

func (d Decision) key() decisionKey {
	return decisionKey{d.Article, d.Quote, d.Actor, d.Stance, d.Instrument}
}

func (c *Claim) decisionKey() decisionKey {
	return decisionKey{c.Article, NormalQuote(c.Evidence.Quote), cmp.Or(c.ActorRead, c.Actor), cmp.Or(c.StanceRead, c.Stance),
		cmp.Or(c.InstrumentRead, c.Instrument)}
}

// DecisionOn is the decision that verdict makes on c.
func DecisionOn(c Claim, verdict Verdict, by, reason string, at time.Time) Decision {
	k := c.decisionKey()
	return Decision{Article: k.article, Quote: k.quote, Actor: k.actor, Stance: k.stance,
		Instrument: k.instrument, Verdict: verdict, By: by, Reason: reason, At: at}
}

// verdicts is the verdict in force for each key: the latest decision on it.
func verdicts(decisions []Decision) map[decisionKey]Verdict {
	if len(decisions) == 0 {
		return nil
	}
	latest := map[decisionKey]Decision{}
	for _, d := range decisions {
		if old, ok := latest[d.key()]; !ok || !d.At.Before(old.At) {
			latest[d.key()] = d
		}
	}
	out := make(map[decisionKey]Verdict, len(latest))
	for k, d := range latest {
		out[k] = d.Verdict
	}
	return out
}

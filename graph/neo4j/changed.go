package neo4j

import (
	_ "embed"
	"time"

	"signatory/graph"
)

// This file keeps what the feed of changes finds pairs by: a node :Changed for each
// transaction, with the keys of the pairs whose positions became other ones.
//
// Where claims came last of all to a pair and nothing else, what it was before is
// what it was as of the moment before: the two are compared, and most often there is
// no change. Where anything else was touched, what it was at earlier moments may have
// become another thing too: a node :Unsure tells until when the pair is to be looked
// at wherever anything of it was stored. The one with no key stands for all pairs.

var (
	//go:embed cypher/later_moment.cypher
	laterMoment string
	//go:embed cypher/put_changed.cypher
	putChanged string
	//go:embed cypher/put_unsure.cypher
	putUnsure string
)

// changedPairsOf are the pairs of a transaction whose positions became other ones,
// and those of which that is not known, until the moment unsureUntil.
type changedPairsOf struct {
	changed, unsure []string
	until           string
	every           bool // pair is unsure
}

// beginChanges tells until when pairs are unsure whose positions are settled now:
// where the clock is behind what is stored, all are, until the last moment of that.
func (w *putting) beginChanges() (changedPairsOf, error) {
	c := changedPairsOf{until: w.now, unsure: w.unsure}
	later, err := one(run(w.tx, laterMoment, params{"now": w.now}, func(r row) (string, error) { return r.str("at"), nil }))
	if later > c.until {
		c.until, c.every = later, true
	}
	return c, err
}

// note tells a pair that was settled: how it stands in the words of graph.Told, before and after.
func (c *changedPairsOf) note(of *settling, before position, after standing) {
	switch {
	case c.every, of.unsure, before.stored && before.told == "": // which an earlier version wrote
		c.unsure = append(c.unsure, of.key())
	case before.told != after.told:
		c.changed = append(c.changed, of.key())
	}
}

func (w *putting) writeChanges(c *changedPairsOf) error {
	if len(c.changed) > 0 {
		if err := w.tx.exec(putChanged, params{"at": w.now, "keys": c.changed}); err != nil {
			return err
		}
	}
	if len(c.unsure) == 0 {
		return nil
	}
	return w.tx.exec(putUnsure, params{"keys": c.unsure, "until": c.until})
}

// unsureOf has all pairs looked at until the last moment of what is restored: a dump
// tells at once what was stored in the course of time.
func unsureOf(tx *transaction, r *graph.Restoring) error {
	var last time.Time
	take := func(at time.Time) {
		if at.After(last) {
			last = at
		}
	}
	for i := range r.Decisions {
		take(r.Decisions[i].At)
	}
	for i := range r.Articles {
		k := &r.Articles[i]
		take(k.Reading.Article.Recorded)
		for _, at := range k.Recorded {
			take(at)
		}
		for _, g := range k.Gone {
			take(g.Claim.Recorded)
			take(g.Superseded)
		}
	}
	if last.IsZero() {
		return nil
	}
	return tx.exec(putUnsure, params{"keys": []string{""}, "until": stamp(last)})
}

package sqlite

import (
	"encoding/json"

	"signatory/graph"
)

// claimRow is a claim that is to be written.
type claimRow struct {
	*graph.Claim
	article  *graph.Article
	articleN int64
	reading  *ready // whose claim it is, the place-th
	place    int
	n        int64
	recorded int64
}

// mentionRow is a mention that is to be written.
type mentionRow struct {
	article int64
	entity  string
}

// rest are the rows of counts, lists and links, each a run of arguments.
type rest struct {
	counts, lists, links, ends []any
	ties                       map[tieKey]tieChange
}

// say notes what an article says, of which nothing but unchanged claims is
// stored: those are in r.kept.
func (w *writer) say(a *graph.Article, n int64, r *ready) error {
	for i := range r.Entities {
		w.mentions = append(w.mentions, mentionRow{n, r.Entities[i].ID})
		w.countForms(&r.Entities[i], 1)
	}
	w.nameBeside(&r.Reading)
	for i := range r.Claims {
		c := &r.Claims[i]
		p := pair{c.Instrument, c.Actor}
		w.pairOf(p)
		if w.kept[c.ID] {
			continue
		}
		w.claims = append(w.claims, claimRow{Claim: c, article: a, articleN: n, reading: r, place: i})
		w.tally(c.Actor, c.Instrument, 1)
	}
	return w.sayRest(&r.Reading)
}

// countForms adds what an article says of an entity to the tallies, or takes it off.
func (w *writer) countForms(e *graph.Entity, by int) {
	w.touch(e.ID).articles += by
	for _, f := range graph.Forms(e) {
		w.forms[formKey{e.ID, f.Field, f.Value}] += by
	}
}

// sayRest notes the counts and links of a reading, and of what it is a list.
func (w *writer) sayRest(r *graph.Reading) error {
	for i, c := range r.Counts {
		w.rest.counts = append(w.rest.counts, c.Instrument, r.Article.ID, i, graph.PackCount(&c))
	}
	for _, id := range graph.Listed(r) {
		w.rest.lists = append(w.rest.lists, id, r.Article.ID)
	}
	seen := map[string]bool{}
	for _, l := range r.Links {
		key, err := graph.LinkKey(r.Article.ID, l)
		if err != nil {
			return err
		}
		if seen[key] {
			continue
		}
		seen[key] = true
		w.tie(&l, key)
		body, err := json.Marshal(l)
		if err != nil {
			return err
		}
		w.rest.links = append(w.rest.links, key, r.Article.ID, string(l.Kind), string(body))
		for _, end := range []string{l.From, l.To, l.About} {
			if end != "" {
				w.rest.ends = append(w.rest.ends, end, string(l.Kind), key)
			}
		}
	}
	return nil
}

package sqlite

import (
	"slices"

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
	order    uint64 // of its pair among those of the transaction
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
func (w *writer) say(a *graph.Article, n int64, r *ready) {
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
	w.sayRest(r)
}

// mostTold is how many ways in which articles tell of an entity are counted whole.
const mostTold = 8

// countForms adds what an article says of an entity to the tallies, or takes it off.
// Most articles tell of it in few ways, of which each is counted first.
func (w *writer) countForms(e *graph.Entity, by int) {
	c := w.touch(e.ID)
	c.articles += by
	for i := range c.told {
		if t := &c.told[i]; sameForms(t.Entity, e) {
			t.n += by
			return
		}
	}
	if len(c.told) < mostTold {
		c.told = append(c.told, telling{e, by})
		return
	}
	w.addForms(e, by)
}

// sameForms reports whether two articles give the same forms of an entity.
func sameForms(a, b *graph.Entity) bool {
	return a.Name == b.Name && a.Code == b.Code && a.Type == b.Type && a.Date == b.Date && a.Kind == b.Kind && slices.Equal(a.Aliases, b.Aliases)
}

func (w *writer) addForms(e *graph.Entity, by int) {
	for _, f := range graph.Forms(e) {
		w.forms[formKey{e.ID, f.Field, f.Value}] += by
	}
}

// sayRest notes the counts and links of a reading, and of what it is a list.
func (w *writer) sayRest(r *ready) {
	for i, c := range r.Counts {
		w.rest.counts = append(w.rest.counts, c.Instrument, r.Article.ID, i, graph.PackCount(&c))
	}
	for _, id := range graph.Listed(&r.Reading) {
		w.rest.lists = append(w.rest.lists, id, r.Article.ID)
	}
	for i := range r.links {
		l := &r.links[i]
		w.tie(l.Link, l.key)
		w.rest.links = append(w.rest.links, l.key, r.Article.ID, string(l.Kind), l.body)
		for _, end := range []string{l.From, l.To, l.About} {
			if end != "" {
				w.rest.ends = append(w.rest.ends, end, string(l.Kind), l.key)
			}
		}
	}
}

package sqlite

import (
	"context"
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

// telling is a reading of the article of a number.
type telling struct {
	*ready
	n int64
}

// say notes what an article says, of which nothing but unchanged claims is
// stored: those are in w.kept. All but its claims is noted later: see noteRest.
func (w *writer) say(a *graph.Article, n int64, r *ready) {
	w.told = append(w.told, telling{r, n})
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
}

// noteRest notes, beside the writer, what articles say but for their claims. It ends
// early when ctx does.
func (w *writer) noteRest(ctx context.Context) error {
	noted := make(chan struct{})
	w.noted = noted
	w.others.Go(func() {
		for i := range w.told {
			if i%readyAtOnce == 0 && ctx.Err() != nil {
				return
			}
			t := &w.told[i]
			for j := range t.Entities {
				w.mentions = append(w.mentions, mentionRow{t.n, t.Entities[j].ID})
				w.countForms(&t.Entities[j], 1)
			}
			w.nameBeside(&t.Reading)
			w.sayRest(t.ready)
		}
		close(noted)
	})
	return nil
}

// awaitRest waits until that is noted, and takes the claims off that were not written.
func (w *writer) awaitRest(ctx context.Context) error {
	if err := until(ctx, w.noted); err != nil {
		return err
	}
	for _, p := range w.unwritten {
		w.tally(p.actor, p.instrument, -1)
	}
	return nil
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
			t.by += by
			return
		}
	}
	if len(c.told) < mostTold {
		c.told = append(c.told, formsTold{e, by})
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

package bench

import (
	"fmt"
	"iter"
	"math/rand/v2"
	"strings"

	"signatory/graph"
)

// listed is how many depositaries' lists are loaded to compare with a bare load:
// a hundred where so many claims are too, of which they are half as many.
func listed(size Size) int { return max(1, size.Claims/500) }

// Lists yields depositaries' lists of the first n instruments of a generated
// graph: a line for each country, with all that it truly did about the instrument
// by an act of its own. The same seed gives the same lists.
func Lists(seed uint64, size Size, n int) iter.Seq[graph.Reading] {
	return func(yield func(graph.Reading) bool) {
		w := newWorld(seed, size)
		r := rand.New(rand.NewPCG(seed, 5))
		for i := range min(n, len(w.instruments)) {
			if !yield(w.list(r, i)) {
				return
			}
		}
	}
}

func (w *world) list(r *rand.Rand, instrument int) graph.Reading {
	a := &writing{w: w, r: r, named: map[string]bool{}, latest: w.adopted[instrument]}
	id := hash(fmt.Sprint("list ", instrument))
	a.out.Article = graph.Article{ID: "article:" + id, URL: "https://depositary.example/" + id, Publisher: "Depositary", Language: "en", Format: graph.ListFormat}
	a.name(&w.instruments[instrument])
	a.text.WriteString("\n")
	for actor := range w.actors {
		if w.actors[actor].Kind == graph.Country {
			a.line(actor, instrument)
		}
	}
	a.out.Article.Title, a.out.Article.Date = "Status of the "+w.instruments[instrument].Name, graph.DateOf(a.latest.AddDate(0, 1, 0))
	a.out.Article.Raw = []byte(a.text.String())
	identify(&a.out)
	return a.out
}

// line writes the acts of a country on an instrument, if there are any.
func (a *writing) line(actor, instrument int) {
	who, from := &a.w.actors[actor], len(a.out.Claims)
	start := a.text.Len()
	var acts strings.Builder
	for _, e := range a.w.history(actor, instrument) {
		if e.act == "" || e.tense != graph.Past {
			continue
		}
		fmt.Fprintf(&acts, "\t%s %s", e.day.Format("2 Jan 2006"), e.act)
		day := graph.DateOf(e.day)
		a.out.Claims = append(a.out.Claims, graph.Claim{Actor: who.ID, Instrument: a.w.instruments[instrument].ID, Stance: e.stance, Tense: e.tense, Act: e.act,
			Date: day, DatePrecision: day.Precision(), Confidence: 1, Official: true, Reason: graph.Reason{Rule: "list", Words: string(e.act)}, Reader: "generated 1"})
		if e.day.After(a.latest) {
			a.latest = e.day
		}
	}
	if len(a.out.Claims) == from {
		return
	}
	if !a.named[who.ID] {
		a.named[who.ID] = true
		named := *who
		named.Mentions = []graph.Mention{{Start: start, End: start + len(who.Name), Text: who.Name}}
		a.out.Entities = append(a.out.Entities, named)
	}
	quote := who.Name + acts.String()
	a.text.WriteString(quote + "\n")
	for i := range a.out.Claims[from:] {
		a.out.Claims[from+i].Evidence = graph.Evidence{Quote: quote, Start: start, End: start + len(quote)}
	}
}

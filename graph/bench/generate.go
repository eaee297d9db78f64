package bench

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"iter"
	"math/rand/v2"
	"slices"
	"strings"
	"time"

	"signatory/graph"
)

// Generate yields the articles of a graph of so many claims, as they would be
// read: claims at every precision of date, mentions in passing, errors that
// dispute with the truth, copies of an agency's text, links and counts. The
// same seed gives the same articles.
func Generate(seed uint64, size Size) iter.Seq[graph.Reading] {
	return func(yield func(graph.Reading) bool) {
		w := newWorld(seed, size)
		r := rand.New(rand.NewPCG(seed, 3))
		var recent []graph.Reading // what may be copied
		left := size.Claims
		for i := range size.Articles {
			var a graph.Reading
			n := claimsOf(r, left, size.Articles-i)
			if i%copyEvery == copyEvery-1 && len(recent[i%len(recent)].Claims) == n {
				a = w.copied(r, i, recent[i%len(recent)])
			} else {
				a = w.article(r, i, n)
			}
			left -= len(a.Claims)
			if recent = append(recent, a); len(recent) > copyEvery {
				recent = recent[1:]
			}
			if !yield(a) {
				return
			}
		}
	}
}

// copyEvery is the distance of articles that may be copies of one before them.
const copyEvery = 10

// claimsOf spreads the claims that are left over the articles that are left.
func claimsOf(r *rand.Rand, left, articles int) int {
	if articles == 1 {
		return left
	}
	mean := float64(left) / float64(articles)
	n := 0
	for n < left && r.Float64() < mean/(mean+1) && n < 12 {
		n++
	}
	return n
}

// writing is an article that is being written.
type writing struct {
	w      *world
	r      *rand.Rand
	out    graph.Reading
	text   strings.Builder
	named  map[string]bool
	latest time.Time // of what is told
}

func (w *world) article(r *rand.Rand, i, claims int) graph.Reading {
	a := &writing{w: w, r: r, named: map[string]bool{}}
	a.out.Article = head(i, w.publishers[w.byPublisher.draw(r)])
	topic := w.byTreaty.draw(r)
	a.latest = w.adopted[topic]
	a.name(&w.instruments[topic])
	for range claims {
		on := topic
		if r.IntN(5) == 0 {
			on = w.byTreaty.draw(r)
		}
		a.claim(w.byActor.draw(r), on)
		a.filler(1 + r.IntN(3))
	}
	for range r.IntN(3) {
		a.name(&w.actors[w.byActor.draw(r)])
	}
	a.filler(4)
	a.rest(topic)
	return a.finish()
}

func head(i int, publisher string) graph.Article {
	id := hash(fmt.Sprint("article ", i))
	return graph.Article{ID: "article:" + id, URL: "https://news.example/" + id, Publisher: publisher, Language: "en", Format: "text"}
}

// name has the article name an entity.
func (a *writing) name(e *graph.Entity) string {
	if !a.named[e.ID] {
		a.named[e.ID] = true
		mentioned := *e
		start := a.text.Len()
		a.text.WriteString(e.Name + " was named. ")
		mentioned.Mentions = []graph.Mention{{Start: start, End: start + len(e.Name), Text: e.Name}}
		if a.r.IntN(4) > 0 {
			mentioned.Aliases = nil
		}
		a.out.Entities = append(a.out.Entities, mentioned)
	}
	return e.ID
}

// claim writes a sentence about one event of an actor and an instrument.
func (a *writing) claim(actor, instrument int) {
	who, what := &a.w.actors[actor], &a.w.instruments[instrument]
	told := a.w.history(actor, instrument)
	e := told[a.r.IntN(len(told))]
	if a.r.IntN(40) == 0 {
		e = mistaken(e)
	}
	a.name(who)
	a.name(what)
	c := graph.Claim{Actor: who.ID, Instrument: what.ID, Stance: e.stance, Tense: e.tense, Confidence: 0.6 + float64(a.r.IntN(40))/100,
		Reason: graph.Reason{Rule: "generated", Words: string(e.stance)}, Reader: "generated 1"}
	if a.r.IntN(2) == 0 {
		c.Act = e.act
	}
	a.date(&c, e.day)
	quote := fmt.Sprintf("%s has %s the %s, %s %s in the capital on a %s.", who.Name, strings.ReplaceAll(string(e.stance), "_", " "), what.Name,
		pick(a.r, "officials", "a spokeswoman", "the foreign minister", "diplomats"), pick(a.r, "said", "confirmed", "told reporters"), e.day.Weekday())
	start := a.text.Len()
	a.text.WriteString(quote + " ")
	c.Evidence = graph.Evidence{Quote: quote, Start: start, End: start + len(quote)}
	a.out.Claims = append(a.out.Claims, c)
}

// mistaken is what a reporter makes of an event who gets it wrong.
func mistaken(e event) event {
	e.act = ""
	if e.stance.Polarity() > 0 {
		e.stance = graph.Refused
	} else {
		e.stance = graph.Signed
	}
	return e
}

// date gives a claim its date, three times of four to the day.
func (a *writing) date(c *graph.Claim, day time.Time) {
	c.Date = graph.DateOf(day)
	switch n := a.r.IntN(20); {
	case n < 2:
		c.Date = c.Date[:4]
	case n < 3:
		c.Date = c.Date[:7]
	case n < 5:
		c.Date, c.Background = "", true
	}
	c.DatePrecision = c.Date.Precision()
	if c.Stance == graph.Withdrew && a.r.IntN(3) == 0 {
		c.Effective = graph.DateOf(day.AddDate(1, 0, 0))
	}
	if day.After(a.latest) {
		a.latest = day
	}
}

// filler writes sentences that claim nothing.
func (a *writing) filler(n int) {
	for range n {
		fmt.Fprintf(&a.text, "%s %s %s near %s for the %d. time. ", pick(a.r, "The mayor", "A clerk", "The harbour office", "A storm", "The union"),
			pick(a.r, "opened", "closed", "passed", "watched", "praised", "left"), pick(a.r, "the bridge", "the market", "a new school", "the lake", "the old station"),
			name(a.r), 1+a.r.IntN(90))
	}
}

// rest gives some articles links and counts.
func (a *writing) rest(topic int) {
	on := a.w.instruments[topic].ID
	where := graph.Evidence{Quote: a.w.instruments[topic].Name, Start: 0, End: len(a.w.instruments[topic].Name)}
	if a.r.IntN(10) == 0 {
		summit := a.name(&a.w.summits[topic%summits])
		a.out.Links = append(a.out.Links, graph.Link{Kind: graph.AdoptedAt, From: on, To: summit, Evidence: where})
	}
	if a.r.IntN(5) == 0 {
		of := a.w.byActor.draw(a.r)
		who, whose := a.name(&a.w.people[2*of+a.r.IntN(2)]), a.name(&a.w.actors[of])
		a.out.Links = append(a.out.Links, graph.Link{Kind: graph.Represents, From: who, To: whose, Role: "minister", Evidence: where},
			graph.Link{Kind: graph.Said, From: who, About: on, Quote: "We stand by the " + name(a.r) + " text", Evidence: where})
	}
	if a.r.IntN(20) == 0 {
		a.out.Counts = append(a.out.Counts, graph.Count{Stance: graph.Signed, Count: a.r.IntN(190), Qualifier: "exact", Of: "countries",
			Tense: graph.Past, Instrument: on, Evidence: where})
	}
}

func (a *writing) finish() graph.Reading {
	published := graph.DateOf(a.latest.AddDate(0, 0, a.r.IntN(4)))
	a.out.Article.Date, a.out.Article.Title = published, "Report on the "+a.out.Entities[0].Name
	a.out.Article.Raw = []byte(a.text.String())
	identify(&a.out)
	return a.out
}

// copied is another publisher's copy of an article, under a line of its own.
func (w *world) copied(r *rand.Rand, i int, of graph.Reading) graph.Reading {
	out := of
	out.Article = head(i, w.publishers[w.byPublisher.draw(r)])
	out.Article.Title, out.Article.Date = of.Article.Title, of.Article.Date
	out.Article.Raw = slices.Concat(of.Article.Raw, []byte("From an agency."))
	out.Claims = slices.Clone(of.Claims)
	identify(&out)
	return out
}

// identify gives an article's revision and its claims their ids.
func identify(r *graph.Reading) {
	r.Article.Revision = hash(string(r.Article.Raw))
	for i := range r.Claims {
		c := &r.Claims[i]
		c.ID = "claim:" + hash(fmt.Sprint(r.Article.ID, c.Evidence.Start, c.Actor, c.Stance, c.Tense, c.Instrument))
	}
}

func hash(s string) string {
	sum := sha256.Sum256([]byte(s))
	return hex.EncodeToString(sum[:8])
}

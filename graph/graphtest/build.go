package graphtest

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"math/rand/v2"
	"strings"

	"signatory/graph"
)

// builder makes a sound reading, a claim at a time. Its text is the sentences
// of its claims, so that every quote stands where its offsets say.
type builder struct {
	r    graph.Reading
	text strings.Builder
	seen map[string]bool
}

// article begins a reading of the named article, published on date.
func article(name string, date graph.Date) *builder {
	b := &builder{seen: map[string]bool{}}
	b.r.Article = graph.Article{ID: "article:" + name, Title: "Report " + name, Date: date, Publisher: "Gazette " + name,
		URL: "https://gazette.example/" + name, Language: "en", Format: "text"}
	return b
}

// entity names an entity with other forms; the id is kind:key.
func (b *builder) entity(kind graph.Kind, key, name string, aliases ...string) string {
	id := string(kind) + ":" + key
	if !b.seen[id] {
		b.seen[id] = true
		e := graph.Entity{ID: id, Kind: kind, Name: name, Aliases: aliases}
		switch kind {
		case graph.Country:
			e.Code = key
		case graph.Instrument:
			e.Type = "treaty"
		}
		b.r.Entities = append(b.r.Entities, e)
	}
	return id
}

// claim adds a claim in a sentence of its own; edit changes what differs from
// a plain fact of the article's date.
func (b *builder) claim(actor string, stance graph.Stance, instrument string, edit ...func(*graph.Claim)) *builder {
	a := b.entity(graph.Country, actor, "Country "+actor)
	i := b.entity(graph.Instrument, instrument, "Treaty of "+instrument)
	quote := fmt.Sprintf("Country %s has %s the Treaty of %s.", actor, strings.ReplaceAll(string(stance), "_", " "), instrument)
	start := b.text.Len()
	b.text.WriteString(quote + "\n")
	c := graph.Claim{Actor: a, Stance: stance, Tense: graph.Past, Instrument: i, Date: b.r.Article.Date, Confidence: 0.9,
		Reason:   graph.Reason{Rule: "made by the test", Words: string(stance)},
		Evidence: graph.Evidence{Quote: quote, Start: start, End: start + len(quote)}, Reader: "test 1"}
	for _, f := range edit {
		f(&c)
	}
	c.DatePrecision = c.Date.Precision()
	c.ID = "claim:" + digest(b.r.Article.ID, fmt.Sprint(start), c.Actor, string(c.Stance), string(c.Tense), c.Instrument)
	b.r.Claims = append(b.r.Claims, c)
	return b
}

// reading finishes the reading.
func (b *builder) reading() graph.Reading {
	b.r.Article.Raw = []byte(b.text.String())
	b.r.Article.Revision = digest(b.text.String())
	return b.r
}

func digest(parts ...string) string {
	sum := sha256.Sum256([]byte(strings.Join(parts, "\x00")))
	return hex.EncodeToString(sum[:8])
}

// on dates a claim.
func on(date graph.Date) func(*graph.Claim) { return func(c *graph.Claim) { c.Date = date } }

// Generate makes n readings that are the same for the same seed: some thirty
// countries and forty instruments, every stance and tense, dates at every
// precision, background mentions, copies of names, counts and links.
func Generate(seed uint64, n int) []graph.Reading { return GenerateSized(seed, n, 30, 40) }

// GenerateSized is Generate over so many actors and instruments.
func GenerateSized(seed uint64, n, actors, instruments int) []graph.Reading {
	r := rand.New(rand.NewPCG(seed, 1))
	out := make([]graph.Reading, n)
	for i := range out {
		day := graph.Date(fmt.Sprintf("%d-%02d-%02d", 2000+r.IntN(25), 1+r.IntN(12), 1+r.IntN(28)))
		b := article(fmt.Sprintf("g%d", i), day)
		b.r.Article.Publisher = fmt.Sprintf("Gazette %d", r.IntN(12))
		for range 1 + r.IntN(5) {
			b.claim(fmt.Sprintf("C%02d", r.IntN(actors)), graph.Stances[r.IntN(len(graph.Stances))], fmt.Sprintf("I%02d", r.IntN(instruments)), vary(r))
		}
		for range r.IntN(3) {
			key := fmt.Sprintf("C%02d", r.IntN(actors+10))
			b.entity(graph.Country, key, "Country "+key, fmt.Sprintf("Alias %d of %s", r.IntN(5), key))
		}
		first := b.r.Claims[0]
		key := fmt.Sprintf("s%d", r.IntN(6))
		summit := b.entity(graph.Summit, key, "Summit "+key)
		b.r.Links = append(b.r.Links, graph.Link{Kind: graph.AdoptedAt, From: first.Instrument, To: summit, Evidence: first.Evidence},
			graph.Link{Kind: graph.Said, From: first.Actor, About: first.Instrument, Quote: "We stand by it", Date: day, Evidence: first.Evidence})
		b.r.Counts = append(b.r.Counts, graph.Count{Stance: graph.Signed, Count: r.IntN(190), Qualifier: "exact", Of: "countries",
			Tense: graph.Past, Instrument: first.Instrument, Evidence: first.Evidence})
		out[i] = b.reading()
	}
	return out
}

// vary changes a claim at random.
func vary(r *rand.Rand) func(*graph.Claim) {
	return func(c *graph.Claim) {
		c.Confidence = 0.5 + float64(r.IntN(50))/100
		switch r.IntN(6) {
		case 0:
			c.Date = c.Date[:4]
		case 1:
			c.Date = c.Date[:7]
		case 2:
			c.Background, c.Date = true, ""
		case 3:
			c.Tense = graph.Planned
		}
		if c.Stance == graph.Ratified && r.IntN(2) == 0 {
			c.Act = graph.Accession
		}
	}
}

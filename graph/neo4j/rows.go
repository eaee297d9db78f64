package neo4j

import (
	_ "embed"
	"encoding/json"
	"slices"
	"strings"
	"time"

	"signatory/graph"
)

var (
	//go:embed cypher/put_articles.cypher
	putArticles string
	//go:embed cypher/put_mentions.cypher
	putMentions string
	//go:embed cypher/put_claims.cypher
	putClaims string
	//go:embed cypher/put_counts.cypher
	putCounts string
	//go:embed cypher/put_links.cypher
	putLinks string
	//go:embed cypher/supersede_claims.cypher
	supersedeClaims string
	//go:embed cypher/delete_said.cypher
	deleteSaid string
	//go:embed cypher/delete_links.cypher
	deleteLinks string
)

// putting is one transaction of Put with the rows that it is about to write.
type putting struct {
	tx    *transaction
	now   string // at, as it is stored
	at    time.Time
	mends *graph.Mends
	acts  int // of mending, when mends were loaded

	restored map[string]*graph.Kept // articles that come from another store, with their times

	fresh      []string // articles to be written, sorted
	readers    []params // of articles that say what they said before
	gone       []string // those of them that supersede a stored reading
	goneClaims []string
	goneLinks  map[graph.Relation][]string

	articles, claims, counts, lists []params
	mentions                        []mentions
	links                           []link
	linkKeys                        map[string]bool

	changes  map[string]*change       // by entity id
	entities map[string]*entity       // those of changes, once locked
	pairs    map[string]pair          // positions to be settled, by key
	added    map[string][]graph.Claim // the claims that come to each
	stale    map[string]bool          // those of which anything else changes
	unsure   []string                 // other pairs on which decisions come or go
	sources  map[string]string        // of the fresh articles

	sentences map[string]sentence // of the claims that come, by id
	countries map[string][]string // that the superseded readings name, by article
	beside    map[pair]bool       // see beside.go
	unnamed   map[pair]bool
}

func newPutting(tx *transaction, now time.Time) (*putting, error) {
	w := &putting{tx: tx, now: stamp(now), at: now, goneLinks: map[graph.Relation][]string{},
		linkKeys: map[string]bool{},
		changes:  map[string]*change{}, pairs: map[string]pair{}, added: map[string][]graph.Claim{}, stale: map[string]bool{}, sources: map[string]string{},
		sentences: map[string]sentence{}, countries: map[string][]string{}, beside: map[pair]bool{}, unnamed: map[pair]bool{}}
	return w, w.loadMends()
}

// mentions are the entities that an article mentions.
type mentions struct {
	article  string
	entities []string
}

// pair is an actor and an instrument.
type pair struct{ actor, instrument string }

// key sorts pairs by instrument, then actor.
func (p pair) key() string { return p.instrument + " " + p.actor }

// relation puts the type of a relationship into a statement that holds the word
// RELATION, for the planner uses indexes only for a type that it sees. The type
// comes from our own tables.
func relation(cypher, name string) string { return strings.ReplaceAll(cypher, "RELATION", name) }

// relationType is a link's type in Neo4j.
func relationType(kind graph.Relation) string { return strings.ToUpper(string(kind)) }

// rowsOf makes the rows of a reading. Claims that live already, word for word,
// are left as they are and taken out of live.
func (w *putting) rowsOf(r *graph.Reading, digest string, live map[string]liveClaim) error {
	mended, unmended, err := w.mended(r)
	if err != nil {
		return err
	}
	a := &mended.Article
	body, err := json.Marshal(said{mended.Entities, mended.Counts, mended.Links})
	if err != nil {
		return err
	}
	raw := a.Raw
	if raw == nil {
		raw = []byte{}
	}
	row := props(params{"id": a.ID, "revision": a.Revision, "digest": digest, "path": a.Path,
		"title": a.Title, "url": a.URL, "publisher": a.Publisher, "language": a.Language,
		"format": a.Format, "reader": a.Reader, "recorded": stamp(w.articleRecorded(a.ID)), "raw": raw, "said": string(body),
		"text": datedText(a.Title, a.Date), "retracted": a.Retracted, "unmended": unmended})
	row["date"] = string(a.Date) // an unknown one, too, for articles are listed by it
	w.articles = append(w.articles, row)
	return w.saysRows(&mended, live)
}

// saysRows makes the rows of what an article says.
func (w *putting) saysRows(r *graph.Reading, live map[string]liveClaim) error {
	a := &r.Article
	ids := make([]string, len(r.Entities))
	for i := range r.Entities {
		ids[i] = r.Entities[i].ID
		w.countForms(&r.Entities[i], 1)
	}
	w.mentions = append(w.mentions, mentions{a.ID, ids})
	w.nameBeside(r)
	for i := range r.Claims {
		if err := w.claimRow(a, r.Claims[i], live); err != nil {
			return err
		}
	}
	return w.saidRows(r)
}

// claimRow makes the row of a claim; all but its quote, its place and what
// lists need is in body.
func (w *putting) claimRow(a *graph.Article, c graph.Claim, live map[string]liveClaim) error {
	p := pair{c.Actor, c.Instrument}
	key := p.key()
	w.pairs[key] = p
	quote := c.Evidence.Quote
	body, err := claimBody(c)
	c.Evidence.Quote = ""
	if err != nil {
		return err
	}
	old, known := live[c.ID]
	delete(live, c.ID)
	if known && old.body == body && old.quote == quote && old.published == string(a.Date) {
		w.stale[key] = true // the publisher may be another
		return nil
	}
	if known {
		w.goneClaims = append(w.goneClaims, c.ID)
		w.countClaim(old.actor, old.instrument, -1)
	}
	w.countClaim(c.Actor, c.Instrument, 1)
	told := c
	told.Article, told.Publisher, told.Published, told.Recorded = a.ID, a.Publisher, a.Date, w.claimRecorded(a.ID, c.ID)
	w.added[key] = append(w.added[key], told)
	w.sentences[c.ID] = sentence{quote, a.Title, a.URL}
	w.claims = append(w.claims, claimProps(&told, quote, body))
	return nil
}

// claimProps are the properties of a claim's node.
func claimProps(c *graph.Claim, quote, body string) params {
	return props(params{"id": c.ID, "key": pair{c.Actor, c.Instrument}.key() + " " + c.ID, "actor": c.Actor,
		"instrument": c.Instrument, "stance": string(c.Stance), "tense": string(c.Tense), "date": string(c.Date),
		"confidence": c.Confidence, "attributed": c.Attribution.Entity, "quote": quote, "article": c.Article, "recorded": stamp(c.Recorded), "body": body,
		"published": string(c.Published), "text": datedText(quote, c.Published)})
}

// claimBody is a claim without its quote and what the store knows of it.
func claimBody(c graph.Claim) (string, error) {
	c.Article, c.Source, c.Publisher, c.Published, c.Recorded = "", "", "", "", time.Time{}
	c.Evidence.Quote = ""
	b, err := json.Marshal(c)
	return string(b), err
}

// saidRows makes the rows of counts and links, and of lists.
func (w *putting) saidRows(r *graph.Reading) error {
	w.listRows(r)
	for i, c := range r.Counts {
		body, err := json.Marshal(c)
		if err != nil {
			return err
		}
		w.counts = append(w.counts, props(params{"instrument": c.Instrument, "article": r.Article.ID, "place": i,
			"stance": string(c.Stance), "count": c.Count, "qualifier": c.Qualifier, "of": c.Of, "body": string(body)}))
	}
	for _, l := range r.Links {
		key, err := graph.LinkKey(r.Article.ID, l)
		if err != nil {
			return err
		}
		if w.linkKeys[key] {
			continue
		}
		w.linkKeys[key] = true
		if err := w.linkRows(r.Article.ID, key, l); err != nil {
			return err
		}
	}
	return nil
}

// linkRows makes the row of a link, or two where it leads to one entity and is
// about another; the second bears the mark again.
func (w *putting) linkRows(article, key string, l graph.Link) error {
	body, err := json.Marshal(l)
	if err != nil {
		return err
	}
	ends := slices.DeleteFunc(slices.Compact([]string{l.To, l.About}), func(id string) bool { return id == "" })
	if len(ends) == 0 {
		ends = []string{""}
	}
	for i, end := range ends {
		w.links = append(w.links, link{l.Kind, l.From, end,
			props(params{"key": key, "article": article, "role": l.Role, "quote": l.Quote,
				"date": string(l.Date), "until": string(l.Until), "again": i > 0, "body": string(body)})})
	}
	return nil
}

// link is a link that is about to be written, to an entity or, where to is empty, to its article.
type link struct {
	kind     graph.Relation
	from, to string
	props    params
}

// takeAway removes what the superseded readings said.
func (w *putting) takeAway() error {
	if len(w.gone) == 0 {
		return nil
	}
	if err := w.tx.exec(deleteSaid, params{"articles": w.gone}); err != nil {
		return err
	}
	for kind, keys := range w.goneLinks {
		if err := w.tx.exec(relation(deleteLinks, relationType(kind)), params{"keys": keys}); err != nil {
			return err
		}
	}
	return w.tx.exec(supersedeClaims, params{"ids": w.goneClaims, "now": w.now})
}

// writeClaims writes the claims of the fresh readings.
func (w *putting) writeClaims() error {
	g := newGiven()
	rows := make([]params, len(w.claims))
	for i, c := range w.claims {
		rows[i] = params{"props": c, "by": g.entities.of(c["actor"].(string)), "on": g.entities.of(c["instrument"].(string)),
			"in": g.articles.of(c["article"].(string))}
	}
	return w.tx.eachGiven(putClaims, rows, g)
}

// writeRows writes the rows of the fresh readings but their articles and claims.
func (w *putting) writeRows() error {
	if err := w.writeMentions(); err != nil {
		return err
	}
	if err := w.tx.each(putCounts, w.counts); err != nil {
		return err
	}
	if err := w.tx.each(putLists, w.lists); err != nil {
		return err
	}
	if err := w.writeBeside(); err != nil {
		return err
	}
	return w.writeLinks()
}

func (w *putting) writeMentions() error {
	g := newGiven()
	rows := make([]params, len(w.mentions))
	for i, m := range w.mentions {
		of := make([]int, len(m.entities))
		for j, id := range m.entities {
			of[j] = g.entities.of(id)
		}
		rows[i] = params{"in": g.articles.of(m.article), "of": of}
	}
	return w.tx.eachGiven(putMentions, rows, g)
}

func (w *putting) writeLinks() error {
	g := newGiven()
	rows := make([]params, len(w.links))
	for i, l := range w.links {
		row := params{"type": relationType(l.kind), "from": g.entities.of(l.from), "props": l.props}
		if l.to == "" {
			row["in"] = g.articles.of(l.props["article"].(string))
		} else {
			row["to"] = g.entities.of(l.to)
		}
		rows[i] = row
	}
	return w.tx.eachGiven(putLinks, rows, g)
}

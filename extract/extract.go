package extract

import (
	"fmt"

	"signatory/extract/article"
	"signatory/extract/data"
	"signatory/extract/parse"
	"signatory/extract/persons"
	"signatory/graph"
)

// Extractor reads articles. It holds the gazetteers and models, is loaded
// once, and is safe for use by many goroutines.
type Extractor struct {
	version   string
	words     *data.Words
	gazetteer *gazetteer
	splitter  *splitter
	model     *parse.Model
	scorer    *scorer
	persons   *persons.Model

	names         map[string]string // by entity id
	countries     map[string]*data.Country
	organizations map[string]*data.Organization
	instruments   map[string]*data.Instrument
	summits       map[string]*data.Summit
	members       map[string][]data.Member  // by organization
	series        map[string][]*data.Summit // summits by their series
	seriesOf      map[string]string         // series by the id of the group that meets
	places        map[string]bool           // where summits were held, in small letters
	leaders       leaders
	told          map[string]map[string]bool // telling words by instrument id
	byWords       map[string]string          // instrument id by its exact telling words
	byYear        map[int][]string           // instrument ids by the year of adoption
	actorForms    map[string]string          // country or body by a form of its name
	keysOf        map[string][]instrumentKey // by a country among their words
	takesBody     map[string]bool            // inflected words whose object may be a body
}

// New loads the gazetteers and models.
func New() (*Extractor, error) {
	tables, err := data.Load()
	if err != nil {
		return nil, fmt.Errorf("load gazetteers: %w", err)
	}
	x := &Extractor{}
	if x.version, err = versionOf(); err != nil {
		return nil, err
	}
	if x.words, err = data.LoadWords(); err != nil {
		return nil, fmt.Errorf("load vocabulary: %w", err)
	}
	if x.splitter, err = newSplitter(); err != nil {
		return nil, fmt.Errorf("load sentence model: %w", err)
	}
	if x.model, err = parse.Load(); err != nil {
		return nil, fmt.Errorf("load parser: %w", err)
	}
	if x.persons, err = persons.Load(); err != nil {
		return nil, err
	}
	if x.scorer, err = newScorer(scorerTSV); err != nil {
		return nil, err
	}
	x.gazetteer = newGazetteer(tables, x.words)
	x.takesBody = x.bodyWords()
	x.index(tables)
	return x, nil
}

// index lists the tables by id and by name.
func (x *Extractor) index(t *data.Tables) {
	x.names = map[string]string{}
	x.countries, x.organizations = map[string]*data.Country{}, map[string]*data.Organization{}
	x.instruments, x.summits = map[string]*data.Instrument{}, map[string]*data.Summit{}
	x.told, x.byWords = map[string]map[string]bool{}, map[string]string{}
	for i := range t.Countries {
		c := &t.Countries[i]
		x.countries[c.ID()], x.names[c.ID()] = c, c.Name
	}
	for i := range t.Organizations {
		o := &t.Organizations[i]
		x.organizations[o.ID()], x.names[o.ID()] = o, o.Name
	}
	for i := range t.Summits {
		s := &t.Summits[i]
		x.summits[s.ID()], x.names[s.ID()] = s, s.Name
	}
	x.members = map[string][]data.Member{}
	for _, m := range t.Members {
		x.members[m.Organization] = append(x.members[m.Organization], m)
	}
	for i := range t.Instruments {
		x.names[t.Instruments[i].ID()] = t.Instruments[i].Name
	}
	x.leaders = newLeaders(t)
	x.indexInstruments(t)
	x.indexSummits(t)
}

// Extract reads one article. It is pure: the same document gives the same
// reading. An article that is not in English is read as holding no claims.
func (x *Extractor) Extract(doc *article.Document) graph.Reading {
	r := graph.Reading{Article: doc.Article}
	r.Article.Text, r.Article.Reader = doc.Text, x.version
	if doc.Article.Language != "" && doc.Article.Language != "en" {
		return r
	}
	d := x.open(doc)
	d.tokenize()
	d.parse()
	d.stock.resolve()
	found := d.read()
	d.stock.settle(found)
	r.Claims = d.claims(d.candidates(found))
	r.Counts = d.counts(found)
	r.Links = d.links()
	r.Entities = d.entities(referred(r))
	return r
}

// Candidates reads an article up to the judgement: the reading's claims are all
// that the scorer would choose from, and the candidates stand beside them in the same
// order. A scorer is fitted on them.
func (x *Extractor) Candidates(doc *article.Document) (graph.Reading, []Candidate) {
	r := graph.Reading{Article: doc.Article}
	d := x.open(doc)
	d.tokenize()
	d.parse()
	d.stock.resolve()
	found := d.read()
	d.stock.settle(found)
	all := d.candidates(found)
	for _, c := range all {
		r.Claims = append(r.Claims, c.Claim)
	}
	r.Entities = d.entities(referred(r))
	return r, all
}

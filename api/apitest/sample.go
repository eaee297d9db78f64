// Package apitest holds a small graph for the tests of api and web: five
// articles on real events, with what is to be read from them written by hand,
// so that those tests need no reader of articles.
package apitest

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strings"

	"signatory/graph"
)

// The ids that tests ask for.
const (
	ParisStatement = "instrument:paris-ai-action-summit-statement"
	ParisAgreement = "instrument:paris-agreement"
	MineBan        = "instrument:ottawa-convention"
	AISummit       = "summit:ai-action-summit-2025"
	Vance          = "person:jd-vance"
)

// sample is one article under construction.
type sample struct {
	graph.Reading
	names map[string]bool
}

// start begins an article; its text is Markdown with front matter.
func start(date graph.Date, publisher, url, title, text string) *sample {
	raw := fmt.Sprintf("---\ntitle: %q\ndate: %s\nurl: %s\npublisher: %s\n---\n\n%s\n", title, date, url, publisher, text)
	return &sample{names: map[string]bool{}, Reading: graph.Reading{Article: graph.Article{
		ID: "article:" + hash(url), Revision: hash(raw), Title: title, Date: date, URL: url,
		Publisher: publisher, Language: "en", Format: "markdown", Raw: []byte(raw),
	}}}
}

func hash(parts ...string) string {
	sum := sha256.Sum256([]byte(strings.Join(parts, "\x00")))
	return hex.EncodeToString(sum[:8])
}

// at finds words in the article; words that are not there are a mistake in the sample.
func (s *sample) at(words string) (start, end int) {
	i := strings.Index(string(s.Article.Raw), words)
	if i < 0 {
		panic("apitest: " + words + " does not stand in " + s.Article.Title)
	}
	return i, i + len(words)
}

func (s *sample) evidence(quote string) graph.Evidence {
	a, b := s.at(quote)
	return graph.Evidence{Quote: quote, Start: a, End: b}
}

// entity adds an entity once, named by words of the article ("" for none).
func (s *sample) entity(e graph.Entity, words string) *sample {
	if s.names[e.ID] {
		return s
	}
	s.names[e.ID] = true
	if words != "" {
		a, b := s.at(words)
		e.Mentions = []graph.Mention{{Start: a, End: b, Text: words}}
	}
	s.Entities = append(s.Entities, e)
	return s
}

// country adds a country by its ISO code.
func (s *sample) country(code, name, words string) *sample {
	return s.entity(graph.Entity{ID: "country:" + code, Kind: graph.Country, Name: name, Code: code}, words)
}

// claim adds that a country took a stance.
func (s *sample) claim(code string, stance graph.Stance, on string, date graph.Date, words, quote string) *sample {
	return s.claimAs(graph.Claim{Actor: "country:" + code, Stance: stance, Tense: graph.Past, Instrument: on, Date: date, Confidence: 0.94,
		Reason: graph.Reason{Rule: "stance-verb", Words: words}}, quote)
}

func (s *sample) claimAs(c graph.Claim, quote string) *sample {
	c.Evidence = s.evidence(quote)
	c.DatePrecision = c.Date.Precision()
	c.Reader = "sample"
	c.ID = "claim:" + hash(s.Article.ID, fmt.Sprint(c.Evidence.Start, c.Evidence.End), c.Actor, string(c.Stance), string(c.Tense), c.Instrument)
	s.Claims = append(s.Claims, c)
	return s
}

func (s *sample) count(stance graph.Stance, n int, of, on, quote string) *sample {
	s.Counts = append(s.Counts, graph.Count{Stance: stance, Count: n, Qualifier: "exact", Of: of, Tense: graph.Past, Instrument: on, Evidence: s.evidence(quote)})
	return s
}

func (s *sample) link(l graph.Link, quote string) *sample {
	l.Evidence = s.evidence(quote)
	s.Links = append(s.Links, l)
	return s
}

func statement() graph.Entity {
	return graph.Entity{ID: ParisStatement, Kind: graph.Instrument, Name: "Paris AI Action Summit statement", Type: "statement", Date: "2025-02-11",
		Aliases: []string{"Statement on Inclusive and Sustainable AI"}}
}

func agreement() graph.Entity {
	return graph.Entity{ID: ParisAgreement, Kind: graph.Instrument, Name: "Paris Agreement", Type: "agreement", Date: "2015-12-12", Aliases: []string{"Paris climate accord"}}
}

// Readings are the sample articles, in the order in which they were published.
func Readings() []graph.Reading {
	return []graph.Reading{mines(), climate(), leaving(), summit(), doubts()}
}

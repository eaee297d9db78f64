package export

import (
	"bufio"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"strings"

	"golang.org/x/text/language"

	"signatory/graph"
)

// ftm writes entities of FollowTheMoney (https://followthemoney.tech), one a line:
// a country is a PublicBody, an instrument a Document, a summit an Event, a place an
// Address; a position is an UnknownLink whose role is the stance and whose proof are
// the articles that say so.
type ftm struct{ w *bufio.Writer }

// ftmEntity is one as Aleph takes it in.
type ftmEntity struct {
	ID         string              `json:"id"`
	Schema     string              `json:"schema"`
	Properties map[string][]string `json:"properties"`
}

func (f *ftm) wants(table string) bool { return table != Claims }

func (f *ftm) begin() error { return nil }
func (f *ftm) end() error   { return nil }

func (f *ftm) write(id, schema string, properties map[string][]string) error {
	for name, values := range properties {
		var some []string
		for _, v := range values {
			if strings.TrimSpace(v) != "" {
				some = append(some, v)
			}
		}
		if properties[name] = some; some == nil {
			delete(properties, name)
		}
	}
	b, err := json.Marshal(ftmEntity{ftmID(id), schema, properties})
	if err != nil {
		return err
	}
	_, err = f.w.Write(append(b, '\n'))
	return err
}

// ftmID is an id in the letters that FollowTheMoney allows.
func ftmID(id string) string {
	if id == "" {
		return ""
	}
	return strings.ReplaceAll(id, ":", ".")
}

func ftmIDs(ids ...string) []string {
	out := make([]string, len(ids))
	for i, id := range ids {
		out[i] = ftmID(id)
	}
	return out
}

// alpha2 is a country as FollowTheMoney names it, "" for one that is no more.
func alpha2(code string) string {
	r, err := language.ParseRegion(code)
	if err != nil || !r.IsCountry() || len(r.String()) != 2 {
		return ""
	}
	return strings.ToLower(r.String())
}

// alpha3 is a language as FollowTheMoney names it, by ISO 639-3.
func alpha3(code string) string {
	tag, err := language.Parse(code)
	if err != nil {
		return ""
	}
	base, _ := tag.Base()
	return base.ISO3()
}

func (f *ftm) entity(e *graph.Entity) error {
	p := map[string][]string{"name": {e.Name}, "alias": e.Aliases}
	switch e.Kind {
	case graph.Country:
		p["country"] = []string{alpha2(e.Code)}
		return f.write(e.ID, "PublicBody", p)
	case graph.Organization:
		p["classification"] = []string{e.Type}
		schema := "Organization"
		if e.Type == "company" {
			schema = "Company"
		}
		return f.write(e.ID, schema, p)
	case graph.Person:
		return f.write(e.ID, "Person", p)
	case graph.Instrument:
		p["title"], p["fileName"], p["date"], p["summary"] = []string{e.Name}, []string{e.Name}, []string{string(e.Date)}, []string{e.Type}
		return f.write(e.ID, "Document", p)
	case graph.Summit:
		p["startDate"] = []string{string(e.Date)}
		return f.write(e.ID, "Event", p)
	}
	p["full"] = []string{e.Name}
	return f.write(e.ID, "Address", p)
}

func (f *ftm) article(a *graph.Article) error {
	title := a.Title
	if title == "" {
		title = a.ID
	}
	return f.write(a.ID, "Article", map[string][]string{"title": {title}, "fileName": {title}, "publishedAt": {string(a.Date)}, "sourceUrl": {a.URL},
		"publisher": {a.Publisher}, "language": {alpha3(a.Language)}})
}

func (f *ftm) position(p *graph.Position) error {
	var proof, quotes []string
	seen := map[string]bool{}
	for _, e := range p.Evidence {
		quotes = append(quotes, e.Quote)
		if !seen[e.Article] {
			seen[e.Article] = true
			proof = append(proof, ftmID(e.Article))
		}
	}
	return f.write("position:"+pairKey(p), "UnknownLink", map[string][]string{"subject": ftmIDs(p.Actor.ID), "object": ftmIDs(p.Instrument.ID),
		"role": {string(p.Stance)}, "status": {string(p.Tense)}, "startDate": {string(p.Since)}, "proof": proof, "description": quotes})
}

// pairKey is one word for a pair, since neither id alone is.
func pairKey(p *graph.Position) string {
	sum := sha256.Sum256([]byte(p.Instrument.ID + " " + p.Actor.ID))
	return hex.EncodeToString(sum[:10])
}

func (f *ftm) claim(*graph.Claim) error { return nil }

func (f *ftm) link(l *graph.Link) error {
	key, err := graph.LinkKey(l.Article, *l)
	if err != nil {
		return err
	}
	sum := sha256.Sum256([]byte(key))
	id := "link:" + hex.EncodeToString(sum[:10])
	p := map[string][]string{"role": {l.Role}, "startDate": {string(l.Date)}, "endDate": {string(l.Until)}, "proof": ftmIDs(l.Article),
		"description": {l.Evidence.Quote}}
	legal := func(id string) bool {
		k := graph.KindOf(id)
		return k == graph.Country || k == graph.Organization || k == graph.Person
	}
	object := l.To
	if object == "" {
		object = l.About
	}
	switch {
	case l.Kind == graph.Represents && legal(l.From) && legal(l.To):
		p["agent"], p["client"] = ftmIDs(l.From), ftmIDs(l.To)
		return f.write(id, "Representation", p)
	case l.Kind == graph.PartOf && legal(l.From) && graph.KindOf(l.To) == graph.Organization:
		p["member"], p["organization"] = ftmIDs(l.From), ftmIDs(l.To)
		return f.write(id, "Membership", p)
	case object == "":
		return f.write(id, "Note", map[string][]string{"entity": ftmIDs(l.From), "description": {l.Quote}, "proof": ftmIDs(l.Article)})
	}
	if l.Role == "" {
		p["role"] = []string{strings.ReplaceAll(string(l.Kind), "_", " ")}
	}
	p["subject"], p["object"], p["summary"] = ftmIDs(l.From), ftmIDs(object), []string{l.Quote}
	return f.write(id, "UnknownLink", p)
}

package graph

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
)

var idForm = regexp.MustCompile(`^[a-z]+:[A-Za-z0-9-]+$`)

// IsID reports whether s has the form of an id, as country:FRA.
func IsID(s string) bool { return idForm.MatchString(s) }

// Check reports what keeps a reading from being stored, as an *InvalidError
// that names the article and the field: an id that is none, an unknown word, a
// date that is none, or an entity that the reading names nowhere.
func Check(r *Reading) error {
	c := checker{where: cmp.Or(r.Article.Path, r.Article.ID), known: make(map[string]bool, len(r.Entities))}
	c.id("article.id", r.Article.ID)
	c.date("article.date", r.Article.Date)
	for i := range r.Entities {
		c.entity(fmt.Sprintf("entities[%d]", i), &r.Entities[i])
	}
	claims := make(map[string]bool, len(r.Claims))
	for i := range r.Claims {
		at := fmt.Sprintf("claims[%d]", i)
		c.claim(at, &r.Claims[i])
		c.that(!claims[r.Claims[i].ID], at+".id", "%q stands twice", r.Claims[i].ID)
		claims[r.Claims[i].ID] = true
	}
	for i := range r.Counts {
		at := fmt.Sprintf("counts[%d]", i)
		c.named(at+".instrument", r.Counts[i].Instrument)
		c.stance(at+".stance", r.Counts[i].Stance)
		c.that(r.Counts[i].Count >= 0, at+".count", "%d is less than nothing", r.Counts[i].Count)
	}
	for i := range r.Links {
		c.link(fmt.Sprintf("links[%d]", i), &r.Links[i])
	}
	if c.err == nil {
		return nil
	}
	return c.err
}

// checker keeps the first complaint about a reading.
type checker struct {
	where string
	known map[string]bool
	err   *InvalidError
}

func (c *checker) that(ok bool, field, format string, args ...any) {
	if !ok && c.err == nil {
		c.err = &InvalidError{Where: c.where, Field: field, Reason: fmt.Sprintf(format, args...)}
	}
}

func (c *checker) id(field, id string) {
	c.that(idForm.MatchString(id), field, "%q is no id: want kind:Letters-and-digits", id)
}

func (c *checker) date(field string, d Date) {
	if _, err := ParseDate(string(d)); err != nil {
		c.that(false, field, "%v", err)
	}
}

func (c *checker) stance(field string, s Stance) {
	c.that(slices.Contains(Stances, s), field, "%q is no stance: want one of %v", s, Stances)
}

func (c *checker) named(field, id string) {
	c.that(c.known[id], field, "%q is not among the entities of the reading", id)
}

func (c *checker) entity(at string, e *Entity) {
	c.id(at+".id", e.ID)
	c.that(slices.Contains(Kinds, e.Kind), at+".kind", "%q is no kind: want one of %v", e.Kind, Kinds)
	c.that(e.Name != "", at+".name", "is empty")
	c.date(at+".date", e.Date)
	c.that(!c.known[e.ID], at+".id", "%q stands twice", e.ID)
	c.known[e.ID] = true
}

func (c *checker) claim(at string, cl *Claim) {
	c.that(cl.ID != "", at+".id", "is empty")
	c.named(at+".actor", cl.Actor)
	c.named(at+".instrument", cl.Instrument)
	if cl.Summit != "" {
		c.named(at+".summit", cl.Summit)
	}
	if cl.Act != Reservation || cl.Stance != "" {
		c.stance(at+".stance", cl.Stance)
	}
	c.that(cl.Tense == Past || cl.Tense == Planned, at+".tense", "%q is no tense: want past or planned", cl.Tense)
	c.that(cl.Act == "" || cl.Act.Valid(), at+".act", "%q is no act", cl.Act)
	c.date(at+".date", cl.Date)
	c.date(at+".effective", cl.Effective)
	c.that(cl.Confidence >= 0 && cl.Confidence <= 1, at+".confidence", "%v is out of range: want 0 to 1", cl.Confidence)
}

func (c *checker) link(at string, l *Link) {
	relations := []Relation{Represents, Said, Hosted, Attended, HeldIn, AdoptedAt, PartOf}
	c.that(slices.Contains(relations, l.Kind), at+".kind", "%q is no relation: want one of %v", l.Kind, relations)
	c.named(at+".from", l.From)
	if l.To != "" || l.Kind != Said {
		c.named(at+".to", l.To)
	}
	if l.About != "" {
		c.named(at+".about", l.About)
	}
	c.date(at+".date", l.Date)
	c.date(at+".until", l.Until)
}

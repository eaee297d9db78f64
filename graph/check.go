package graph

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// IsID reports whether s has the form of an id, as country:FRA: [a-z]+:[A-Za-z0-9-]+.
func IsID(s string) bool {
	kind, rest, _ := strings.Cut(s, ":")
	for _, c := range []byte(kind) {
		if c < 'a' || c > 'z' {
			return false
		}
	}
	for _, c := range []byte(rest) {
		if !('a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' || c == '-') {
			return false
		}
	}
	return kind != "" && rest != ""
}

// Check reports what keeps a reading from being stored, as an *InvalidError
// that names the article and the field: an id that is none, an unknown word, a
// date that is none, or an entity that the reading names nowhere.
func Check(r *Reading) error {
	c := checker{where: cmp.Or(r.Article.Path, r.Article.ID), known: make(map[string]bool, len(r.Entities))}
	c.id("article.id", r.Article.ID)
	c.date("article.date", r.Article.Date)
	for i := range r.Entities {
		c.item, c.n = "entities", i
		c.entity(&r.Entities[i])
	}
	claims := make(map[string]bool, len(r.Claims))
	for i := range r.Claims {
		c.item, c.n = "claims", i
		c.claim(&r.Claims[i])
		c.once(claims, r.Claims[i].ID)
	}
	for i := range r.Counts {
		c.item, c.n = "counts", i
		c.named("instrument", r.Counts[i].Instrument)
		c.stance("stance", r.Counts[i].Stance)
		c.that(r.Counts[i].Count >= 0, "count", "%d is less than nothing", r.Counts[i].Count)
	}
	for i := range r.Links {
		c.item, c.n = "links", i
		c.link(&r.Links[i])
	}
	if c.err == nil {
		return nil
	}
	return c.err
}

// checker keeps the first complaint about a reading. Readings are checked by the
// hundred thousand and most are sound: what is only said of others is put
// together where it is said.
type checker struct {
	where string
	item  string // the list that is looked at, and the place in it
	n     int
	known map[string]bool
	err   *InvalidError
}

func (c *checker) that(ok bool, field, format string, args ...any) {
	if ok || c.err != nil {
		return
	}
	if c.item != "" {
		field = fmt.Sprintf("%s[%d].%s", c.item, c.n, field)
	}
	c.err = &InvalidError{Where: c.where, Field: field, Reason: fmt.Sprintf(format, args...)}
}

func (c *checker) id(field, id string) {
	if !IsID(id) {
		c.that(false, field, "%q is no id: want kind:Letters-and-digits", id)
	}
}

func (c *checker) date(field string, d Date) {
	if _, err := ParseDate(string(d)); err != nil {
		c.that(false, field, "%v", err)
	}
}

func (c *checker) stance(field string, s Stance) {
	if !slices.Contains(Stances, s) {
		c.that(false, field, "%q is no stance: want one of %v", s, Stances)
	}
}

func (c *checker) named(field, id string) {
	if !c.known[id] {
		c.that(false, field, "%q is not among the entities of the reading", id)
	}
}

// once notes an id, which is to stand only once.
func (c *checker) once(ids map[string]bool, id string) {
	if ids[id] {
		c.that(false, "id", "%q stands twice", id)
	}
	ids[id] = true
}

func (c *checker) entity(e *Entity) {
	c.id("id", e.ID)
	if !slices.Contains(Kinds, e.Kind) {
		c.that(false, "kind", "%q is no kind: want one of %v", e.Kind, Kinds)
	}
	c.that(e.Name != "", "name", "is empty")
	c.date("date", e.Date)
	c.once(c.known, e.ID)
}

func (c *checker) claim(cl *Claim) {
	c.that(cl.ID != "", "id", "is empty")
	c.named("actor", cl.Actor)
	c.named("instrument", cl.Instrument)
	if cl.Summit != "" {
		c.named("summit", cl.Summit)
	}
	if cl.Act != Reservation || cl.Stance != "" {
		c.stance("stance", cl.Stance)
	}
	if cl.Tense != Past && cl.Tense != Planned {
		c.that(false, "tense", "%q is no tense: want past or planned", cl.Tense)
	}
	if cl.Act != "" && !cl.Act.Valid() {
		c.that(false, "act", "%q is no act", cl.Act)
	}
	c.date("date", cl.Date)
	c.date("effective", cl.Effective)
	if !(cl.Confidence >= 0 && cl.Confidence <= 1) {
		c.that(false, "confidence", "%v is out of range: want 0 to 1", cl.Confidence)
	}
}

func (c *checker) link(l *Link) {
	relations := []Relation{Represents, Said, Hosted, Attended, HeldIn, AdoptedAt, PartOf}
	if !slices.Contains(relations, l.Kind) {
		c.that(false, "kind", "%q is no relation: want one of %v", l.Kind, relations)
	}
	c.named("from", l.From)
	if l.To != "" || l.Kind != Said {
		c.named("to", l.To)
	}
	if l.About != "" {
		c.named("about", l.About)
	}
	c.date("date", l.Date)
	c.date("until", l.Until)
}

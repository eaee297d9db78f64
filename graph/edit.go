package graph

import (
	"cmp"
	"fmt"
	"slices"
)

// Correction is what a claim says instead of what was read. What is empty stays as it is.
type Correction struct {
	Actor      string `json:"actor,omitempty"`
	Stance     Stance `json:"stance,omitempty"`
	Tense      Tense  `json:"tense,omitempty"`
	Instrument string `json:"instrument,omitempty"`
	Date       *Date  `json:"date,omitempty"` // "" says that the sentence tells none
}

// Edit is a person's correction of one claim. It is tied to what the claim was
// read as and where, as a Decision is, so that it survives a re-reading of the
// article; what was read is kept beside what it says now.
type Edit struct {
	Article    string     `json:"article"`
	Quote      string     `json:"quote"` // as NormalQuote gives it
	Actor      string     `json:"actor"`
	Stance     Stance     `json:"stance"`
	Instrument string     `json:"instrument"`
	To         Correction `json:"to"`

	// Named are the entities of To as they stood then, for articles that do not name them.
	Named []Entity `json:"named,omitempty"`
}

// EditedRule is the Rule of a claim that a person edited. Its confidence is 1:
// it is what a person read.
const EditedRule = "edit"

func (e *Edit) key() decisionKey {
	return decisionKey{e.Article, e.Quote, e.Actor, e.Stance, e.Instrument}
}

// check complains about an edit that cannot be, whatever the claim says.
func (e *Edit) check(c *checker) {
	if c.that(e != nil, "edit", "is missing"); e == nil {
		return
	}
	t := e.To
	c.that(t != (Correction{}), "edit", "changes nothing: name an actor, a stance, a tense, an instrument or a date")
	if t.Actor != "" {
		c.id("actor", t.Actor)
		c.that(slices.Contains([]Kind{Country, Organization, Person}, KindOf(t.Actor)), "actor", "%s takes no stance: want a country, an organization or a person", t.Actor)
	}
	if t.Instrument != "" {
		c.id("instrument", t.Instrument)
		c.that(slices.Contains([]Kind{Instrument, Organization}, KindOf(t.Instrument)), "instrument", "%s is no instrument", t.Instrument)
	}
	if t.Stance != "" {
		c.stance("stance", t.Stance)
	}
	c.that(t.Tense == "" || t.Tense == Past || t.Tense == Planned, "tense", "%q is no tense: want past or planned", t.Tense)
	if t.Date != nil {
		c.date("date", *t.Date)
	}
}

// On ties the edit to a stored claim. An *InvalidError tells that the claim
// says just that already, or that it cannot be edited so.
func (e *Edit) On(stored Claim) error {
	k := stored.decisionKey()
	e.Article, e.Quote, e.Actor, e.Stance, e.Instrument = k.article, k.quote, k.actor, k.stance, k.instrument
	if stored.Act == Reservation && e.To.Stance != "" {
		return &InvalidError{Field: "stance", Reason: "a reservation has none, so that none can be corrected"}
	}
	after := stored
	e.apply(&after)
	if after.Actor == stored.Actor && after.Stance == stored.Stance && after.Tense == stored.Tense && after.Instrument == stored.Instrument && after.Date == stored.Date {
		return &InvalidError{Field: "edit", Reason: fmt.Sprintf("%s says so already", stored.ID)}
	}
	return nil
}

// Names are the ids of the entities that a correction names.
func (t Correction) Names() []string {
	return slices.DeleteFunc([]string{t.Actor, t.Instrument}, func(id string) bool { return id == "" })
}

// apply makes c say what the edit says. A stance that the legal act does not
// amount to takes the act away, and a claim that is given a date orders steps.
func (e *Edit) apply(c *Claim) {
	t := e.To
	if t.Actor != "" && t.Actor != c.Actor {
		c.ActorRead, c.Actor = cmp.Or(c.ActorRead, c.Actor), t.Actor
	}
	if t.Instrument != "" && t.Instrument != c.Instrument {
		c.InstrumentRead, c.Instrument = cmp.Or(c.InstrumentRead, c.Instrument), t.Instrument
	}
	if t.Stance != "" && t.Stance != c.Stance {
		c.StanceRead, c.Stance = cmp.Or(c.StanceRead, c.Stance), t.Stance
		if c.Act.Stance() != c.Stance {
			c.Act, c.Effective = "", ""
		}
	}
	if t.Tense != "" && t.Tense != c.Tense {
		c.TenseRead, c.Tense = cmp.Or(c.TenseRead, c.Tense), t.Tense
	}
	if t.Date != nil && *t.Date != c.Date {
		c.DateRead, c.Date = cmp.Or(c.DateRead, c.Date), *t.Date
		c.DatePrecision, c.Background = c.Date.Precision(), c.Background && c.Date == ""
	}
	c.Confidence, c.Reason.Rule = 1, EditedRule
}

// edit makes claims say what people corrected, in the order of their acts, and
// adds the entities that these name to es. It reports whether that changed anything.
func (m *Mends) edit(article string, es []Entity, claims []Claim) ([]Entity, []Claim, bool) {
	if m == nil || len(m.edits[article]) == 0 {
		return es, claims, false
	}
	es, claims, edited := slices.Clone(es), slices.Clone(claims), false
	for i := range claims {
		c := &claims[i]
		c.Article = article
		k := c.decisionKey()
		c.Article = ""
		for _, e := range m.edits[article] {
			if e.key() != k {
				continue
			}
			edited = true
			e.apply(c)
			for _, n := range e.Named {
				if !Names(es, []string{n.ID}) {
					es = append(es, n)
				}
			}
		}
	}
	return es, claims, edited
}

// Pair is the actor and the instrument of what a decision is about, after all
// edits and merges.
func (m *Mends) Pair(d Decision) (actor, instrument string) {
	actor, instrument = d.Actor, d.Instrument
	if m == nil {
		return actor, instrument
	}
	for _, e := range m.edits[d.Article] {
		if e.key() == d.key() {
			actor, instrument = cmp.Or(e.To.Actor, actor), cmp.Or(e.To.Instrument, instrument)
		}
	}
	return m.Resolve(actor), m.Resolve(instrument)
}

// Reads reports whether an article tells of one of ids before merges: by what
// was read from it, of which es are the entities, or by an edit.
func (m *Mends) Reads(article string, es []Entity, ids []string) bool {
	if Names(es, ids) {
		return true
	}
	return m != nil && slices.ContainsFunc(m.edits[article], func(e *Edit) bool { return Names(e.Named, ids) })
}

// NoteOrphans marks the edits among acts that no claim of their article bears
// any more; claims lists those of an article.
func NoteOrphans(acts []Mending, claims func(article string) ([]Claim, error)) error {
	for i := range acts {
		a := &acts[i]
		if a.Kind != EditClaim || a.Undone {
			continue
		}
		found, err := claims(a.Edit.Article)
		if err != nil {
			return err
		}
		a.Orphaned = !slices.ContainsFunc(found, func(c Claim) bool { return c.decisionKey() == a.Edit.key() })
	}
	return nil
}

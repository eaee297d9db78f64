package extract_test

import (
	"slices"
	"strings"

	"signatory/graph"
)

// finder looks up in a reading what a want's lines name.
type finder struct {
	reading *graph.Reading
	src     string
}

// entities are those that the reference fits.
func (f finder) entities(ref entityRef) []graph.Entity {
	var out []graph.Entity
	for _, e := range f.reading.Entities {
		if ref.fits(e) {
			out = append(out, e)
		}
	}
	return out
}

// is reports whether the entity of that id is one that the reference fits.
func (f finder) is(ref entityRef, id string) bool {
	if ref.id != "" {
		return ref.id == id
	}
	return slices.ContainsFunc(f.entities(ref), func(e graph.Entity) bool { return e.ID == id })
}

func (ref entityRef) fits(e graph.Entity) bool {
	if ref.id != "" {
		return ref.id == e.ID
	}
	if ref.kind != "" && ref.kind != e.Kind {
		return false
	}
	names := append([]string{e.Name}, e.Aliases...)
	for _, m := range e.Mentions {
		names = append(names, m.Text)
	}
	for _, wanted := range ref.names {
		part, loose := strings.CutPrefix(wanted, "~")
		if slices.ContainsFunc(names, func(n string) bool {
			return plain(n) == plain(part) || loose && strings.Contains(plain(n), plain(part))
		}) {
			return true
		}
	}
	return false
}

// plain is a name without case, article, possessive and typographic quotes.
func plain(name string) string {
	name = strings.ToLower(strings.Join(strings.Fields(name), " "))
	name = strings.NewReplacer("’", "'", "“", "", "”", "", `"`, "").Replace(name)
	name = strings.TrimSuffix(name, "'s")
	return strings.TrimPrefix(name, "the ")
}

func (f finder) mention(m wantMention) bool {
	for _, e := range f.entities(m.entity) {
		if slices.ContainsFunc(e.Mentions, func(got graph.Mention) bool { return plain(got.Text) == plain(m.text) }) {
			return true
		}
	}
	return false
}

func (f finder) isClaim(c wantClaim, got graph.Claim) bool {
	has := map[string]string{"on": string(got.Date), "effective": string(got.Effective), "act": string(got.Act)}
	for key, value := range c.details {
		if has[key] != value {
			return false
		}
	}
	return got.Stance == c.stance && got.Tense == c.tense &&
		f.is(c.actor, got.Actor) && f.is(c.instrument, got.Instrument) && f.overlaps(c.quote, got.Evidence)
}

func (f finder) isCount(c wantCount, got graph.Count) bool {
	return got.Count == c.count && got.Stance == c.stance && f.is(c.instrument, got.Instrument) &&
		(len(c.qualifiers) == 0 || slices.Contains(c.qualifiers, got.Qualifier))
}

func (f finder) isLink(l wantLink, got graph.Link) bool {
	to := got.To
	if got.Kind == graph.Said {
		to = got.About
	}
	if got.Kind != l.kind || !f.is(l.from, got.From) || !f.overlaps(l.quote, got.Evidence) {
		return false
	}
	if (l.to.id != "" || len(l.to.names) > 0) && !f.is(l.to, to) {
		return false
	}
	return strings.Contains(plain(got.Role), plain(l.role))
}

// overlaps reports whether the evidence shares a byte with the quote, anywhere
// that the quote stands in the article; an empty quote asks nothing.
func (f finder) overlaps(quote string, ev graph.Evidence) bool {
	if quote == "" {
		return true
	}
	for at := 0; ; {
		i := strings.Index(f.src[at:], quote)
		if i < 0 {
			return false
		}
		at += i
		if ev.Start < at+len(quote) && at < ev.End {
			return true
		}
		at++
	}
}

package extract

import (
	"regexp"
	"slices"
	"sort"
	"strings"

	"signatory/extract/data"
	"signatory/graph"
)

// indexInstruments lists for every known instrument the words that tell it,
// and finds an instrument by the exact set of them.
func (x *Extractor) indexInstruments(t *data.Tables) {
	x.indexActors(t)
	x.byYear = map[int][]string{}
	for i := range t.Instruments {
		x.instruments[t.Instruments[i].ID()] = &t.Instruments[i]
		if y := year(t.Instruments[i].Adopted); y > 0 {
			x.byYear[y] = append(x.byYear[y], t.Instruments[i].ID())
		}
	}
	for _, f := range t.Forms {
		if f.Kind != graph.Instrument || f.Role == data.RoleAcronym || f.Ambiguous != "" {
			continue
		}
		words := x.tellingWords(f.Text)
		if x.told[f.Entity] == nil {
			x.told[f.Entity] = map[string]bool{}
		}
		for w := range words {
			x.told[f.Entity][w] = true
		}
		if len(words) < 2 || hasWord(strings.Fields(strings.ToLower(f.Text)), staged) {
			continue
		}
		key := wordKey(words)
		if have, ok := x.byWords[key]; ok && have != f.Entity {
			x.byWords[key] = "" // two instruments: neither
			continue
		}
		x.byWords[key] = f.Entity
	}
	x.indexKeys()
}

// staged are words that tell one of a series of instruments apart, but are not
// telling words of most: "the interim Iran nuclear deal".
var staged = wordSet("interim preliminary new second first final updated revised")

// tellingWords of a known name: countries and bodies by their ids, other words
// in the singular. The name itself is a form of the gazetteer, so those within
// it are looked up apart.
func (x *Extractor) tellingWords(text string) map[string]bool {
	out := map[string]bool{}
	words := strings.FieldsFunc(strings.ReplaceAll(text, "'s", " "), func(r rune) bool { return r == ' ' || r == '-' || r == ',' })
	for i := 0; i < len(words); i++ {
		if id, n := x.actorIn(words[i:]); n > 0 {
			out[id] = true
			i += n - 1
			continue
		}
		for _, w := range strings.FieldsFunc(strings.ToLower(words[i]), notWord) {
			if w = singular(w); !generic[w] && !minor[w] && len(w) > 1 {
				out[w] = true
			}
		}
	}
	return out
}

// actorIn is the country or body whose form begins a run of words, and how many it takes.
func (x *Extractor) actorIn(words []string) (id string, n int) {
	for n = min(5, len(words)); n > 0; n-- {
		if id = x.actorForms[strings.Join(words[:n], " ")]; id != "" {
			return id, n
		}
	}
	return "", 0
}

// indexActors lists the forms of countries and bodies.
func (x *Extractor) indexActors(t *data.Tables) {
	x.actorForms = map[string]string{}
	for _, f := range t.Forms {
		if (f.Kind == graph.Country || f.Kind == graph.Organization) && (f.Ambiguous == "" || f.Role != data.RoleCapital && f.Role != data.RoleAcronym) && x.actorForms[f.Text] == "" {
			x.actorForms[f.Text] = f.Entity
		}
	}
}

// lookup is the known instrument that telling words mean, "" for none: one with
// exactly these words, else one whose words are all among them, the rest being
// its parties, its year or fillers ("a deal to limit Iran's nuclear program").
// None is meant that was made after the article was written.
func (x *Extractor) lookup(t told, class string, written graph.Date) string {
	for _, id := range []string{x.byWords[wordKey(t.words)], x.byWords[wordKey(withoutYear(t.words))], x.within(t), x.ofYear(t)} {
		if k := x.instruments[id]; id != "" && x.fitsClass(id, class) && (k == nil || !later(k.Adopted, written)) {
			return id
		}
	}
	return ""
}

func (x *Extractor) fitsClass(id, class string) bool {
	k := x.instruments[id]
	if k == nil {
		return true
	}
	head, _ := x.head(strings.ToLower(k.Type))
	return compatible(head.Class, class)
}

// within is the one known instrument with a set of telling words that holds a
// country and a topic, all of it among the words told, "" for none or several.
func (x *Extractor) within(t told) string {
	found := ""
	for w := range t.words {
		for _, k := range x.keysOf[w] {
			if !all(k.words, t.words) || !x.spares(k.id, k.words, t) {
				continue
			}
			if found != "" && found != k.id {
				return ""
			}
			found = k.id
		}
	}
	return found
}

// ofYear is the one known instrument that was made in the year told, that has a
// party told and shares two topic words, or all that are told: "the 1987 missile pact with Russia".
func (x *Extractor) ofYear(t told) string {
	found, topic := "", topics(withoutYear(t.words))
	if t.year == 0 || len(topic) == 0 {
		return ""
	}
	for _, id := range x.byYear[t.year] {
		common, party := 0, false
		for _, w := range topic {
			if x.told[id][w] {
				common++
			}
		}
		for _, p := range x.instruments[id].Parties {
			party = party || t.parties[p] || t.parties[successor[p]]
		}
		if !party || common < min(2, len(topic)) {
			continue
		}
		if found != "" {
			return ""
		}
		found = id
	}
	return found
}

// successor states took over the treaties of others.
var successor = map[string]string{"country:SUN": "country:RUS", "country:YUG": "country:SRB", "country:CSK": "country:CZE", "country:DDR": "country:DEU"}

// isParty reports a party of a known instrument, or the state that took over from one.
func isParty(k *data.Instrument, id string) bool {
	return slices.ContainsFunc(k.Parties, func(p string) bool { return p == id || successor[p] == id })
}

// instrumentKey is a set of words that tells one known instrument.
type instrumentKey struct {
	id    string
	words []string
}

func all(words []string, in map[string]bool) bool {
	for _, w := range words {
		if !in[w] {
			return false
		}
	}
	return true
}

// spares reports whether what is told beyond an instrument's key does not gainsay it.
func (x *Extractor) spares(id string, key []string, t told) bool {
	k := x.instruments[id]
	if k == nil || t.year > 0 && t.year != year(k.Adopted) {
		return false
	}
	for p, ok := range t.parties {
		if ok && len(k.Parties) > 0 && !isParty(k, p) {
			return false
		}
	}
	for w := range t.words {
		if !slices.Contains(key, w) && !fillers[w] && !isParty(k, w) && !yearOf(w, t.year) && !x.told[id][w] {
			return false
		}
	}
	return true
}

// fillers add nothing to a topic that is told beside them.
var fillers = wordSet(`program programme limit limiting curb curbing restrict restricting capability ambition activity arm weapon power rein
	reining scale scaling back freeze halting halt deadly disputed contentious fledgling fragile shaky hard-fought crumbling`)

// indexKeys lists the keys of country and topic by their first country.
func (x *Extractor) indexKeys() {
	x.keysOf = map[string][]instrumentKey{}
	for key, id := range x.byWords {
		words := strings.Fields(key)
		country, topic := "", false
		for _, w := range words {
			if strings.HasPrefix(w, "country:") && country == "" {
				country = w
			}
			topic = topic || !strings.Contains(w, ":") && !yearWord.MatchString(w)
		}
		if id != "" && country != "" && topic {
			x.keysOf[country] = append(x.keysOf[country], instrumentKey{id, words})
		}
	}
}

// meant reports whether a name that others bear too ("nuclear deal") means the
// known instrument: the article names the first of its parties, of a new one the
// sentence does, and no other country stands behind "with".
func (d *desk) meant(s *sentence, h hit, f *data.Form) bool {
	k := d.x.instruments[f.Entity]
	if k == nil {
		return true
	}
	before := ""
	if fields := strings.Fields(d.doc.Text[s.start:h.start]); len(fields) > 0 {
		before = strings.TrimRight(strings.ToLower(fields[len(fields)-1]), "-‐‑")
	}
	isNew := fresh(before)
	if f.Ambiguous != "" && len(k.Parties) == 0 && (isNew || broughtUp(d.doc.Text[s.start:h.start])) { // "a key arms treaty" is any
		return false
	}
	if later(k.Adopted, d.doc.Article.Date) {
		return false
	}
	if topical.MatchString(before) { // "a nuclear arms treaty" is no arms treaty
		return false
	}
	with := strings.HasPrefix(d.doc.Text[h.end:], " with ")
	first := len(k.Parties) == 0
	for _, o := range d.scan.names {
		for _, g := range o.forms {
			if g.Kind != graph.Country || o.start < h.end && o.end > h.start {
				continue
			}
			if with && o.start > h.end && o.start <= h.end+len(" with the ") && !isParty(k, g.Entity) {
				return false
			}
			first = first || g.Entity == k.Parties[0] && (!isNew || o.start >= s.start && o.end <= s.end)
		}
	}
	return first
}

// broughtUp reports whether "a" and adjectives of an instrument's weight end a text.
func broughtUp(text string) bool {
	fields := strings.Fields(strings.ToLower(text))
	for i := len(fields) - 1; i >= 0 && i > len(fields)-4; i-- {
		if fields[i] == "a" || fields[i] == "an" {
			return true
		}
		if !eminence[fields[i]] && !generic[fields[i]] {
			return false
		}
	}
	return false
}

// topical is how adjectives end that tell what an instrument is about.
var topical = regexp.MustCompile(`^(nuclear|.{3,}(ical|omic|ional|itary|egic|ural|itime))$`)

// unheardOf reports an instrument that was adopted more than eight years after an
// article was written, which is how long talks bear the name of what they lead to
// at most: who wrote of "the Paris accord" in 1987 meant another.
func unheardOf(k *data.Instrument, written graph.Date) bool {
	return k != nil && year(written) > 0 && year(k.Adopted) > year(written)+8
}

// later reports a year after the other's, where both are known.
func later(a, b graph.Date) bool { return year(a) > 0 && year(b) > 0 && year(a) > year(b) }

// withoutYear drops a year from telling words: "the 2015 Paris climate accord".
func withoutYear(words map[string]bool) map[string]bool {
	out := map[string]bool{}
	for w := range words {
		if !yearWord.MatchString(w) {
			out[w] = true
		}
	}
	return out
}

func wordKey(words map[string]bool) string {
	list := make([]string, 0, len(words))
	for w := range words {
		list = append(list, w)
	}
	sort.Strings(list)
	return strings.Join(list, " ")
}

// Knows reports whether an instrument stands in the gazetteer, and was not made
// of an article's words alone.
func (x *Extractor) Knows(instrument string) bool { return x.instruments[instrument] != nil }

package extract

import (
	"slices"
	"sort"

	"signatory/extract/data"
	"signatory/graph"
)

// treaty is an instrument of an article: all the ways in which the text names it.
type treaty struct {
	id       string
	name     string
	kind     string // graph.Entity.Type
	class    string // of its head
	known    *data.Instrument
	summit   string          // entity id of the summit that it belongs to
	words    map[string]bool // the words that tell it from others; countries by their ids
	parties  map[string]bool // entity ids
	year     int
	number   string // of a resolution
	named    bool
	plural   bool   // its first mention is
	partner  string // of one that a plural means with each of several
	mentions []*mention
	last     int // sentence of the last mention
	seen     seen
}

// seen keeps what was found in an instrument's first so many mentions, which is asked
// of every claim on it.
type seen struct {
	titled, aliased int // mentions that were looked through
	inTitle         bool
	aliases         []string
}

// inTitle reports whether the headline mentions it.
func (t *treaty) inTitle() bool {
	if t.seen.titled != len(t.mentions) {
		t.seen.titled = len(t.mentions)
		t.seen.inTitle = slices.ContainsFunc(t.mentions, func(m *mention) bool { return m.sent == 0 })
	}
	return t.seen.inTitle
}

// stock is the instruments of an article.
type stock struct {
	d     *desk
	all   []*treaty
	byID  map[string]*treaty
	of    map[*mention]*treaty
	apart map[*mention]map[string]*treaty // by the plural that means them and their partners
}

func newStock(d *desk) *stock {
	return &stock{d: d, byID: map[string]*treaty{}, of: map[*mention]*treaty{}, apart: map[*mention]map[string]*treaty{}}
}

// resolve finds for every instrument mention the instrument that it names. The
// body is read first: a headline names what the body explains.
func (st *stock) resolve() {
	for _, title := range []bool{false, true} {
		for _, s := range st.d.sentences {
			if s.headline() != title {
				continue
			}
			for i := range s.tokens {
				if m := s.mention(i); m != nil && m.kind == graph.Instrument {
					st.place(s, m)
				}
			}
		}
	}
	st.introduce()
	st.entitle()
	st.joinSummits()
	st.dismiss()
}

// settle names the instruments, now that it is known who is party to them.
func (st *stock) settle(found []predicate) {
	st.divide()
	for _, p := range found {
		if p.scope.stance != graph.Signed || p.frame.Stance != graph.Signed {
			st.bilateral(p)
			continue
		}
		for _, o := range p.objects {
			if o.treaty == nil || o.treaty.named {
				continue
			}
			for _, a := range p.actors {
				if !st.d.mediates(p, st.d.playerOf(p, a), o) {
					o.treaty.parties[a.entity] = true
				}
			}
		}
	}
	st.sameParties()
	st.partnersKnown()
	st.name()
}

// sameParties takes a deal that four or more parties of one known instrument of the article have
// made, and no other country, for that one: "a deal that the US negotiated alongside China, France and Russia".
func (st *stock) sameParties() {
	for _, t := range st.all {
		if t.known != nil || t.named || t.plural || t.id != "" {
			continue
		}
		if k := st.madeBy(t); k != nil {
			t.id = k.id
			clear(t.words)
		}
	}
}

// madeBy is the one known instrument of the article among whose parties all countries of t are, four
// at the least, nil for none or several.
func (st *stock) madeBy(t *treaty) *treaty {
	var found *treaty
	for _, k := range st.all {
		if k.known == nil || k.id == "" || !compatible(k.class, t.class) || t.year > 0 && t.year != year(k.known.Adopted) {
			continue
		}
		n := 0
		for p := range t.parties {
			if st.d.x.countries[p] == nil {
				continue
			}
			if !isParty(k.known, p) {
				n = -100
			}
			n++
		}
		if n < 4 {
			continue
		}
		if found != nil && found.id != k.id {
			return nil
		}
		found = k
	}
	return found
}

// place gives a mention its instrument, a new one where none fits.
func (st *stock) place(s *sentence, m *mention) {
	if st.of[m] != nil {
		return
	}
	t := st.find(s, m)
	if t == nil {
		t = &treaty{words: map[string]bool{}, parties: map[string]bool{}}
		st.all = append(st.all, t)
	}
	st.add(s, m, t)
}

// add files a mention under its instrument and learns from it.
func (st *stock) add(s *sentence, m *mention, t *treaty) {
	st.of[m] = t
	if len(t.mentions) == 0 {
		t.plural = m.noun.plural
	}
	t.mentions = append(t.mentions, m)
	t.last = s.index
	if m.noun.named {
		t.named = true
	}
	if t.class == "" {
		t.class = m.noun.head.Class
	}
	if t.kind == "" {
		t.kind = m.noun.head.Type
	}
	if t.known == nil || m.noun.named {
		told := st.telling(s, m.noun)
		for w := range told.words {
			t.words[w] = true
		}
		for p, ok := range told.parties {
			if ok {
				t.parties[p] = true
			}
		}
		if t.year == 0 {
			t.year = told.year
		}
		if t.number == "" {
			t.number = told.number
		}
	}
	if t.summit == "" && (m.noun.head.Class == "statement" || m.noun.head.Class == "pledge") {
		t.summit = st.d.summitOf(s, m)
	}
}

// joinSummits makes one of the unnamed declaration of a summit and the named one.
func (st *stock) joinSummits() {
	named := map[string]*treaty{}
	for _, t := range st.all {
		if t.summit != "" && t.named && named[t.summit] == nil {
			named[t.summit] = t
		}
	}
	kept := st.all[:0]
	for _, t := range st.all {
		if into := named[t.summit]; into != nil && into != t && !t.named && t.summit != "" && compatible(into.class, t.class) {
			st.join(into, t)
			continue
		}
		kept = append(kept, t)
	}
	st.all = kept
}

func (st *stock) join(into, from *treaty) {
	for _, m := range from.mentions {
		st.of[m] = into
		into.mentions = append(into.mentions, m)
	}
	sort.SliceStable(into.mentions, func(i, j int) bool { return into.mentions[i].start < into.mentions[j].start })
}

package extract

import (
	"sort"
	"strings"

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
	named    bool
	mentions []*mention
	last     int // sentence of the last mention
}

// stock is the instruments of an article.
type stock struct {
	d    *desk
	all  []*treaty
	byID map[string]*treaty
	of   map[*mention]*treaty
}

func newStock(d *desk) *stock {
	return &stock{d: d, byID: map[string]*treaty{}, of: map[*mention]*treaty{}}
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
	st.joinSummits()
}

// settle names the instruments, now that it is known who is party to them.
func (st *stock) settle(found []predicate) {
	for _, p := range found {
		if p.scope.stance != graph.Signed || p.frame.Stance != graph.Signed {
			continue
		}
		for _, o := range p.objects {
			if o.treaty == nil || o.treaty.named {
				continue
			}
			for _, a := range p.actors {
				o.treaty.parties[a.entity] = true
			}
		}
	}
	st.name()
}

// place gives a mention its instrument, a new one where none fits.
func (st *stock) place(s *sentence, m *mention) {
	t := st.find(s, m)
	if t == nil {
		t = &treaty{words: map[string]bool{}, parties: map[string]bool{}}
		st.all = append(st.all, t)
	}
	st.add(s, m, t)
}

// find is the instrument that a mention names, nil for a new one.
func (st *stock) find(s *sentence, m *mention) *treaty {
	if m.entity != "" {
		return st.known(m.entity)
	}
	if t := st.sameNoun(s, m); t != nil {
		return t
	}
	told := st.telling(s, m.noun)
	if id := st.d.x.lookup(told, m.noun.head.Class); id != "" {
		return st.known(id)
	}
	switch {
	case m.noun.named:
		return st.alike(told, m.noun)
	case fresh(m.noun.det) || (m.noun.plural && m.noun.det == "") || m.noun.det == "":
		if s.headline() || m.noun.det == "" {
			return st.recent(s, m, told)
		}
		return nil
	}
	return st.recent(s, m, told)
}

// fresh reports whether a determiner brings up something new.
func fresh(det string) bool {
	switch det {
	case "a", "an", "another", "no", "any", "some", "each", "every":
		return true
	}
	return det != "" && det[0] >= '0' && det[0] <= '9'
}

// known is the instrument of a gazetteer id, made at its first mention.
func (st *stock) known(id string) *treaty {
	if t := st.byID[id]; t != nil {
		return t
	}
	t := &treaty{id: id, known: st.d.x.instruments[id], named: true, words: map[string]bool{}, parties: map[string]bool{}}
	if t.known != nil {
		t.name, t.kind, t.year = t.known.Name, t.known.Type, year(t.known.Adopted)
		if t.known.Summit != "" {
			t.summit = "summit:" + t.known.Summit
		}
		for w := range st.d.x.told[id] {
			t.words[w] = true
		}
		for _, p := range t.known.Parties {
			t.parties[p] = true
		}
		head, _ := st.d.x.head(strings.ToLower(t.known.Type))
		t.class = head.Class
	}
	st.byID[id] = t
	st.all = append(st.all, t)
	return t
}

// sameNoun follows an apposition or "X is a treaty" to what it explains.
func (st *stock) sameNoun(s *sentence, m *mention) *treaty {
	if s.kids == nil || m.noun.named {
		return nil
	}
	if s.plain(m.tok) == "appos" {
		if o := s.mention(s.head(m.tok)); o != nil && o.kind == graph.Instrument {
			return st.of[o]
		}
	}
	if s.child(m.tok, "cop") >= 0 {
		if o := s.mention(s.child(m.tok, "nsubj")); o != nil && o.kind == graph.Instrument {
			return st.of[o]
		}
	}
	return nil
}

// telling is the set of words that tell an instrument from others: those of
// its phrase and of the complement behind it.
func (st *stock) telling(s *sentence, n *noun) map[string]bool {
	out := map[string]bool{}
	for i := n.from; i < n.to; i++ {
		st.tell(out, s, i)
	}
	if n.owner >= 0 {
		st.tell(out, s, n.owner)
	}
	for i := n.to; i < complementEnd(s, n.to); i++ {
		st.tell(out, s, i)
	}
	return out
}

func (st *stock) tell(out map[string]bool, s *sentence, i int) {
	if m := s.mention(i); m != nil && m.entity != "" && m.kind != graph.Instrument {
		out[m.entity] = true
		return
	}
	t := s.tag(i)
	if strings.HasPrefix(t, "NN") || strings.HasPrefix(t, "JJ") || t == "CD" || t == "VBG" || t == "VBN" {
		for _, w := range strings.FieldsFunc(s.word(i), notWord) {
			if w = singular(w); !generic[w] && len(w) > 1 {
				out[w] = true
			}
		}
	}
}

// complementEnd is the end of what a noun's prepositions bring in: "with Iran on
// its nuclear programme", but not the time, the place or the purpose.
func complementEnd(s *sentence, i int) int {
	end := i
	for n := 0; n < 2 && complementPrepositions[s.word(end)]; n++ {
		next := phraseEnd(s, end+1)
		if next == end+1 || circumstance[s.word(next-1)] {
			break
		}
		end = next
	}
	return end
}

// circumstance are nouns that say when, where or how a thing is signed, not what
// it is about: "signed the convention on the spot".
var circumstance = wordSet("day spot eve sidelines behalf condition basis grounds ground side occasion margins margin date opening time board table stage same way sea air land paper deadline schedule start end month morning afternoon evening night")

var complementPrepositions = wordSet("with between on over about among for of against banning limiting curbing concerning regarding")

// phraseEnd is the end of the noun phrase, coordinated ones included, that begins at token i.
func phraseEnd(s *sentence, i int) int {
	end := i
	for j := i; j < len(s.tokens) && j < i+12; j++ {
		if timeWord(s.word(j)) || s.tag(j) == "CD" && (timeWord(s.word(j+1)) || yearWord.MatchString(s.word(j))) {
			return end
		}
		switch t := s.tag(j); {
		case t == "DT", t == "JJ", t == "JJR", t == "JJS", t == "CD", t == "PRP$", t == "POS", t == "HYPH", t == "VBG", t == "VBN":
		case strings.HasPrefix(t, "NN"):
			end = j + 1
		case t == "CC" && s.word(j) == "and", s.word(j) == "of" && end == j:
		default:
			return end
		}
	}
	return end
}

// generic words tell nothing: any instrument may bear them.
var generic = wordSet(`new final draft joint landmark historic first second last latest current existing international global
	bilateral multilateral multinational world major key important controversial proposed agreed signed such same original previous
	interim preliminary tentative initial recent broad broader wider comprehensive legal binding legally formal official possible potential
	future flawed bad terrible disastrous great big good better worst tough updated revised modified renegotiated so-called key own other
	treaty convention protocol accord agreement pact charter statement declaration communique communiqué deal pledge compact resolution
	document text framework memorandum arrangement understanding settlement commitment country nation leader government year month week
	day monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow summit two three four five six seven`)

func wordSet(s string) map[string]bool {
	out := map[string]bool{}
	for _, w := range strings.Fields(s) {
		out[w] = true
	}
	return out
}

func notWord(r rune) bool { return !wordRune(r) }

func singular(w string) string {
	switch {
	case len(w) > 4 && strings.HasSuffix(w, "ies"):
		return w[:len(w)-3] + "y"
	case len(w) > 3 && strings.HasSuffix(w, "s") && !strings.HasSuffix(w, "ss"):
		return w[:len(w)-1]
	}
	return w
}

// alike is the instrument of the article whose name shares at least half of
// the longer one's telling words.
func (st *stock) alike(told map[string]bool, n *noun) *treaty {
	var best *treaty
	most := 0.0
	for _, t := range st.all {
		if !compatible(t.class, n.head.Class) || len(t.words) == 0 || len(told) == 0 {
			continue
		}
		if v := float64(shared(told, t.words)) / float64(max(len(told), len(t.words))); v >= 0.5 && v > most {
			best, most = t, v
		}
	}
	return best
}

func shared(a, b map[string]bool) int {
	n := 0
	for w := range a {
		if b[w] {
			n++
		}
	}
	return n
}

// compatible reports whether a description of class b may stand for an
// instrument of class a: a treaty may be called a deal, not a resolution.
func compatible(a, b string) bool {
	if a == b || a == "" || b == "" {
		return true
	}
	group := map[string]int{"treaty": 1, "deal": 1, "plan": 1, "statement": 2, "pledge": 2, "resolution": 3, "law": 4}
	if group[a] == group[b] {
		return true
	}
	return a == "pledge" && b == "treaty" || (a == "treaty" || a == "deal") && b == "pledge"
}

// recent is the instrument that a description takes up again: one that shares
// its words, or, where it has none, the nearest and most talked of.
func (st *stock) recent(s *sentence, m *mention, told map[string]bool) *treaty {
	var best *treaty
	most := 0.0
	for _, t := range st.all {
		if !compatible(t.class, m.noun.head.Class) || len(t.mentions) == 0 {
			continue
		}
		common := shared(told, t.words)
		own := 0
		for w := range told {
			if !t.words[w] && !t.parties[w] && !yearOf(w, t.year) {
				own++
			}
		}
		if own > 0 && (common == 0 || own > common) {
			continue
		}
		gap := float64(abs(s.index - t.last))
		v := 4*float64(common) + 3/(1+gap/2) + min(3, 0.5*float64(len(t.mentions)))
		if t.class == m.noun.head.Class {
			v += 0.5
		}
		if sameHead(t, m.noun) {
			v++
		}
		if v > most {
			best, most = t, v
		}
	}
	return best
}

// nearest is the instrument of a class that is mentioned nearest to a sentence,
// one before it where two are equally near.
func (st *stock) nearest(s *sentence, class string) *treaty {
	var best *treaty
	gap := 1 << 30
	for _, t := range st.all {
		if t.class != class {
			continue
		}
		for _, m := range t.mentions {
			g := 2 * abs(s.index-m.sent)
			if m.sent > s.index {
				g++
			}
			if g < gap {
				best, gap = t, g
			}
		}
	}
	if gap > 12 {
		return nil
	}
	return best
}

// voted is what a vote without an object is about: the nearest resolution, else
// the nearest named treaty.
func (st *stock) voted(s *sentence) *treaty {
	if t := st.nearest(s, "resolution"); t != nil {
		return t
	}
	if strings.Contains(st.d.doc.Text, "vot") { // a text that speaks of a vote
		return st.nearest(s, "treaty")
	}
	return nil
}

func sameHead(t *treaty, n *noun) bool {
	for _, m := range t.mentions {
		if m.noun != nil && m.noun.head.Word == n.head.Word {
			return true
		}
	}
	return false
}

func yearOf(w string, y int) bool {
	return len(w) == 4 && y > 0 && year(graph.Date(w)) == y
}

func abs(n int) int { return max(n, -n) }

// add files a mention under its instrument and learns from it.
func (st *stock) add(s *sentence, m *mention, t *treaty) {
	st.of[m] = t
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
		for w := range st.telling(s, m.noun) {
			t.words[w] = true
			if strings.HasPrefix(w, "country:") || strings.HasPrefix(w, "organization:") {
				t.parties[w] = true
			}
			if y := year(graph.Date(w)); len(w) == 4 && y > 1800 && y < 2100 && t.year == 0 {
				t.year = y
			}
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

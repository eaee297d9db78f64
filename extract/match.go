package extract

import (
	"slices"
	"strings"

	"signatory/graph"
)

// find is the instrument that a mention names, nil for a new one.
func (st *stock) find(s *sentence, m *mention) *treaty {
	if m.entity != "" {
		if id := st.renewed(s, m); id != "" {
			return st.known(id)
		}
		return st.known(m.entity)
	}
	if m.same != nil {
		return st.of[m.same]
	}
	if t := st.sameNoun(s, m); t != nil {
		return t
	}
	n := m.noun
	t := st.telling(s, n)
	if !(bringsUp(n.det) && hasWord(n.words, unmade)) {
		if id := st.d.x.lookup(t, n.head.Class, st.d.doc.Article.Date); id != "" {
			return st.known(id)
		}
	}
	if t := st.purposed(s, n); t != nil {
		return t
	}
	switch {
	case n.named:
		return st.alike(t, n, 0.5)
	case s.word(n.from-2) == "such" && len(topics(t.words)) == 0: // "opposes such an agreement"
		return st.lately(s, n.head.Class)
	case n.det == "" && (s.headline() || !n.plural):
		return st.recent(s, m, t)
	case n.head.Class == "resolution" && !n.plural && len(topics(t.words)) == 0 && !hasWord(n.words, besides): // a body votes on one at a time
		return st.recent(s, m, t)
	case bringsUp(n.det):
		if (eminent(n) || befallen[s.word(n.from-2)]) && !hasWord(n.words, unmade) {
			if k := st.recent(s, m, t); k != nil && k.named && k.means(t) {
				return k
			}
		}
		if len(topics(t.words)) > 1 {
			return st.alike(t, n, 0.67)
		}
		return nil
	}
	return st.recent(s, m, t)
}

// besides are words of an instrument beside one that the text has spoken of.
var besides = wordSet("similar another separate second earlier previous different")

// purposed is the known instrument that "the deal to limit Iran's nuclear
// program" means: behind "the", the purpose is its topic only where that makes it a known one.
func (st *stock) purposed(s *sentence, n *noun) *treaty {
	if n.det != "the" || s.word(n.to) != "to" {
		return nil
	}
	n.wide = true
	if id := st.d.x.lookup(st.telling(s, n), n.head.Class, st.d.doc.Article.Date); id != "" {
		return st.known(id)
	}
	n.wide = false
	return nil
}

// unmade are words of an instrument that is yet to be: "a new nuclear deal".
var unmade = wordSet("new better tougher another broader future possible potential stronger")

func hasWord(list []string, set map[string]bool) bool {
	return slices.ContainsFunc(list, func(w string) bool { return set[w] || set[singular(w)] })
}

// topics are the telling words that are no names.
func topics(words map[string]bool) []string {
	var out []string
	for w := range words {
		if !strings.Contains(w, ":") {
			out = append(out, w)
		}
	}
	return out
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
			if heir := successor[p]; heir != "" {
				t.parties[heir] = true
			}
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
	if !s.parsed() || m.noun.named {
		return nil
	}
	if h := s.head(m.tok); h >= 0 && bringsUp(m.noun.det) && s.plain(m.tok) == "obj" && equating[s.word(h)] { // "the pact marked a watershed agreement"
		if t := st.equated(s, h); t != nil && compatible(t.class, m.noun.head.Class) {
			return t
		}
	}
	if !s.namesBeside(m) {
		return nil
	}
	if t := st.knownAs(s, m); t != nil {
		return t
	}
	if t := st.explained(s, m); t != nil {
		return t
	}
	if s.plain(m.tok) == "appos" {
		if o := s.mention(s.head(m.tok)); o != nil && o.kind == graph.Instrument {
			return st.of[o]
		}
	}
	if o := s.explainedBy(m); o != nil { // "the Lima Pact with Chad, a 12-nation deal that", wherever the tree hangs it
		if t := st.of[o]; t != nil && t.named && compatible(t.class, m.noun.head.Class) {
			return t
		}
	}
	if s.child(m.tok, "cop") >= 0 {
		if o := s.mention(s.child(m.tok, "nsubj")); o != nil && o.kind == graph.Instrument {
			return st.of[o]
		}
	}
	return nil
}

// namesBeside reports whether a sentence names an instrument beside m.
func (s *sentence) namesBeside(m *mention) bool {
	return slices.ContainsFunc(s.at, func(o *mention) bool { return o != nil && o != m && o.kind == graph.Instrument })
}

// alike is the instrument of the article whose name shares at least a part, 0
// to 1, of the longer one's telling words.
func (st *stock) alike(told told, n *noun, part float64) *treaty {
	var best *treaty
	most := 0.0
	for _, t := range st.all {
		if !compatible(t.class, n.head.Class) || len(t.words) == 0 || len(told.words) == 0 || t.differs(told) {
			continue
		}
		if v := float64(shared(told.words, t.words)) / float64(max(len(told.words), len(t.words))); v >= part && v > most {
			best, most = t, v
		}
	}
	return best
}

// differs reports what shows that a description means another instrument:
// another year, other parties, another body.
func (t *treaty) differs(told told) bool {
	if told.year > 0 && t.year > 0 && told.year != t.year || told.number != "" && t.number != "" && told.number != t.number {
		return true
	}
	has, common, foreign := false, false, false
	for p := range t.parties {
		has = true
		common = common || told.parties[p] || told.words[p]
	}
	for p, ok := range told.parties {
		foreign = foreign || ok && !t.parties[p] && !t.words[p]
	}
	if foreign && has && (t.known != nil && len(t.known.Parties) > 0 || !common) {
		return true
	}
	a, b := votingBody(told.words), votingBody(t.words)
	return a != "" && b != "" && a != b
}

// votingBodies pass resolutions.
var votingBodies = wordSet(`organization:un-security-council organization:un-general-assembly organization:un-human-rights-council
	organization:international-atomic-energy-agency organization:european-union organization:unesco organization:arab-league`)

func votingBody(words map[string]bool) string {
	body := ""
	for w := range words {
		if votingBodies[w] && (body == "" || w < body) {
			body = w
		}
	}
	return body
}

// knownAs is the instrument by whose name a description says that it is known:
// "a treaty on Iran's nuclear programme, known as the Joint Comprehensive Plan of Action".
func (st *stock) knownAs(s *sentence, m *mention) *treaty {
	for i := complementEnd(s, m.noun); i < len(s.tokens) && i < m.noun.to+20; i++ {
		if w := s.word(i); w != "known" && w != "called" && w != "dubbed" {
			continue
		}
		for j := i + 1; j < i+6; j++ {
			if o := s.mention(j); o != nil && o.kind == graph.Instrument && o.noun != nil && o.noun.named {
				if st.of[o] == nil {
					st.place(s, o)
				}
				return st.of[o]
			}
		}
		return nil
	}
	return nil
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

// topicOf are the words that a description may take for a known instrument's topic.
func topicOf(t *treaty) map[string]bool {
	if t.known == nil {
		return nil
	}
	return topicWords[t.known.Topic]
}

// topicWords are by the topics of instruments.tsv.
var topicWords = map[string]map[string]bool{
	"nuclear": wordSet("nuclear arm control weapon missile disarmament nonproliferation non-proliferation atomic"),
	"arms":    wordSet("arm control weapon disarmament military"),
	"climate": wordSet("climate change warming emission environmental environment carbon greenhouse gas"),
	"trade":   wordSet("trade free commerce commercial tariff"),
	"peace":   wordSet("peace"), "security": wordSet("security defense defence military alliance"),
	"sea": wordSet("sea maritime ocean fishing"), "migration": wordSet("migration refugee"), "human-rights": wordSet("right human"),
	"ai": wordSet("ai artificial intelligence"), "europe": wordSet("divorce exit brexit"),
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

package extract

import (
	"slices"

	"signatory/graph"
)

// This file makes one entity of a description and a name: of "a landmark arms
// treaty" and the INF Treaty that the text names only behind it, or has named before.

// introduce joins every description to the instrument that the next sentences name.
func (st *stock) introduce() {
	into := map[*treaty]*treaty{}
	for _, t := range st.all {
		if k := st.introduced(t); k != nil {
			into[t] = k
		}
	}
	st.all = slices.DeleteFunc(st.all, func(t *treaty) bool {
		if into[t] == nil {
			return false
		}
		st.join(into[t], t)
		return true
	})
}

// introduced is the one instrument that a description brings up before it is
// named, nil for none or several.
func (st *stock) introduced(t *treaty) *treaty {
	if t.id != "" || t.named || t.plural || len(t.mentions) == 0 {
		return nil
	}
	m := t.mentions[0]
	s := st.d.sentences[m.sent]
	reach := 3 // sentences within which the name must follow
	if eminent(m.noun) {
		reach = 12
	}
	switch det := m.noun.det; {
	case det == "a" || det == "an":
		if !eminent(m.noun) {
			return nil
		}
	case det != "the" && det != "this" && det != "":
		return nil
	}
	if hasWord(m.noun.words, unmade) || hasWord(m.noun.words, besides) {
		return nil
	}
	told := told{t.words, t.parties, t.year, t.number}
	var found *treaty
	for _, k := range st.all {
		if k == t || !k.named || len(k.mentions) == 0 || !compatible(k.class, t.class) || !k.means(told) {
			continue
		}
		first := k.mentions[0]
		for _, o := range k.mentions {
			if o.start < first.start {
				first = o
			}
		}
		if first.start < m.start || first.sent-m.sent > reach && !s.headline() {
			continue
		}
		if found != nil {
			return nil
		}
		found = k
	}
	return found
}

// means reports whether all that a description tells is of a named instrument:
// its topic, which must be told, its year, its parties.
func (t *treaty) means(told told) bool {
	if t.differs(told) {
		return false
	}
	for p, ok := range told.parties {
		if ok && !t.parties[p] && !t.words[p] {
			return false
		}
	}
	topic := false
	for w := range told.words {
		switch {
		case topicOf(t)[w], t.words[w]:
			topic = true
		case t.parties[w], yearOf(w, t.year), eminence[w]:
		default:
			return false
		}
	}
	return topic
}

// eminent reports a phrase that tells of one well-known instrument, although "a"
// stands before it: "a landmark arms treaty".
func eminent(n *noun) bool { return hasWord(n.words, eminence) }

// eminence are words of an instrument that the world knows.
var eminence = wordSet(`landmark historic key major important pivotal crucial cornerstone seminal flagship sweeping ambitious global worldwide
	international multinational multilateral famous celebrated decade old long-standing longstanding decades-old cold war era post-war postwar last remaining bedrock`)

// befallen are forms of verbs whose object is there, "a" or not: "will not let them violate a
// nuclear agreement".
var befallen = wordSet(`violate violates violated violating breach breaches breached breaching break breaks broke broken breaking honor honors honored honoring
	honour honours honoured honouring flout flouts flouted flouting scrap scraps scrapped scrapping quit abandon abandons abandoned abandoning`)

// explained is the named instrument by which an apposition explains a
// description: "a landmark arms treaty, the INF Treaty".
func (st *stock) explained(s *sentence, m *mention) *treaty {
	for _, k := range s.children(m.tok, "appos") {
		if o := s.mention(k); o != nil && o.kind == graph.Instrument && o.noun != nil && o.noun.named && compatible(m.noun.head.Class, o.noun.head.Class) {
			st.place(s, o)
			return st.of[o]
		}
	}
	i := complementEnd(s, m.noun) + 1
	if i == m.noun.to+1 || s.word(i-1) != "," || m.noun.det != "the" || m.noun.plural {
		return nil
	}
	if s.word(i) == "the" {
		i++
	}
	for k := i; k < i+6; k++ { // "the last treaty between them, New START, expires"
		o := s.mention(k)
		if o != nil && o != m && o.kind == graph.Instrument && o.noun != nil && o.noun.from == i && o.noun.named && compatible(m.noun.head.Class, o.noun.head.Class) && s.word(k+1) == "," {
			st.place(s, o)
			return st.of[o]
		}
	}
	return nil
}

// equated is the instrument that the subject of verb h names or takes up, where its object
// only says what that is: "It marked a watershed agreement", nil for none.
func (st *stock) equated(s *sentence, h int) *treaty {
	sub := s.child(h, "nsubj")
	if v := s.head(h); sub < 0 && s.plain(h) == "conj" && v >= 0 {
		sub = s.child(v, "nsubj")
	}
	if sub < 0 {
		return nil
	}
	if o := s.mention(sub); o != nil && o.kind == graph.Instrument {
		return st.of[o]
	}
	if s.word(sub) == "it" && s.index > 0 {
		return st.lately(s, "treaty")
	}
	return nil
}

var equating = wordSet("marked marks mark represented represents represent constituted constitutes constitute remained remains")

// explainedBy is the mention of a name, with what it says of its parties, right before the
// comma that an indefinite description follows, nil for none.
func (s *sentence) explainedBy(m *mention) *mention {
	comma := m.noun.from - 2
	if !bringsUp(m.noun.det) || s.word(comma) != "," {
		return nil
	}
	for j := comma - 1; j >= 0 && j > comma-10; j-- {
		o := s.mention(j)
		if o == nil || o.kind != graph.Instrument || o.noun == nil {
			continue
		}
		if j == comma-1 || complementEnd(s, o.noun) == comma {
			return o
		}
		return nil
	}
	return nil
}

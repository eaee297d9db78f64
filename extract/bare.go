package extract

import "strings"

// clothe gives an instrument that nothing tells from others, as the one in "it
// negotiated a deal that the government abandoned", to the one that the article
// is about: the most talked of that a treaty or deal may mean.
func (st *stock) clothe() {
	for _, t := range st.all {
		if !st.bare(t) {
			continue
		}
		if into := st.talkedOf(t); into != nil {
			t.id = into.id
		}
	}
}

// bare reports a treaty or deal in whose mentions nothing tells it from others.
func (st *stock) bare(t *treaty) bool {
	if t.known != nil || t.named || t.plural || !bargain(t) || strings.Contains(t.name, " ") || telling(t.name) { // a "framework deal" is another
		return false
	}
	for _, m := range t.mentions {
		s := st.d.sentences[m.sent]
		if hasWord(m.noun.words, unmade) || hasWord(m.noun.words, besides) {
			return false
		}
		if complementEnd(s, m.noun) > m.noun.to || m.noun.owner >= 0 || s.describes(m.noun.to) {
			return false
		}
	}
	return true
}

// talkedOf is the instrument of which an article speaks most, and more than of
// t; nil where none is told.
func (st *stock) talkedOf(t *treaty) *treaty {
	var best *treaty
	most := max(2, len(t.mentions)+1)
	for _, o := range st.all {
		if o != t && bargain(o) && !o.plural && telling(o.name) && len(o.mentions) >= most {
			best, most = o, len(o.mentions)+1
		}
	}
	return best
}

// bargain reports a treaty or a deal.
func bargain(t *treaty) bool { return t.class == "treaty" || t.class == "deal" }

// describes reports a clause at i that says what an instrument is like: "that bans mines".
func (s *sentence) describes(i int) bool {
	w, tag := s.word(i), s.tag(i+1)
	return (w == "that" || w == "which") && (strings.HasPrefix(tag, "VB") || tag == "MD")
}

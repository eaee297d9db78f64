package extract

import (
	"strings"

	"signatory/extract/data"
)

// This file tells a treaty from the one that took its place: "the revised Lima Pact" is the later
// one between the same parties, by whatever name an article calls it.

// renewed is the id of the known instrument that a mention of an older one means, whose name stands
// behind a word for a new version; "" where the old one itself is meant.
func (st *stock) renewed(s *sentence, m *mention) string {
	k := st.d.x.instruments[m.entity]
	if k == nil || len(k.Parties) < 2 || !renewedBefore(s, m) {
		return ""
	}
	found := ""
	for i := range st.d.x.byYear {
		for _, id := range st.d.x.byYear[i] {
			if o := st.d.x.instruments[id]; !takesPlace(o, k) || year(o.Adopted) > year(st.d.doc.Article.Date)+1 {
				continue
			}
			if found != "" {
				return ""
			}
			found = id
		}
	}
	return found
}

// takesPlace reports a later instrument on the same matter between the same parties.
func takesPlace(o, k *data.Instrument) bool {
	if !later(o.Adopted, k.Adopted) || o.Topic != k.Topic || len(o.Parties) != len(k.Parties) {
		return false
	}
	for _, p := range k.Parties {
		if !isParty(o, p) {
			return false
		}
	}
	return true
}

// renewedBefore reports a word for a new version among those right before a name.
func renewedBefore(s *sentence, m *mention) bool {
	first := m.tok
	for s.mention(first-1) == m {
		first--
	}
	for i := first - 1; i >= 0 && i > first-4; i-- {
		if renewing[s.word(i)] {
			return true
		}
		if t := s.tag(i); !strings.HasPrefix(t, "JJ") && t != "VBN" && t != "HYPH" && t != "CD" && !strings.HasPrefix(t, "NN") {
			return false
		}
	}
	return false
}

// renewing are words of a new version of a treaty.
var renewing = wordSet(`new newer revised revamped renegotiated renewed reworked rewritten updated modernized modernised overhauled retooled replacement successor
	rebranded remade reshaped altered`)

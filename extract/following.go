package extract

import "slices"

// This file joins a text that an article gives in full, "the following
// declaration", to the title that names it.

// entitle gives the statement that is to follow the mentions of the one that the
// headline, or a line of its own, names, by that noun.
func (st *stock) entitle() {
	for _, t := range slices.Clone(st.all) {
		if t.named || t.class != "statement" || !st.any(t, toFollow) {
			continue
		}
		for _, u := range st.all {
			if u == t || u.known != nil || !compatible(u.class, t.class) {
				continue
			}
			at := slices.IndexFunc(u.mentions, func(m *mention) bool { return aloneInLine(st.d.sentences[m.sent], m) })
			if at < 0 {
				continue
			}
			st.move(u, t, u.mentions[at].noun.head.Word)
			if len(u.mentions) == 0 {
				st.all = slices.DeleteFunc(st.all, func(o *treaty) bool { return o == u })
			}
			break
		}
	}
}

// move files an instrument's mentions with a head under another.
func (st *stock) move(from, to *treaty, head string) {
	moved := &treaty{}
	from.mentions = slices.DeleteFunc(from.mentions, func(m *mention) bool {
		if m.noun.head.Word != head {
			return false
		}
		moved.mentions = append(moved.mentions, m)
		to.named = to.named || m.noun.named
		return true
	})
	st.join(to, moved)
}

func toFollow(_ *sentence, n *noun) bool { return slices.Contains(n.words, "following") }

// aloneInLine reports a mention in a headline, or one that is all of its line.
func aloneInLine(s *sentence, m *mention) bool {
	return s.headline() || m.noun.from == 0 && complementEnd(s, m.noun) == len(s.tokens)
}

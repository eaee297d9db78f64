package extract

import "slices"

// This file joins a text that an article gives in full, "the following
// declaration", to the title that names it.

// entitle makes one of the statement that is to follow and the one that the headline names.
func (st *stock) entitle() {
	for _, t := range slices.Clone(st.all) {
		if t.named || t.class != "statement" || !st.any(t, toFollow) {
			continue
		}
		for i, u := range st.all {
			if u == t || u.named || !compatible(u.class, t.class) || !st.any(u, inHeadline) {
				continue
			}
			st.join(t, u)
			st.all = slices.Delete(st.all, i, i+1)
			break
		}
	}
}

func toFollow(_ *sentence, n *noun) bool { return slices.Contains(n.words, "following") }

func inHeadline(s *sentence, _ *noun) bool { return s.headline() }

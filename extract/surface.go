package extract

import (
	"strings"

	"signatory/extract/data"
	"signatory/graph"
)

// surface reads who does what from the order of a sentence's chunks alone. It
// errs elsewhere than the tree does: where both agree, a reading is all but sure.
type surface struct {
	d      *desk
	s      *sentence
	chunks []chunk
	of     []int // by token: its chunk

	listing bool // a list is being completed
}

// surface reads the chunks of a sentence, once.
func (d *desk) surface(s *sentence) *surface {
	if f := d.surfaces[s.index]; f != nil {
		return f
	}
	f := &surface{d: d, s: s, chunks: s.chunks(), of: make([]int, len(s.tokens))}
	for k, c := range f.chunks {
		for i := c.from; i < c.to; i++ {
			f.of[i] = k
		}
	}
	d.surfaces[s.index] = f
	return f
}

func (f *surface) kind(k int) chunkKind {
	if k < 0 || k >= len(f.chunks) {
		return chunkStop
	}
	return f.chunks[k].kind
}

func (f *surface) word(k int) string {
	if k < 0 || k >= len(f.chunks) {
		return ""
	}
	return f.s.word(f.chunks[k].head)
}

// agents are the actors of the verb at token i: those before it, or behind "by"
// where it is passive, with those who act "with" or "joined by" them.
func (f *surface) agents(i int) []actor {
	k := f.of[i]
	if f.kind(k) != chunkVerb || f.chunks[k].head != i {
		return nil
	}
	var out []actor
	if f.passive(k) {
		out = f.behind(k, "by")
	} else {
		out = f.actorsOf(f.subject(k, 0))
		if mutual[f.d.lemma(f.s, i)] {
			out = append(out, rename(f.behind(k, "with"), "partner")...)
		}
	}
	return distinctActors(out)
}

// passive reports a form of "be" with a participle, or a participle right behind a noun.
func (f *surface) passive(k int) bool {
	c := f.chunks[k]
	if f.s.tag(c.head) != "VBN" {
		return f.s.tag(c.head) == "VBD" && f.kind(k-1) == chunkNoun && f.kind(k+1) == chunkPrep && f.word(k+1) == "by"
	}
	for i := c.from; i < c.head; i++ {
		switch f.s.word(i) {
		case "be", "been", "being", "is", "are", "was", "were", "'s", "get", "got":
			return true
		case "have", "has", "had", "'ve", "having":
			if c.head-i < 3 {
				return false
			}
		}
	}
	return c.from == c.head
}

// behind are the actors that stand behind a preposition right of chunk k, before the next verb.
func (f *surface) behind(k int, prep string) []actor {
	for j := k + 1; j < len(f.chunks) && j < k+9; j++ {
		switch f.kind(j) {
		case chunkVerb, chunkStop, chunkWh:
			if f.kind(j-1) == chunkPrep && f.s.tag(f.chunks[j].head) == "VBG" { // "a pact on fishing with Peru"
				continue
			}
			return nil
		case chunkPrep:
			if f.word(j) == prep {
				return f.list(j + 1)
			}
		}
	}
	return nil
}

// list are the actors of "A, B and C" from chunk j on.
func (f *surface) list(j int) []actor {
	var out []actor
	for first := j; j < len(f.chunks); j++ {
		switch f.kind(j) {
		case chunkNoun:
			if j > first && f.s.tag(f.chunks[j].head) == "PRP" { // who begins a clause: "opposed by many, and he left"
				return out
			}
			if found := f.noun(j); len(found) > 0 {
				out = append(out, found...)
			} else if len(out) == 0 {
				continue
			}
		case chunkComma, chunkAnd, chunkOther:
		case chunkPrep:
			if w := f.word(j); w != "of" && w != "including" && w != "with" {
				return out
			}
		default:
			return out
		}
	}
	return out
}

// subject is the chunk of the noun that does what verb chunk k says, -1 for none.
func (f *surface) subject(k, depth int) int {
	if k < 0 || depth > 4 {
		return -1
	}
	c := f.chunks[k]
	switch first := f.s.tag(c.from); {
	case first == "TO" || f.s.word(c.from) == "to":
		return f.governor(k-1, depth)
	case f.s.tag(c.head) == "VBG" && c.from == c.head && f.kind(k-1) != chunkNoun:
		return f.mainSubject(k, depth)
	}
	j := k - 1
	for f.kind(j) == chunkOther {
		j--
	}
	switch f.kind(j) {
	case chunkNoun:
		return j
	case chunkWh:
		return f.antecedent(j - 1)
	case chunkComma:
		return f.beforeAside(j)
	case chunkAnd:
		return f.subject(f.verbBefore(j), depth+1)
	}
	return -1
}

// governor is the subject of what "to" hangs on: a verb, an adjective, or the noun of a decision.
func (f *surface) governor(j, depth int) int {
	for f.kind(j) == chunkOther {
		j--
	}
	switch f.kind(j) {
	case chunkVerb:
		return f.subject(j, depth+1)
	case chunkNoun: // "its refusal to sign", "urged Iran to sign"
		if len(f.noun(j)) > 0 && !f.joinedByParty(j) && !(f.kind(j-1) == chunkPrep && f.word(j-1) == "with") { // "works with Iran to save it": not Iran
			return j
		}
		return f.subject(f.verbBefore(j), depth+1)
	}
	return -1
}

// mainSubject is the subject of the clause that a gerund belongs to.
func (f *surface) mainSubject(k, depth int) int {
	if v := f.verbBefore(k); v >= 0 {
		return f.subject(v, depth+1)
	}
	aside := false
	for j := k + 1; j < len(f.chunks); j++ {
		aside = aside || f.word(j) == ","
		if f.kind(j) == chunkVerb && (f.s.word(f.chunks[j].from) == "to" || f.s.tag(f.chunks[j].head) == "VBG") {
			continue
		}
		if f.kind(j) == chunkVerb && !aside { // "walking away from it is an error": what is judged has no say in it
			return -1
		}
		if f.kind(j) == chunkVerb && f.kind(j-1) == chunkNoun && f.kind(j-2) == chunkComma {
			return j - 1
		}
	}
	return -1
}

// verbBefore is the nearest finite verb left of chunk j, in the same clause.
func (f *surface) verbBefore(j int) int {
	for j--; j >= 0; j-- {
		if f.kind(j) == chunkVerb {
			if t := f.s.tag(f.chunks[j].head); t == "VBG" && f.chunks[j].from == f.chunks[j].head {
				continue
			}
			return j
		}
		if f.kind(j) == chunkStop && f.s.tag(f.chunks[j].head) == ":" {
			return -1
		}
	}
	return -1
}

// antecedent is the noun that a relative pronoun takes up: the nearest before it that names an actor.
func (f *surface) antecedent(j int) int {
	for n := 0; j >= 0 && n < 6; j, n = j-1, n+1 {
		switch f.kind(j) {
		case chunkNoun:
			if len(f.noun(j)) > 0 || groups[f.word(j)] {
				return j
			}
			if f.kind(j-1) != chunkPrep && f.kind(j-1) != chunkComma {
				return -1
			}
		case chunkComma, chunkPrep, chunkAnd:
		default:
			return -1
		}
	}
	return -1
}

// beforeAside is the noun before "..., ..., verb": what stands between the commas is read over.
func (f *surface) beforeAside(j int) int {
	for m := j - 1; m > 0 && j-m < 20; m-- {
		if f.kind(m) == chunkComma && f.kind(m-1) == chunkNoun {
			switch f.kind(m + 1) {
			case chunkNoun, chunkWh, chunkPrep, chunkVerb, chunkOther, chunkStop:
				if f.kind(m-2) == chunkComma && len(f.noun(m-1)) > 0 && len(f.noun(m-3)) > 0 { // the last but one of a list
					continue
				}
				return m - 1
			}
		}
	}
	return -1
}

// actorsOf are the actors of the noun phrase that ends in chunk j: what is
// coordinated with it and the noun that it only belongs to included.
func (f *surface) actorsOf(j int) []actor {
	if j < 0 {
		return nil
	}
	top := j
	for f.kind(top-1) == chunkPrep && f.kind(top-2) == chunkNoun && f.word(top-1) != "with" {
		if len(f.noun(j)) > 0 && placing[f.word(top-1)] && (friends[f.word(top-2)] || !officials[f.word(top-2)] && !groups[f.word(top-2)] && !parliaments[f.word(top-2)]) {
			return nil // "the opposition of China": something else of theirs
		}
		top -= 2
	}
	out := f.noun(top)
	if len(out) == 0 && top != j {
		out = f.noun(j)
	}
	joined := f.s.headline()
	for k := top - 1; k > 0; k -= 2 { // "A, B and C"
		if f.kind(k) != chunkAnd && f.kind(k) != chunkComma {
			break
		}
		if joined = joined || f.kind(k) == chunkAnd; !joined { // "according to A, B"
			break
		}
		if f.kind(k-1) == chunkComma {
			k--
		}
		if f.kind(k-1) != chunkNoun {
			break
		}
		more := f.noun(k - 1)
		if len(more) == 0 {
			break
		}
		out = append(more, out...)
	}
	return append(out, f.company(j)...)
}

// company are those who are told behind a subject: "joined by", "along with", "including".
func (f *surface) company(j int) []actor {
	for k := j + 1; k < len(f.chunks) && k < j+5; k++ {
		switch f.word(k) {
		case "including", "alongside":
			return rename(f.list(k+1), "company")
		case "with":
			if w := f.word(k - 1); w == "along" || w == "together" {
				return rename(f.list(k+1), "company")
			}
		case "by":
			if w := f.word(k - 1); w == "joined" || w == "flanked" || w == "accompanied" {
				return rename(f.list(k+1), "company")
			}
		}
		if f.kind(k) == chunkNoun {
			return nil
		}
	}
	return nil
}

// noun is whom one chunk stands for.
func (f *surface) noun(j int) []actor {
	if f.kind(j) != chunkNoun {
		return nil
	}
	c, s := f.chunks[j], f.s
	if m := s.mention(c.head); m != nil {
		if m.kind == graph.Country && (m.role == data.RoleAdjective || partOfName(s, c.head) || basedThere(s, c.head)) {
			return nil
		}
		if m.role == data.RoleDemonym && quantity[s.word(c.head-1)] {
			return nil
		}
		return f.d.playerAt(m, c.head)
	}
	w := s.word(c.head)
	switch {
	case strings.HasPrefix(s.tag(c.head), "PRP"):
		return f.d.pronoun(s, c.head)
	case companyWords[w] || takesSides[w] || withinCountry(s, c.head, w) || friendsOf(s, c.head, w):
		return nil
	case officials[w] || parliaments[w] || groups[w]:
		how := "official"
		if parliaments[w] {
			how = "parliament"
		}
		for i := c.from; i < c.head; i++ {
			if m := s.mention(i); m != nil && m.kind != graph.Instrument && m.kind != graph.Summit && !(m.kind == graph.Organization && memberNouns[w]) {
				return rename(f.d.playerAt(m, i), how)
			}
		}
		if f.kind(j+1) == chunkPrep && ofWhom(f.word(j+1)) && f.kind(j+2) == chunkNoun {
			if m := s.mention(f.chunks[j+2].head); m != nil && m.kind != graph.Instrument && m.kind != graph.Summit {
				return rename(f.list(j+2), how)
			}
		}
	}
	return f.d.actor(s, c.head)
}

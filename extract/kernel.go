package extract

import "strings"

// kernel is what the mentions of an unnamed instrument give for its name.
type kernel struct {
	owner  string          // "Obama's "
	text   string          // the head with the words before it that tell what it is
	about  string          // the topic behind it, where nothing before the head tells one
	with   string          // the parties behind it
	behind string          // all of the complement
	title  string          // how a headline calls it with its topic
	holds  map[string]bool // the entities in text and before it
	owned  bool            // a party stands in it
}

// kernel takes the head with most telling words before it, and the first
// complement of each kind.
func (st *stock) kernel(t *treaty) kernel {
	k := kernel{holds: map[string]bool{}}
	most := -1
	for _, m := range t.mentions {
		s, n := st.d.sentences[m.sent], m.noun
		from := n.from
		for from < n.to-1 && (st.skipped(s, from, t) || s.headline()) {
			from++
		}
		to := n.to
		if ofIntent(s, n) {
			to += 2
		}
		text := s.text(st.d.doc.Text, from, to)
		weight := len(specific(text))
		if s.headline() || s.shouted || weight > 4 {
			weight = 0
		}
		if weight > most {
			most, k.text = weight, text
			k.owned = n.owner >= 0
			for i := n.from; i < n.to; i++ {
				k.owned = k.owned || s.mention(i) != nil
			}
			if k.owner = ""; n.owner >= 0 {
				k.owner = s.text(st.d.doc.Text, n.owner, n.from) + " "
			}
			clear(k.holds)
			for i := from; i < n.to; i++ {
				if o := s.mention(i); o != nil {
					k.holds[o.entity] = true
				}
			}
		}
		st.complementText(&k, s, n)
	}
	if most > 0 {
		k.about = ""
	}
	return k
}

// complementText keeps the first topic and the first parties that stand behind the instrument.
func (st *stock) complementText(k *kernel, s *sentence, n *noun) {
	with, about := "", ""
	for _, p := range complement(s, n) {
		text := " " + st.partText(s, p)
		if ofIntent(s, n) && strings.HasPrefix(text, " of intent") { // which belongs to "letter"
			continue
		}
		if p.party {
			with += text
		} else if about == "" {
			about = text
		}
	}
	if s.headline() || s.shouted {
		if k.title == "" && about != "" {
			k.title = s.text(st.d.doc.Text, n.from, n.to) + with + about
		}
		return
	}
	if k.behind == "" {
		k.behind = with + about
	}
	if k.with == "" {
		k.with = with
	}
	if k.about == "" {
		k.about = about
	}
}

// partText is a complement as it stands; of a clause what it is about alone:
// "resolution that condemned their settlements" is one "on settlements", an
// "accord aimed at ending piracy" one "on piracy".
func (st *stock) partText(s *sentence, p part) string {
	var from int
	if w := s.word(p.from); w == "that" || w == "which" {
		from = wouldDo(s, p.from)
	} else if from = meantTo(s, p.from); from == p.from {
		return s.text(st.d.doc.Text, p.from, p.end)
	}
	for i := from; i < p.end-1 && i < from+4; i++ {
		if t := s.tag(i); t == "DT" || t == "PRP$" || t == "POS" {
			from = i + 1
		}
	}
	return "on " + s.text(st.d.doc.Text, from, p.end)
}

// skipped reports a token before a head that a name does without: an adjective
// that any instrument may bear, a party or a body that is put before the name, a joint between them.
func (st *stock) skipped(s *sentence, i int, t *treaty) bool {
	if m := s.mention(i); m != nil {
		return t.parties[m.entity] && len(t.parties) > 1 || t.class == "resolution" && (votingBodies[m.entity] || m.entity == unitedNations)
	}
	w := s.word(i)
	if s.tag(i) == "JJ" && opinion.MatchString(w) || w == "subsequent" {
		return true
	}
	return s.tag(i) == "HYPH" || w == "-" || w == "/" || w == "and" || s.tag(i) == "CD" && !yearWord.MatchString(w) || generic[singular(w)] && !kinds[w]
}

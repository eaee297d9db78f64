package extract

import (
	"strings"

	"signatory/graph"
)

// This file finds what stands hidden: what names an instrument through another clause, the
// verb of a sentence that seems to have none, the rest of a list.

// mendCalled hangs what a thing is called where "what" stands: "refused to sign what
// is known as the Water Compact", "joined what became the Lima Group".
func (s *sentence) mendCalled(i int) {
	if s.word(i) != "what" || i == 0 || !strings.HasPrefix(s.tag(i-1), "VB") && s.tag(i-1) != "IN" && s.tag(i-1) != "TO" && s.tag(i-1) != "RP" {
		return
	}
	j := i + 1
	for auxiliary[s.word(j)] || s.word(j) == "'s" || s.word(j) == "would" || strings.HasPrefix(s.tag(j), "RB") {
		j++
	}
	switch {
	case s.word(j) == "become" || s.word(j) == "became":
		if j++; s.word(j) == "known" {
			j++
		}
	case s.tag(j) == "VBN" && (calling[s.word(j)] || seenAs[s.word(j)]):
		j++
	default:
		return
	}
	if s.word(j) == "as" {
		j++
	}
	name := j
	for !s.is(name, graph.Instrument) {
		if t := s.tag(name); t == "" || t == "," || t == "." || strings.HasPrefix(t, "VB") || name > j+8 {
			return
		}
		name++
	}
	v := i - 1
	for v > 0 && !strings.HasPrefix(s.tag(v), "VB") && v > i-4 {
		v--
	}
	if !strings.HasPrefix(s.tag(v), "VB") || s.below(v, name) {
		return
	}
	rel := "obj"
	if s.tag(i-1) == "IN" || s.tag(i-1) == "TO" {
		rel = "obl"
		s.tokens[i-1].Head, s.tokens[i-1].Rel = name, "case"
	}
	s.tokens[name].Head, s.tokens[name].Rel = v, rel
	for k := i; k < j; k++ {
		s.tokens[k].Head, s.tokens[k].Rel = name, "dep"
	}
}

// seenAs are participles behind which "as" says what a thing is taken for.
var seenAs = wordSet("known named styled considered seen")

// mendSaidBehind frees a clause and its object from those who say it behind: "Kenya will
// sign the accord next week, its president said", where the tree makes of the accord one
// that the president said.
func (d *desk) mendSaidBehind(s *sentence, i int) {
	o := s.head(i)
	if s.rel(i) != "acl:relcl" || !speech[d.lemma(s, i)] && s.word(i) != "wrote" || o > i || !s.is(o, graph.Instrument) {
		return
	}
	comma, subject := false, false
	for k := o + 1; k < i; k++ {
		comma = comma || s.word(k) == ","
		subject = subject || comma && s.head(k) == i && s.rel(k) == "nsubj"
	}
	v := o - 1
	for v > 0 && (s.head(v) != i || s.rel(v) != "ccomp") {
		v--
	}
	if !subject || v <= 0 || !strings.HasPrefix(s.tag(v), "VB") {
		return
	}
	s.takePlace(i, o)
	s.attach(o, v, "obj")
	for k := o + 1; k < i; k++ {
		if s.head(k) == v && s.rel(k) == "obj" && timeWord(s.word(k)) {
			s.tokens[k].Rel = "obl:unmarked"
		}
	}
}

// mendPastPair makes a past of what is joined to one: "reversed course and signed in May".
func (s *sentence) mendPastPair(i int) {
	h := s.head(i)
	if s.tag(i) != "VBN" || s.rel(i) != "conj" || h < 0 || h > i || s.tag(h) != "VBD" || !s.child2(h, "nsubj") || !s.child2(i, "cc") {
		return
	}
	for _, rel := range []string{"aux", "aux:pass", "nsubj:pass"} {
		if s.child2(h, rel) || s.child2(i, rel) {
			return
		}
	}
	if s.child2(i, "obl:agent") || s.word(i+1) == "by" {
		return
	}
	s.tokens[i].Tag = "VBD"
}

// mendRefused makes a perfect of "that's refused to sign", which reads as a passive.
func (s *sentence) mendRefused(i int) {
	if s.tag(i) != "VBN" || !unpassive[s.word(i)] || s.word(i+1) != "to" || s.tag(i+2) != "VB" || s.word(i-1) != "'s" && s.word(i-1) != "’s" {
		return
	}
	for k := range i {
		if s.head(k) == i {
			switch s.rel(k) {
			case "aux:pass":
				s.tokens[k].Rel = "aux"
			case "nsubj:pass":
				s.tokens[k].Rel = "nsubj"
			}
		}
	}
}

// unpassive are participles that take "to" and a verb in the active alone.
var unpassive = wordSet("refused declined agreed decided voted pledged promised vowed failed chosen opted threatened begun")

// mendOpenList joins the beginning of a list, which the parser took for the sentence, to its end,
// which it took for the subject: "Kenya, other African states and Peru have signed".
func (s *sentence) mendOpenList(i int) {
	first := s.head(i)
	if first < 0 || first > i || s.head(first) >= 0 || !s.actorName(first) || !strings.HasPrefix(s.tag(i), "VB") || s.plain(i) != "conj" && s.plain(i) != "parataxis" && s.plain(i) != "acl" {
		return
	}
	last := -1
	for k := first + 1; k < i; k++ {
		if s.head(k) == i && s.rel(k) == "nsubj" {
			last = k
		}
	}
	if last < 0 || s.word(first+1) != "," || !s.actorName(last) {
		return
	}
	and := false
	for k := first + 1; k < last; k++ {
		and = and || s.word(k) == "and"
		if t := s.tag(k); strings.HasPrefix(t, "VB") || t == "MD" || t == "IN" || t == "WDT" || t == ":" {
			return
		}
	}
	if !and {
		return
	}
	s.takePlace(i, first)
	s.attach(first, i, "nsubj")
	s.attach(last, first, "conj")
}

// mendVerbless makes the verb of a sentence that has none of a past form that has an
// object: "The ministers of Chad and Peru - the two hosts - plus Fiji, signed a pact".
func (d *desk) mendVerbless(s *sentence, i int) {
	r := s.root(i)
	if t := s.tag(i); t != "VBN" && t != "VBD" || r == i || !strings.HasPrefix(s.tag(r), "NN") || s.headline() || !d.x.takesStance(s.word(i)) || bareEnd(s, i+1) {
		return
	}
	switch s.plain(i) {
	case "acl", "amod", "parataxis", "conj":
	default:
		return
	}
	if w := s.word(i - 1); !s.actorName(i-1) && w != "," && w != ")" && w != "-" && w != "--" && w != "–" && w != "—" || s.word(len(s.tokens)-1) != "." {
		return
	}
	for k := range s.tokens {
		if t := s.tag(k); k != i && (t == "VBD" || t == "VBZ" || t == "VBP" || t == "MD") {
			return
		}
	}
	s.tokens[i].Tag, s.tokens[i].Head, s.tokens[i].Rel = "VBD", -1, "root"
	if r < i {
		s.attach(r, i, "nsubj")
		return
	}
	s.attach(r, i, "obj")
	if s.actorName(i - 1) {
		s.attach(i-1, i, "nsubj")
	}
}

// mendPairName makes one phrase of an instrument whose name holds an "and", where the parser takes the
// name's first word for the object: "signed the Belt and Road memorandum".
func (s *sentence) mendPairName(i int) {
	m := s.mention(i)
	if m == nil || m.noun == nil || m.noun.to != i+1 {
		return
	}
	first := m.noun.from
	if first > i-3 || s.word(first+1) != "and" || s.head(i) != first && !(s.plain(i) == "conj" && s.head(i) == s.head(first)) {
		return
	}
	s.takePlace(i, first)
	for k := range s.tokens[:first] {
		if s.head(k) == first {
			s.attach(k, i, s.rel(k))
		}
	}
	s.attach(first, i, "compound")
}

// mendSecondPlan hangs a plan behind "and" from the one before it, whose infinitive the parser takes it
// into: "Chad's efforts to deny the science and its intention to leave the pact".
func (s *sentence) mendSecondPlan(i int) {
	if s.tag(i) != "PRP$" || s.word(i-1) != "and" || !intents[s.word(i+1)] || s.word(i+2) != "to" || s.plain(i+1) != "conj" {
		return
	}
	for j := i - 2; j > 0; j-- {
		if intents[s.word(j)] && s.word(j+1) == "to" && s.below(i+1, j) {
			s.attach(i+1, j, "conj")
			return
		}
	}
}

// intents are nouns for what somebody means to do.
var intents = wordSet("intention intent plan plans effort efforts decision pledge promise vow threat desire bid wish willingness readiness refusal attempt attempts drive commitment determination")

// mendDeputy makes one noun of a title that the parser splits into two subjects: "Chad's deputy prime
// minister signed the pact with Fiji".
func (s *sentence) mendDeputy(i int) {
	if w := s.word(i); w != "deputy" && w != "vice" || s.plain(i) != "nsubj" {
		return
	}
	for j := i + 1; j < i+4 && j < len(s.tokens); j++ {
		if !officials[s.word(j)] || s.head(j) != s.head(i) || s.plain(j) != "nsubj" {
			continue
		}
		for k := range s.tokens[:i] {
			if s.head(k) == i {
				s.attach(k, j, s.rel(k))
			}
		}
		s.attach(i, j, "compound")
		return
	}
}

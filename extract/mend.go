package extract

import (
	"strings"

	"signatory/extract/data"
	"signatory/graph"
)

// mend corrects what a parser trained on other prose gets wrong in sentences
// about treaties, before the children's lists are made.
func (d *desk) mend(s *sentence) {
	s.mendPunctuation()
	for i := range s.tokens {
		s.mendAuxiliary(i)
		s.mendAboutTo(i)
		s.mendNoSooner(i)
		s.mendAfter(i)
		d.mendNeverTo(s, i)
		s.mendBecome(i)
		s.mendSubordinate(i)
		s.mendIntroduced(i)
		s.mendAfterDate(i)
		d.mendFuture(s, i)
		d.mendAs(s, i)
		d.mendTrailing(s, i)
		d.mendHeadline(s, i)
		d.mendHeadlineTo(s, i)
		d.mendSubject(s, i)
		d.mendPhrase(s, i)
		d.mendTime(s, i)
		d.mendDated(s, i)
		d.mendCase(s, i)
		d.mendWith(s, i)
		d.mendFinite(s, i)
		d.mendReduced(s, i)
		d.mendRelative(s, i)
		d.mendPassive(s, i)
		d.mendControl(s, i)
		d.mendObject(s, i)
		d.mendList(s, i)
		d.mendAgent(s, i)
		d.mendNonParty(s, i)
		d.mendClauses(s, i)
		d.mendActors(s, i)
		s.mendCrowd(i)
		s.mendDashed(i)
		d.mendVerbs(s, i)
	}
	s.breakRings()
}

// mendNonParty makes an apposition of "a non-signatory", which the parser takes for an adjective.
func (d *desk) mendNonParty(s *sentence, i int) {
	if !strings.HasPrefix(s.word(i), "non") || s.tag(i) != "JJ" || !d.x.takesStance(s.word(i)) || s.word(i-1) != "a" {
		return
	}
	s.tokens[i].Tag = "NN"
	if h := s.head(i); h >= 0 && s.plain(i) == "parataxis" && strings.HasPrefix(s.tag(h), "NN") {
		s.tokens[i].Rel = "appos"
	}
}

// attach hangs token i below h, unless that would make a ring.
func (s *sentence) attach(i, h int, rel string) {
	if i == h || s.below(h, i) {
		return
	}
	s.tokens[i].Head, s.tokens[i].Rel = h, rel
}

// mendSubject gives a finite verb the name right before it for its subject,
// where the parser made the name the root and the verb an aside of it.
func (d *desk) mendSubject(s *sentence, i int) {
	if s.mendTwoNames(i) {
		return
	}
	t, first := s.tag(i), i-1
	if first > 3 && s.word(first) == ")" && s.word(first-2) == "(" { // "John Odo (L) shake hands"
		first -= 3
	}
	person := s.is(first, graph.Person)
	if first > 0 && person && s.plain(first) == "flat" { // "President Ana Soto and Minister John Odo shake hands"
		first = s.head(first)
	}
	if first > 0 && s.plain(first) == "conj" && (person || s.actorName(first)) { // "Armenia and Azerbaijan reach deal"
		first = s.head(first)
	}
	if i == 0 || t != "VBZ" && t != "VBD" && t != "VBP" && (t != "VB" || !person) || s.rel(i) != "parataxis" || s.head(i) != first || s.head(first) >= 0 || !s.actorName(first) && !s.is(first, graph.Instrument) && !s.is(first, graph.Person) {
		return
	}
	s.tokens[i].Head, s.tokens[i].Rel = -1, "root"
	s.attach(first, i, "nsubj")
}

// mendTwoNames joins two persons before a verb in the plural, of whom the parser makes the first
// the root and the second the subject of a clause about him.
func (s *sentence) mendTwoNames(i int) bool {
	root, sub := s.head(i), i-1
	if s.tag(i) != "VBP" || s.rel(i) != "acl:relcl" || root < 0 || s.head(root) >= 0 || s.head(sub) != i || s.plain(sub) != "nsubj" || !s.is(root, graph.Person) || !s.is(sub, graph.Person) {
		return false
	}
	and := sub - 1
	for and > root && (s.head(and) == sub || s.below(and, sub)) && s.rel(and) != "cc" {
		and--
	}
	if s.word(and) != "and" || s.head(and) != sub && s.rel(and) != "cc" {
		return false
	}
	s.tokens[i].Head, s.tokens[i].Rel = -1, "root"
	s.attach(root, i, "nsubj")
	s.attach(sub, root, "conj")
	return true
}

// mendPhrase holds an instrument's phrase together, where the parser took a word
// within it for the verb or the object: "abandoned a key arms control pact".
func (d *desk) mendPhrase(s *sentence, i int) {
	if !s.is(i, graph.Instrument) {
		return
	}
	from := i - 1
	for from >= 0 && withinPhrase(s, from) {
		from--
	}
	if from < 0 || from == i-1 || s.head(i) < from || s.head(i) > i {
		return
	}
	switch t := s.tag(from); {
	case s.word(from) == "a" || s.word(from) == "an":
	case t == "DT" || t == "PRP$" || t == "POS":
		for k := from + 1; k < i; k++ {
			if strings.HasPrefix(s.tag(k), "VB") && s.tag(k) != "VBN" {
				return // "the states sign pacts"
			}
		}
	default:
		return
	}
	outer := -1
	for k := from + 1; k < i && outer < 0; k++ {
		if h := s.head(k); (h < from || h > i) && !modifierRel(s.rel(k)) {
			outer = k
		}
	}
	if outer < 0 {
		return
	}
	h, rel := s.head(outer), s.rel(outer)
	for k := from; k <= i; k++ { // the verb may hang below a word of its own subject
		if k != outer && h > i && s.head(h) == k {
			s.tokens[h].Head, s.tokens[h].Rel = s.head(k), s.rel(k)
		}
	}
	s.tokens[i].Head, s.tokens[i].Rel = h, rel
	for k := from; k < i; k++ {
		if h := s.head(k); h < from || h > i || k == outer {
			s.tokens[k].Head, s.tokens[k].Rel = i, "compound"
		}
	}
	for k := range s.tokens { // what hung below the outer word hangs below the head
		if h := s.head(k); (k < from || k > i) && h >= from && h < i {
			s.tokens[k].Head = i
		}
	}
}

// withinPhrase reports whether token i can stand between an article and its noun.
func withinPhrase(s *sentence, i int) bool {
	switch t := s.tag(i); {
	case t == "HYPH" || s.word(i) == "-":
		return true
	case s.tag(i) == "CD" || t == "AFX" || strings.HasPrefix(t, "JJ") || strings.HasPrefix(t, "NN"):
		return true
	case t == "VBP" || t == "VB" || t == "VBG" || t == "VBN":
		return s.mention(i) == nil
	}
	return false
}

// mendWith keeps "the treaty with Russia" together where the parser made the
// treaty a part of its party's name.
func (d *desk) mendWith(s *sentence, i int) {
	j := i + 2
	if !s.is(i, graph.Instrument) || s.word(i+1) != "with" || !s.actorName(j) || s.head(i) != j || s.head(i+1) != j {
		return
	}
	s.tokens[i].Head, s.tokens[i].Rel = s.head(j), s.rel(j)
	for k := range s.tokens {
		if s.head(k) == j && k < i {
			s.tokens[k].Head = i
		}
	}
	s.attach(j, i, "nmod")
}

// mendTime takes "today" from between a name and its verb: "the council today adopted".
func (d *desk) mendTime(s *sentence, i int) {
	if i == 0 || s.plain(i) != "nsubj" || !timeWord(s.word(i)) || s.head(i-1) != i || !s.actorName(i-1) {
		return
	}
	h, rel := s.head(i), s.rel(i)
	s.tokens[i-1].Head, s.tokens[i-1].Rel = h, rel
	s.tokens[i].Rel = "obl:unmarked"
}

// mendCase hangs a preposition on the noun, not on the nationality before it:
// "among Kenyan, Chadian and Peruvian diplomats".
func (d *desk) mendCase(s *sentence, i int) {
	h := s.head(i)
	if s.rel(i) != "case" || h != i+1 || s.plain(h) != "amod" || s.mention(h) == nil || s.head(h) < h {
		return
	}
	n := s.head(h)
	s.tokens[i].Head = n
	if s.rel(n) == "obl:unmarked" {
		s.tokens[n].Rel = "obl"
	}
}

// mendDated takes a name from the words of time behind it: "reached with the EU last month",
// "will accede to the accord next month".
func (d *desk) mendDated(s *sentence, i int) {
	h := s.head(i)
	beside := h == i+1 && onDay[s.word(h)] // "agreed to a trade deal Friday that cuts tariffs"
	if !s.actorName(i) && !s.is(i, graph.Instrument) || h < i+2 && !beside || h > i+3 || !timeWord(s.word(h)) || !modifierRel(s.rel(i)) {
		return
	}
	switch s.word(i + 1) {
	case "last", "this", "next", "earlier", "late", "early":
	default:
		if !beside {
			return
		}
	}
	s.tokens[i].Head, s.tokens[i].Rel = s.head(h), s.rel(h)
	for k := range s.tokens[:i] {
		if s.head(k) == h {
			s.tokens[k].Head = i
		}
	}
	if v := s.head(i); v >= 0 {
		s.tokens[h].Rel = "obl:unmarked"
	}
}

// onDay are words that alone say on which day.
var onDay = wordSet("monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow tonight")

// mendControl joins "to sign" to the word right before it that asks for it:
// "despite Britain's refusal to sign", "have decided to sign", "is due to sign".
func (d *desk) mendControl(s *sentence, i int) {
	if s.word(i) != "to" || !strings.HasPrefix(s.tag(i+1), "VB") || i == 0 {
		return
	}
	v, k := i+1, i-1
	if n := s.head(k); s.plain(k) == "nmod" && n >= 0 && n < k && s.has2(k, "case", "of") && d.x.words.Control[d.lemma(s, n)] != "" && (officials[s.word(k)] || s.actorName(k)) { // "the decision of Chad's government to sign"
		k = n
	}
	if _, ok := d.x.words.Control[d.lemma(s, k)]; !ok || s.head(v) == k && s.plain(v) != "obl" && (s.plain(v) != "advcl" || s.tag(k) != "JJ") {
		return
	}
	if s.head(v) == k { // "which Fiji declined to sign"
		s.tokens[i].Rel = "mark"
	}
	switch t := s.tag(k); {
	case strings.HasPrefix(t, "NN"):
		s.attach(v, k, "acl")
	case strings.HasPrefix(t, "VB"), t == "JJ":
		s.attach(v, k, "xcomp")
	}
}

// mendObject gives a verb that takes a stance the instrument right behind it,
// where the parser hung that below a later clause ("signed the declaration that states ...").
func (d *desk) mendObject(s *sentence, i int) {
	if !strings.HasPrefix(s.tag(i), "VB") || !d.x.takesStance(s.word(i)) || s.mention(i) != nil {
		return
	}
	j := i + 1
	for j < len(s.tokens) && j < i+8 && s.mention(j) == nil {
		switch t := s.tag(j); {
		case t == "DT" || t == "PRP$" || t == "CD" || t == "HYPH" || t == "VBN" || strings.HasPrefix(t, "JJ") || t == "NN" || t == "NNP":
			j++
			continue
		}
		return
	}
	for s.mention(j) != nil && s.mention(j).kind != graph.Instrument && (strings.HasPrefix(s.tag(j+1), "NN") || strings.HasPrefix(s.tag(j+1), "JJ")) {
		j++
	}
	if !s.is(j, graph.Instrument) || s.plain(j) == "obj" {
		return
	}
	if s.head(j) == i || s.head(j) > j && (s.plain(j) == "nsubj" || s.plain(j) == "compound" && strings.HasPrefix(s.tag(s.head(j)), "VB")) {
		s.attach(j, i, "obj")
	}
	if h := s.head(j); h > j && timeWord(s.word(h)) && s.head(h) == i || s.plain(j) != "obl" && s.plain(j) != "nsubj" && timePhrase(s, j+1) { // "ratified the accord yesterday", "two days ago"
		s.attach(j, i, "obj")
		for k := i + 1; k < j; k++ {
			if h := s.head(k); h < i+1 || h > j {
				s.attach(k, j, s.rel(k))
			}
		}
	}
}

// mendList makes one coordination of "A, B and C" where every part is a
// country: the parser takes long ones apart.
func (d *desk) mendList(s *sentence, i int) {
	if !s.actorName(i) || (i >= 2 && s.actorName(i-2) && s.word(i-1) == ",") {
		return
	}
	items := []int{i}
	for j := i + 1; j < len(s.tokens); j++ {
		w := s.word(j)
		if s.actorName(j) && j > items[len(items)-1]+1 {
			items = append(items, j)
		} else if w != "," && w != "and" && w != "the" && w != "or" && w != ";" {
			break
		}
	}
	if len(items) < 3 {
		return
	}
	for _, k := range items[1:] {
		s.attach(k, items[0], "conj")
	}
}

// actorName reports a token that names a country or a body as a noun.
func (s *sentence) actorName(i int) bool {
	m := s.mention(i)
	return m != nil && (m.kind == graph.Country || m.kind == graph.Organization) && m.role != data.RoleAdjective && s.tag(i) != "JJ"
}

package extract

import (
	"strings"

	"signatory/extract/data"
	"signatory/graph"
)

// readNoun reads a noun in one of its frames: "Britain's withdrawal from the
// treaty", "Israel is not a party to it".
func (d *desk) readNoun(s *sentence, i int, f data.Frame) (predicate, bool) {
	p := predicate{s: s, tok: i, frame: f}
	kind, prep, _ := strings.Cut(f.Form, ":")
	if f.Lemma == "name" && !(s.plain(i) == "obj" && naming[d.lemma(s, s.head(i))]) {
		return p, false
	}
	p.objects = d.allowed(d.complement(s, i, prep), f)
	if len(p.objects) == 0 && kind == "nom" && understood[f.Lemma] && s.child(i, "nmod") < 0 {
		p.objects = d.allowed(d.topic(s), f)
	}
	listed := len(p.objects) == 0 && kind == "cop" && s.child(i, "nsubj") < 0 && d.tellsWho(s, i, f)
	if listed {
		p.objects = d.allowed(append(d.objectsOf(d.takenUp(s, i), -1), d.understood(s, f)...), f)
		p.objects = p.objects[:min(1, len(p.objects))]
	}
	if f.Lemma == "abstention" && len(p.objects) == 0 { // "with two abstentions, from Chad and Peru"
		p.objects, p.form, p.scope = d.objectsOf(d.stock.voted(s), -1), "nominal", scope{stance: f.Stance, tense: graph.Past}
		for _, k := range s.children(i, "nmod") {
			if m := s.marker(k); m == "from" || m == "by" || m == "of" {
				p.actors = d.actors(s, k)
			}
		}
		return p, len(p.objects) > 0 && len(p.actors) > 0
	}
	if q, ok := d.earned(p); ok {
		return q, true
	}
	if len(p.objects) == 0 {
		return p, false
	}
	if f.Lemma == "part" && !d.partakes(s, i, p.objects[0]) {
		return p, false
	}
	if kind == "cop" {
		p.form, p.actors = "copular", d.said(s, i)
	} else {
		p.form, p.actors = "nominal", d.possessors(s, i)
		if len(p.actors) == 0 {
			p.actors = d.lightSubjects(s, i)
		}
		if len(p.actors) == 0 && s.word(i) == "voting" && s.word(i-1) == "those" { // "Chad was among those voting against it"
			p.actors = d.runBefore(s, i-2)
		}
	}
	if f.Lemma == "party" && s.child(i, "cop", "nsubj") < 0 && strings.HasSuffix(s.word(i), "s") { // "the other parties to the accord": those who made it
		f.Stance, p.frame.Stance = graph.Signed, graph.Signed
	}
	if p.scope = d.nominalScope(s, i, f.Stance, kind); listed { // "consider the signatories: ..."
		p.scope = scope{stance: f.Stance, tense: graph.Past}
	}
	return p, true
}

// tellsWho reports a plural noun for parties that a list explains: "the other
// signatories: Chad, Fiji and Peru", "non-members such as Norway".
func (d *desk) tellsWho(s *sentence, i int, f data.Frame) bool {
	if f.Lemma != "signatory" && f.Lemma != "signer" && f.Lemma != "non-member" && f.Lemma != "nonmember" && f.Lemma != "non-signatory" {
		return false
	}
	return strings.HasSuffix(s.word(i), "s") && len(d.listed(s, i)) > 0
}

// understood are the nouns that may leave their treaty unsaid: "the American withdrawal took effect".
var understood = wordSet("withdrawal accession ratification pullout")

// complement are the instruments that a noun takes by its preposition, before
// it in a compound ("treaty ratification"), or by a relative clause's head.
func (d *desk) complement(s *sentence, i int, prep string) []object {
	for _, k := range s.children(i, "nmod", "obl", "acl") {
		if s.word(k) == "which" && s.marker(k) == prep { // "the convention, to which Russia is a signatory"
			if out := d.beforeWhich(s, k); len(out) > 0 {
				return out
			}
			if t := d.takenUp(s, k-1); t != nil {
				return []object{{treaty: t, tok: k, how: "relative"}}
			}
		}
		if side, inner := d.sideNoun(s, k); side == prep && inner >= 0 {
			return d.objectsAt(s, inner, "")
		}
		if m := s.marker(k); m == prep || strings.HasPrefix(m, prep+" ") {
			if out := d.objectsAt(s, k, ""); len(out) > 0 {
				return out
			}
		}
	}
	if s.word(i+1) == firstWord(prep) { // the tree hangs what follows below the verb
		for _, k := range s.children(s.head(i), "obl") {
			if k > i && s.marker(k) == prep {
				if out := d.objectsAt(s, k, ""); len(out) > 0 {
					return out
				}
			}
		}
	}
	if s.word(i+1) == prep { // the tree takes the name for a modifier of what follows: "of the Rome Statute allowing"
		for j := i + 2; j < i+5; j++ {
			if m := s.mention(j); m != nil && m.kind == graph.Instrument {
				return d.treatyObject(s, m, j, "")
			}
			if t := s.tag(j); t != "DT" && t != "JJ" && t != "CD" && !strings.HasPrefix(t, "NN") {
				break
			}
		}
	}
	for _, k := range s.children(i, "compound", "nmod:poss", "nmod:unmarked") {
		m := s.mention(k)
		switch {
		case m == nil:
		case m.kind == graph.Instrument:
			return d.treatyObject(s, m, k, "compound")
		case m.kind == graph.Organization && s.word(i) == "member" && s.child(i, "cop") >= 0: // "is a NATO member"
			return []object{{entity: m.entity, tok: k, how: "body"}}
		}
	}
	return nil
}

// said are those of whom a noun is said: the subject of "is a party", the noun
// before "a signatory to", the list behind "the signatories include".
func (d *desk) said(s *sentence, i int) []actor {
	if out := d.countedBefore(s, i); len(out) > 0 {
		return out
	}
	if sub := s.child(i, "nsubj"); sub >= 0 {
		if !relativePronoun(s.word(sub)) {
			return d.actors(s, sub)
		}
		if out := d.actors(s, s.head(i)); len(out) > 0 {
			return out
		}
		return d.beforeComma(s, sub)
	}
	if out := d.asOne(s, i); len(out) > 0 {
		return out
	}
	if out := d.apposed(s, i); len(out) > 0 {
		return out
	}
	switch h := s.head(i); s.plain(i) {
	case "appos":
		return d.actor(s, h)
	case "nmod": // "is one of 145 signatories"
		if w := s.word(h); s.marker(i) == "of" && (w == "one" || w == "two" || s.tag(h) == "CD") {
			if sub := s.child(h, "nsubj"); sub >= 0 {
				return d.actors(s, sub)
			}
			if s.plain(h) == "appos" {
				return d.actor(s, s.head(h))
			}
		}
	case "nsubj":
		if lemma := s.word(h); strings.HasPrefix(lemma, "includ") {
			return rename(d.actors(s, s.child(h, "obj")), "group")
		}
		if s.child(h, "cop") >= 0 {
			return d.actors(s, h)
		}
	case "obj":
		if d.lemma(s, h) == "become" { // which the parser may give an object
			return d.subjects(s, h)
		}
	case "obl":
		if s.has(i, "case", "as") {
			if out := d.actors(s, s.child(h, "obj")); len(out) > 0 { // "welcomes Chad as a member"
				return out
			}
			return d.subjects(s, h)
		}
	case "xcomp", "conj":
		return d.subjects(s, i)
	}
	if l := d.listed(s, i); len(l) > 0 && (s.word(i) != "members" || s.word(l[0].tok-1) == "including") {
		return l
	}
	if s.word(i) == "members" { // being called its members says nothing of when or how they joined
		return nil
	}
	for _, k := range s.children(i, "appos") {
		if s.mention(k) != nil {
			return d.actors(s, k)
		}
	}
	return nil
}

// lightSubjects are the subjects of a verb that only carries the noun: "announced its withdrawal",
// "gave its support to", "deposited its ratification".
func (d *desk) lightSubjects(s *sentence, i int) []actor {
	h := s.head(i)
	if h < 0 || s.plain(i) != "obj" {
		return nil
	}
	if light[d.lemma(s, h)] {
		return d.subjects(s, h)
	}
	if w := s.word(i); (w == "ratification" || w == "accession") && passing[s.word(h)] { // "the upper house approved ratification of it"
		return d.subjects(s, h)
	}
	return nil
}

// naming are the verbs by which one's name comes under a text; a town gives it to one.
var naming = wordSet("put add append affix sign set")

var light = wordSet("announce give declare make complete finalize finalise deposit express voice offer reaffirm reiterate confirm withdraw lend throw pledge cast exercise use wield take adopt have hold maintain pull turn serve send submit file hand begin start trigger complete")

// passing are verbs by which a state lets its own ratification through.
var passing = wordSet("approved approves approve backed backs back endorsed endorses passed passes authorized authorised authorizes authorises")

// nominalScope reads the scope of a noun: of a copular one as of a verb, of
// another by the verb that it belongs to.
func (d *desk) nominalScope(s *sentence, i int, stance graph.Stance, kind string) scope {
	sc := scope{stance: stance, tense: graph.Past}
	switch {
	case noLonger(s, i):
		if sc.become(graph.Refused, "no longer"); sc.stance == graph.Refused {
			sc.stance = graph.Withdrew
		}
	case s.has(i, "det", "no") || s.has(i, "advmod", "not", "never", "n't", "n’t") || neitherNor(s, i) || s.noneOf(i):
		sc.negate("not")
	}
	for _, k := range s.children(i, "amod", "compound", "advmod") {
		switch s.word(k) {
		case "possible", "potential", "threatened", "eventual", "hypothetical", "likely":
			sc.drop(s.word(k))
		case "planned", "impending", "imminent", "upcoming", "future", "expected", "pending", "looming", "intended", "proposed":
			sc.plan(s.word(k))
		}
	}
	if kind == "cop" && s.child(i, "cop", "aux:pass") >= 0 {
		switch modal(s, i) {
		case "will":
			if sc.plan("will"); s.child(i, "cop") >= 0 && stays(s, i) {
				sc.drop("until")
			}
		case "would", "may":
			sc.drop("modal")
		}
	}
	if kind == "cop" && s.has(i, "mark", "if", "whether", "unless") {
		sc.drop("if")
	}
	if kind != "cop" || s.word(i) == "part" || !s.has(i, "case", "as") { // "as a party to it, Chad must ..." is one whatever it must
		d.verbAbove(&sc, s, i)
	}
	if h := s.head(i); kind == "cop" && h >= 0 && sc.stance != "" && (s.plain(i) == "xcomp" || s.plain(i) == "ccomp") { // "wants to be a member"
		d.govern(&sc, s, h, s.plain(i))
		d.level(&sc, s, h)
	}
	return sc
}

// neitherNor reports one of two that are denied together: "is neither a signatory
// nor a party", "is not a signatory or a party".
func neitherNor(s *sentence, i int) bool {
	if s.has(i, "cc:preconj", "neither") || s.has(i, "cc", "neither") && s.plain(i) != "conj" {
		return true
	}
	if s.plain(i) != "conj" {
		return false
	}
	h := s.head(i)
	return s.has(i, "cc", "nor") || s.has(i, "cc", "or") && h >= 0 && (s.has(h, "advmod", "not", "never") || s.has(h, "det", "no"))
}

// noLonger reports "is no longer a party".
func noLonger(s *sentence, i int) bool {
	for j := max(1, i-4); j < i; j++ {
		if s.word(j) == "longer" && s.word(j-1) == "no" {
			return true
		}
	}
	return false
}

// verbAbove lets the verb that a noun belongs to act on it.
func (d *desk) verbAbove(sc *scope, s *sentence, i int) {
	h := s.head(i)
	if h < 0 || sc.stance == "" {
		return
	}
	if s.plain(i) == "obj" && sc.stance.Polarity() > 0 && barring[d.lemma(s, h)] { // "blocked Chad's accession"
		if d.scopeOf(s, h, graph.Refused).stance == "" { // only sought to
			sc.drop("above")
		}
		sc.negate(d.lemma(s, h))
		return
	}
	if s.plain(i) == "obj" || s.plain(i) == "obl" {
		switch d.x.words.Control[d.lemma(s, h)] {
		case data.EffectWish, data.EffectDeny, data.EffectRefuse:
			sc.drop(d.lemma(s, h))
			return
		case data.EffectPlan:
			sc.plan(d.lemma(s, h))
		}
	}
	if s.plain(i) == "nsubj" && imagined(s, i, h) {
		sc.drop("imagined")
		return
	}
	if strings.HasPrefix(s.tag(h), "VB") {
		outer := d.scopeOf(s, h, graph.Signed)
		switch {
		case outer.stance == "" && s.plain(i) != "nsubj":
			sc.drop("above")
		case s.plain(i) == "obj" && sc.stance.Polarity() > 0 && (outer.stance == graph.Refused || outer.stance == graph.NotSigned) && (light[d.lemma(s, h)] || naming[d.lemma(s, h)]): // "declined to put its name to it"
			sc.stance = outer.stance
		case outer.tense == graph.Planned && s.plain(i) != "nsubj":
			sc.plan("above")
		}
	}
	if s.marker(i) == "without" {
		sc.drop("without")
	}
}

// imagined reports an act that is only thought of: "a French withdrawal from the
// pact could end it", not "the French withdrawal from the pact could end it".
func imagined(s *sentence, i, h int) bool {
	might := false
	for _, k := range s.children(h, "aux") {
		switch s.word(k) {
		case "would", "could", "might", "may":
			might = true
		}
	}
	first := i
	for first > 0 && modifies(s, first-1) {
		first--
	}
	switch s.word(first - 1) {
	case "the", "this", "that", "'s", "’s", "'", "his", "her", "its", "their", "our":
		return false
	}
	return might && s.tag(first-1) != "PRP$"
}

// barring are verbs that keep another from what their object tells.
var barring = wordSet("block veto bar prevent thwart")

func firstWord(words string) string {
	first, _, _ := strings.Cut(words, " ")
	return first
}

// remains reports an adjective of which a verb says that it still holds: "remains committed".
func remains(s *sentence, i int) bool {
	h := s.head(i)
	if h < 0 || s.plain(i) != "xcomp" {
		return false
	}
	switch s.word(h) {
	case "remain", "remains", "remained", "stay", "stays", "stayed", "stand", "stands":
		return true
	}
	return false
}

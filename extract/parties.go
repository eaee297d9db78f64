package extract

import (
	"slices"
	"strings"

	"signatory/extract/data"
	"signatory/graph"
)

// This file reads an instrument by those between whom it stands.

// parties reads an instrument that names those between whom it stands: "the
// agreement between Iran and six powers", "a deal with Japan".
func (d *desk) parties(s *sentence, i int) (predicate, bool) {
	m := s.mention(i)
	if m.kind != graph.Instrument || m.noun == nil || m.noun.compound {
		return predicate{}, false
	}
	p := predicate{s: s, tok: i, form: "parties", frame: data.Frame{Lemma: "between", Stance: graph.Signed}}
	d.sidesBehind(&p, m)
	if sides := d.listBetween(s, i+1); len(p.actors) == 0 && s.word(i+1) == "between" && len(sides) > 1 { // which the tree may hang elsewhere
		p.form, p.actors = "between", sides
	}
	if made := s.word(i + 1); len(p.actors) == 0 && reachedBetween[made] { // "the deal brokered between the two"
		if p.form, p.actors = "between", d.listBetween(s, i+2); len(p.actors) == 0 && made == "brokered" && s.word(i+2) == "with" { // "the pact brokered with Chad"
			p.form, p.actors = "with", d.run(s, i+3)
		}
	}
	if len(p.actors) == 0 {
		p.form, p.actors = "with", d.namedParties(m, i)
	}
	if len(p.actors) == 0 {
		if p.form, p.actors = "have", d.havers(s, i); len(p.actors) < 2 { // who has a statute of his own
			p.actors = nil
		}
	}
	if len(p.actors) == 0 {
		p.actors = d.theirs(s, i)
	}
	if len(p.actors) == 0 {
		p.form, p.actors = "have", d.talkers(s, i)
	}
	if len(p.actors) == 0 {
		p.form, p.actors = "disclosed", d.disclosed(s, i, m)
	}
	p.actors = slices.DeleteFunc(p.actors, func(a actor) bool { return a.how == "parliament" }) // what lawmakers settle among themselves
	if len(p.actors) == 0 {
		return p, false
	}
	p.objects = d.treatyObject(s, m, i, "")
	if h := s.head(i); h >= 0 && haveForm(s.word(h)) && s.plain(h) == "ccomp" && mistaken[s.word(s.head(h))] { // "thought they had a deal with"
		return p, false
	}
	if len(p.objects) == 0 || neverMade(p.objects[0]) {
		return p, false
	}
	class := m.noun.head.Class
	if class == "" { // a known name that does not end in its head: "the nuclear deal with Iran"
		class = p.objects[0].treaty.class
	}
	switch class {
	case "treaty", "deal", "statement":
	default:
		return p, false
	}
	p.scope = d.partyScope(s, i, m.noun)
	if p.form == "disclosed" {
		p.form = "between"
		if contains(p.scope.effects, "above") { // what is made known is there, whatever the verb above makes of it
			p.scope.stance = graph.Signed
		}
	}
	return p, true
}

// sidesBehind files those whom "between", "with" or "by" names behind an instrument.
func (d *desk) sidesBehind(p *predicate, m *mention) {
	s, i := p.s, p.tok
	for _, k := range s.modifiers(i) {
		switch s.marker(k) {
		case "between", "among":
			p.form = "between"
			p.actors = append(p.actors, d.actors(s, k)...)
		case "with":
			if s.word(i+3) == "without" || s.word(i+2) == "or" { // "with or without them"
				continue
			}
			p.form = "with"
			p.actors = append(p.actors, d.actors(s, k)...)
		case "by", "from":
			if by := d.actors(s, k); len(by) > 1 {
				p.form, p.actors = "by", append(p.actors, by...)
			}
		}
	}
	if p.form == "with" && !d.undone(s, i) {
		others := len(p.actors)
		p.actors = append(p.actors, d.holder(s, i, m)...)
		if others > 0 && len(p.actors) == others && !d.givenUp(s, i) {
			p.actors = append(d.calledAfter(s, m.noun), p.actors...)
		}
		if len(p.actors) == 1 {
			p.actors = append(p.actors, d.boundBy(s, i, m.noun)...)
			p.actors = append(p.actors, d.keepers(s, i, m.noun)...)
		}
	}
}

// listBetween are those whom "between" names soon behind token i, no verb before it:
// "the truce brokered by Oman between Chad and Peru", "hammered out between them".
func (d *desk) listBetween(s *sentence, i int) []actor {
	for j := i; j < len(s.tokens) && j < i+9; j++ {
		if s.word(j) == "between" {
			f := d.surface(s)
			return f.list(f.of[j] + 1)
		}
		if t := s.tag(j); t == "MD" || t == "VBD" || t == "VBZ" || t == "VBP" || t == "," && s.word(j) == "," {
			break
		}
	}
	return nil
}

// undone reports a person's instrument that the verb above it ends: "cancelled Obama's
// deal with Havana" tells of its owner only what is over.
func (d *desk) undone(s *sentence, i int) bool {
	h, owner := s.head(i), s.child(i, "nmod:poss")
	if h < 0 || s.plain(i) != "obj" || !s.is(owner, graph.Person) {
		return false
	}
	for _, f := range d.framesOf(s.word(h), strings.HasPrefix(s.tag(h), "VB"), false) {
		if f.Stance == graph.Withdrew && strings.HasSuffix(f.Form, "obj") {
			return true
		}
	}
	return false
}

// reachedBetween are participles of deals that are there, before "between".
var reachedBetween = wordSet("brokered mediated negotiated reached struck agreed concluded forged sealed made done inked hammered worked thrashed signed facilitated arranged initialled initialed clinched")

// modifiers are what stands behind an instrument, and what stands between its
// topic and the parties: "an agreement on textiles between Chad and Fiji".
func (s *sentence) modifiers(i int) []int {
	var out []int
	for _, k := range s.children(i, "nmod", "obl") {
		out = append(out, k)
		if !aboutWords[s.marker(k)] {
			continue
		}
		for _, c := range s.children(k, "nmod") {
			if s.marker(c) == "between" && s.mention(k) == nil && !twoSided[s.word(k)] {
				out = append(out, c)
			}
		}
	}
	return out
}

// twoSided are nouns that stand between two themselves: "a plan for relations between Chad and Fiji".
var twoSided = wordSet("relations relation relationship relationships ties war conflict border borders dispute disputes fighting hostilities differences gap link links")

// boundBy is the other side of a deal with somebody under which it acts: "Under an
// agreement with Chad, Peru sends".
func (d *desk) boundBy(s *sentence, i int, n *noun) []actor {
	from := n.from
	if n.det != "" {
		from--
	}
	if w := s.word(from - 1); w != "under" || from-1 > 2 {
		return nil
	}
	for j := i + 2; j+1 < len(s.tokens) && j < i+12; j++ {
		if s.word(j) != "," {
			continue
		}
		if j++; s.word(j) == "the" {
			j++
		}
		if t := s.tag(j + 1); s.actorName(j) && (t == "MD" || t == "VBD" || t == "VBZ" || t == "VBP") {
			return d.actor(s, j)
		}
		return nil
	}
	return nil
}

// holder is the other side of a deal with somebody: its owner, or who has it.
func (d *desk) holder(s *sentence, i int, m *mention) []actor {
	if d.givenUp(s, i) { // "is pulling out of its treaty with Chad" says the end of it
		return nil
	}
	var out []actor
	for _, k := range s.children(i, "nmod:poss") {
		out = append(out, d.actors(s, k)...)
	}
	if len(out) == 0 {
		out = d.havers(s, i)
	}
	if from := m.noun.from - 1; len(out) == 0 && s.word(from-1) == "in" && s.word(from-2) == "," && s.actorName(from-3) { // "The rebels of Chad, in a deal with Mali, agreed"
		out = d.actor(s, from-3)
	}
	return out
}

// havers are those of whom a sentence says that they have an instrument or made
// it known: "Chad and Fiji already have such an agreement", "Chad announced a deal with Fiji".
func (d *desk) havers(s *sentence, i int) []actor {
	h := s.head(i)
	if h < 0 || s.plain(i) != "obj" || !haveForm(s.word(h)) && !d.makesKnown(s, i) || d.negated(s, h) || modal(s, h) != "" {
		return nil
	}
	return d.subjects(s, h)
}

// makesKnown reports a new instrument of which a party says that it is made.
func (d *desk) makesKnown(s *sentence, i int) bool {
	n := s.mention(i).noun
	for j := i + 1; j < i+6; j++ { // "announced a truce between Chad and Fiji" as its broker
		if s.word(j) == "between" {
			return false
		}
	}
	switch d.lemma(s, s.head(i)) {
	case "announce", "unveil":
		return bringsUp(n.det)
	case "use", "issue", "release", "publish", "deliver", "make": // "used a joint statement with Chad to say"
		return n.head.Class == "statement" && slices.Contains(n.words, "joint") && bringsUp(n.det)
	}
	return false
}

// namedParties are those whom a known name itself tells of behind "with" or
// "between": "the 2015 nuclear deal with Iran".
func (d *desk) namedParties(m *mention, tok int) []actor {
	text := d.doc.Text[m.start:m.end]
	var out []actor
	for _, w := range []string{" with ", " between "} {
		_, tail, ok := strings.Cut(text, w)
		if !ok {
			continue
		}
		for _, h := range d.x.gazetteer.scan(tail, func(int) bool { return false }).names {
			if f := h.forms[0]; f.Kind == graph.Country || f.Kind == graph.Organization {
				out = append(out, actor{f.Entity, "within", tok})
			}
		}
	}
	return distinctActors(out)
}

// partyScope says whether an instrument with parties exists: not one that is
// sought, negotiated or ruled out.
func (d *desk) partyScope(s *sentence, i int, n *noun) scope {
	sc := scope{stance: graph.Signed, tense: graph.Past}
	if notYetOne(&sc, s, n) {
		return sc
	}
	if doneWithout(s, n) {
		sc.drop("without")
		return sc
	}
	switch d.toBeSigned(s, n) {
	case "":
	case "if", "unless":
		sc.drop("condition")
		return sc
	default:
		sc.plan("to be signed")
		return sc
	}
	if d.soughtBefore(s, n) {
		sc.drop("sought")
		return sc
	}
	h := s.head(i)
	if h < 0 {
		return sc
	}
	if d.sought(s, i, h) {
		sc.drop("sought")
		return sc
	}
	if sub := s.child(h, "nsubj"); s.plain(i) == "obj" && sub >= 0 && s.mention(sub) == nil && statesOfUnion[s.word(sub)] {
		sc.drop("a state's")
		return sc
	}
	if s.rel(i) == "nsubj:pass" && mutual[d.lemma(s, h)] && onceIs(s, h) { // "once the accord with Chad is signed"
		sc.plan("once")
		return sc
	}
	if s.plain(i) == "obj" && unsignedBy[d.lemma(s, h)] {
		if st := d.scopeOf(s, h, graph.Signed).stance; st == graph.NotSigned || st == graph.Refused { // "has not signed the accord with Chad"
			sc.drop("unsigned")
			return sc
		}
	}
	if n.det != "a" && n.det != "an" && n.det != "" {
		return sc
	}
	if mod := modal(s, h); s.plain(i) == "nsubj" && mod == "would" && bringsUp(n.det) { // "a deal with Chad would be hugely symbolic"
		sc.drop("would")
	} else if d.turnedAway(s, i, h) || d.unreached(s, i, h) || d.hoped(s, i, n.head.Class) {
		sc.drop("hoped")
	} else if d.makes(s, i, h) {
		outer := d.scopeOf(s, h, graph.Signed)
		if outer.stance != graph.Signed {
			sc.drop("above")
		} else if sc.tense = outer.tense; sc.tense == graph.Planned && !settling[d.lemma(s, h)] {
			sc.drop("in the making")
		}
	}
	return sc
}

// settling are the verbs whose plan is one for a deal itself, not for work on it.
var settling = wordSet("sign ink initial announce unveil conclude finalize finalise seal join enter endorse produce")

// makes reports a verb by which an instrument comes to be, so that its scope is
// the instrument's own; one that is left or hailed is there whatever becomes of that.
func (d *desk) makes(s *sentence, i, h int) bool {
	if !strings.HasPrefix(s.tag(h), "VB") || s.plain(i) != "obj" && s.plain(i) != "nsubj" && s.plain(i) != "obl" {
		return false
	}
	if thereAlready[d.lemma(s, h)] {
		return false
	}
	for _, f := range d.x.words.Frames[d.lemma(s, h)] {
		if f.Verb && f.Stance != graph.Signed && !strings.HasSuffix(f.Form, " obj") && !strings.HasPrefix(f.Form, "obj ") && !putElsewhere(s, h, f) {
			return false
		}
	}
	return s.plain(i) != "obl" || s.marker(i) == "on" || s.marker(i) == "to" || s.marker(i) == "into" || s.marker(i) == "at"
}

// seeking are words whose object does not exist yet.
var seeking = wordSet(`seek pursue want discuss consider propose offer explore need negotiate talk negotiation discussion prospect hope chance
	effort bid push close near pursuit possibility attempt search quest path progress proposal plan idea call request desire wish await expect envisage envision
	favor favour mull angle push press strive aspire clamor clamour fish campaign confidence optimism faith interest likelihood odds appetite zeal
	debate weigh ponder talk skepticism scepticism pessimism lack demand dream aim work lobby yearn crave eye open ready amenable receptive hopeful optimistic desperate float eschew finding`)

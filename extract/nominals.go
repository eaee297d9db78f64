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
	if !d.meansSigning(s, i, f) {
		return p, false
	}
	p.objects = d.allowed(d.complement(s, i, prep), f)
	if len(p.objects) == 0 && understood[f.Lemma] && !forces[s.word(i-1)] && s.word(i-1) != "military" && (kind == "nom" || s.child(i, "cop") >= 0) && s.child(i, "nmod") < 0 {
		p.objects = d.allowed(d.topic(s), f)
	}
	p.objects = append(p.objects, d.allowed(d.leftBehind(s, i, kind, prep), f)...)
	listed := len(p.objects) == 0 && kind == "cop" && s.child(i, "nsubj") < 0 && d.tellsWho(s, i, f)
	if listed {
		p.objects = d.allowed(append(d.objectsOf(d.takenUp(s, i), -1), d.understood(s, f)...), f)
		p.objects = p.objects[:min(1, len(p.objects))]
	}
	if f.Lemma == "abstention" && len(p.objects) == 0 {
		return d.abstentions(p)
	}
	if q, ok := d.earned(p); ok {
		return q, true
	}
	if len(p.objects) == 0 {
		return p, false
	}
	if k := s.child(i, "acl"); p.objects[0].entity != "" && k >= 0 && s.has(k, "mark", "to") {
		return p, false // "the last member of the bloc to ratify it" joins no bloc
	}
	if q, ok := d.actRevoked(s, i, f, p.objects); ok {
		return q, true
	}
	if v := enacted(s, i); v >= 0 && kind == "nom" {
		if q, ok := d.byLaw(s, i, v, f, p.objects); ok {
			return q, true
		}
	}
	if f.Lemma == "part" && !d.partakes(s, i, p.objects[0]) {
		return p, false
	}
	if kind == "cop" {
		p.form, p.actors = "copular", d.said(s, i)
		if len(p.actors) > 0 {
			p.actors = distinctActors(append(p.actors, d.standAlongside(s, i)...))
		}
	} else {
		p.form, p.actors = d.doers(s, i)
	}
	if d.winning(s, i) && p.form == "nominal" && f.Stance.Polarity() > 0 {
		f.Stance, p.frame.Stance = graph.Endorsed, graph.Endorsed
	}
	if f.Lemma == "party" && d.madeIt(s, i, kind, p.objects[0]) {
		f.Stance, p.frame.Stance = graph.Signed, graph.Signed
	}
	if p.scope = d.nominalScope(s, i, f.Stance, kind); listed || kind == "cop" && (len(d.andOthers(s, i)) > 0 || d.knownParties(s, i)) { // "consider the signatories: ..."
		p.scope = scope{stance: f.Stance, tense: graph.Past}
	}
	return p, true
}

// meansSigning reports that a name or a paper is what one signs with, where the frame is of one.
func (d *desk) meansSigning(s *sentence, i int, f data.Frame) bool {
	switch f.Lemma {
	case "name":
		return s.plain(i) == "obj" && naming[d.lemma(s, s.head(i))]
	case "commitment": // one's own, said again; other words of one promise something
		return s.plain(i) == "obj" && (committing[d.lemma(s, s.head(i))] || stressing[s.word(s.head(i))]) || stressedToo(s, i) >= 0
	case "paper":
		return s.word(i-1) == "to" && s.word(i-2) == "pen"
	}
	return true
}

// doers are those who do what a noun tells, and the form in which they are named.
func (d *desk) doers(s *sentence, i int) (form string, out []actor) {
	if v := d.penning(s, i); v >= 0 {
		if subjects := d.subjects(s, v); len(subjects) > 0 || s.child(v, "nsubj") >= 0 { // "their" names are the subject's own
			return "active", subjects
		}
		return "active", d.possessors(s, i)
	}
	if v := stressedToo(s, i); v >= 0 {
		return "nominal", d.subjects(s, v)
	}
	out = d.possessors(s, i)
	if len(out) == 0 {
		out = d.lightSubjects(s, i)
	}
	if len(out) == 0 {
		out = d.byTheDeed(s, i)
	}
	if len(out) == 0 && s.word(i) == "voting" && s.word(i-1) == "those" { // "Chad was among those voting against it"
		out = d.runBefore(s, i-2)
	}
	return "nominal", out
}

// abstentions reads those who abstained when it is not said from what: "with two
// abstentions, from Chad and Peru".
func (d *desk) abstentions(p predicate) (predicate, bool) {
	p.objects, p.form = d.objectsOf(d.stock.voted(p.s), -1), "nominal"
	p.scope = scope{stance: p.frame.Stance, tense: graph.Past}
	for _, k := range p.s.children(p.tok, "nmod") {
		if m := p.s.marker(k); m == "from" || m == "by" || m == "of" {
			p.actors = d.actors(p.s, k)
		}
	}
	return p, len(p.objects) > 0 && len(p.actors) > 0
}

// tellsWho reports a plural noun for parties that a list explains: "the other
// signatories: Chad, Fiji and Peru", "non-members such as Norway".
func (d *desk) tellsWho(s *sentence, i int, f data.Frame) bool {
	if !partyNouns[f.Lemma] || !strings.HasSuffix(s.word(i), "s") || yetToJoin(s, i) {
		return false
	}
	h := s.head(i) // "the original signatories are Chad, Fiji and Peru"
	return len(d.listed(s, i)) > 0 || len(d.andOthers(s, i)) > 0 || s.plain(i) == "nsubj" && s.child(h, "cop") >= 0 && s.mentionActor(h)
}

// partyNouns are nouns for those who are party to a thing, or are not.
var partyNouns = wordSet("signatory co-signatory signer co-signer cosigner non-member nonmember non-signatory")

// understood are the nouns that may leave their treaty unsaid: "the American withdrawal took effect",
// "Chad was the only holdout".
var understood = wordSet("withdrawal accession ratification pullout holdout")

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
		if s.marker(k) == "of" && prep != "of" && s.mentionActor(k) { // "the re-entry of Chad into the pact"
			for _, c := range s.children(k, "nmod") {
				if s.marker(c) == prep {
					return d.objectsAt(s, c, "")
				}
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
		case m.kind == graph.Organization && s.word(i) == "member" && (s.child(i, "cop") >= 0 || s.plain(i) == "xcomp"): // "is a NATO member", "became NATO's 32nd member"
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
	if out := d.andOthers(s, i); len(out) > 0 {
		return out
	}
	if k := beforeClause(s, copulaBefore(s, i)-1); k >= 0 {
		if out := d.namesBefore(s, k); len(out) > 0 {
			return out
		}
	}
	if sub := d.subjectOf(s, i); sub >= 0 {
		if !relativePronoun(s.word(sub)) {
			return d.withCompany(s, i, sub)
		}
		if out := d.actors(s, s.head(i)); len(out) > 0 {
			return out
		}
		return d.beforeComma(s, sub)
	}
	if s.plain(i) == "conj" && s.child(i, "cop") >= 0 { // "which has the bomb but is not a party"
		if out := d.subjects(s, s.head(i)); len(out) > 0 {
			return out
		}
	}
	if out := d.standing(s, i); len(out) > 0 {
		return out
	}
	if out := d.asOne(s, i); len(out) > 0 {
		return out
	}
	if out := d.apposed(s, i); len(out) > 0 {
		return out
	}
	if out, known := d.saidAbove(s, i); known {
		return out
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

// saidAbove finds whom noun i is said of in the word that it stands with, and reports
// that this settles it.
func (d *desk) saidAbove(s *sentence, i int) (out []actor, known bool) {
	switch h := s.head(i); s.plain(i) {
	case "appos":
		return d.actor(s, h), true
	case "nmod": // "is one of 145 signatories"
		if w := s.word(h); s.marker(i) == "of" && (w == "one" || w == "two" || s.tag(h) == "CD") {
			if sub := s.child(h, "nsubj"); sub >= 0 {
				return d.actors(s, sub), true
			}
			if s.plain(h) == "appos" {
				return d.actor(s, s.head(h)), true
			}
		}
	case "nsubj":
		if lemma := s.word(h); strings.HasPrefix(lemma, "includ") {
			return rename(d.actors(s, s.child(h, "obj")), "group"), true
		}
		if s.child(h, "cop") >= 0 {
			return d.actors(s, h), true
		}
	case "obj":
		if d.lemma(s, h) == "become" { // which the parser may give an object
			return d.subjects(s, h), true
		}
	case "obl":
		if s.has(i, "case", "as") {
			if out := d.actors(s, s.child(h, "obj")); len(out) > 0 { // "welcomes Chad as a member"
				return out, true
			}
			return d.subjects(s, h), true
		}
	case "xcomp", "conj":
		return d.subjects(s, i), true
	}
	return nil, false
}

// lightSubjects are the subjects of a verb that only carries the noun: "announced its withdrawal",
// "gave its support to", "deposited its ratification".
func (d *desk) lightSubjects(s *sentence, i int) []actor {
	h := s.head(i)
	if h < 0 || s.plain(i) != "obj" && !d.noticeOf(s, i) {
		return nil
	}
	if light[d.lemma(s, h)] || stressing[s.word(h)] {
		return d.subjects(s, h)
	}
	if d.noticeOf(s, i) {
		return d.subjects(s, s.head(h))
	}
	if d.winning(s, i) {
		return d.subjects(s, h)
	}
	if w := s.word(i); (w == "ratification" || w == "accession") && passing[s.word(h)] { // "the upper house approved ratification of it"
		return d.subjects(s, h)
	}
	return nil
}

// noticeOf reports an act that somebody gives formal word of: "gave notice of withdrawal".
func (d *desk) noticeOf(s *sentence, i int) bool {
	h := s.head(i)
	return s.plain(i) == "nmod" && s.marker(i) == "of" && (s.word(h) == "notice" || s.word(h) == "notification") && s.plain(h) == "obj" && light[d.lemma(s, s.head(h))]
}

// winning reports a subject that wins others for an instrument, which it backs: "won
// approval of the resolution", "secured backing for the pact".
func (d *desk) winning(s *sentence, i int) bool {
	h := s.head(i)
	if h < 0 || s.plain(i) != "obj" || d.passive(s, h) {
		return false
	}
	switch d.lemma(s, h) {
	case "win", "secure", "gain", "get", "obtain", "seek":
	default:
		return false
	}
	switch s.word(i) {
	case "approval", "backing", "support", "adoption", "passage", "endorsement":
		return true
	}
	return false
}

// naming are the verbs by which one's name comes under a text; a town gives it to one.
var naming = wordSet("put add append affix sign set lend pen ink")

var light = wordSet("announce give declare make complete finalize finalise deposit express voice offer reaffirm reiterate confirm withdraw lend throw pledge cast exercise use wield take adopt have hold maintain pull turn serve send submit file hand begin start trigger complete")

// passing are verbs by which a state lets its own ratification through.
var passing = wordSet("approved approves approve backed backs back endorsed endorses passed passes authorized authorised authorizes authorises")

// barring are verbs that keep another from what their object tells.
var barring = wordSet("block veto bar prevent thwart")

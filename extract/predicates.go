package extract

import (
	"slices"
	"strings"

	"signatory/extract/data"
	"signatory/graph"
)

// predicate is a word that takes a stance, with those who take it and what it is about.
type predicate struct {
	s       *sentence
	tok     int
	frame   data.Frame
	form    string // active, passive, relative, participle, infinitive, nominal, copular, parties, ...
	actors  []actor
	objects []object
	scope   scope
	players []player        // of an open predicate: all whom its sentence names
	places  map[string]span // of a roll call below its sentence: the one that names each actor, by entity
	divided bool            // one of those of a plural, which the text tells together
}

// object is an instrument, or a body that one belongs to, as a predicate has it.
type object struct {
	entity string  // of a body
	treaty *treaty // of an instrument
	tok    int
	how    string // named, description, pronoun, relative, body, shared
	member bool   // of a body: belonging to it is meant
}

// predicates finds every predicate of a parsed sentence.
func (d *desk) predicates(s *sentence) []predicate {
	var out []predicate
	read := func(i int, readers ...reader) (found bool) {
		for _, r := range readers {
			if p, ok := r(s, i); ok {
				out, found = append(out, p), true
			}
		}
		return found
	}
	for i := range s.tokens {
		switch s.word(i) {
		case "without":
			read(i, d.lacking)
		case "it":
			read(i, d.sideWith, d.valued)
		}
		if s.mention(i) != nil {
			read(i, d.parties, d.jointly, d.sideWith, d.underTerms, d.whereby, d.outsider, d.drafters, d.valued)
			continue
		}
		if read(i, d.compoundBacker) || read(i, d.joinsIn) || read(i, d.voteGapped) {
			continue
		}
		words := d.readWord(s, i)
		if len(words) > 0 && len(words[0].actors) > 0 || !read(i, d.ballotCast, d.overObjections, d.takenIn, d.wantsNone, d.followedOut) {
			out = append(out, words...)
		}
	}
	return out
}

// A reader finds a stance of its own kind at a token.
type reader func(*sentence, int) (predicate, bool)

// readWord tries the frames of one word; the first whose instrument is there
// wins. Where the tree gives none, the order of the words is tried.
func (d *desk) readWord(s *sentence, i int) []predicate {
	if !d.prospect(s, s.word(i)) {
		return nil
	}
	return d.readFrames(s, i)
}

// readFrames is readWord of a word with a prospect.
func (d *desk) readFrames(s *sentence, i int) []predicate {
	verb := strings.HasPrefix(s.tag(i), "VB")
	noun := strings.HasPrefix(s.tag(i), "NN")
	adj := s.tag(i) == "JJ" || s.tag(i) == "VBN"
	frames := d.framesOf(s.word(i), verb, noun || adj)
	if w := s.word(i + 1); w == "out" || w == "off" || w == "away" || w == "down" { // who backs out backs nothing
		frames = slices.DeleteFunc(frames, func(f data.Frame) bool { return f.Lemma == "back" && f.Form == "obj" })
	}
	slices.SortStableFunc(frames, func(a, b data.Frame) int { return compareBool(b.Adj, a.Adj) })
	for _, f := range frames {
		if !f.Verb && f.Adj != (adj && !noun) || f.Adj && s.child(i, "nsubj") < 0 && !remains(s, i) {
			continue
		}
		var p predicate
		var ok bool
		if f.Verb {
			p, ok = d.readVerb(s, i, f)
		} else {
			p, ok = d.readNoun(s, i, f)
		}
		if ok {
			if len(p.actors) == 0 && f.Verb && broughtTogether(s, i) < 0 {
				if p.actors = d.surface(s).agents(i); len(p.actors) == 0 {
					p.actors = d.unsaid(s, i, f)
				}
			}
			p.actors = append(p.actors, d.lateList(s, i, p)...)
			return []predicate{p}
		}
	}
	for _, f := range frames {
		if p, ok := d.readSurface(s, i, f); ok {
			return []predicate{p}
		}
	}
	return nil
}

// readSurface reads a verb in one of its frames by the order of the chunks.
func (d *desk) readSurface(s *sentence, i int, f data.Frame) (predicate, bool) {
	p := predicate{s: s, tok: i, frame: f, form: "surface"}
	if putElsewhere(s, i, f) || comesToPlace(s, i, f) || f.Lemma == "sign" && statutes[s.word(s.child(i, "obj", "nsubj:pass"))] && enactedBehind(s, i) {
		return p, false
	}
	if !f.Verb || f.Form == "alone" || f.Form == "instrument" || strings.HasPrefix(f.Form, "obj ") && partial(s, s.child(i, "obj")) {
		return p, false
	}
	r := d.surface(s)
	for _, t := range r.objects(i, f) {
		p.objects = append(p.objects, d.objectAt(s, t, "")...)
	}
	p.objects = d.allowed(p.objects, f)
	if len(p.objects) == 0 {
		return p, false
	}
	if d.saidOfOther(s, i) {
		return p, false
	}
	if p.actors = d.agents(s, i, d.passive(s, i)); len(p.actors) == 0 {
		p.actors = r.agents(i)
	}
	p.scope = d.verbScope(s, i, f)
	d.remember(p.objects)
	return p, len(p.actors) > 0
}

// saidOfOther reports a passive verb whose subject is another noun than the instrument that stands
// nearer to it: "the announcement about the deal was made by Chad", not "parts of the deal were".
func (d *desk) saidOfOther(s *sentence, i int) bool {
	sub := s.child(i, "nsubj:pass")
	return sub >= 0 && s.mention(sub) == nil && strings.HasPrefix(s.tag(sub), "NN") && !passThrough[s.word(sub)] && s.child(sub, "acl", "acl:relcl") >= 0
}

// partial reports an object that leaves its subject where it is: who "took another
// step back from the deal" is still in it.
func partial(s *sentence, o int) bool { return o >= 0 && (s.word(o) == "step" || s.word(o) == "steps") }

func compareBool(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return 1
	}
	return -1
}

// framesOf a word: of its verb lemmas where it is tagged a verb, of its noun ones where a noun.
func (d *desk) framesOf(word string, verb, noun bool) []data.Frame {
	var out []data.Frame
	seen := map[string]bool{}
	for _, r := range d.x.words.Lemmas[word] {
		if seen[r.Lemma] {
			continue
		}
		seen[r.Lemma] = true
		for _, f := range d.x.words.Frames[r.Lemma] {
			if (f.Verb && verb) || (!f.Verb && noun && (f.Lemma != "back" || r.Form != "ing")) { // "backing" has frames of its own
				out = append(out, f)
			}
		}
	}
	return out
}

// readVerb reads a verb in one of its frames.
func (d *desk) readVerb(s *sentence, i int, f data.Frame) (predicate, bool) {
	if f.Lemma == "sign" && f.Form == "obj" && intoLaw(s, i) {
		f.Stance = graph.Ratified
	}
	if f.Lemma == "push" && f.Form == "obj" && pushedThrough(s, i) {
		f.Stance, f.Weak = graph.Ratified, false
	}
	p := predicate{s: s, tok: i, frame: f}
	passive := d.passive(s, i)
	if !d.fillFrame(&p, passive) {
		return p, false
	}
	if len(p.objects) == 0 && d.elliptic(s, i, f) {
		p.objects, p.form = d.understood(s, f), "elliptic"
		p.actors = d.agents(s, i, passive)
	}
	p.objects = d.allowed(p.objects, f)
	if len(p.objects) == 0 {
		return p, false
	}
	if v := enacted(s, i); v >= 0 && (f.Stance == graph.Ratified || f.Stance == graph.Withdrew || f.Stance == graph.Suspended) {
		if q, ok := d.byLaw(s, i, v, f, p.objects); ok {
			return q, true
		}
	}
	p.scope = d.verbScope(s, i, f)
	d.remember(p.objects)
	return p, true
}

// remember keeps the body that was spoken of last, for "the organization".
func (d *desk) remember(objects []object) {
	for _, o := range objects {
		if o.entity != "" {
			d.body = o.entity
		}
	}
}

// passive reports a passive verb, a bare participle behind its noun included.
func (d *desk) passive(s *sentence, i int) bool {
	if s.child(i, "aux:pass", "nsubj:pass") >= 0 {
		return true
	}
	if h := s.head(i); s.plain(i) == "conj" && s.tag(i) == "VBN" && h >= 0 && s.child(i, "cc") >= 0 && s.child(i, "nsubj", "aux", "obj") < 0 && s.child(h, "aux:pass") >= 0 { // "was signed by one and torn up by the next"
		return true
	}
	if h := s.head(i); s.plain(i) == "conj" && s.tag(i) == "VBN" && h >= 0 && s.rel(h) == "acl" && s.tag(h) == "VBN" && (s.child(i, "obl:agent") >= 0 || s.has(i, "cc", "and")) && s.child(i, "nsubj", "aux", "obj") < 0 { // "the pact, begun by Chad, signed by Peru"
		return true
	}
	o := s.child(i, "obj")
	return s.tag(i) == "VBN" && s.rel(i) == "acl" && (o < 0 || timeWord(s.word(o))) || fronted(s, i) // "signed last May"
}

// directObjects are the instruments that a verb has as its object.
func (d *desk) directObjects(s *sentence, i int, passive bool) ([]object, string) {
	if passive {
		if fronted(s, i) {
			return d.objectsAt(s, frontedSubject(s, i), ""), "participle"
		}
		if o := s.child(i, "nsubj:pass"); o >= 0 {
			if relativePronoun(s.word(o)) {
				return d.objectsAt(s, s.head(i), "relative"), "relative"
			}
			return d.objectsAt(s, o, ""), "passive"
		}
		if s.plain(i) == "acl" {
			return d.objectsAt(s, s.head(i), ""), "participle"
		}
		if h := s.head(i); s.plain(i) == "conj" && h >= 0 {
			return d.directObjects(s, h, d.passive(s, h))
		}
		return nil, ""
	}
	if s.partOfWhich(i) {
		return slices.DeleteFunc(d.objectsAt(s, s.head(i), "relative"), func(o object) bool { m := s.mention(o.tok); return m == nil || m.noun == nil || !m.noun.plural }), "relative"
	}
	if o := s.child(i, "obj"); o >= 0 && (factualPreposition[s.marker(o)] || d.clauseBehind(s, i, o)) { // "leaves six dead despite ceasefire"
		return nil, ""
	}
	if o := s.child(i, "obj"); o >= 0 {
		if relativePronoun(s.word(o)) && s.rel(i) == "acl:relcl" {
			return d.objectsAt(s, s.head(i), "relative"), "relative"
		}
		if s.word(o) == "which" && s.word(o-1) == "," && o < i && d.bindsOnly(s, i) && !statutes[s.word(o-2)] { // whose clause the tree hangs elsewhere
			return d.objectsOf(d.takenUp(s, o), o), "relative"
		}
		return d.objectsAt(s, o, ""), activeForm(s, i)
	}
	if h := s.head(i); s.plain(i) == "xcomp" && h >= 0 { // "the accord, which he declined to sign"
		if o := s.child(h, "obj"); o >= 0 && s.word(o) == "which" {
			if t := d.takenUp(s, o); t != nil {
				return []object{{treaty: t, tok: o, how: "relative"}}, "relative"
			}
		}
	}
	switch {
	case s.rel(i) == "acl:relcl" && s.child(i, "nsubj") >= 0 && !relativePronoun(s.word(s.child(i, "nsubj"))):
		return d.objectsAt(s, s.head(i), "relative"), "relative"
	case s.plain(i) == "conj":
		if h := s.head(i); h >= 0 && s.child(h, "obj") >= 0 && s.child(i, "obl", "ccomp", "xcomp") < 0 {
			return d.objectsAt(s, s.child(h, "obj"), "shared"), "active"
		}
	}
	for _, c := range append(s.children(i, "conj"), s.alike(i)...) {
		if o := s.child(c, "obj"); o >= 0 && o > c && s.child(i, "obl", "ccomp", "xcomp") < 0 {
			return d.objectsAt(s, o, "shared"), "active"
		}
	}
	return nil, ""
}

// activeForm names the construction of a verb with its object behind it.
func activeForm(s *sentence, i int) string {
	switch {
	case s.plain(i) == "xcomp" || s.has(i, "mark", "to"):
		return "infinitive"
	case s.rel(i) == "acl:relcl":
		return "relative"
	case s.plain(i) == "acl" || s.tag(i) == "VBG" && s.child(i, "aux") < 0:
		return "participle"
	}
	return "active"
}

func relativePronoun(w string) bool { return w == "which" || w == "that" || w == "who" || w == "whom" }

// particle reports whether a verb's particle is there: "up", "down", "out".
func (d *desk) particle(s *sentence, i int, prt string) bool {
	return s.has(i, "compound:prt", prt) || s.has(i, "advmod", prt) || s.word(i+1) == prt
}

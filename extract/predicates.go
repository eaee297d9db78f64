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
}

// object is an instrument, or a body that one belongs to, as a predicate has it.
type object struct {
	entity string  // of a body
	treaty *treaty // of an instrument
	tok    int
	how    string // named, description, pronoun, relative, body, shared
}

// predicates finds every predicate of a parsed sentence.
func (d *desk) predicates(s *sentence) []predicate {
	var out []predicate
	for i := range s.tokens {
		if s.mention(i) != nil {
			if p, ok := d.parties(s, i); ok {
				out = append(out, p)
			}
			continue
		}
		out = append(out, d.readWord(s, i)...)
	}
	return out
}

// readWord tries the frames of one word; the first whose instrument is there wins.
func (d *desk) readWord(s *sentence, i int) []predicate {
	var out []predicate
	verb := strings.HasPrefix(s.tag(i), "VB")
	noun := strings.HasPrefix(s.tag(i), "NN")
	for _, f := range d.framesOf(s.word(i), verb, noun) {
		var p predicate
		var ok bool
		if f.Verb {
			p, ok = d.readVerb(s, i, f)
		} else {
			p, ok = d.readNoun(s, i, f)
		}
		if ok {
			return append(out, p)
		}
	}
	return out
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
			if (f.Verb && verb) || (!f.Verb && noun) {
				out = append(out, f)
			}
		}
	}
	return out
}

// readVerb reads a verb in one of its frames.
func (d *desk) readVerb(s *sentence, i int, f data.Frame) (predicate, bool) {
	p := predicate{s: s, tok: i, frame: f}
	passive := d.passive(s, i)
	switch {
	case strings.HasPrefix(f.Form, "obj "): // "pulled the US out of the deal"
		o := s.child(i, "obj")
		if passive {
			o = s.child(i, "nsubj:pass")
		}
		p.objects = d.oblique(s, i, strings.TrimPrefix(f.Form, "obj "))
		if o < 0 || len(p.objects) == 0 {
			return p, false
		}
		p.form, p.actors = "causative", d.actors(s, o)
		if len(p.actors) == 0 {
			p.actors = d.subjects(s, i)
		}
	case f.Form == "obj" || strings.HasSuffix(f.Form, " obj"):
		if prt := strings.TrimSuffix(f.Form, "obj"); prt != "" && !d.particle(s, i, strings.TrimSpace(prt)) {
			return p, false
		}
		p.objects, p.form = d.directObjects(s, i, passive)
		p.actors = d.agents(s, i, passive)
	case f.Form == "passive to":
		p.objects, p.form, p.actors = d.oblique(s, i, "to"), "passive", d.actors(s, s.child(i, "nsubj:pass"))
	case f.Form == "instrument":
		p.objects, p.form, p.actors = d.deposited(s, i), "deposit", d.agents(s, i, passive)
	case f.Form == "alone":
		if tr := d.stock.voted(s); tr != nil && s.child(i, "obj") < 0 {
			p.objects = []object{{treaty: tr, tok: i, how: "implied"}}
		}
		p.form, p.actors = "active", d.agents(s, i, passive)
	default:
		p.objects, p.form = d.oblique(s, i, f.Form), "active"
		p.actors = d.agents(s, i, passive)
	}
	if len(p.objects) == 0 && d.elliptic(s, i, f) {
		p.objects, p.form = d.understood(s, f), "elliptic"
		p.actors = d.agents(s, i, passive)
	}
	p.objects = d.allowed(p.objects, f)
	if len(p.objects) == 0 {
		return p, false
	}
	p.scope = d.scopeOf(s, i, f.Stance)
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

// bare are the verbs that need no object where the talk is of a treaty: "Canada
// ratified in 2002", "Iceland quit", "both refused to sign".
var bare = map[string]string{
	"sign": "obj", "ratify": "obj", "join": "obj", "rejoin": "obj", "quit": "obj", "accede": "to", "withdraw": "from", "pull": "out of",
}

// elliptic reports a verb that leaves its treaty to be understood.
func (d *desk) elliptic(s *sentence, i int, f data.Frame) bool {
	if bare[f.Lemma] != f.Form || s.child(i, "obj", "ccomp", "xcomp", "nsubj:pass", "iobj") >= 0 || s.rel(i) == "acl:relcl" && s.child(i, "nsubj") < 0 || s.plain(i) == "conj" && s.tag(i) == "VBN" {
		return false
	}
	for _, k := range s.children(i, "obl", "compound:prt", "advmod") {
		switch m := s.marker(k); {
		case s.rel(k) == "compound:prt" && f.Lemma != "pull", m == "to", m == "for", m == "from", m == "up", m == "off", m == "with", m == "onto", m == "into":
			return false
		}
	}
	for j := i + 1; j < i+3; j++ { // an object that the tree hides
		if t := s.tag(j); t == "DT" || strings.HasPrefix(t, "NN") || t == "PRP$" || t == "CD" && !yearWord.MatchString(s.word(j)) && s.tag(j-1) != "IN" {
			return s.tag(j-1) == "IN" || timeWord(s.word(j))
		}
	}
	return !strings.HasPrefix(s.tag(i), "VBG")
}

// understood is the topic that a frame may take: a treaty, or the body spoken of last.
func (d *desk) understood(s *sentence, f data.Frame) []object {
	if d.body != "" && slices.Contains(f.Objects, "body") {
		return []object{{entity: d.body, tok: -1, how: "implied"}}
	}
	return d.topic(s)
}

// topic is the instrument or body that the text talks of where it names none:
// the last one before the sentence that is named or mentioned more than once.
func (d *desk) topic(s *sentence) []object {
	for k := s.index; k >= 0 && k > s.index-4; k-- {
		t := d.sentences[k]
		for j := len(t.tokens) - 1; j >= 0; j-- {
			m := t.mention(j)
			if m == nil || m.kind != graph.Instrument {
				continue
			}
			if tr := d.stock.of[m]; tr != nil && (tr.named || len(tr.mentions) > 1) {
				return []object{{treaty: tr, tok: -1, how: "implied"}}
			}
		}
	}
	return nil
}

// passive reports a passive verb, a bare participle behind its noun included.
func (d *desk) passive(s *sentence, i int) bool {
	if s.child(i, "aux:pass", "nsubj:pass") >= 0 {
		return true
	}
	return s.tag(i) == "VBN" && s.rel(i) == "acl" && s.child(i, "obj") < 0
}

// directObjects are the instruments that a verb has as its object.
func (d *desk) directObjects(s *sentence, i int, passive bool) ([]object, string) {
	if passive {
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
	if o := s.child(i, "obj"); o >= 0 {
		if relativePronoun(s.word(o)) && s.rel(i) == "acl:relcl" {
			return d.objectsAt(s, s.head(i), "relative"), "relative"
		}
		return d.objectsAt(s, o, ""), activeForm(s, i)
	}
	switch {
	case s.rel(i) == "acl:relcl" && s.child(i, "nsubj") >= 0 && !relativePronoun(s.word(s.child(i, "nsubj"))):
		return d.objectsAt(s, s.head(i), "relative"), "relative"
	case s.plain(i) == "conj":
		if h := s.head(i); h >= 0 && s.child(h, "obj") >= 0 && s.child(i, "obl", "ccomp", "xcomp") < 0 {
			return d.objectsAt(s, s.child(h, "obj"), "shared"), "active"
		}
	}
	for _, c := range s.children(i, "conj") {
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
	case s.plain(i) == "acl" || s.tag(i) == "VBG":
		return "participle"
	}
	return "active"
}

func relativePronoun(w string) bool { return w == "which" || w == "that" || w == "who" || w == "whom" }

// particle reports whether a verb's particle is there: "up", "down", "out".
func (d *desk) particle(s *sentence, i int, prt string) bool {
	return s.has(i, "compound:prt", prt) || s.has(i, "advmod", prt) || s.word(i+1) == prt
}

// oblique are the instruments that stand behind a verb's preposition.
func (d *desk) oblique(s *sentence, i int, words string) []object {
	particle, prep := "", words
	if at := strings.LastIndexByte(words, ' '); at >= 0 && !strings.HasPrefix(words, "in fav") {
		particle, prep = words[:at], words[at+1:]
	}
	for _, k := range s.children(i, "obl", "nmod", "advcl", "xcomp", "obj") {
		m := s.marker(k)
		if m == words || m == prep && (particle == "" || d.particle(s, i, particle) || s.word(i+1) == particle) ||
			(strings.HasSuffix(words, " of") && strings.HasSuffix(m, " of") && strings.Contains(m+" ", prep) && strings.HasPrefix(m, particle)) {
			if relativePronoun(s.word(k)) {
				return d.objectsAt(s, relativeHead(s, i), "relative")
			}
			if out := d.objectsAt(s, k, ""); len(out) > 0 {
				return out
			}
		}
	}
	if s.rel(i) == "acl:relcl" && d.stranded(s, i, words) { // "the deal it pulled out of"
		return d.objectsAt(s, s.head(i), "relative")
	}
	return nil
}

// stranded reports whether the words of a preposition follow the verb with nothing behind them.
func (d *desk) stranded(s *sentence, i int, words string) bool {
	j := i + 1
	for _, w := range strings.Fields(words) {
		if s.word(j) != w {
			return false
		}
		j++
	}
	t := s.tag(j)
	return t == "" || t == "," || t == "." || strings.HasPrefix(t, "VB") || t == "IN" || t == "RB" || t == "MD"
}

// relativeHead is the noun that the relative clause around verb i describes.
func relativeHead(s *sentence, i int) int {
	for n := 0; i >= 0 && n < 6; n++ {
		if s.rel(i) == "acl:relcl" {
			return s.head(i)
		}
		i = s.head(i)
	}
	return -1
}

// deposited is the treaty of "deposited its instrument of ratification for X".
func (d *desk) deposited(s *sentence, i int) []object {
	o := s.child(i, "obj", "nsubj:pass")
	if o < 0 || !strings.HasPrefix(s.word(o), "instrument") {
		return nil
	}
	for j := o; j < len(s.tokens); j++ {
		if m := s.mention(j); m != nil && m.kind == graph.Instrument {
			return []object{{treaty: d.stock.of[m], tok: j, how: "named"}}
		}
	}
	return d.topic(s)
}

// bodyNouns take up a body that the text has spoken of: "left the cartel".
var bodyNouns = wordSet("organization organisation cartel commission court bloc union alliance body club agency council grouping community group")

// passThrough are nouns that stand for what follows them: "membership in the WHO".
var passThrough = wordSet(`membership participation part version text obligations commitments terms provisions role signature
	section sections chapter phase portion final draft copy protocol annex amendment round set package series number pair couple dozen dozens
	range raft host string slew list kind type form`)

// objectsAt are the instruments that the noun phrase headed by token t names, coordination included.
func (d *desk) objectsAt(s *sentence, t int, how string) []object {
	var out []object
	if t < 0 {
		return nil
	}
	for _, c := range s.conjuncts(t) {
		out = append(out, d.objectAt(s, c, how)...)
	}
	return out
}

func (d *desk) objectAt(s *sentence, t int, how string) []object {
	if m := s.mention(t); m != nil {
		switch m.kind {
		case graph.Instrument:
			if m.noun.plural && !m.noun.named {
				if out := d.examples(s, t, how); len(out) > 0 {
					return out
				}
			}
			return d.treatyObject(s, m, t, how)
		case graph.Organization:
			return []object{{entity: m.entity, tok: t, how: "body"}}
		}
		return nil
	}
	w := s.word(t)
	switch {
	case w == "it" || w == "this" || w == "that" || w == "them" || w == "one" || w == "these" || w == "so":
		if tr := d.takenUp(s, t); tr != nil {
			return []object{{treaty: tr, tok: t, how: "pronoun"}}
		}
	case bodyNouns[w] && d.body != "" && (s.has(t, "det", "the") || s.word(t-1) == "the"):
		return []object{{entity: d.body, tok: t, how: "description"}}
	case w == "vote" || w == "measure" || w == "motion" || w == "draft" || w == "text":
		if tr := d.stock.voted(s); tr != nil {
			return []object{{treaty: tr, tok: t, how: "implied"}}
		}
	case passThrough[w]:
		for _, k := range s.children(t, "nmod", "compound", "obl") {
			if out := d.objectsAt(s, k, how); len(out) > 0 {
				return out
			}
		}
	}
	for _, k := range s.children(t, "appos") {
		if m := s.mention(k); m != nil && m.kind == graph.Instrument {
			return d.treatyObject(s, m, k, how)
		}
	}
	return d.examples(s, t, how)
}

// examples are the instruments that a general noun lists: "international
// bodies, including the World Health Organization", "pacts such as the TPP".
func (d *desk) examples(s *sentence, t int, how string) []object {
	for _, k := range s.children(t, "nmod", "appos", "obl") {
		switch s.marker(k) {
		case "including", "such as", "like", "among", "namely":
			return d.objectsAt(s, k, how)
		}
	}
	return nil
}

func (d *desk) treatyObject(s *sentence, m *mention, t int, how string) []object {
	tr := d.stock.of[m]
	if tr == nil {
		return nil
	}
	if how == "" {
		how = "description"
		if m.noun.named {
			how = "named"
		}
	}
	return []object{{treaty: tr, tok: t, how: how}}
}

// takenUp is the instrument that a pronoun takes up: the last one named before
// it, a subject first.
func (d *desk) takenUp(s *sentence, i int) *treaty {
	for back := 0; back < 3 && s.index-back >= 0; back++ {
		t := d.sentences[s.index-back]
		limit := len(t.tokens)
		if back == 0 {
			limit = i
		}
		var last *mention
		for j := 0; j < limit; j++ {
			m := t.mention(j)
			if m == nil || m.kind != graph.Instrument || (back == 0 && t.kids != nil && t.below(i, j)) {
				continue
			}
			if last == nil || t.kids == nil || t.plain(j) == "nsubj" || t.plain(last.tok) != "nsubj" {
				last = m
			}
		}
		if last != nil {
			return d.stock.of[last]
		}
	}
	return nil
}

// allowed keeps the objects that a frame may take.
func (d *desk) allowed(in []object, f data.Frame) []object {
	var out []object
	for _, o := range in {
		for _, c := range f.Objects {
			if fits(o, c) {
				out = append(out, o)
				break
			}
		}
	}
	return out
}

func fits(o object, class string) bool {
	if o.treaty == nil {
		return class == "body" || class == "any"
	}
	switch class {
	case "any":
		return true
	case "named":
		return o.treaty.named
	case "body":
		return false
	}
	return o.treaty.class == class
}

package extract

import (
	"slices"
	"strings"

	"signatory/extract/data"
	"signatory/graph"
)

// understood is the topic that a frame may take: a treaty, or the body spoken of last.
func (d *desk) understood(s *sentence, f data.Frame) []object {
	switch {
	case f.Lemma == "vote":
		return d.votedOn(s)
	case d.body != "" && slices.Contains(f.Objects, "body"):
		return []object{{entity: d.body, tok: -1, how: "implied"}}
	}
	o := d.topic(s)
	if len(o) == 0 && f.Lemma == "back" && f.Form == "out of" {
		return d.justMade(s)
	}
	if len(o) > 0 || f.Lemma != "ratify" && f.Lemma != "accede" {
		return o
	}
	return d.stock.main() // what else the article speaks of is seldom ratified
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

// oblique are the instruments that stand behind a verb's preposition.
func (d *desk) oblique(s *sentence, i int, words string) []object {
	particle, prep := "", words
	if at := strings.LastIndexByte(words, ' '); at >= 0 && !strings.HasPrefix(words, "in fav") {
		particle, prep = words[:at], words[at+1:]
	}
	for _, k := range s.children(i, "obl", "nmod", "advcl", "xcomp", "obj") {
		if side, inner := d.sideNoun(s, k); side == words {
			if out := d.objectsAt(s, inner, ""); len(out) > 0 {
				return out
			}
			return d.objectsOf(d.stock.voted(s), k)
		}
		m := s.marker(k)
		if o := s.child(k, "obj"); m == "against" && words == m && d.lemma(s, i) == "vote" && s.tag(k) == "VBG" && o >= 0 && enrolling[d.lemma(s, k)] { // "voted against joining it"
			return d.objectsAt(s, o, "")
		}
		if m == particle && particle != "" && s.has(k, "case", prep) && s.word(i+1) == particle && s.word(i+2) == prep { // "signed on to it" with both words below "it"
			m = words
		}
		if m == words || m == prep && (particle == "" || d.particle(s, i, particle) || s.word(i+1) == particle) ||
			(strings.HasSuffix(words, " of") && strings.HasSuffix(m, " of") && strings.Contains(m+" ", prep) && strings.HasPrefix(m, particle)) {
			if relativePronoun(s.word(k)) {
				if out := d.objectsAt(s, relativeHead(s, i), "relative"); len(out) > 0 || s.word(k) != "which" {
					return out
				}
				return d.beforeWhich(s, k)
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

// beforeWhich is the instrument or body right before "from which", whatever the tree
// makes of the clause.
func (d *desk) beforeWhich(s *sentence, k int) []object {
	j := k - 1
	for j > 0 && (s.tag(j) == "IN" || s.tag(j) == "TO" || s.word(j) == "," || s.word(j) == "out") {
		j--
	}
	if s.is(j, graph.Instrument) || s.is(j, graph.Organization) {
		return d.objectAt(s, j, "relative")
	}
	return nil
}

// sideNoun reads "in favor of the text", where the tree hangs the text below
// "favor": the words with their preposition, and the noun behind them or -1.
func (d *desk) sideNoun(s *sentence, k int) (words string, inner int) {
	prep := ""
	switch s.word(k) {
	case "favor", "favour", "support":
		prep = "of"
	case "opposition":
		prep = "to"
	}
	if prep == "" || s.marker(k) != "in" {
		return "", -1
	}
	for _, c := range s.children(k, "nmod", "obl") {
		if s.marker(c) == prep {
			return "in " + s.word(k) + " " + prep, c
		}
	}
	return "in " + s.word(k) + " " + prep, -1
}

func (d *desk) objectsOf(t *treaty, tok int) []object {
	if t == nil {
		return nil
	}
	return []object{{treaty: t, tok: tok, how: "implied"}}
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

// passThrough are nouns that stand for what follows them: "membership in the WHO".
var passThrough = wordSet(`membership participation part version text obligations commitments terms provisions role signature
	section sections chapter phase portion final draft copy protocol annex amendment round set package series number pair couple dozen dozens
	signing adoption conclusion completion implementation compliance adherence goals objectives principles limits restrictions spirit
	validity extension renewal continuation prolongation resumption expansion range raft host string slew list kind type form`)

// calling are verbs by which a thing gets its name.
var calling = wordSet("call calls called describe describes described term termed dub dubbed hail hailed bill billed label labelled labeled")

// objectsAt are the instruments that the noun phrase headed by token t names, coordination included.
func (d *desk) objectsAt(s *sentence, t int, how string) []object {
	var out []object
	if t < 0 {
		return nil
	}
	for _, c := range s.conjuncts(t) {
		out = append(out, d.objectAt(s, c, how)...)
	}
	return append(out, d.enumeratedObjects(s, out)...)
}

func (d *desk) objectAt(s *sentence, t int, how string) []object {
	if m := s.mention(t); m != nil {
		return d.mentionedAt(s, m, t, how)
	}
	w := s.word(t)
	if k := ofWhole(s, t); k >= 0 {
		return d.objectsAt(s, k, how)
	}
	switch {
	case w == "it" || w == "this" || w == "that" || w == "them" || w == "one" || w == "these" || w == "so":
		if tr := d.takenUp(s, t); tr != nil && (w != "them" && w != "these" || d.several(s, tr)) {
			return []object{{treaty: tr, tok: t, how: "pronoun"}}
		}
	case blocNouns[w] && namedBody(s, t) >= 0:
		k := namedBody(s, t)
		return []object{{entity: s.mention(k).entity, tok: k, how: "body"}}
	case bodyNouns[w] && d.body != "" && (s.has(t, "det", "the") || s.word(t-1) == "the"):
		return []object{{entity: d.body, tok: t, how: "description"}}
	case w == "vote" || w == "measure" || w == "motion" || w == "draft" || w == "text":
		if tr := d.stock.voted(s); tr != nil {
			return []object{{treaty: tr, tok: t, how: "implied"}}
		}
		if w == "text" {
			return d.document(s, t)
		}
	case w == "document" || w == "documents":
		return d.document(s, t)
	case w == "what": // "signed what they called a new treaty"
		for _, k := range s.children(t, "acl:relcl") {
			if calling[s.word(k)] {
				return d.objectsAt(s, s.child(k, "obj", "xcomp", "obl"), how)
			}
		}
	case passThrough[w] || w == "accession" && meansMembership(s, t):
		if out := d.through(s, t, how); len(out) > 0 {
			return out
		}
	}
	for _, k := range s.children(t, "appos") {
		if m := s.mention(k); m != nil && m.kind == graph.Instrument {
			return d.treatyObject(s, m, k, how)
		}
	}
	return d.examples(s, t, how)
}

// mentionedAt is the instrument or the body that token t names itself.
func (d *desk) mentionedAt(s *sentence, m *mention, t int, how string) []object {
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

// several reports an instrument that "them" may take up: one in the plural, or one of
// two that the sentences up to s name.
func (d *desk) several(s *sentence, t *treaty) bool {
	if t.plural || d.stock.any(t, func(_ *sentence, n *noun) bool { return n.plural }) {
		return true
	}
	for _, o := range d.stock.all {
		if o != t && len(o.mentions) > 0 && slices.ContainsFunc(o.mentions, func(m *mention) bool { return m.sent <= s.index && s.index-m.sent < 3 }) {
			return true
		}
	}
	return false
}

func (d *desk) treatyObject(s *sentence, m *mention, t int, how string) []object {
	tr := d.stock.of[m]
	if tr == nil || succeeded(s, t) {
		return nil
	}
	if k := agreedText(s, m.noun); k >= 0 {
		return d.treatyObject(s, s.mention(k), k, how)
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
			if m == nil || m.kind != graph.Instrument || (back == 0 && t.parsed() && t.below(i, j)) {
				continue
			}
			if last == nil || !t.parsed() || t.plain(j) == "nsubj" || t.plain(last.tok) != "nsubj" {
				last = m
			}
		}
		if last != nil {
			return d.stock.of[last]
		}
	}
	return nil
}

// vague verbs take a stance on an instrument only where it is named: "make it" says anything.
var vague = wordSet("make win cut create complete secure end kill break move leave pass strike reach craft seal enter come arrive cancel make issue release")

// allowed keeps the objects that a frame may take.
func (d *desk) allowed(in []object, f data.Frame) []object {
	var out []object
	for _, o := range in {
		if vague[f.Lemma] && o.how == "pronoun" || o.treaty == nil && f.Stance == graph.Signed { // a body is joined, not signed
			continue
		}
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
		return class == "body" || class == "any" || class == "membership" && o.member
	}
	switch class {
	case "any":
		return true
	case "named":
		return o.treaty.named
	case "body":
		return false
	}
	return o.treaty.class == class || o.treaty.known != nil && o.treaty.called(class)
}

// called reports whether the article calls an instrument by a noun of a class: the
// Oslo accords are by their title a declaration.
func (t *treaty) called(class string) bool {
	return slices.ContainsFunc(t.mentions, func(m *mention) bool { return m.noun != nil && m.noun.head.Class == class })
}

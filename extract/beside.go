package extract

import (
	"strings"

	"signatory/graph"
)

// beside are the verbs whose subject or agent a crowd is by its place alone:
// "128 countries, including allies, backed it", "co-signed by 110 countries",
// "agreed between Iran and six powers", "the 43rd country to ratify".
func (t *tellers) beside(c crowd) []int {
	var out []int
	if v := t.verbBehind(c); v >= 0 && !(c.part && relativePronoun(t.s.word(c.tok+1))) && (!c.ordinal || t.s.word(v-1) == "to" || relativePronoun(t.s.word(c.tok+1))) {
		out = append(out, v)
		if t.s.word(v+1) == "to" && strings.HasPrefix(t.s.tag(v+2), "VB") {
			out = append(out, v+2)
		}
	}
	if v := t.verbBefore(c); v >= 0 && !c.ordinal {
		out = append(out, v)
	}
	return out
}

// verbBehind is the verb that follows a crowd, -1 where it is not its subject.
func (t *tellers) verbBehind(c crowd) int {
	s := t.s
	commas, list := 0, false
	for i := c.tok + 1; i < len(s.tokens) && i < c.tok+30; i++ {
		w := s.word(i)
		if w == "," {
			commas++
		}
		list = list || w == "including" || w == "such" || w == "like" || relativePronoun(w)
		switch tag := s.tag(i); {
		case tag == "VBN" && (s.word(i+1) == "and" || s.tag(i-1) == "RBS" || s.tag(i-1) == "JJ" || s.tag(i-1) == "POS"):
		case tag == "VBG" && i == c.tok+1 && w != "including":
			return i
		case lightBefore[w], tag == "MD", tag == "VBG" || w == "including" || w == "to" && c.ordinal && i == c.tok+1:
		case strings.HasPrefix(tag, "VB"):
			if s.word(i+1) == "by" || commas == 1 && s.word(i-1) == "," && !list {
				return -1 // "from seven nations, pulled out of the pact": another's deed
			}
			return i
		case tag == "PRP" || tag == "TO" || tag == ":" && w == ";" || clauseWords[w] || s.is(i, graph.Instrument):
			return -1
		}
	}
	return -1
}

var lightBefore = wordSet("have has had is are was were be been being do does did also already now not n't never")

// clauseWords begin another clause, with a subject of its own.
var clauseWords = wordSet("before after while when whereas as if because although though since until unless where what how why said")

// verbBefore is the participle or verb that a crowd stands behind with "by",
// "between", "among" or "with", -1 for none.
func (t *tellers) verbBefore(c crowd) int {
	prep := t.before(c.from)
	switch t.s.word(prep) {
	case "by":
		if w := t.s.word(prep - 1); w == "forward" || w == "up" || w == "on" {
			prep--
		}
		if strings.HasPrefix(t.s.tag(prep-1), "VB") {
			return prep - 1
		}
	case "between", "among", "with":
		for i := prep - 1; i >= 0 && i > prep-6; i-- {
			if strings.HasPrefix(t.s.tag(i), "VB") {
				if agreeing[t.d.lemma(t.s, i)] {
					return i
				}
				return -1
			}
			if t.s.is(i, graph.Instrument) {
				return -1 // parties reads it
			}
		}
	}
	return -1
}

// agreeing are the verbs that take those with whom one agrees.
var agreeing = wordSet("sign agree reach conclude strike negotiate initial make seal forge finalize finalise ink broker")

// unread is a predicate at a verb whose instrument the reader of predicates does
// not find: "the 26 countries who signed up to protect Antarctica". Only verbs
// that seldom speak of anything else are taken.
func (t *tellers) unread(v int) (predicate, bool) {
	s := t.s
	lemma := t.d.lemma(s, v)
	p := predicate{s: s, tok: v, form: "active"}
	stance := counting[lemma]
	for _, f := range t.d.framesOf(s.word(v), true, false) {
		if stance == "" && (bare[f.Lemma] != "" || counting[f.Lemma] != "") {
			stance = f.Stance
		}
	}
	if w := s.word(v + 1); stance == "" && lemma == "agree" && (w == "to" || w == "on") && !strings.HasPrefix(s.tag(v+2), "VB") {
		stance = graph.Signed // "the pact that 200 nations agreed to in 2015"
	}
	if lemma == "vote" {
		if !t.d.betweenStates(s) {
			return p, false
		}
		stance, _ = tally(s, v, v+1)
	}
	if stance == "" || !s.parsed() && s.denies() {
		return p, false
	}
	if t.d.passive(s, v) || s.tag(v) == "VBN" && s.word(v+1) == "by" {
		p.form = "passive"
	}
	p.scope = t.d.scopeOf(s, v, stance)
	if text := t.putToVote(nil); text != nil && (lemma == "vote" || lemma == "abstain") {
		p.objects = []object{{treaty: text, tok: v, how: "implied"}}
		return p, true
	}
	if p.objects = t.about(v); sponsoring[lemma] && (len(p.objects) == 0 || p.objects[0].treaty.class != "resolution") {
		return p, false
	}
	return p, len(p.objects) > 0
}

// denies reports a sentence with a word of negation.
func (s *sentence) denies() bool {
	for i := range s.tokens {
		switch s.word(i) {
		case "not", "n't", "never", "no", "without":
			return true
		}
	}
	return false
}

// sponsoring are the verbs of those who bring a resolution in.
var sponsoring = wordSet("sponsor co-sponsor cosponsor put table draft propose submit introduce")

// counting are the verbs whose number of subjects tells of an instrument, beside those of bare.
var counting = map[string]graph.Stance{
	"endorse": graph.Endorsed, "back": graph.Endorsed, "support": graph.Endorsed, "abstain": graph.Abstained,
	"adopt": graph.Signed, "co-sign": graph.Signed, "cosign": graph.Signed, "establish": graph.Signed, "launch": graph.Signed, "pass": graph.Ratified, "approve": graph.Ratified, "accept": graph.Ratified,
	"reject": graph.Refused, "oppose": graph.Refused,
	"sponsor": graph.Endorsed, "co-sponsor": graph.Endorsed, "cosponsor": graph.Endorsed, "put": graph.Endorsed, "table": graph.Endorsed,
	"draft": graph.Endorsed, "propose": graph.Endorsed, "submit": graph.Endorsed, "introduce": graph.Endorsed,
}

// stanceOn is what a predicate means for an object: those who pass a resolution,
// or put it forward, endorse it.
func (t *tellers) stanceOn(p predicate, o object) graph.Stance {
	if o.treaty == nil || o.treaty.class != "resolution" {
		return p.scope.stance
	}
	switch t.d.lemma(t.s, p.tok) {
	case "pass", "adopt", "approve", "accept":
		if p.scope.stance == graph.Signed || p.scope.stance == graph.Ratified {
			return graph.Endorsed
		}
	}
	return p.scope.stance
}

// about is the instrument of a verb that does not have it as its object: the
// one that its sentence names, else the topic.
func (t *tellers) about(i int) []object {
	var only *treaty
	for j := range t.s.tokens {
		m := t.s.mention(j)
		if m == nil || m.kind != graph.Instrument || t.d.stock.of[m] == nil {
			continue
		}
		if tr := t.d.stock.of[m]; only == nil || only == tr {
			only = tr
		} else {
			return nil
		}
	}
	if only != nil {
		return []object{{treaty: only, tok: i, how: "implied"}}
	}
	if o := t.d.topic(t.s); len(o) > 0 {
		return o
	}
	return t.d.stock.main()
}

// main is the named instrument that the article mentions most, none where two are even.
func (st *stock) main() []object {
	var best *treaty
	even := false
	for _, t := range st.all {
		switch {
		case !t.named:
		case best == nil || len(t.mentions) > len(best.mentions):
			best, even = t, false
		case len(t.mentions) == len(best.mentions):
			even = true
		}
	}
	if best == nil || even {
		return nil
	}
	return []object{{treaty: best, tok: -1, how: "implied"}}
}

package extract

import (
	"strings"

	"signatory/graph"
)

// compounds reads "the 12-nation deal", "the six-party agreement".
func (t *tellers) compounds() {
	s := t.s
	for i := range s.tokens {
		m := s.mention(i)
		if m == nil || m.kind != graph.Instrument || m.noun == nil || t.d.stock.of[m] == nil {
			continue
		}
		for j := m.noun.from; j+2 < i+1; j++ {
			unit := s.word(j + 2)
			if s.word(j+1) != "-" && s.word(j+1) != "–" || !counted[plural(unit)] {
				continue
			}
			if n, ok := cardinal(s.word(j)); ok && n > 3 {
				t.add(crowd{from: j, tok: j + 2, n: n, of: plural(unit), qualifier: "exact"}, graph.Signed, graph.Past, t.d.stock.of[m].id, i)
			}
		}
	}
}

// parties reads the crowds that an instrument stands between: "the agreement
// with 16 creditor countries", "the deal between Iran and six world powers".
func (t *tellers) parties(here map[int]predicate) {
	for _, c := range t.crowds {
		if c.of == "" || c.ordinal {
			continue
		}
		prep := t.before(c.from)
		if w := t.s.word(prep); w != "between" && w != "with" && w != "among" && !binding[w] {
			continue
		}
		if w := t.s.word(prep - 1); strings.HasPrefix(t.s.tag(prep-1), "NN") && !t.s.is(prep-1, graph.Instrument) && !timeWord(strings.TrimSuffix(w, "s")) {
			continue // "at talks between Iran and six powers"
		}
		for i := prep - 1; i >= 0 && i > prep-9; i-- {
			m := t.s.mention(i)
			if m == nil || m.kind != graph.Instrument {
				if agreeing[t.d.lemma(t.s, i)] {
					continue
				}
				if w := t.s.tag(i); w == "VBD" || w == "VBZ" || w == "VBP" || w == "MD" || w == "," || w == ":" {
					break
				}
				continue
			}
			if tr := t.d.stock.of[m]; tr != nil && m.noun != nil && !m.noun.compound && (m.noun.named || !m.noun.plural) {
				switch tr.class {
				case "treaty", "deal", "statement":
					sc := t.d.partyScope(t.s, i, m.noun)
					if p := here[t.s.head(i)]; sc.stance == "" && p.scope.stance == graph.Signed { // "negotiated an agreement with 130 countries"
						sc = p.scope
					}
					if sc.stance != "" && !business[t.s.word(c.tok)] {
						t.add(c, sc.stance, sc.tense, tr.id, i)
					}
				}
			}
			break
		}
	}
}

// binding are verbs of which an instrument is the subject: "the accord commits 187 countries".
var binding = wordSet("commits committed binds bound unites united links linked groups covers covered involves involved")

// business are crowds whose agreements with a state are contracts.
var business = wordSet("companies firms manufacturers producers banks corporations businesses utilities others")

// before is the preposition that a coordination reaching to token i stands behind, -1 for none.
func (t *tellers) before(i int) int {
	for j := i - 1; j >= 0 && j > i-14; j-- {
		switch w := t.s.word(j); {
		case w == "between" || w == "with" || w == "among" || w == "by" || w == "of" || binding[w]:
			return j
		case t.s.mention(j) != nil && !t.s.is(j, graph.Instrument):
		case w == "and" || w == "," || w == "the" || w == "more" || w == "than" || w == "least" || w == "at" || w == "over" || w == "all" || w == "as" || w == "well":
		case w == "some" || w == "about" || w == "around" || w == "nearly" || w == "almost" || w == "roughly" || w == "group" || w == "its":
		default:
			return -1
		}
	}
	return -1
}

// belonging reads those who belong to an instrument or a body: "its 190
// signatories", "145 signers of the treaty", "the 11 countries in the pact",
// "the court has 125 members".
func (t *tellers) belonging() {
	for _, c := range t.crowds {
		stance := membership(t.s.word(c.tok))
		if c.ordinal {
			continue
		}
		if called, at := t.called(c); called != "" {
			for _, o := range t.about(at) {
				t.add(c, called, graph.Past, o.id(), at)
			}
			continue
		}
		if at := t.jointly(c); at >= 0 {
			t.add(c, graph.Signed, graph.Past, t.d.stock.of[t.s.mention(at)].id, at)
		}
		if o, at := t.within(c, stance); o != "" {
			if stance == "" {
				stance = graph.Signed
			}
			t.add(c, stance, graph.Past, o, at)
		}
	}
}

// called is the stance of "164 countries are signatories", and the token that says so.
func (t *tellers) called(c crowd) (graph.Stance, int) {
	s := t.s
	if w := s.word(c.tok + 1); w != "are" && w != "were" && w != "remain" && w != "became" || c.of == "" {
		return "", 0
	}
	for j := c.tok + 2; j < c.tok+5; j++ {
		switch stance := membership(s.word(j)); {
		case s.word(j) == "not" || s.word(j) == "n't":
			return "", 0
		case stance != "":
			return stance, j
		}
	}
	return "", 0
}

// jointly is the statement that a crowd gave out together, -1 for none: "the
// four countries said in a joint statement".
func (t *tellers) jointly(c crowd) int {
	s := t.s
	v := t.verbBehind(c)
	if v < 0 || c.of == "" || !speaking[t.d.lemma(s, v)] {
		return -1
	}
	for j := v + 1; j < len(s.tokens); j++ {
		m := s.mention(j)
		if m == nil || m.kind != graph.Instrument || m.noun == nil || t.d.stock.of[m] == nil || t.d.stock.of[m].class != "statement" {
			continue
		}
		for k := max(v, m.noun.from-2); k < j; k++ {
			if s.word(k) == "joint" {
				return j
			}
		}
	}
	return -1
}

// speaking are the verbs of those who give out a statement.
var speaking = wordSet("say urge call warn declare demand state express condemn announce reaffirm vow")

// membership is the stance of those whom a noun calls members of something.
func membership(noun string) graph.Stance {
	switch noun {
	case "signatories", "signers":
		return graph.Signed
	case "parties", "members":
		return graph.Ratified
	}
	return ""
}

// within is the instrument or body that a crowd belongs to, and the token that says so.
func (t *tellers) within(c crowd, stance graph.Stance) (id string, at int) {
	s := t.s
	if w := s.word(c.tok + 1); w == "in" || w == "to" || w == "of" {
		for j := c.tok + 2; j < len(s.tokens) && j < c.tok+7; j++ {
			m := s.mention(j)
			switch {
			case m != nil && m.kind == graph.Instrument && t.d.stock.of[m] != nil:
				if w == "in" || stance != "" {
					return t.d.stock.of[m].id, j
				}
				return "", 0
			case s.tag(j) == "DT" || s.tag(j) == "PRP$" || strings.HasPrefix(s.tag(j), "JJ") || strings.HasPrefix(s.tag(j), "NN") || s.tag(j) == "CD":
			default:
				return "", 0
			}
		}
	}
	if stance == "" || c.of == "" {
		return "", 0
	}
	return t.hasMembers(c, stance)
}

// hasMembers is the instrument that has a crowd of members.
func (t *tellers) hasMembers(c crowd, stance graph.Stance) (id string, at int) {
	if id, at := t.owner(c); id != "" || stance != graph.Signed {
		return id, at
	}
	for _, o := range t.about(c.tok) { // "seven other original signatories"
		return o.id(), c.tok
	}
	return "", 0
}

// owner is the instrument or body that has a crowd of members: "the treaty's 190
// parties", "the accord has 190 signatories", "says that its 190 signatories".
func (t *tellers) owner(c crowd) (id string, at int) {
	s := t.s
	i := c.from - 1
	for i >= 0 && (s.tag(i) == "RB" || s.tag(i) == "IN" || s.tag(i) == "JJR" || s.word(i) == "some") {
		i--
	}
	switch w := s.word(i); {
	case s.tag(i) == "POS":
		if s.is(i-1, graph.Instrument) {
			return t.d.instrumentAt(s, i-1), i - 1
		}
	case w == "its":
		if tr := t.d.takenUp(s, i); tr != nil {
			return tr.id, i
		}
	case w == "has" || w == "had" || w == "have" || w == "includes" || w == "counts" || w == "with":
		for j := i - 1; j >= 0 && j > i-6; j-- {
			if m := s.mention(j); m != nil && (m.kind == graph.Instrument || m.kind == graph.Organization && c.tok+1 < len(s.tokens)) {
				return t.d.instrumentAt(s, j), j
			}
			if w == "with" && s.word(j) != "," {
				break
			}
		}
	}
	return "", 0
}

// instrumentAt is the instrument or body that token i names, "" for none.
func (d *desk) instrumentAt(s *sentence, i int) string {
	m := s.mention(i)
	switch {
	case m == nil:
		return ""
	case m.kind == graph.Instrument && d.stock.of[m] != nil:
		return d.stock.of[m].id
	case m.kind == graph.Organization:
		return m.entity
	}
	return ""
}

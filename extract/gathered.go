package extract

import (
	"strings"

	"signatory/extract/data"
	"signatory/graph"
)

// This file reads who signed what is only said to have been signed: those who had come
// together for it, or the country by which it is called.

// gathered are those whose talks or meeting the text tells of before it says that an
// instrument was signed, and not by whom: "After talks between Chad and Peru, an accord was
// signed", "The ministers of Chad and Peru met in Lima. The accord was signed on Friday."
func (d *desk) gathered(p predicate) []actor {
	if p.scope.stance != graph.Signed || p.scope.tense != graph.Past || !unattributed(p) || !d.passive(p.s, p.tok) && p.form != "participle" {
		return nil
	}
	switch p.frame.Lemma {
	case "sign", "ink", "initial", "reach", "strike", "conclude", "seal":
	default:
		return nil
	}
	for _, o := range p.objects {
		if m := p.s.mention(o.tok); o.treaty == nil || o.treaty.known != nil || m == nil || m.noun == nil || m.noun.plural || len(o.treaty.parties) > 0 || o.treaty.mentions[0].sent < p.s.index-1 {
			return nil
		}
	}
	if out := d.company(p.s, p.tok); len(out) > 1 {
		return out
	}
	if k := p.s.index - 1; k >= 0 && !d.sentences[k].headline() {
		out := d.company(d.sentences[k], len(d.sentences[k].tokens))
		for n := range out {
			out[n].tok = -1
		}
		return out
	}
	return nil
}

// unattributed reports a passive that names neither its agent nor a partner.
func unattributed(p predicate) bool {
	for _, k := range p.s.children(p.tok, "obl", "nmod") {
		switch m := p.s.marker(k); {
		case p.s.rel(k) == "obl:agent", m == "by", m == "with", m == "between", m == "among":
			return false
		}
	}
	return true
}

// company are those who talk or meet in a sentence before token end, two at least: behind
// "talks between", "a meeting of the ministers of", before "met".
func (d *desk) company(s *sentence, end int) []actor {
	for i := 0; i+2 < end; i++ {
		w := s.word(i)
		of := s.word(i+1) == "between" || s.word(i+1) == "among" || s.word(i+1) == "of"
		if !of || !talkWords[w] && !(officials[w] && strings.HasSuffix(w, "s") && s.word(i+1) == "of" && haveMet(s, i+2, end)) {
			continue
		}
		j := i + 2
		for j < i+9 && !s.is(j, graph.Country) && !s.is(j, graph.Organization) && s.tag(j) != "VBD" && s.tag(j) != "," {
			j++
		}
		if out := d.run(s, j); len(out) > 1 && s.mention(j).role != data.RoleAdjective {
			return out
		}
		return nil
	}
	return nil
}

// haveMet reports a "met" behind a list.
func haveMet(s *sentence, i, end int) bool {
	for ; i < end; i++ {
		if w := s.word(i); w == "met" || w == "gathered" || w == "convened" {
			return true
		} else if strings.HasPrefix(s.tag(i), "VB") {
			return false
		}
	}
	return false
}

// calledByCountry is the country by which a known deal is called that is said to have been
// reached, and not by whom: Iran in "Iran nuclear deal is reached with world powers".
func (d *desk) calledByCountry(p predicate) []actor {
	if p.scope.stance != graph.Signed || p.scope.tense != graph.Past || len(p.objects) != 1 || p.objects[0].treaty == nil || p.objects[0].treaty.known == nil {
		return nil
	}
	switch p.frame.Lemma {
	case "sign", "ink", "reach", "strike", "conclude", "seal", "agree":
	default:
		return nil
	}
	m := p.s.mention(p.objects[0].tok)
	if m == nil || !d.passive(p.s, p.tok) && p.form != "participle" && p.form != "surface" {
		return nil
	}
	text := d.doc.Text[m.start:m.end]
	low := strings.ToLower(text)
	if !strings.Contains(low, "nuclear") && !strings.Contains(low, "trade") && !strings.Contains(low, "bailout") && !strings.Contains(low, "debt") {
		return nil
	}
	country, _, _ := strings.Cut(text, " ")
	for _, h := range d.x.gazetteer.scan(country, func(int) bool { return false }).names {
		for _, f := range h.forms {
			if h.start == 0 && f.Kind == graph.Country {
				return []actor{{f.Entity, "within", m.tok}}
			}
		}
	}
	return nil
}

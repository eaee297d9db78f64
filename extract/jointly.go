package extract

import (
	"signatory/extract/data"
	"signatory/graph"
)

// jointly reads a statement by which several speak: "said in a joint statement".
// cameTogether reports those who met to endorse a text, and so made it theirs: "came
// together to endorse the declaration".
func cameTogether(s *sentence, i int) bool {
	h := s.head(i)
	if h < 0 || h > i || !s.has(i, "mark", "to") {
		return false
	}
	switch s.word(h) {
	case "came", "come", "comes", "coming":
		return s.word(h+1) == "together"
	case "gathered", "gather", "assembled", "convened", "united":
		return true
	}
	return false
}

func (d *desk) jointly(s *sentence, i int) (predicate, bool) {
	m := s.mention(i)
	if m == nil || m.noun == nil || m.noun.head.Class != "statement" {
		return predicate{}, false
	}
	h := s.head(i)
	if h < 0 || s.marker(i) != "in" && !(s.marker(i) == "with" && answering[d.lemma(s, h)]) {
		return predicate{}, false
	}
	if d.lemma(s, h) == "join" && s.child(h, "obj") >= 0 { // "joined Chad and Peru in a statement"
		p := predicate{s: s, tok: i, form: "jointly", frame: data.Frame{Lemma: "issue", Stance: graph.Signed}, scope: d.scopeOf(s, h, graph.Signed)}
		p.actors = distinctActors(append(d.subjects(s, h), rename(d.actors(s, s.child(h, "obj")), "company")...))
		p.objects = d.treatyObject(s, m, i, "")
		return p, len(p.actors) > 1 && len(p.objects) > 0
	}
	said := h
	if s.plain(i) == "nmod" && s.rel(h) == "nsubj" && s.head(h) > i { // "The ministers of both, in a joint statement, called for"
		said = s.head(h)
	}
	if s.marker(i) == "in" && !d.voices(s, said) {
		return predicate{}, false
	}
	joint := false
	for j := m.noun.from; j < m.noun.to; j++ {
		joint = joint || s.word(j) == "joint"
	}
	p := predicate{s: s, tok: i, form: "jointly", frame: data.Frame{Lemma: "issue", Stance: graph.Signed}, scope: scope{stance: graph.Signed, tense: graph.Past}}
	if p.actors = d.subjects(s, said); !joint || len(p.actors) < 2 {
		return predicate{}, false
	}
	p.objects = d.treatyObject(s, m, i, "")
	return p, len(p.objects) > 0
}

// answering are verbs of those who give out a statement as their answer: "responded with a joint statement".
var answering = wordSet("respond responded responds responding react reacted reacts reacting reply replied replies answer answered followed hit")

// voices reports a verb by which its subject says something: of speech, or
// active with a view as its sense, as "condemned" in "in a joint statement, they condemned".
func (d *desk) voices(s *sentence, h int) bool {
	if speech[d.lemma(s, h)] {
		return true
	}
	return s.child(h, "nsubj") >= 0 && s.child(h, "nsubj:pass", "aux:pass") < 0 && voicing[s.word(h)]
}

// voicing are what governments do in a statement.
var voicing = wordSet(`condemned condemn urged urge called call warned warn welcomed welcome expressed express demanded demand rejected reject accused
	denounced denounce reaffirmed reaffirm reiterated reiterate stressed stress emphasized emphasised underlined deplored criticized criticised backed
	supported agreed affirmed acknowledged praised hailed committed voiced described blamed wrote appealed asked offered recognized recognised
	endorsed vowed pledged threatened insisted congratulated announced noted hoped voted outlined unveiled applauded renewed declared protested`)

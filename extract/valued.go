package extract

import (
	"slices"

	"signatory/extract/data"
	"signatory/graph"
)

// valued reads who is told to think highly of an instrument: "France argued that
// the deal was vital to security", "Chad calls the pact essential".
func (d *desk) valued(s *sentence, i int) (predicate, bool) {
	if m := s.mention(i); m != nil && m.kind != graph.Instrument || !slices.ContainsFunc(s.small(), praise) {
		return predicate{}, false
	}
	h := s.head(i)
	if h >= 0 && s.rel(i) == "nsubj:pass" {
		return d.toBeKept(s, i, h)
	}
	if k := s.head(i + 1); h >= 0 && s.plain(i) == "obj" && s.rel(i+1) == "cop" && s.head(k) == h { // "argued the deal was vital", of which the tree makes an object
		h = k
	}
	if h < 0 || h == s.head(i) && s.plain(i) != "nsubj" || !d.praising(s, h) || s.child(h, "cop") < 0 || d.negated(s, h) || modal(s, h) != "" {
		return predicate{}, false
	}
	v := s.head(h)
	if v < 0 || s.plain(h) != "ccomp" && s.plain(h) != "parataxis" || !holds[s.word(v)] && !speech[d.lemma(s, v)] || s.has(h, "mark", "if", "whether") {
		return predicate{}, false
	}
	p := predicate{s: s, tok: h, form: "side", frame: data.Frame{Lemma: "vital", Stance: graph.Endorsed}, scope: scope{stance: graph.Endorsed, tense: graph.Past}}
	if d.negated(s, v) || modal(s, v) == "may" {
		return predicate{}, false
	}
	p.actors, p.objects = d.subjects(s, v), d.objectAt(s, i, "")
	kept := p.objects[:0]
	for _, o := range p.objects {
		if o.treaty != nil {
			kept = append(kept, o)
		}
	}
	p.objects = kept
	return p, len(p.actors) > 0 && len(p.objects) > 0
}

// toBeKept reads who asks that an instrument at token i be kept, as verb h says: "Chad
// urged that the pact be preserved".
func (d *desk) toBeKept(s *sentence, i, h int) (predicate, bool) {
	p := predicate{s: s, tok: h, form: "side", frame: data.Frame{Lemma: "keep", Stance: graph.Endorsed}, scope: scope{stance: graph.Endorsed, tense: graph.Past}}
	v := s.head(h)
	if !keeping[s.word(h)] || v < 0 || s.plain(h) != "ccomp" || !insisting[d.lemma(s, v)] && !(speech[d.lemma(s, v)] && s.has(h, "aux", "must", "should")) || d.negated(s, h) || d.negated(s, v) || modal(s, v) != "" {
		return p, false
	}
	p.actors, p.objects = d.subjects(s, v), d.objectAt(s, i, "")
	p.objects = slices.DeleteFunc(p.objects, func(o object) bool { return o.treaty == nil })
	return p, len(p.actors) > 0 && len(p.objects) > 0
}

var (
	keeping   = wordSet("preserved kept saved upheld maintained respected honoured honored salvaged protected safeguarded")
	insisting = wordSet("urge insist demand plead agree stress")
)

// praising reports a word that says that a thing is worth having: "vital", "a key
// element", "a cornerstone".
func (d *desk) praising(s *sentence, h int) bool {
	switch w := s.word(h); {
	case worth[w]:
		return true
	case praise(w):
		return s.has(h, "amod", "key", "crucial", "vital", "essential", "central", "important", "major", "historic") || w == "pillar"
	}
	return false
}

// praise reports a word that says that a thing is worth having, or a noun that may.
func praise(w string) bool {
	switch w {
	case "element", "part", "pillar", "step", "achievement":
		return true
	}
	return worth[w] || keeping[w]
}

var worth = wordSet("vital essential crucial indispensable cornerstone historic invaluable")

// holds are verbs of opinion beside those of speech.
var holds = wordSet(`argue argues argued maintain maintains maintained believe believes believed think thinks thought stress stresses stressed emphasize emphasizes
	emphasized emphasise emphasises emphasised underline underlines underlined reiterate reiterates reiterated consider considers considered agree agrees agreed`)

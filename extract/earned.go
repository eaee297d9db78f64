package extract

// earned reads an instrument that is said to have got what others give or owe it:
// "a deal that won the backing of Mexico", "the treaty met opposition from Chad".
func (d *desk) earned(p predicate) (predicate, bool) {
	s, i := p.s, p.tok
	v := s.head(i)
	if len(p.objects) > 0 || v < 0 || !gaining[d.lemma(s, v)] || s.plain(i) != "obj" && s.plain(i) != "obl" {
		return p, false
	}
	switch {
	case s.rel(v) == "acl:relcl" && s.child(v, "nsubj") >= 0 && relativePronoun(s.word(s.child(v, "nsubj"))):
		p.objects = d.objectsAt(s, s.head(v), "")
	case s.child(v, "nsubj") >= 0:
		p.objects = d.objectsAt(s, s.child(v, "nsubj"), "")
	case s.plain(v) == "acl" && s.tag(v) == "VBG": // "a pact enjoying the support of Chad"
		p.objects = d.objectsAt(s, s.head(v), "")
	}
	if p.objects = d.allowed(p.objects, p.frame); len(p.objects) == 0 {
		return p, false
	}
	for _, k := range append(s.children(i, "nmod"), s.children(v, "obl")...) {
		if m := s.marker(k); k > i && (m == "of" || m == "from" || m == "by" || m == "among") {
			p.actors = append(p.actors, d.actors(s, k)...)
		}
	}
	if len(p.actors) == 0 {
		p.actors = d.possessors(s, i)
	}
	p.form, p.scope = "nominal", d.scopeOf(s, v, p.frame.Stance)
	if p.scope.stance != p.frame.Stance { // what failed to win somebody's support need not have been refused
		p.scope.drop("above")
	}
	return p, len(p.actors) > 0
}

// pastGains are those of them that a tagger takes for nouns behind an instrument.
var pastGains = wordSet("won gained received drew met faced sparked")

// gaining are verbs whose subject gets what their object is.
var gaining = wordSet(`has had win gain receive get secure earn draw attract enjoy have obtain garner command carry meet face encounter provoke spark retain
	won gained received got secured earned drew drawn attracted enjoyed obtained garnered met faced encountered provoked sparked retained
	wins gains receives gets secures earns draws attracts enjoys obtains garners meets faces encounters provokes sparks retains`)

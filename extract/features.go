package extract

import (
	"fmt"
	"sort"
	"strings"

	"signatory/extract/data"
	"signatory/graph"
)

// features are the evidence of a candidate: how it was read, never which
// article, actor or instrument it names. What a rule read is judged by the rule;
// what none read, by how its words stand to one another.
func features(p predicate, a player, o object, ruled bool) []string {
	if ruled {
		return ruleFeatures(p, a.actor, o)
	}
	f := append(scopeFeatures(p, a), relationFeatures(p, a, o)...)
	f = append(f, complementFeatures(p, a, o)...)
	f = append(f, "actor="+a.how, "object="+o.how, "stance="+string(p.scope.stance), "frame="+frameClass(p))
	if o.treaty != nil {
		f = append(f, treatyFeatures(p, a.entity, o)...)
	}
	for i := range f {
		f[i] = "open " + f[i]
	}
	return append(f, "open")
}

// agreement says how far the order of the words reads what a candidate says.
func agreement(f *surface, p predicate, a actor, o object) string {
	agents := f.agents(p.tok)
	actor := "none"
	for _, b := range agents {
		if actor = "other"; b.entity == a.entity {
			actor = "same"
			break
		}
	}
	object := "none"
	for _, t := range f.objects(p.tok, p.frame) {
		if object = "other"; t == o.tok {
			object = "same"
			break
		}
	}
	return "surface actor " + actor + " object " + object
}

// complementFeatures tell what else a word has for its object or its subject than
// the candidate's: "signed the visitors' book at the convention", "agreed to sign".
func complementFeatures(p predicate, a player, o object) []string {
	s := p.s
	var f []string
	if k := s.child(p.tok, "obj", "nsubj:pass"); k >= 0 && (o.tok < 0 || !s.below(o.tok, k)) && !relativePronoun(s.word(k)) {
		f = append(f, "other object")
	}
	if s.child(p.tok, "xcomp", "ccomp") >= 0 {
		f = append(f, "governs")
	}
	if k := s.child(p.tok, "nsubj"); k >= 0 && a.at >= 0 && !s.below(a.at, k) && !relativePronoun(s.word(k)) {
		f = append(f, "other subject")
	}
	return f
}

// ruleFeatures are the evidence of a candidate that a rule read.
func ruleFeatures(p predicate, a actor, o object) []string {
	s, form := p.s, p.form
	if form == "roll call" { // a label is said of those whom it heads; too few stand in prose to be weighed alone
		form = "copular"
	}
	f := []string{
		"form=" + form, "actor=" + a.how, "object=" + o.how, "stance=" + string(p.scope.stance),
		"form+object=" + form + "/" + o.how, "form+stance=" + form + "/" + string(p.scope.stance),
		gapFeature("actor gap", p.tok, a.tok), gapFeature("object gap", p.tok, o.tok),
		"mood=" + mood(p),
	}
	if m := s.mention(o.tok); m != nil && m.noun != nil {
		f = append(f, "class+mood+det="+m.noun.head.Class+"/"+mood(p)+"/"+detGroup(m.noun.det))
	}
	for name, on := range map[string]bool{
		"many actors": len(p.actors) > 4,
		"alone":       len(p.actors) == 1 && !p.divided,
		"finite":      s.tag(p.tok) == "VBD" || s.tag(p.tok) == "VBZ" || s.tag(p.tok) == "VBP",
		"gerund":      s.tag(p.tok) == "VBG",
	} {
		if on {
			f = append(f, name)
		}
	}
	f = append(f, scopeFeatures(p, player{a, a.tok})...)
	if o.treaty != nil {
		f = append(f, treatyFeatures(p, a.entity, o)...)
	}
	sort.Strings(f)
	return f
}

// mood is how far a predicate is told as done: finite, perfect, progressive, an
// infinitive, a gerund, a participle, a noun.
func mood(p predicate) string {
	s, i := p.s, p.tok
	switch t := s.tag(i); {
	case strings.HasPrefix(t, "NN"):
		return "noun"
	case s.has(i, "mark", "to") || s.word(i-1) == "to":
		return "infinitive"
	case t == "VBG" && s.child(i, "aux") >= 0:
		return "progressive"
	case t == "VBG":
		return "gerund"
	case t == "VBD":
		return "past"
	case t == "VBN" && s.child(i, "aux", "aux:pass") >= 0:
		return "perfect"
	case t == "VBN":
		return "participle"
	}
	return "present"
}

// scopeFeatures tell in what sentence a predicate stands and what acts on it.
func scopeFeatures(p predicate, a player) []string {
	s := p.s
	var f []string
	flag := func(name string, on bool) {
		if on {
			f = append(f, name)
		}
	}
	flag("weak", p.frame.Weak)
	if m := s.mention(a.tok); m != nil {
		flag("actor ambiguous", m.ambiguous)
	}
	flag("planned", p.scope.tense == graph.Planned)
	flag("headline", s.headline())
	flag("item", s.kind == "item")
	flag("turned", p.scope.stance != p.frame.Stance)
	flag("quoted", p.tok < len(s.open) && s.open[p.tok])
	for _, e := range []string{"purpose", "unsure", "despite"} {
		flag(e, contains(p.scope.effects, e))
	}
	flag("long", len(s.tokens) > 45)
	return f
}

// frameClass groups frames by how they take their instrument.
func frameClass(p predicate) string {
	if k, _, ok := strings.Cut(p.frame.Form, ":"); ok {
		return k
	}
	switch {
	case p.frame.Form == "obj":
		return "obj"
	case p.frame.Lemma == "between":
		return "parties"
	}
	return "oblique"
}

// relationFeatures tell how predicate, actor and instrument stand to one another.
func relationFeatures(p predicate, a player, o object) []string {
	s := p.s
	order := inOrder(p.tok, a.at, o.tok)
	voice := voiceOf(s, p.tok)
	pa, po := path(s, p.tok, a.at), path(s, p.tok, o.tok)
	f := []string{
		"order=" + order, "voice=" + voice, "order+voice=" + order + "/" + voice,
		"path actor=" + pa, "path object=" + po, "path actor+voice=" + pa + "/" + voice, "path object+voice=" + po + "/" + voice,
		"frame+voice=" + frameClass(p) + "/" + voice,
		gapFeature("actor gap", p.tok, a.at), gapFeature("object gap", p.tok, o.tok),
	}
	if a.at >= 0 {
		f = append(f, "actor rel="+s.rel(a.at)+" "+function(s.marker(a.at)), "actor rel+voice="+s.plain(a.at)+" "+function(s.marker(a.at))+"/"+voice)
		f = append(f, between("actor", s, p.tok, a.at)...)
		f = append(f, "actor between="+bucket(actorsBetween(s, p.tok, a.at)))
		if o.treaty != nil && o.tok >= 0 {
			if m := s.mention(o.tok); m != nil && m.noun != nil && (a.at >= m.noun.from && a.at < m.noun.to || a.at == m.noun.owner) {
				f = append(f, "actor within object")
			}
		}
	}
	if o.tok >= 0 {
		f = append(f, "object rel="+s.rel(o.tok)+" "+function(s.marker(o.tok)))
		f = append(f, between("object", s, p.tok, o.tok)...)
		f = append(f, "instruments between="+bucket(instrumentsBetween(s, p.tok, o.tok)))
	}
	return f
}

// inOrder spells the order of predicate, actor and object: "APO".
func inOrder(p, a, o int) string {
	type place struct {
		at   int
		name string
	}
	places := []place{{p, "P"}}
	if a >= 0 {
		places = append(places, place{a, "A"})
	}
	if o >= 0 {
		places = append(places, place{o, "O"})
	}
	sort.SliceStable(places, func(i, j int) bool { return places[i].at < places[j].at })
	out := ""
	for _, x := range places {
		out += x.name
	}
	return out
}

// voiceOf is how a predicate stands in its clause.
func voiceOf(s *sentence, i int) string {
	switch {
	case strings.HasPrefix(s.tag(i), "NN"):
		return "noun"
	case s.child(i, "aux:pass", "nsubj:pass") >= 0:
		return "passive"
	case s.tag(i) == "VBN" && s.child(i, "aux") < 0:
		if s.child(i, "obj") >= 0 {
			return "participle obj"
		}
		return "participle"
	case s.tag(i) == "VBG" && s.child(i, "aux") < 0:
		return "gerund"
	case s.has(i, "mark", "to"):
		return "infinitive"
	case s.rel(i) == "acl:relcl":
		return "relative"
	}
	return "active"
}

// function keeps a preposition that tells roles, others as "other".
func function(marker string) string {
	switch marker {
	case "", "by", "with", "between", "from", "in", "to", "of", "for", "including", "like", "among", "against", "on", "at", "after", "under":
		return marker
	case "along with", "together with", "alongside", "as well as":
		return "alongside"
	case "such as":
		return "including"
	}
	return "other"
}

// treatyFeatures tell how well the instrument is known.
func treatyFeatures(p predicate, actor string, o object) []string {
	t := o.treaty
	f := []string{"class=" + t.class}
	switch {
	case t.known != nil:
		f = append(f, "known")
	case t.named:
		f = append(f, "named")
	default:
		f = append(f, "unnamed")
	}
	if m := p.s.mention(o.tok); m != nil && m.noun != nil {
		f = append(f, "det="+detGroup(m.noun.det), fmt.Sprint("plural=", m.noun.plural))
		if m.role == data.RoleAlias && m.ambiguous {
			f = append(f, "ambiguous")
		}
	}
	if len(t.mentions) > 2 {
		f = append(f, "much mentioned")
	}
	switch {
	case t.parties[actor]:
		f = append(f, "a party")
	case len(t.parties) > 1:
		f = append(f, "no party")
	}
	if t.known == nil {
		f = append(f, "told="+bucket(len(topics(t.words))))
	}
	if p.s.index != 0 && t.inTitle() {
		f = append(f, "in title")
	}
	return f
}

func detGroup(det string) string {
	switch det {
	case "a", "an":
		return "a"
	case "the", "this", "that", "these", "those":
		return "the"
	case "":
		return "none"
	case "its", "their", "his", "her", "our", "'s":
		return "owned"
	}
	return "other"
}

func contains(list []string, x string) bool {
	for _, y := range list {
		if x == y {
			return true
		}
	}
	return false
}

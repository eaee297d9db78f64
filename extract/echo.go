package extract

import (
	"slices"
	"strings"

	"signatory/extract/article"
	"signatory/graph"
)

// This file reads what says a predicate of others without its words: "So did
// Brunei", "Uganda followed suit", "the United States did not", "Portugal in 2003
// and Italy a year later", and the names that answer "Who has signed?".

// echoes finds what takes up a predicate of its own sentence or of the two before.
func (d *desk) echoes(found []predicate) []predicate {
	bySentence := map[int][]predicate{}
	for _, p := range found {
		if len(p.objects) > 0 {
			bySentence[p.s.index] = append(bySentence[p.s.index], p)
		}
	}
	var out []predicate
	var last *predicate
	for _, s := range d.sentences {
		here := bySentence[s.index]
		if last != nil && s.index-last.s.index > 2 {
			last = nil
		}
		for i := range s.tokens {
			for k := range here {
				if here[k].tok == i {
					last = &here[k]
				}
			}
			if e, ok := d.belongs(s, i); ok {
				out = append(out, e)
			}
			if last == nil || last.s == s && i <= last.tok {
				continue
			}
			if e, ok := d.echo(s, i, *last); ok {
				out = append(out, e)
			}
		}
		if last == nil || last.s == s {
			continue
		}
		if e, ok := d.answer(s, *last); ok {
			out = append(out, e)
		} else if d.asks(last.s) {
			last = nil
		}
	}
	return out
}

// auxiliaries stand for a whole predicate: "did", "has not".
var auxiliaries = wordSet("did does do has have had is are was were will")

// echo reads what starts at token i and says last again of other actors.
func (d *desk) echo(s *sentence, i int, last predicate) (predicate, bool) {
	if d.asks(last.s) {
		return predicate{}, false
	}
	if at, who, ok := d.refusedIt(s, i, last); ok {
		last.scope = scope{stance: graph.Refused, tense: graph.Past}
		return d.again(s, at, last, who, false)
	}
	w, next := s.word(i), s.word(i+1)
	switch {
	case (w == "so" || w == "as") && auxiliaries[next]:
		return d.again(s, i+1, last, d.run(s, i+2), false)
	case last.s == s && comparing[w] && s.mentionActor(i+1) || w == "as" && next == "the" && last.s == s && s.mentionActor(i+2):
		return d.likewise(s, i, last)
	case (w == "nor" || w == "neither") && auxiliaries[next]:
		return d.again(s, i+1, last, d.run(s, i+2), true)
	case w == "followed" && next == "by" && last.s == s:
		return d.again(s, i, last, d.run(s, i+2), false)
	case w == "followed" && (next == "suit" || next == "in" || next == "on" || next == "." || next == "," || next == "a" && s.word(i+3) == "later") && !ownDeal(last):
		return d.again(s, i, last, d.runBefore(s, i), denied(s, i))
	case w == "joined" && next == "them" && last.s != s && last.scope.stance.Polarity() > 0:
		return d.again(s, i, last, d.runBefore(s, i), false)
	case d.carriesOut(s, i, last):
		return d.carriedOut(s, i, last)
	case w == "same" && s.word(i-1) == "the" && doing[s.word(i-2)], (w == "so" || w == "likewise" || (w == "that" || w == "this") && s.word(i-1) == "done" && (closes(s, i+1) || s.word(i+1) == "already")) && doing[s.word(i-1)]:
		return d.doneSo(s, i, last)
	case auxiliaries[w] && (next == "not" || next == "n't" || next == "n’t" || next == "never") && closes(s, i+2):
		return d.again(s, i, last, d.runBefore(s, i), true)
	case didAfterAll(s, i, last):
		last.scope = scope{stance: last.frame.Stance, tense: graph.Past}
		return d.again(s, i, last, d.runBefore(s, i), false)
	case yetToDoSo(s, i):
		return d.again(s, i, last, d.runBefore(s, i), true)
	case auxiliaries[w] && (next == "too" || next == "as" && s.word(i+2) == "well" || next == "also") && closes(s, i+2):
		return d.again(s, i, last, d.runBefore(s, i), false)
	case (w == "move" || w == "step" || w == "decision") && (s.word(i-1) == "a" || s.word(i-1) == "the") && (s.word(i-2) == "," || s.word(i-2) == "in"):
		return d.answered(s, i, last)
	case last.s == s && d.gapped(s, i):
		return d.again(s, i, last, d.run(s, i), false)
	}
	return d.ofCrowd(s, i, last)
}

// refusedIt is who refuses what last tells of, and where: "Fiji, which came too, refused to sign".
func (d *desk) refusedIt(s *sentence, i int, last predicate) (at int, who []actor, ok bool) {
	w, next := s.word(i), s.word(i+1)
	binds := last.frame.Stance.Polarity() > 0 // who refuses to leave refuses no pact
	switch {
	case binds && refusing[w] && closes(s, i+1) && !d.askedElse(s, i, last):
		who = d.runBefore(s, i)
		if len(who) == 0 && s.parsed() { // "had agreed to sign but then refused"
			who = d.subjects(s, i)
		}
		return i, who, true
	case binds && refusing[w] && next == "to" && joining[s.word(i+2)] && closes(s, i+3) && last.s != s,
		(w == "would" || w == "will") && (next == "not" || next == "n't" || next == "n’t") && closes(s, i+2):
		return i, d.runBefore(s, i), true
	case binds && w == "refuse" && s.word(i-1) == "to" && closes(s, i+1) && onlyOne(s, i-2) > 0: // "Chad was the only one to refuse"
		return i, d.runBefore(s, onlyOne(s, i-2)), true
	case doing[w] && refusing[s.word(i-2)] && s.word(i-1) == "to" && (next == "either" || next == "so" || next == "it"):
		return i - 2, d.runBefore(s, i-2), true
	}
	return 0, nil, false
}

// doneSo reads "do so" and "do the same", whose last word is token i, of what last tells.
func (d *desk) doneSo(s *sentence, i int, last predicate) (predicate, bool) {
	at := i - 1
	if s.word(i) == "same" {
		at = i - 2
	}
	switch doneWhen(s, at) {
	case graph.Planned:
		last.scope.tense = graph.Planned
	case "":
		return predicate{}, false
	}
	if last.scope.stance == "" { // "may sign it; 60 had done so"
		last.scope = scope{stance: last.frame.Stance, tense: graph.Past}
	}
	return d.again(s, at, last, d.runBefore(s, at), s.word(at-1) == "not" || s.word(at-1) == "n't")
}

// doneWhen is the tense of "do so", with the form of "do" at token i: planned behind "will",
// "" where it is only wished or possible.
func doneWhen(s *sentence, i int) graph.Tense {
	j := i - 1
	for strings.HasPrefix(s.tag(j), "RB") {
		j--
	}
	switch s.word(j) {
	case "will", "'ll", "’ll", "shall":
		return graph.Planned
	case "may", "might", "could", "can", "should", "must", "would", "to":
		return ""
	}
	return graph.Past
}

// comparing are the words that set beside a deed the same one of others.
var comparing = wordSet("as after before than like")

// likewise reads what others are said to have done before, whatever becomes of the
// deed that the sentence tells: "could leave the pact, as Chad did in 2003", "a year
// after Fiji did".
func (d *desk) likewise(s *sentence, i int, last predicate) (predicate, bool) {
	k := i + 1
	for s.mentionActor(k) || s.word(k) == "and" || s.word(k) == "the" || s.word(k) == "," && s.mentionActor(k+1) {
		k++
	}
	for strings.HasPrefix(s.tag(k), "RB") && s.word(k) != "not" && s.word(k) != "n't" {
		k++
	}
	if w := s.word(k); w != "did" && w != "had" && w != "has" && w != "have" {
		return predicate{}, false
	}
	end := k + 1
	if s.word(end) == "done" {
		if end++; s.word(end) == "so" || s.word(end) == "it" {
			end++
		}
	} else if s.word(k) != "did" && !closes(s, end) {
		return predicate{}, false
	}
	if w := s.word(end); !closes(s, end) && s.tag(end) != "IN" && s.tag(end) != "CD" && s.tag(end) != "DT" && s.tag(end) != "RB" && !timeWord(w) && w != "last" || w == "not" || w == "n't" {
		return predicate{}, false
	}
	switch st := last.scope.stance; {
	case st == last.frame.Stance || st == "":
		last.scope = scope{stance: last.frame.Stance, tense: graph.Past}
	case st == graph.NotSigned || slices.Contains(last.scope.effects, "will not"):
		return predicate{}, false
	}
	return d.again(s, k, last, d.run(s, i+1), false)
}

// refusing are verbs that say by themselves that what was told of others was declined.
var refusing = wordSet("refused declined balked baulked refuses declines")

// askedElse reports that what somebody refused is something else than the deed told last:
// "wants to force Chad to negotiate a new pact. Chad refused".
func (d *desk) askedElse(s *sentence, i int, last predicate) bool {
	if last.frame.Lemma == "negotiate" { // who will not talk refuses no pact
		return true
	}
	for k := s.index; k >= last.s.index; k-- {
		t, to, from := d.sentences[k], len(d.sentences[k].tokens), 0
		if k == s.index {
			to = i
		}
		if k == last.s.index {
			from = last.tok + 1
			if prompting[d.lemma(t, t.head(last.tok))] && t.plain(last.tok) == "xcomp" {
				return false
			}
		}
		for j := to - 1; j > from; j-- {
			if t.word(j) != "to" || t.tag(j+1) != "VB" || joining[d.lemma(t, j+1)] {
				continue
			}
			for h := j - 1; h >= from && h > j-4; h-- {
				if prompting[d.lemma(t, h)] {
					return true
				}
			}
		}
	}
	return false
}

// prompting are verbs by which somebody is to do what stands behind them.
var prompting = wordSet("force make ask urge press push pressure invite tell order request beg want get compel persuade")

// belongs reads who is told to be among the signatories or the parties of the
// instrument that the text talks of: "Canada and Australia are signatories too".
func (d *desk) belongs(s *sentence, i int) (predicate, bool) {
	stance := graph.Signed
	switch s.word(i) {
	case "signatories", "signatory":
	case "parties":
		stance = graph.Ratified
	default:
		return predicate{}, false
	}
	be := i - 1
	for be > i-5 && (strings.HasPrefix(s.tag(be), "RB") || besideSignatories[s.word(be)]) {
		be--
	}
	switch s.word(be) {
	case "are", "is", "were", "remain":
	default:
		return predicate{}, false
	}
	if next := s.word(i + 1); next == "to" || next == "of" || next == "-" {
		return predicate{}, false
	}
	last := predicate{s: s, scope: scope{stance: stance, tense: graph.Past}, objects: d.topic(s)}
	last.frame.Stance = stance
	negative := false
	for j := be + 1; j < i; j++ {
		negative = negative || s.word(j) == "not" || s.word(j) == "no" || s.word(j) == "n't"
	}
	return d.again(s, i, last, d.runBefore(s, be), negative)
}

// besideSignatories may stand between "are" and "signatories".
var besideSignatories = wordSet("a all no both the among other original first founding")

// doing are forms of "do" that take up a predicate: "had done so".
var doing = wordSet("did done do does")

// answered reads what others say of a step that the sentence tells: "signed the
// accord, a move opposed by Egypt".
func (d *desk) answered(s *sentence, i int, last predicate) (predicate, bool) {
	k := i + 1
	for strings.HasPrefix(s.tag(k), "RB") {
		k++
	}
	if s.word(k+1) != "by" || last.scope.stance.Polarity() <= 0 {
		return predicate{}, false
	}
	switch s.word(k) {
	case "opposed", "condemned", "criticised", "criticized", "rejected", "denounced":
		last.scope = scope{stance: graph.Refused, tense: graph.Past}
	case "backed", "welcomed", "supported", "praised", "endorsed":
		last.scope = scope{stance: graph.Endorsed, tense: graph.Past}
	default:
		return predicate{}, false
	}
	last.frame.Stance = last.scope.stance
	return d.again(s, k, last, d.run(s, k+2), false)
}

// again is a predicate said of others, its instrument understood.
func (d *desk) again(s *sentence, tok int, last predicate, actors []actor, negative bool) (predicate, bool) {
	p := predicate{s: s, tok: tok, frame: last.frame, form: "elliptic", scope: scope{stance: last.scope.stance, tense: last.scope.tense}}
	p.scope.note("echo")
	for _, a := range actors {
		if s.word(tok) == "followed" && slices.ContainsFunc(last.actors, func(b actor) bool { return b.entity == a.entity }) { // the army follows its own government's suit
			continue
		}
		a.how = "direct"
		p.actors = append(p.actors, a)
	}
	for _, o := range last.objects {
		o.tok, o.how = -1, "implied"
		p.objects = append(p.objects, o)
	}
	if negative && p.scope.stance.Polarity() > 0 {
		p.scope.negate("not")
		if s.word(tok) == "will" {
			p.scope.stance = graph.Refused
		}
	} else if negative && s.word(tok-1) != "nor" && s.word(tok-1) != "neither" && last.scope.stance != graph.NotSigned && last.scope.stance != graph.Refused {
		p.scope.stance = ""
	}
	if len(p.actors) == 0 || p.scope.stance == "" || last.scope.stance == "" {
		return p, false
	}
	d.grown(s) // which tells nothing by itself
	return p, true
}

// answer reads a sentence of names alone that answers a question before it, or
// goes on with a list: "Who has not signed? Canada, Japan and Mexico."
func (d *desk) answer(s *sentence, last predicate) (predicate, bool) {
	if !d.asks(last.s) || len(last.actors) > 0 || s.kind == article.Title {
		return predicate{}, false
	}
	from := 0
	for from < len(s.tokens) && s.word(from) != "" && !s.actorName(from) && from < 2 {
		from++
	}
	actors := d.run(s, from)
	if len(actors) == 0 || len(actors) == 1 && len(s.tokens) > 4 {
		return predicate{}, false
	}
	last.scope = scope{stance: last.frame.Stance, tense: graph.Past}
	if d.negated(last.s, last.tok) {
		last.scope.negate("not")
	}
	return d.again(s, max(0, from-1), last, actors, false)
}

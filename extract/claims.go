package extract

import (
	"fmt"
	"hash/fnv"
	"math"
	"slices"
	"sort"
	"strings"

	"signatory/graph"
)

// read finds the predicates of every parsed sentence.
func (d *desk) read() []predicate {
	var out []predicate
	for _, s := range d.sentences {
		if !s.parsed() {
			continue
		}
		for _, p := range d.predicates(s) {
			if len(p.actors) == 0 || len(p.actors) == 1 && d.partnerOnly(p) {
				p.actors = distinctActors(append(append(p.actors, d.between(p)...), d.announcer(p)...))
			}
			if len(p.actors) == 0 {
				p.actors = d.underIt(p)
			}
			if len(p.actors) == 0 {
				p.actors = append(d.negotiators(p), d.atThePolls(p)...)
			}
			if len(p.actors) == 0 {
				p.actors = append(d.gathered(p), d.calledByCountry(p)...)
			}
			if len(p.actors) == 0 {
				p = d.rollCall(p)
			} else {
				p = d.itemsBelow(p)
			}
			if len(p.actors) == 0 {
				p = d.included(p)
			}
			p.actors = append(p.actors, d.otherOfPair(p)...)
			for _, q := range d.excepted(p) {
				for _, r := range d.butNot(q) {
					for _, t := range d.unlike(r) {
						out = append(out, d.notThatOne(t)...)
					}
				}
			}
		}
	}
	return d.distribute(slices.Concat(out, d.echoes(out), d.titled(), d.rolls()))
}

// Candidate is a claim before it is judged, with the evidence for it.
type Candidate struct {
	Claim    graph.Claim
	Features []string
	ruled    bool // read by a rule, not an open one
	sentence int
	reach    int  // tokens between predicate, actor and instrument
	finite   bool // told by a finite verb
}

// candidates are what the rules read out of trees and what else the words of
// a sentence might say, each once.
func (d *desk) candidates(found []predicate) []Candidate {
	var out []Candidate
	at := map[string]int{}
	add := func(p predicate, a player, o object, ruled bool) {
		c, ok := d.candidate(p, a, o, ruled)
		if !ok {
			return
		}
		if f := agreement(d.surface(p.s), p, a.actor, o); ruled {
			c.Features = append(c.Features, f)
		} else {
			c.Features = append(c.Features, "open "+f)
		}
		key := fmt.Sprint(p.s.index, " ", c.Claim.Actor, c.Claim.Stance, c.Claim.Tense, c.Claim.Instrument)
		if i, have := at[key]; have {
			if !ruled && c.reach < out[i].reach && !out[i].ruled {
				out[i] = c
			}
			return
		}
		at[key] = len(out)
		out = append(out, c)
	}
	bySentence := map[int][]predicate{}
	for _, p := range found {
		bySentence[p.s.index] = append(bySentence[p.s.index], p)
		if p.scope.stance == "" {
			continue
		}
		for _, o := range p.objects {
			for _, a := range p.actors {
				add(p, d.playerOf(p, a), o, true)
			}
		}
	}
	for _, s := range d.sentences {
		for _, p := range d.openCandidates(s, bySentence[s.index]) {
			for _, q := range d.distributed(p) {
				for _, o := range q.objects {
					for _, a := range q.players {
						if a.at != q.tok && a.at != o.tok {
							add(q, a, o, false)
						}
					}
				}
			}
		}
	}
	return out
}

// playerOf finds where the sentence names an actor that a rule found.
func (d *desk) playerOf(p predicate, a actor) player {
	out := player{a, a.tok}
	for _, q := range d.players(p.s) {
		if q.entity == a.entity && (q.tok == a.tok || out.at < 0) {
			out.at = q.at
		}
	}
	return out
}

// claims keeps the candidates that the scorer believes, each with its chance of
// being right, and of those that contradict each other the ones that are better founded.
func (d *desk) claims(candidates []Candidate) []graph.Claim {
	var believed []Candidate
	for _, c := range candidates {
		if c.Claim.Confidence = round(d.x.scorer.score(c.Features)); c.Claim.Confidence >= d.x.scorer.threshold {
			believed = append(believed, c)
		}
	}
	d.yetToLeave(believed)
	believed = d.stock.nameable(believed)
	type said struct {
		actor, instrument string
		stance            graph.Stance
		polarity          int
	}
	onIt, saidOf := map[said][]Candidate{}, map[said][]Candidate{}
	for _, c := range believed {
		on, of := said{c.Claim.Actor, c.Claim.Instrument, "", c.Claim.Stance.Polarity()}, said{actor: c.Claim.Actor, stance: c.Claim.Stance}
		onIt[on], saidOf[of] = append(onIt[on], c), append(saidOf[of], c)
	}
	var out []graph.Claim
	for _, c := range believed {
		opposite := onIt[said{c.Claim.Actor, c.Claim.Instrument, "", -c.Claim.Stance.Polarity()}]
		if c.onlyBacks(onIt[said{c.Claim.Actor, c.Claim.Instrument, "", 1}]) {
			continue
		}
		if !slices.ContainsFunc(opposite, func(o Candidate) bool { return o.overrules(c) }) && !d.stock.spelt(c, saidOf[said{actor: c.Claim.Actor, stance: c.Claim.Stance}]) {
			out = append(out, c.Claim)
		}
	}
	return strongest(out)
}

// overrules reports whether o says the opposite of c and is to be believed
// instead: a rule's reading before an open one, in one sentence the surer one.
func (o Candidate) overrules(c Candidate) bool {
	if o.Claim.Actor != c.Claim.Actor || o.Claim.Instrument != c.Claim.Instrument || o.Claim.Stance.Polarity()*c.Claim.Stance.Polarity() >= 0 {
		return false
	}
	if o.ruled != c.ruled {
		return o.ruled
	}
	if o.Claim.Stance == graph.Withdrew && c.Claim.Stance == graph.Endorsed && o.sentence == c.sentence { // "the original sponsor withdrew it"
		return true
	}
	if o.ruled && (o.Claim.Stance == graph.Withdrew || c.Claim.Stance == graph.Withdrew) {
		return false // signed once, left later: a change, no contradiction
	}
	return (o.sentence == c.sentence || !o.ruled) && o.Claim.Confidence > c.Claim.Confidence
}

// candidate makes one claim of a predicate, unless it says nothing.
func (d *desk) candidate(p predicate, a player, o object, ruled bool) (Candidate, bool) {
	c := graph.Claim{Actor: a.entity, Stance: p.scope.stance, Tense: p.scope.tense, Instrument: o.entity, Reader: d.x.Version()}
	if o.treaty != nil {
		c.Instrument, c.Summit = o.treaty.id, o.treaty.summit
	}
	if a.how == "parliament" && !d.byParliament(&c, p, o) {
		return Candidate{}, false
	}
	if m := p.s.mention(o.tok); m != nil && m.noun != nil && m.noun.det == "any" && (c.Stance.Polarity() > 0 || c.Stance == graph.NotSigned || m.noun.plural) { // "more than in any other deal made by Chad"
		return Candidate{}, false
	}
	if a.how == "partner" && (c.Stance.Polarity() <= 0 || c.Stance == graph.Ratified && p.frame.Lemma == "sign") { // who is left without a partner has refused alone, and a law is made by one
		return Candidate{}, false
	}
	if d.mediates(p, a, o) || d.alone(p, a, o) || d.settledWithin(p, a, o) || isBodyJoined(p, a) || c.Stance == graph.NotSigned && saveOne(p.s, o.tok) || (c.Stance == graph.Abstained || c.Stance == graph.NotSigned) && slices.Contains(councils, c.Actor) {
		return Candidate{}, false
	}
	if (p.frame.Lemma == "denounce" || p.frame.Lemma == "rail") && p.form == "relative" && c.Stance == graph.Refused { // "the deal that he has denounced" only blames it
		return Candidate{}, false
	}
	if p.frame.Lemma == "denounce" && c.Stance == graph.Refused && (a.how == "direct" || c.Tense == graph.Planned) && o.how == "named" && o.treaty != nil && o.treaty.class == "treaty" { // the legal term; of a deal that is talked of it only blames
		c.Stance = graph.Withdrew
	}
	if p.frame.Lemma == "walk" && c.Stance == graph.Refused && o.treaty != nil && o.treaty.named && o.how != "implied" { // from talks one walks away from "a deal"
		c.Stance = graph.Withdrew
	}
	if p.frame.Lemma == "endorse" && c.Stance == graph.Signed && o.treaty != nil && o.treaty.class == "plan" { // which those who come together back
		c.Stance = graph.Endorsed
	}
	if c.Stance.Polarity() > 0 && byVote(c.Actor, p.frame) || c.Stance == graph.Signed && p.frame.Lemma == "sign" && p.s.word(p.tok+1) == "on" && o.treaty != nil && o.treaty.class == "resolution" {
		c.Stance = graph.Endorsed
	}
	if slices.Contains(councils, c.Instrument) && (c.Stance == graph.Ratified || c.Stance == graph.NotSigned) { // one is elected to a council
		return Candidate{}, false
	}
	if firm := d.x.organizations[c.Instrument]; firm != nil && firm.Type == "company" { // which one buys into, as no state does
		return Candidate{}, false
	}
	if d.stateInGroup(c.Actor, c.Instrument) || atLarge(p.s, o, c.Stance) {
		return Candidate{}, false
	}
	if c.Stance == graph.Withdrew && slices.Contains(clubs, c.Instrument) { // "will leave the G7 before it ends": the meeting
		return Candidate{}, false
	}
	if c.Actor == "" || c.Instrument == c.Actor || d.ofFirms(p, a, o.treaty) || d.privately(p, a) || d.formerly(p, a) || stillToBe(p, o) {
		return Candidate{}, false
	}
	if c.Stance == graph.Withdrew && p.frame.Lemma == "withdraw" && p.frame.Form == "obj" && o.treaty != nil && o.treaty.class == "resolution" { // a draft taken off the table
		return Candidate{}, false
	}
	if c.Stance == graph.Withdrew && d.stillMember(c.Actor, c.Instrument) {
		c.Tense = graph.Planned
	}
	c.Reason = graph.Reason{Rule: rule(p, a.actor, o), Words: d.predicateWords(p)}
	c.Evidence = d.evidence(p, a.actor, o)
	c.Act = actOf(p, c.Stance)
	c.Attribution = d.attribution(p.s, p.tok)
	d.dateClaim(&c, p)
	c.ID = d.claimID(&c)
	return Candidate{c, features(p, a, o, ruled), ruled, p.s.index, abs(p.tok-a.at) + abs(p.tok-o.tok), finite(p)}, true
}

// byParliament makes of a claim what it is where a parliament acts, and reports whether it
// is any: a parliament takes part in ratifying; against its government it is not its
// country's voice.
func (d *desk) byParliament(c *graph.Claim, p predicate, o object) bool {
	switch {
	case o.treaty != nil && (o.treaty.class == "statement" || o.treaty.class == "pledge"): // members sign it for themselves
		return false
	case c.Stance == graph.Withdrew && d.lemma(p.s, p.s.head(p.tok)) == "vote" && p.s.has(p.tok, "mark", "to"):
		c.Tense = graph.Planned // the state has yet to do what was voted for
		return true
	case c.Stance == graph.Refused && byPeople(p.s):
		return true
	case c.Stance != graph.Ratified && c.Stance != graph.Signed, dealMaking[p.frame.Lemma]: // the deals that lawmakers strike are their own
		return false
	}
	c.Stance = graph.Ratified
	if contains(p.scope.effects, "vote") && !contains(p.scope.effects, "will") { // a parliament's vote is the deed
		c.Tense = graph.Past
	}
	return true
}

// claimID is made of all that tells a claim from others of its article.
func (d *desk) claimID(c *graph.Claim) string {
	e := c.Evidence
	return "claim:" + hash(d.doc.Article.ID, itoa(e.Start), itoa(e.End), c.Actor, string(c.Stance), string(c.Tense), c.Instrument)
}

// clubs are bodies that are their meetings; nobody resigns from them.
var clubs = []string{"organization:g7", "organization:g8", "organization:g20"}

// rule names the construction that read a claim.
func rule(p predicate, a actor, o object) string {
	return p.form + "/" + a.how + "/" + o.how
}

// evidence is the shortest run of the sentence that holds predicate, actor and
// object; where one of them is a pronoun or stands elsewhere, the whole sentence.
func (d *desk) evidence(p predicate, a actor, o object) graph.Evidence {
	s := p.s
	start, end := s.start, s.end
	if at, ok := p.places[a.entity]; ok {
		return d.quote(at.start, at.end)
	}
	if a.how != "pronoun" && a.how != "noun" && a.how != "pair" && o.how != "pronoun" && a.tok >= 0 && o.tok >= 0 && !s.headline() {
		from, to := min(p.tok, a.tok, o.tok), max(p.tok, a.tok, o.tok)
		start, end = s.tokens[from].Start, s.tokens[to].End
	}
	return d.quote(start, end)
}

// quote is a run of the document with its place in the source.
func (d *desk) quote(start, end int) graph.Evidence {
	from, to := d.doc.Source(start, end)
	return graph.Evidence{Quote: d.doc.Text[start:end], Start: from, End: to}
}

// predicateWords are the words that carry the stance: the verb with its governors.
func (d *desk) predicateWords(p predicate) string {
	s := p.s
	from := p.tok
	for h, i := s.head(p.tok), p.tok; h >= 0 && h < i && i-h < 5 && (s.plain(i) == "xcomp" || s.plain(i) == "acl"); i, h = h, s.head(h) {
		from = h
	}
	for _, k := range s.children(from, "aux", "advmod", "aux:pass") {
		if k < from && from-k < 4 {
			from = k
		}
	}
	return squeeze(s.text(d.doc.Text, from, p.tok+1))
}

// strongest keeps of claims with one id the surest, in the order of the text.
func strongest(in []graph.Claim) []graph.Claim {
	at := map[string]int{}
	var out []graph.Claim
	for _, c := range in {
		if i, ok := at[c.ID]; ok {
			if c.Confidence > out[i].Confidence {
				out[i] = c
			}
			continue
		}
		at[c.ID] = len(out)
		out = append(out, c)
	}
	sort.SliceStable(out, func(i, j int) bool {
		if out[i].Evidence.Start != out[j].Evidence.Start {
			return out[i].Evidence.Start < out[j].Evidence.Start
		}
		return out[i].ID < out[j].ID
	})
	return out
}

// hash is a short stable digest of its parts, as part of an id.
func hash(parts ...string) string {
	h := fnv.New128a()
	h.Write([]byte(strings.Join(parts, "\x00")))
	return fmt.Sprintf("%x", h.Sum(nil))[:20]
}

func round(p float64) float64 { return math.Round(p*1000) / 1000 }

func itoa(n int) string { return fmt.Sprint(n) }

package extract

import (
	"slices"
	"strings"

	"signatory/graph"
)

// This file reads of whom a phrase without a subject says that they are party to
// something: "By virtue of being a signatory to the pact, Chad must", "Chad,
// itself a party to it,", "its duties as a party".

// standingNouns are the nouns that say by themselves how one stands to an instrument.
var standingNouns = wordSet("signatory signatories co-signatory co-signatories party parties signer signers co-signer co-signers cosigner cosigners participant participants")

// standing are those of whom the noun at token i tells how they stand, in a
// phrase that opens the sentence, behind a comma, or that explains what is theirs.
func (d *desk) standing(s *sentence, i int) []actor {
	if !standingNouns[s.word(i)] {
		return nil
	}
	j := i - 1
	for j >= 0 && (modifies(s, j) || s.tag(j) == "DT" || s.tag(j) == "CD" || s.word(j) == "of" && s.tag(j-1) == "CD" || numberWords[s.word(j)] || strings.HasPrefix(s.tag(j), "RB") && s.word(j) != "not") {
		j--
	}
	from := j
	for j >= 0 && standingWords[s.word(j)] {
		j--
	}
	switch {
	case from == j:
		return nil
	case j < 0:
		return d.opens(s, i)
	case s.word(j) == ",":
		if s.actorName(j - 1) {
			return d.actor(s, j-1)
		}
		return nil
	}
	if s.word(from) == "as" && strings.HasPrefix(s.tag(from-1), "NN") {
		return d.ownerBefore(s, from-1)
	}
	return nil
}

// numberWords stand before a number: "as two of over 155 participants".
var numberWords = wordSet("over about nearly almost around more than")

// standingWords lead up to such a noun from a pause on.
var standingWords = wordSet(`by virtue of being as despite although though while because its their his her status position role
	itself themselves itself since becoming after upon also already still in capacity the spite`)

// opens are the subject of the clause that a phrase without one opens: the names
// between the comma behind it and a finite verb.
func (d *desk) opens(s *sentence, i int) []actor {
	for j := i + 1; j+2 < len(s.tokens) && j < i+24; j++ {
		if s.tag(j) == "MD" || s.tag(j) == "VBD" && s.plain(j) != "acl" {
			return nil
		}
		if s.word(j) != "," {
			continue
		}
		if out := d.clauseSubject(s, j+1); len(out) > 0 {
			return out
		}
	}
	return nil
}

// clauseSubject are the names that begin a clause at token j as its subject.
func (d *desk) clauseSubject(s *sentence, j int) []actor {
	if s.word(j) == "the" || s.word(j) == "both" {
		j++
	}
	if s.is(j, graph.Person) {
		return d.actor(s, j)
	}
	end := j
	for s.actorName(end) || s.word(end) == "and" || s.word(end) == "the" || s.word(end) == "," && s.actorName(end+1) {
		end++
	}
	if end == j {
		return nil
	}
	k := end
	for k < end+3 && strings.HasPrefix(s.tag(k), "RB") {
		k++
	}
	if t := s.tag(k); t != "MD" && t != "VBD" && t != "VBZ" && t != "VBP" || s.word(k+1) == "," { // "Chad says," only tells who tells it
		return nil
	}
	var out []actor
	for _, a := range d.run(s, j) {
		if a.tok < end {
			a.how = "direct"
			out = append(out, a)
		}
	}
	return out
}

// ownerBefore are those to whom the noun at token n belongs: "Chad's duties as a
// party", "Chad has duties as a party".
func (d *desk) ownerBefore(s *sentence, n int) []actor {
	if out := d.possessors(s, n); len(out) > 0 {
		return out
	}
	switch h := s.head(n); {
	case h >= 0 && s.plain(n) == "obj" && owning[s.word(h)]:
		return d.subjects(s, h)
	}
	return nil
}

// owning are verbs whose object is their subject's.
var owning = wordSet("has have had holds hold held bears bear bore meets meet met keeps keep kept fulfils fulfills fulfilled breached breaches breach violated violates neglected shirked enjoys enjoy assumed assumes undertook")

// foretold is whom a pronoun at the head of a sentence means that its subject names
// only afterwards: "Since its accession to the pact, Chad has", "Although it signed
// the pact, Chad never".
func (d *desk) foretold(s *sentence, i int) []actor {
	if i > 4 || i < 1 || !fronting[s.word(0)] {
		return nil
	}
	for j := 0; j < i; j++ {
		if s.mentionActor(j) {
			return nil
		}
	}
	for j := i + 1; j+2 < len(s.tokens) && j < i+24; j++ {
		if s.mentionActor(j) && s.is(j, graph.Country) {
			return nil
		}
		if s.word(j) == "," {
			return d.clauseSubject(s, j+1)
		}
	}
	return nil
}

// fronting are the words that open a phrase or clause before its sentence's subject.
var fronting = wordSet("since despite after although though while because following with upon before by through in under even when")

// andOthers are the names beside which a noun for parties names the rest: "commits Chad and other
// signatories to cuts", "urged Chad and the other parties to the pact".
func (d *desk) andOthers(s *sentence, i int) []actor {
	if !standingNouns[s.word(i)] || !strings.HasSuffix(s.word(i), "s") || s.word(i-1) != "other" {
		return nil
	}
	j := i - 2
	if s.word(j) == "the" || s.word(j) == "all" {
		j--
	}
	if s.word(j) != "and" || s.plain(i) == "nsubj" {
		return nil
	}
	return d.namesBefore(s, j-1)
}

// ratifiable reports an instrument that states are bound by once they have ratified it, by what it is called.
func ratifiable(o object) bool {
	if o.treaty == nil {
		return true
	}
	switch o.treaty.kind {
	case "treaty", "convention", "protocol", "covenant", "statute", "charter":
		return true
	}
	return false
}

// knownParties reports a plural noun for parties whose names stand beside it: what else is said of
// them leaves them parties ("will press the other parties to the deal - Chad, Fiji and Peru - to talk").
func (d *desk) knownParties(s *sentence, i int) bool {
	w := s.word(i)
	if w != "parties" && w != "partners" && w != "signatories" && w != "co-signatories" || s.child(i, "cop") >= 0 {
		return false
	}
	for _, k := range s.children(i, "amod", "det", "compound") {
		if w := s.word(k); unready[w] || w == "no" || w == "any" || w == "new" {
			return false
		}
	}
	return len(d.listed(s, i)) > 0 || len(d.apposed(s, i)) > 0
}

// unready are words for those who are no party yet.
var unready = wordSet("possible potential prospective likely would-be future negotiating proposed aspiring hoped-for")

// yetToJoin reports a noun for them: "the future signatories".
func yetToJoin(s *sentence, i int) bool {
	return slices.ContainsFunc(s.children(i, "amod"), func(k int) bool { return unready[s.word(k)] })
}

// madeAlone reports a known deal that nobody ratifies and no depositary lists: its parties are those
// who made it.
func madeAlone(o object) bool {
	return o.treaty != nil && o.treaty.known != nil && !ratifiable(o) && o.treaty.known.UNTC == ""
}

// madeIt reports a noun for parties to an instrument that are those who made it: "the other parties
// to the accord", "a party to the deal", which nobody ratifies.
func (d *desk) madeIt(s *sentence, i int, kind string, o object) bool {
	if s.word(i) == "parties" && madeAlone(o) {
		return true
	}
	if kind == "cop" && o.treaty != nil {
		switch o.treaty.class {
		case "deal", "plan", "statement":
			return true
		}
	}
	return s.child(i, "cop", "nsubj") < 0 && strings.HasSuffix(s.word(i), "s") && (len(d.andOthers(s, i)) == 0 || !ratifiable(o))
}

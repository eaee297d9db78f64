package extract

import "signatory/graph"

// This file reads nouns that take up or explain the name of a body.

// blocNouns say behind the name of a body what it is: "the NATO alliance".
var blocNouns = wordSet("cartel bloc alliance group grouping community pact union club organization organisation")

// namedBody is the name of a body that stands before noun t and is what the noun
// says, as in "the OPEC oil cartel"; -1 for none.
func namedBody(s *sentence, t int) int {
	for j := t - 1; j >= 0 && j > t-5; j-- {
		if m := s.mention(j); m != nil {
			if m.kind == graph.Organization && s.tag(j) != "POS" {
				return j
			}
			return -1
		}
		if t := s.tag(j); t != "NN" && t != "JJ" && t != "HYPH" {
			return -1
		}
	}
	return -1
}

// bodyNouns take up a body that the text has spoken of: "left the cartel".
var bodyNouns = wordSet("organization organisation cartel commission court bloc union alliance body club agency council grouping community group")

// stateInGroup reports a country with an armed group or a party: no state is a member of one.
func (d *desk) stateInGroup(actor, group string) bool {
	o := d.x.organizations[group]
	return o != nil && o.Type == "group" && d.x.countries[actor] != nil
}

// isBodyJoined reports a body before a noun for the act of joining it: "WTO accession helped".
func isBodyJoined(p predicate, a player) bool {
	switch p.s.word(a.at + 1) {
	case "accession", "membership", "entry":
		return p.s.is(a.at, graph.Organization)
	}
	return false
}

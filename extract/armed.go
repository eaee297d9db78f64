package extract

import "signatory/graph"

// This file reads "the armed group", which takes up the one that was named last.

// armedGroup reports a noun for one that fights, spoken of before: "the militant group".
func armedGroup(s *sentence, i int) bool {
	switch s.word(i) {
	case "group", "movement", "organization", "organisation", "faction", "militia":
	default:
		return false
	}
	if !s.has(i, "det", "the", "this", "that") || s.child(i, "nmod", "appos") >= 0 {
		return false
	}
	return s.word(i) == "militia" || bearingArms[s.word(i-1)]
}

// bearingArms are words before such a noun.
var bearingArms = wordSet("armed militant rebel insurgent islamist jihadist guerrilla guerilla paramilitary extremist terrorist terror separatist resistance")

// thatGroup is the group named last, in this sentence or the three before.
func (d *desk) thatGroup(s *sentence, i int) []actor {
	for k := s.index; k >= 0 && k > s.index-4; k-- {
		t, from := d.sentences[k], len(d.sentences[k].tokens)-1
		if k == s.index {
			from = i - 1
		}
		for j := from; j >= 0; j-- {
			m := t.mention(j)
			if m == nil || m.kind != graph.Organization || d.x.organizations[m.entity] == nil || d.x.organizations[m.entity].Type != "group" {
				continue
			}
			if k != s.index {
				j = -1
			}
			return []actor{{m.entity, "noun", j}}
		}
	}
	return nil
}

package extract

import (
	"strings"

	"signatory/graph"
)

// votes reads the tally of a vote among states: "122 in favour, one against",
// "by 143 votes to 4 with 23 abstentions", "voted 15-0", "a 142-10 vote".
// Votes of a country's own parliament take no stance for anybody.
func (t *tellers) votes(here map[int]predicate) {
	if !t.d.speaksOfVote(t.s) || !t.d.betweenStates(t.s) {
		return
	}
	text := t.putToVote(here)
	if text == nil {
		return
	}
	s := t.s
	for i := 0; i < len(s.tokens); i++ {
		n, end, ordinal, ok := numberAt(s, i)
		if !ok || ordinal || s.is(i, graph.Summit) || s.is(i, graph.Instrument) || yearWord.MatchString(s.word(i)) {
			continue
		}
		if next, ok := t.score(text, i, end); ok {
			i = next - 1
			continue
		}
		if stance, at := tally(s, i, end); stance != "" && n > 1 {
			if _, told := t.by[tallied{i, stance}]; !told {
				t.add(t.voters(i, end, n), stance, graph.Past, text.id, at)
			}
			i = end - 1
		}
	}
	t.unanimous(text)
}

// putToVote is what a sentence's vote is about: what it says was adopted or
// voted on, else the nearest resolution, else the one instrument that it names.
func (t *tellers) putToVote(here map[int]predicate) *treaty {
	for v := range t.s.tokens { // in the order of the text: a map has none
		p, ok := here[v]
		if !ok {
			continue
		}
		switch t.d.lemma(t.s, v) {
		case "adopt", "approve", "pass", "reject", "endorse", "back", "vote", "support", "veto":
			if len(p.objects) == 1 && p.objects[0].treaty != nil {
				return p.objects[0].treaty
			}
		}
	}
	if text := t.d.stock.voted(t.s); text != nil {
		return text
	}
	for _, o := range t.about(-1) {
		return o.treaty
	}
	return nil
}

// voters is the crowd that a number of a tally counts.
func (t *tellers) voters(i, end, n int) crowd {
	for _, c := range t.crowds {
		if c.from == i && c.of != "" {
			return c
		}
	}
	return crowd{from: i, tok: end - 1, n: n, of: "votes", qualifier: qualifier(t.s, i)}
}

// score reads "15-0", "128 to 9", "142-10-12", "143 votes to 4" from token i on,
// where a word of voting stands beside it.
func (t *tellers) score(text *treaty, i, end int) (next int, ok bool) {
	s := t.s
	if !besideVote(s, i) {
		return 0, false
	}
	stances := []graph.Stance{graph.Endorsed, graph.Refused, graph.Abstained}
	type part struct{ from, to, n int }
	var parts []part
	for len(parts) < 3 {
		n, e, ordinal, ok := numberAt(s, i)
		if !ok || ordinal {
			break
		}
		parts = append(parts, part{i, e, n})
		next = e
		if s.word(e) == "votes" {
			e++
		}
		if w := s.word(e); w != "-" && w != "–" && w != "—" && w != "to" && w != "--" {
			break
		}
		i = e + 1
	}
	if len(parts) < 2 || counted[s.word(next)] {
		return 0, false
	}
	for k, p := range parts {
		if p.n > 1 {
			t.add(t.voters(p.from, p.to, p.n), stances[k], graph.Past, text.id, next-1)
		}
	}
	return next, true
}

// besideVote reports whether a word of voting stands near token i.
func besideVote(s *sentence, i int) bool {
	for j := i - 5; j < i+8; j++ {
		if w := s.word(j); strings.HasPrefix(w, "vot") || w == "adopted" || w == "approved" || w == "passed" || w == "rejected" {
			return true
		}
	}
	return false
}

func (d *desk) speaksOfVote(s *sentence) bool {
	for i := range s.tokens {
		if w := s.word(i); strings.HasPrefix(w, "vote") || strings.HasPrefix(w, "voting") || strings.HasPrefix(w, "abst") || w == "favour" || w == "favor" || w == "unanimously" || w == "unanimous" {
			return true
		}
	}
	return false
}

// unanimous reads "the 15-member Security Council unanimously adopted": all of them.
func (t *tellers) unanimous(text *treaty) {
	s := t.s
	for i := range s.tokens {
		if s.word(i) != "unanimously" && s.word(i) != "unanimous" {
			continue
		}
		for j := 0; j+2 < len(s.tokens); j++ {
			unit := s.word(j + 2)
			if n, ok := cardinal(s.word(j)); ok && n > 2 && (s.word(j+1) == "-" || s.word(j+1) == "–") && counted[plural(unit)] {
				t.add(crowd{from: j, tok: j + 2, n: n, of: plural(unit), qualifier: "exact"}, graph.Endorsed, graph.Past, text.id, i)
			}
		}
	}
}

// tally is what the number in tokens [i,end) counts, and the token that says so.
func tally(s *sentence, i, end int) (graph.Stance, int) {
	for j := end; j < len(s.tokens) && j < end+7; j++ {
		switch w := s.word(j); {
		case strings.HasPrefix(w, "abst"):
			return graph.Abstained, j
		case w == "against" || w == "opposed" || w == "no" && strings.HasPrefix(s.word(j+1), "vote"):
			return graph.Refused, j
		case w == "favour" || w == "favor" || w == "for" && strings.HasPrefix(s.word(j-1), "vot"):
			return graph.Endorsed, j
		case s.tag(j) == "CD" || w == "." || w == "," || w == ";" || w == "and" || w == "with" || w == "while":
			return "", 0
		}
	}
	return "", 0
}

// betweenStates reports whether a sentence's vote is one among states: whose
// voters or body are named nearest, in it or shortly before.
func (d *desk) betweenStates(s *sentence) bool {
	for k := s.index; k >= 0 && k > s.index-4; k-- {
		home, abroad := d.voting(d.sentences[k])
		if home || abroad {
			return !home
		}
	}
	return false
}

// voting reports whether a sentence speaks of a country's own voters, and of states that vote.
func (d *desk) voting(s *sentence) (home, abroad bool) {
	for i := range s.tokens {
		w := s.word(i)
		if m := s.mention(i); m != nil && (strings.Contains(w, "parliament") || strings.Contains(w, "house of") || strings.HasSuffix(w, "senate")) {
			home = true
			continue
		} else if m != nil && m.kind == graph.Organization {
			abroad = true
			continue
		}
		switch w {
		case "senate", "senators", "senator", "house", "congress", "lawmakers", "parliament", "legislators", "republicans", "democrats", "mps", "legislature",
			"commons", "lords", "voters", "cabinet", "referendum", "percent", "shareholders", "committee", "bundestag", "knesset", "duma", "constituents", "republican", "democratic", "gop", "congressional":
			home = true
		case "countries", "nations", "states", "council", "assembly", "members", "delegations":
			abroad = true
		}
	}
	return home, abroad
}

package extract

import "strings"

// This file reads who belonged to a crowd: in the sentence behind it, "Forty states signed.
// Among them were Kenya and Uganda", or as the one that is counted.

// ofCrowd reads at token i who is told to be some of the crowd of which last tells.
func (d *desk) ofCrowd(s *sentence, i int, last predicate) (predicate, bool) {
	if last.s == s || s.index-last.s.index > 1 || d.crowdOf(last.s, last.tok) < 0 && d.uncounted(last) < 0 {
		return predicate{}, false
	}
	var actors []actor
	not := false
	switch w := s.word(i); w {
	case "missing", "absent":
		if i > 1 { // "Missing from the list was Chad"
			return predicate{}, false
		}
		for j := i + 1; j < i+7 && len(actors) == 0; j++ {
			if being[s.word(j)] {
				actors, not = d.run(s, j+1), true
			}
		}
	case "include", "includes", "included":
		if i != 1 || !takesUp[s.word(0)] { // "They include Chad"
			return predicate{}, false
		}
		actors = d.run(s, i+1)
	case "among", "of":
		from, to := i, themEnd(s, i+1)
		if to < 0 {
			return predicate{}, false
		}
		if w == "of" && s.word(i-1) != "one" && s.word(i-1) != "some" {
			return predicate{}, false
		} else if w == "of" {
			from--
		}
		if s.word(from-1) == "not" { // "Chad was not among them"
			not = true
			from--
		}
		switch {
		case from == 0 && being[s.word(to)]: // "Among them were Chad and Fiji"
			actors = d.run(s, to+1)
		case being[s.word(from-1)] && closes(s, to): // "Chad and Fiji are among them"
			actors = d.runBefore(s, from-1)
		}
	}
	if last.scope.stance == "" || len(actors) == 0 {
		return predicate{}, false
	}
	return d.again(s, i, last, actors, not)
}

// uncounted is the crowd of which a predicate tells by a word that is none of its own:
// the subject of "refused" in "Nine states refused to sign". It is -1 where there is none.
func (d *desk) uncounted(p predicate) int {
	for h, n := p.s.head(p.tok), 0; h >= 0 && n < 3 && p.s.plain(p.tok) == "xcomp"; h, n = p.s.head(h), n+1 {
		if k := d.crowdOf(p.s, h); k >= 0 {
			return k
		}
	}
	return -1
}

var (
	being   = wordSet("are is were was")
	takesUp = wordSet("they these those")
)

// themEnd is the token behind "them", "those" or "those countries" at token i; -1 where
// something else stands there.
func themEnd(s *sentence, i int) int {
	switch s.word(i) {
	case "them":
		return i + 1
	case "those", "these", "the":
		if w := s.word(i + 1); groups[w] || w == "signers" {
			return i + 2
		}
		if s.word(i) != "the" && (being[s.word(i+1)] || closes(s, i+1)) {
			return i + 1
		}
	}
	return -1
}

// countedOf are those whom "two of its neighbours" lists.
func (d *desk) countedOf(s *sentence, i int) []actor {
	for _, k := range s.children(i, "nmod") {
		if groups[s.word(k)] && s.marker(k) == "of" {
			return d.listed(s, k)
		}
	}
	return nil
}

// singled are those whom the text counts as a country that does something: "will
// welcome Kenya as the 37th country to sign", "leaving Kenya the only state not to ratify".
func (d *desk) singled(s *sentence, i int) []actor {
	if !s.has(i, "mark", "to") {
		return nil
	}
	n := i - 1
	for n > 0 && (s.word(n) == "to" || s.word(n) == "not" || s.word(n) == "have") {
		n--
	}
	if k := oneOfThose(s, n); k >= 0 {
		return d.actor(s, k)
	}
	if w := s.word(n); w != "country" && w != "nation" && w != "state" && w != "member" && w != "one" {
		return nil
	}
	j := n - 1
	for j > 0 && (strings.HasPrefix(s.tag(j), "JJ") || strings.HasPrefix(s.tag(j), "RB") || s.tag(j) == "CD" || s.tag(j) == "HYPH" || s.tag(j) == "NN") {
		j--
	}
	if s.word(j) != "the" || j < 2 {
		return nil
	}
	if s.word(j-1) == "as" {
		j--
	}
	if s.mentionActor(j - 1) {
		return d.actors(s, j-1)
	}
	return nil
}

// oneOfThose is the name that "one of the few nations", which ends in token n, explains, -1 for
// none: "flew to Chad, one of the few nations to have signed".
func oneOfThose(s *sentence, n int) int {
	switch s.word(n) {
	case "countries", "nations", "states", "members", "signatories", "governments":
	default:
		return -1
	}
	j := n - 1
	for j > 0 && (strings.HasPrefix(s.tag(j), "JJ") || strings.HasPrefix(s.tag(j), "RB") || s.tag(j) == "CD" || s.tag(j) == "DT" || s.tag(j) == "NN") {
		j--
	}
	if s.word(j) != "of" || s.word(j-1) != "one" || s.word(j-2) != "," || !s.mentionActor(j-3) {
		return -1
	}
	return j - 3
}

// joining are the deeds that one may refuse after others have done them.
var joining = wordSet("sign join ratify endorse participate accept agree")

// onlyOne is the "was" of "was the only one", read back from its noun at token i; 0 for none.
func onlyOne(s *sentence, i int) int {
	switch s.word(i) {
	case "one", "country", "state", "nation", "member", "party":
	default:
		return 0
	}
	if w := s.word(i - 1); w != "only" && w != "sole" && w != "first" && w != "lone" || s.word(i-2) != "the" || !being[s.word(i-3)] {
		return 0
	}
	return i - 3
}

package extract

import (
	"strconv"
	"strings"

	"signatory/graph"
)

var numberWords = func() map[string]int {
	out := map[string]int{"a": 1, "an": 1, "both": 2, "dozen": 12}
	units := strings.Fields("zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen")
	for i, w := range units {
		out[w] = i
	}
	for i, ten := range strings.Fields("twenty thirty forty fifty sixty seventy eighty ninety") {
		out[ten] = 10 * (i + 2)
		for j, u := range units[1:10] {
			out[ten+"-"+u] = 10*(i+2) + j + 1
		}
	}
	return out
}()

// counted are nouns for those who can be counted as taking a stance.
var counted = wordSet(`countries nations states governments members parties signatories companies firms leaders powers organizations organisations
	economies delegations participants groups signers allies partners manufacturers institutions cities parliaments republics ministers heads capitals others
	agencies lawmakers territories`)

// counts reads the numbers of actors that the text gives for an instrument:
// those of a predicate's actors ("signed by 61 countries") and of an
// instrument's own noun ("the 12-nation deal").
func (d *desk) counts(found []predicate) []graph.Count {
	var all []graph.Count
	for _, p := range found {
		if p.scope.stance != "" {
			all = append(all, d.countsOf(p)...)
		}
	}
	for _, s := range d.sentences {
		all = append(all, d.compoundCounts(s)...)
		all = append(all, d.votes(s)...)
	}
	var out []graph.Count
	seen := map[string]bool{}
	for _, c := range all {
		key := string(c.Stance) + strconv.Itoa(c.Count) + c.Instrument
		if !seen[key] {
			seen[key] = true
			out = append(out, c)
		}
	}
	return out
}

// countsOf finds the numbers of one predicate's actors.
func (d *desk) countsOf(p predicate) []graph.Count {
	var out []graph.Count
	for _, t := range d.actorTokens(p.s, p) {
		n, of, ok := d.numberOf(p.s, t)
		if !ok || n < 2 {
			continue
		}
		for _, o := range p.objects {
			c := d.count(p.s, p, o, n, t)
			c.Of = of
			out = append(out, c)
		}
	}
	return out
}

// actorTokens are the heads of the noun phrases in which a predicate's actors could stand.
func (d *desk) actorTokens(s *sentence, p predicate) []int {
	var out []int
	i := p.tok
	switch p.form {
	case "passive", "participle":
		for _, k := range s.children(i, "obl", "nmod") {
			if m := s.marker(k); m == "by" || m == "between" || m == "among" {
				out = append(out, s.conjuncts(k)...)
			}
		}
		return out
	case "between", "with", "parties":
		for _, k := range s.children(i, "nmod", "obl") {
			if m := s.marker(k); m == "with" || m == "between" || m == "among" {
				out = append(out, s.conjuncts(k)...)
			}
		}
		return out
	case "nominal":
		for _, k := range s.children(i, "nmod") {
			if m := s.marker(k); m == "by" || m == "of" || m == "from" {
				out = append(out, s.conjuncts(k)...)
			}
		}
		return out
	}
	for n := 0; i >= 0 && n < 6; n++ {
		if sub := s.child(i, "nsubj", "nsubj:pass"); sub >= 0 {
			if relativePronoun(s.word(sub)) {
				sub = s.head(i)
			}
			return append(out, s.conjuncts(sub)...)
		}
		if s.rel(i) == "acl" {
			return append(out, s.head(i))
		}
		i = s.head(i)
	}
	return out
}

// numberOf reads the number of a counted noun: "61 countries", "nearly 200 nations".
func (d *desk) numberOf(s *sentence, t int) (n int, of string, ok bool) {
	for j := t - 1; j > t-4 && j > 1 && counted[s.word(t)]; j-- { // "25 of 27 EU states"
		if s.tag(j) == "CD" && s.word(j-1) == "of" {
			n, ok = number(s.word(j - 2))
			return n, s.word(t), ok
		}
	}
	if t < 0 || !counted[s.word(t)] {
		if t >= 0 && s.tag(t) == "CD" {
			if n, ok = number(s.word(t)); ok && s.child(t, "nmod") >= 0 {
				return n, s.word(s.child(t, "nmod")), true
			}
		}
		return 0, "", false
	}
	for _, k := range s.children(t, "nummod", "amod", "compound") {
		if n, ok = number(s.word(k)); ok {
			return n, squeeze(s.text(d.doc.Text, k+1, t+1)), true
		}
	}
	if s.has(t, "det", "both") {
		return 0, "", false
	}
	return 0, "", false
}

// number reads a whole number in digits or words.
func number(w string) (int, bool) {
	w = strings.ReplaceAll(w, ",", "")
	if n, err := strconv.Atoi(w); err == nil {
		return n, n < 1000
	}
	n, ok := numberWords[w]
	return n, ok && w != "a" && w != "an" && w != "both"
}

// count makes a count of n actors.
func (d *desk) count(s *sentence, p predicate, o object, n, t int) graph.Count {
	c := graph.Count{Stance: p.scope.stance, Count: n, Qualifier: qualifier(s, t), Tense: p.scope.tense, Instrument: o.entity}
	if o.treaty != nil {
		c.Instrument = o.treaty.id
	}
	from, to := min(p.tok, t), max(p.tok, t)
	for _, k := range s.children(t, "nummod", "amod", "compound") {
		from = min(from, k)
	}
	c.Evidence = d.quote(s.tokens[from].Start, s.tokens[to].End)
	return c
}

// qualifier reads how exact a number is from the words before it.
func qualifier(s *sentence, t int) string {
	for i := max(0, t-5); i < t; i++ {
		switch s.word(i) {
		case "least", "over", "than", "exceeding":
			return "at_least"
		case "about", "around", "some", "roughly", "nearly", "almost", "approximately":
			return "about"
		case "most":
			return "at_most"
		}
	}
	return "exact"
}

// compoundCounts reads "the 12-nation deal", "the six-party agreement".
func (d *desk) compoundCounts(s *sentence) []graph.Count {
	var out []graph.Count
	for i := range s.tokens {
		m := s.mention(i)
		if m == nil || m.kind != graph.Instrument || m.noun == nil || d.stock.of[m] == nil {
			continue
		}
		for j := m.noun.from; j+2 < i+1; j++ {
			unit := s.word(j + 2)
			if s.word(j+1) != "-" || !counted[plural(unit)] {
				continue
			}
			if n, ok := number(s.word(j)); ok && n > 1 {
				out = append(out, graph.Count{
					Stance: graph.Signed, Count: n, Qualifier: "exact", Of: plural(unit), Tense: graph.Past,
					Instrument: d.stock.of[m].id, Evidence: d.quote(s.tokens[j].Start, s.tokens[i].End),
				})
			}
		}
	}
	return out
}

func plural(w string) string {
	if strings.HasSuffix(w, "y") {
		return w[:len(w)-1] + "ies"
	}
	return w + "s"
}

// votes reads the tally of a vote: "122 in favour, one against", "by 143 votes
// to 4 with 23 abstentions", "nine voted against".
func (d *desk) votes(s *sentence) []graph.Count {
	text := d.stock.voted(s)
	if text == nil || !d.speaksOfVote(s) {
		return nil
	}
	var out []graph.Count
	for i := range s.tokens {
		n, ok := number(s.word(i))
		if !ok || s.tag(i) != "CD" || yearWord.MatchString(s.word(i)) {
			continue
		}
		stance, end := d.tally(s, i)
		if stance == "" {
			continue
		}
		out = append(out, graph.Count{
			Stance: stance, Count: n, Qualifier: qualifier(s, i), Of: "votes", Tense: graph.Past,
			Instrument: text.id, Evidence: d.quote(s.tokens[i].Start, s.tokens[end].End),
		})
	}
	return out
}

func (d *desk) speaksOfVote(s *sentence) bool {
	for i := range s.tokens {
		if w := s.word(i); strings.HasPrefix(w, "vote") || strings.HasPrefix(w, "voting") || strings.HasPrefix(w, "abst") || w == "favour" || w == "favor" {
			return true
		}
	}
	return false
}

// tally is what the number at token i counts, and the token that says so.
func (d *desk) tally(s *sentence, i int) (graph.Stance, int) {
	if s.word(i+1) == "votes" && s.word(i+2) == "to" {
		return graph.Endorsed, i + 1
	}
	if s.word(i-1) == "to" && s.word(i-2) == "votes" {
		return graph.Refused, i
	}
	for j := i + 1; j < len(s.tokens) && j < i+7; j++ {
		switch w := s.word(j); {
		case strings.HasPrefix(w, "abst"):
			return graph.Abstained, j
		case w == "against" || w == "opposed":
			return graph.Refused, j
		case w == "favour" || w == "favor" || w == "for" && strings.HasPrefix(s.word(j-1), "vot"):
			return graph.Endorsed, j
		case s.tag(j) == "CD" || w == "," || w == ";" || w == "and" || w == "with" || w == "while":
			return "", 0
		}
	}
	return "", 0
}

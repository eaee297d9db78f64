package extract

import "strings"

// lateList are those whom a sentence names behind its clause as some of the crowd
// that acts in it: "12 members voted for it, including allies such as Italy and
// Japan", "194 countries have ratified it, most recently Russia", "60 states
// signed it, the latest being Nepal", "most governments, Japan included, back it".
func (d *desk) lateList(s *sentence, i int, p predicate) []actor {
	crowd := d.crowdOf(s, i)
	if crowd < 0 || len(p.objects) == 0 {
		return nil
	}
	from := max(i, p.objects[0].tok)
	if p.objects[0].tok < i { // "was ratified by 141 nations, most recently Russia"
		from = max(i, crowd)
	}
	for j := from + 1; j+1 < len(s.tokens); j++ {
		if s.word(j-1) != "," && s.word(j-1) != "—" && s.word(j-1) != "–" {
			continue
		}
		if k := exampleAt(s, j); k > 0 {
			return rename(d.run(s, k), "group")
		}
	}
	return d.includedIn(s, crowd)
}

// crowdOf is the noun for a crowd that does what verb i says, -1 for none.
func (d *desk) crowdOf(s *sentence, i int) int {
	candidates := append(s.children(i, "nsubj"), s.children(i, "obl:agent", "obl")...)
	if s.rel(i) == "acl:relcl" {
		candidates = append(candidates, s.head(i))
	}
	for _, k := range candidates {
		if s.plain(k) == "obl" && s.marker(k) != "by" {
			continue
		}
		if groups[s.word(k)] {
			return k
		}
		for _, c := range s.children(k, "nmod") { // "dozens of countries"
			if s.marker(c) == "of" && groups[s.word(c)] && (s.tag(k) == "NNS" || s.tag(k) == "NN" || s.tag(k) == "CD") {
				return c
			}
		}
	}
	return -1
}

// exampleAt is where the names begin that token j introduces as some of those told
// of before, 0 where it introduces none.
func exampleAt(s *sentence, j int) int {
	w, next := s.word(j), s.word(j+1)
	switch {
	case w == "including", w == "notably", w == "lastly", w == "lately":
		return skipSuchAs(s, j+1)
	case w == "among" && next == "them", w == "most" && lateAdverbs[next], w == "more" && lateAdverbs[next]:
		return skipSuchAs(s, j+2)
	case w == "with" && s.mention(j+1) != nil: // ", with Ecuador the latest"
		for k := j + 2; k < j+9 && k < len(s.tokens); k++ {
			if s.word(k-1) == "the" && pickedOut(s, k) {
				return j + 1
			}
		}
	case w == "the" && pickedOut(s, j+1): // "the latest being Nepal", "the most recent of them Chad"
		for k := j + 2; k < j+6 && k < len(s.tokens); k++ {
			if s.actorName(k) {
				return k
			}
			if t := s.tag(k); strings.HasPrefix(t, "NN") || t == "," || t == "." {
				return 0
			}
		}
	}
	return 0
}

var lateAdverbs = wordSet("recently notably prominently lately")

// pickedOut reports a word that picks one out of a crowd by its turn.
func pickedOut(s *sentence, k int) bool {
	switch s.word(k) {
	case "latest", "last", "first", "newest":
		return true
	case "most":
		return s.word(k+1) == "recent" || s.word(k+1) == "prominent"
	}
	return false
}

// skipSuchAs leads past a noun to its examples: "allies such as Italy".
func skipSuchAs(s *sentence, j int) int {
	for k := j; k < j+6; k++ {
		if s.word(k) == "such" && s.word(k+1) == "as" {
			return k + 2
		}
	}
	return j
}

// includedIn are those whom an aside behind a crowd says to belong to it: "most
// countries, Japan included, have signed".
func (d *desk) includedIn(s *sentence, crowd int) []actor {
	for j := crowd + 1; j < len(s.tokens) && j < crowd+12; j++ {
		if s.word(j) == "included" && (s.word(j+1) == "," || s.word(j+1) == ".") && s.word(j-1) != "are" && s.word(j-1) != "is" {
			k := j - 1
			for k > crowd && s.word(k) != "," {
				k--
			}
			return rename(d.run(s, k+1), "group")
		}
	}
	return nil
}

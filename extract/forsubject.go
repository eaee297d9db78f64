package extract

import "strings"

// This file reads the infinitive whose subject stands behind "for": "its
// intention for the country to leave", "called for Iran to sign".

// forSubject is the "for" whose noun is the subject of the infinitive at verb i,
// and that noun's token; -1 where there is none. The tree hangs the noun on the
// word before "for", so the order of the words decides.
func (d *desk) forSubject(s *sentence, i int) (prep, subject int) {
	if s.word(i-1) != "to" || s.tag(i) != "VB" {
		return -1, -1
	}
	for j := i - 2; j > 0 && j > i-25; j-- {
		switch t := s.tag(j); {
		case t == "VBD", t == "VBZ", t == "VBP", t == "MD", t == "TO", s.word(j) == "that", s.word(j) == ";":
			return -1, -1
		case s.word(j) == "for":
			for k := j + 1; k < i-1 && k < j+5; k++ {
				if s.mention(k) == nil && !officials[s.word(k)] && !countryNouns[s.word(k)] && !parliaments[s.word(k)] {
					continue
				}
				if len(d.actor(s, k)) > 0 && d.closed(s, k+1, i-1) {
					return j, k
				}
			}
			return -1, -1
		}
	}
	return -1, -1
}

// closed reports that tokens [from,to) are nothing, or an aside between commas.
func (d *desk) closed(s *sentence, from, to int) bool {
	return from == to || s.word(from) == "," && s.word(to-1) == "," && from < to-1
}

// forScope lets the word before "for" act: an intention plans, a call only wishes.
func (d *desk) forScope(sc *scope, s *sentence, i, prep int) {
	governor := prep - 1
	if _, ok := d.x.words.Control[d.lemma(s, governor)]; !ok {
		sc.drop("for")
		return
	}
	d.govern(sc, s, governor, "acl")
	if strings.HasPrefix(s.tag(governor), "NN") {
		d.verbAbove(sc, s, governor)
	}
}

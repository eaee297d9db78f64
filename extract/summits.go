package extract

import (
	"strings"

	"signatory/extract/data"
	"signatory/graph"
)

// meeting is a summit as its sentence names it: the head noun, and the run of
// tokens that is its fullest form there.
type meeting struct {
	from, head, to int // first token, head noun, end exclusive
	place          int // token of the place behind "in", -1
}

// findSummits finds the meetings of a tagged sentence: those that no gazetteer
// knows, by what stands around a noun for a meeting; groups of states and
// assemblies where they meet ("at the G7 in Italy"); and of all, the fullest
// form that the sentence gives them.
func (d *desk) findSummits(s *sentence) {
	if s.shouted || s.headline() && s.titleCase() {
		return
	}
	for i := 0; i < len(s.tokens); i++ {
		if m := s.mention(i); m != nil {
			switch {
			case m.kind == graph.Summit:
				m.full = d.fullForm(s, meeting{from: i, head: i, to: i + 1, place: -1})
			case m.kind == graph.Organization && d.sits(s, i):
				m.kind = graph.Summit
				m.full = d.fullForm(s, meeting{from: i, head: i, to: i + 1, place: -1})
			}
			continue
		}
		if !meetingNouns[s.word(i)] || !strings.HasPrefix(s.tag(i), "NN") {
			continue
		}
		w, ok := d.meetingAt(s, i)
		if !ok {
			continue
		}
		m := &mention{span: span{s.tokens[w.from].Start, s.tokens[w.head].End}, sent: s.index, tok: i, kind: graph.Summit}
		m.full = d.fullForm(s, w)
		if w.from == w.head { // "meeting of the European Political Community"
			m.span = m.full
		}
		s.at[i] = m
		d.mentions = append(d.mentions, m)
		i = max(i, w.to-1)
	}
}

// titleCase reports a headline that sets most of its words in capitals, which
// then tell nothing.
func (s *sentence) titleCase() bool {
	upper, long := 0, 0
	for i := range s.tokens {
		if len(s.tokens[i].Text) > 3 {
			long++
			if s.capital(i) {
				upper++
			}
		}
	}
	return 3*upper >= 2*long
}

// sits reports whether a group of states stands for its meeting: "at the G7 in
// Italy", "on the sidelines of the G20", "the 74th UN General Assembly".
func (d *desk) sits(s *sentence, i int) bool {
	entity := s.at[i].entity
	if entity != generalAssembly && !meets[d.x.seriesOf[entity]] { // most bodies, and no word need be tagged for them
		return false
	}
	j := i - 1
	for s.tag(j) == "DT" || s.word(j) == "annual" || s.word(j) == "upcoming" {
		j--
	}
	if entity == generalAssembly {
		if nextIsNoun(s, i) && s.word(i+1) != "meeting" && s.word(i+1) != "session" && s.word(i+1) != "gathering" {
			return false
		}
		if _, _, ordinal, ok := numberAt(s, i-1); ok && ordinal || s.word(i-1) == "annual" {
			return true
		}
	}
	switch s.word(j) {
	case "at", "during", "sidelines", "margins":
		return !nextIsNoun(s, i)
	case "of":
		return s.word(j-1) == "sidelines" || s.word(j-1) == "margins" || s.word(j-1) == "eve" || s.word(j-1) == "ahead"
	case "to", "addressed", "address", "addresses", "addressing", "attend", "attended", "attending", "attends":
		return entity == generalAssembly && (s.word(j) != "to" || s.word(j-1) == "address" || s.word(j-1) == "speech" || s.word(j-1) == "remarks")
	}
	return s.word(i+1) == "in" && d.placeAt(s, i+2) && entity != generalAssembly && j >= 0 && s.word(j) != "and"
}

// meets are the groups that have no seat, so that who is at them is at their meeting.
var meets = map[string]bool{"G7": true, "G8": true, "G20": true, "APEC": true, "BRICS": true}

const generalAssembly = "organization:un-general-assembly"

// nextIsNoun reports that what token i names only modifies the noun behind it.
func nextIsNoun(s *sentence, i int) bool {
	return strings.HasPrefix(s.tag(i+1), "NN") && s.mention(i+1) == nil && !timeWord(s.word(i+1)) || s.tag(i+1) == "POS"
}

// fullForm is the span of a meeting with what stands around it and belongs to its name.
func (d *desk) fullForm(s *sentence, w meeting) span {
	if w.from == w.head {
		for w.from = d.meetingFrom(s, w.head); w.from < w.head && s.word(w.from) == "annual"; {
			w.from++
		}
	}
	if w.to == w.head+1 {
		w.to, w.place = d.meetingEnd(s, w.head)
	}
	return span{s.tokens[w.from].Start, s.tokens[w.to-1].End}
}

// meetingNouns are the nouns for meetings of states.
var meetingNouns = wordSet(`summit summits conference assembly forum talks meeting congress session dialogue roundtable round meetings negotiations`)

// meetingWords are the small words that tell one meeting from another.
var meetingWords = wordSet(`climate economic peace trade world global leaders ministerial ministers ministers' leaders' security nuclear food international change
	action disarmament arms control development environment energy summit party parties review nation nations donors donor foreign finance debt biodiversity
	ocean oceans population refugee refugees migration health water ai virtual second third first fourth fifth sixth annual inter led governors`)

// meetingFrom is where the words begin that stand before a meeting's noun and name it.
func (d *desk) meetingFrom(s *sentence, head int) int {
	from := head
	for j := head - 1; j >= 0; j-- {
		m, w := s.mention(j), s.word(j)
		switch {
		case m != nil && (m.kind != graph.Person || s.word(j+1) == "-" || s.word(j-1) == "-"):
			from = j
		case m != nil:
			return from
		case s.tag(j) == "POS" || w == "'" || w == "’":
			if !meetingWords[s.word(j-1)] && !(s.capital(j-1) && s.capital(j+1) && s.mention(j-1) == nil) {
				return from
			}
		case w == "-" || w == "–":
			if s.tokens[j].Form == "--" || s.tokens[j].End != s.tokens[j+1].Start {
				return from
			}
		case w == ")" && s.word(j-2) == "(":
			j -= 2
		case w == "of" && from == j+1 && s.capital(j-1) && s.mention(j-1) == nil:
		case w == "and" && s.is(j-1, graph.Organization) && s.is(j+1, graph.Organization):
		case strings.HasPrefix(w, "+") && s.capital(j-1):
		case s.capital(j) && (j > 0 || strings.HasPrefix(s.tag(j), "NNP")) && !strings.HasPrefix(s.tag(j), "VB") && s.tag(j) != "DT" && s.tag(j) != "IN" && s.tag(j) != "PRP":
			from = j
		case meetingWords[w], s.tag(j) == "CD", strings.HasSuffix(w, "th") && s.tag(j) == "JJ":
			from = j
		default:
			return from
		}
	}
	return from
}

// meetingEnd is where a meeting's name ends: behind "on Climate", "of the
// Parties", "(COP25)" and "in Glasgow". place is the token of its place, -1 for none.
func (d *desk) meetingEnd(s *sentence, head int) (end, place int) {
	end, place = head+1, -1
	if w := s.word(end); w == "on" || w == "of" || w == "for" {
		end = d.topicEnd(s, end)
	}
	if s.word(end) == "(" && s.word(end+2) == ")" && (s.capital(end+1) || s.mention(end+1) != nil) {
		end += 3
	}
	if s.word(end) == "in" && d.placeAt(s, end+1) {
		place = end + 1
		end = d.placeEnd(s, place)
	}
	return end, place
}

// topicEnd is the end of "on Climate", "of the Parties", "on debt-equity swaps"
// that begins at token i; i itself where it is none.
func (d *desk) topicEnd(s *sentence, i int) int {
	prep := s.word(i)
	end, j := i, i+1
	if s.tag(j) == "DT" && s.word(j) == "the" {
		j++
	}
	for ; j < len(s.tokens) && j < i+9; j++ {
		m, w := s.mention(j), s.word(j)
		switch {
		case timeWord(w), m != nil && m.kind == graph.Person:
			return end
		case m != nil && m.role != data.RoleAdjective, s.capital(j) && strings.HasPrefix(s.tag(j), "NN"):
			end = j + 1
		case m != nil, s.capital(j) && strings.HasPrefix(s.tag(j), "JJ"):
		case prep == "on" && (strings.HasPrefix(s.tag(j), "NN") || strings.HasPrefix(s.tag(j), "JJ")):
			end = j + 1
		case prep == "of" && (meetingWords[w] || w == "parties"):
			end = j + 1
		case (w == "and" || w == "-" || w == "of" || w == "the") && end == j:
		default:
			return end
		}
	}
	return end
}

// placeAt reports whether token i begins the name of a place.
func (d *desk) placeAt(s *sentence, i int) bool {
	if m := s.mention(i); m != nil {
		return m.kind == graph.Country && m.role != data.RoleAdjective && m.role != data.RoleDemonym
	}
	return s.capital(i) && strings.HasPrefix(s.tag(i), "NNP") && !timeWord(s.word(i))
}

// cityEnd is the end of a place's name of several words: "Sharm el-Sheikh".
func (d *desk) cityEnd(s *sentence, i int) int {
	end := i + 1
	for end < len(s.tokens) {
		switch w := s.word(end); {
		case s.mention(end) == nil && s.capital(end) && strings.HasPrefix(s.tag(end), "NN") && !timeWord(w):
			end++
		case (w == "-" || w == "el" || w == "de" || w == "la") && s.tokens[end-1].End+1 >= s.tokens[end].Start && (s.capital(end+1) || s.word(end+1) == "-" && s.capital(end+2)):
			end += 2
			if !s.capital(end - 1) {
				end++
			}
		default:
			return end
		}
	}
	return end
}

// placeEnd is the end of a place's name, its country behind a comma included.
func (d *desk) placeEnd(s *sentence, i int) int {
	end := i + 1
	if s.mention(i) == nil {
		end = d.cityEnd(s, i)
	}
	if s.word(end) == "," && d.placeAt(s, end+1) && s.is(end+1, graph.Country) {
		return end + 2
	}
	return end
}

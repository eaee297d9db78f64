package extract

import (
	"strings"

	"signatory/extract/data"
	"signatory/graph"
)

// meetingAt reads the meeting whose noun is token i; ok is false where nothing
// around it gives it a name, or where it is no meeting of states.
func (d *desk) meetingAt(s *sentence, i int) (meeting, bool) {
	w := meeting{head: i, from: d.meetingFrom(s, i)}
	w.to, w.place = d.meetingEnd(s, i)
	for w.from < i-1 && s.word(w.from) == "annual" {
		w.from++
	}
	for w.from < i && !d.names(s, w.from, i) { // "annual", "economic"
		if meetingWords[s.word(w.from)] && w.place >= 0 || w.from+1 == i {
			break
		}
		w.from++
	}
	if d.atHomeOnly(s, w) {
		return w, false
	}
	before := d.nameIn(s, w.from, i)
	return w, d.isMeeting(s, w, before)
}

// nameKind is what the words before a meeting's noun hold.
type nameKind struct {
	capitals int  // words with a capital that are no date
	state    bool // a country or a person
	place    bool // a city where states meet
	group    bool // a bloc or another body of states
	other    bool // another organization
	year     bool // a year
	kind     bool // a word that says what it is about
}

// nameIn looks at the words before a meeting's noun.
func (d *desk) nameIn(s *sentence, from, head int) nameKind {
	var k nameKind
	for j := from; j < head; j++ {
		m, w := s.mention(j), s.word(j)
		switch {
		case m == nil:
			k.kind = k.kind || meetingWords[w] && w != "annual"
		case m.kind == graph.Country && m.role == data.RoleCapital:
			k.place = true
		case m.kind == graph.Country || m.kind == graph.Person:
			k.state = k.state || m.role != data.RoleMetonym
		case m.kind == graph.Organization && d.bloc(m.entity):
			k.group = true
		case m.kind == graph.Organization:
			k.other = true
		}
		k.place = k.place || d.x.places[w]
		k.year = k.year || yearWord.MatchString(w)
		if s.capital(j) && !timeWord(w) && !weekPart[w] {
			k.capitals++
		}
	}
	return k
}

var weekPart = wordSet("spring summer autumn winter friday's the this")

// bloc reports a group of states, or the United Nations.
func (d *desk) bloc(id string) bool {
	o := d.x.organizations[id]
	return o != nil && (o.Type == "bloc" || id == "organization:united-nations")
}

// names reports whether token j can begin a meeting's name.
func (d *desk) names(s *sentence, j, head int) bool {
	if timeWord(s.word(j)) { // "July summit", but "June 2019 Bonn conference"
		return yearWord.MatchString(s.word(j+1)) || s.tag(j+1) == "CD" && j+2 < head
	}
	return s.mention(j) != nil || s.capital(j) && !weekPart[s.word(j)] || s.tag(j) == "CD" && !(s.word(j) == "one" || s.word(j) == "two" && !meetingWords[s.word(j+1)])
}

// isMeeting judges a noun by the words before and behind it.
func (d *desk) isMeeting(s *sentence, w meeting, k nameKind) bool {
	proper := s.capital(w.head)
	topic := w.to > w.head+1 && (s.word(w.head+1) == "on" || s.word(w.head+1) == "of" || s.word(w.head+1) == "for")
	switch s.word(w.head) {
	case "summit", "summits":
		return k.capitals > 0 || k.state || k.place || k.group || w.place >= 0 || proper && topic
	case "conference":
		parties := topic && strings.Contains(strings.ToLower(s.text(d.doc.Text, w.head, w.to)), "part") && proper
		return parties || k.place || k.group && (k.kind || k.year) || proper && k.capitals > 0 && k.year || k.capitals > 0 && k.kind || proper && k.capitals >= 2 || k.capitals > 0 && topic || k.kind && w.place >= 0 || k.state && k.kind
	case "talks":
		there := w.place >= 0 && (s.mention(w.place) == nil || s.at[w.place].role == data.RoleCapital) // "peace talks in Syria" are about it
		return k.place || k.kind && (k.group || there) || d.numbered(s, w)
	case "negotiations":
		return proper && k.place
	case "meeting", "meetings", "session", "gathering":
		if k.other && (s.word(w.head) == "meetings" || s.word(w.head-1) == "spring" || s.word(w.head-1) == "annual") {
			return d.lenders(s, w)
		}
		if k.group {
			return !d.ofUnitedNations(s, w.from, w.head) || topic
		}
		return k.place && !topic || topic && d.ofGroup(s, w)
	case "forum", "roundtable":
		return proper && k.capitals >= 1 && (k.capitals >= 2 || topic || k.place || k.kind)
	case "dialogue":
		return proper && (k.state || k.group || k.place) && w.from < w.head
	case "congress":
		return proper && (s.word(w.head-1) == "world" || s.word(w.head-1) == "international")
	case "assembly":
		return proper && s.word(w.from) == "world"
	case "round":
		return proper && k.capitals == 1 && k.place
	}
	return false
}

// numbered reports "six-party talks".
func (d *desk) numbered(s *sentence, w meeting) bool {
	n, end, _, ok := numberAt(s, w.from)
	return ok && n > 2 && (s.word(end) == "party" || s.word(end) == "nation" || s.word(end+1) == "party" || s.word(end+1) == "nation")
}

// lenders reports the meetings of the World Bank and the Monetary Fund.
func (d *desk) lenders(s *sentence, w meeting) bool {
	for j := w.from; j < w.head; j++ {
		if m := s.mention(j); m != nil && (m.entity == "organization:international-monetary-fund" || m.entity == "organization:world-bank") {
			return true
		}
	}
	return false
}

// ofUnitedNations reports that the only group in a run of tokens is the United Nations:
// its meetings without a topic are daily business.
func (d *desk) ofUnitedNations(s *sentence, from, to int) bool {
	for j := from; j < to; j++ {
		if m := s.mention(j); m != nil && m.kind == graph.Organization && m.entity != "organization:united-nations" && m.entity != "organization:european-union" {
			return false
		}
	}
	return true
}

// ofGroup reports a meeting of a group of states, or of the parties to a
// treaty: "meeting of the European Political Community", "first meeting of the Basel Convention".
func (d *desk) ofGroup(s *sentence, w meeting) bool {
	if s.word(w.head+1) != "of" {
		return false
	}
	for j := w.head + 2; j < w.to; j++ {
		if m := s.mention(j); m != nil && (m.kind == graph.Organization && d.bloc(m.entity) || m.entity == generalAssembly || m.kind == graph.Instrument) {
			return true
		}
		if w := s.word(j); s.capital(j) && (w == "community" || w == "organization" || w == "organisation" || w == "convention" || w == "union" || w == "league" || w == "association" || w == "forum" || w == "parties") {
			return true
		}
	}
	return false
}

// homely are words of meetings at home, of parties, leagues and shareholders.
var homely = wordSet(`press valley news house senate republican democratic gop party's congressional cabinet town hall shareholder shareholders board annual-meeting
	episcopal judicial eastern western ten bishops football basketball hockey security-council video teleconference parent teacher staff fed committee
	council shareholders' stockholders company inc corp exxon rally campaign all-hands club pta faculty prayer breakfast national legislative state`)

// atHomeOnly reports a meeting that is none of states.
func (d *desk) atHomeOnly(s *sentence, w meeting) bool {
	for j := max(0, w.from-1); j < w.head; j++ {
		m := s.mention(j)
		if homely[s.word(j)] && !(s.word(j) == "council" && s.word(w.head) == "summit") {
			return true
		}
		if s.word(j) == "party" && s.word(w.head) == "conference" && s.word(j+1) == "conference" {
			return true
		}
		if m != nil && m.kind == graph.Organization && d.x.organizations[m.entity] != nil {
			if t := d.x.organizations[m.entity].Type; t == "company" || m.entity == "organization:un-security-council" {
				return true
			}
		}
		if m != nil && (parliaments[lastWord(s.word(j))]) {
			return true
		}
	}
	return false
}

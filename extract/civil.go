package extract

import (
	"strings"

	"signatory/graph"
)

// partOfName reports a country within the name of a firm that the gazetteer does
// not know: "Volvo India", "Petroleos de Peru".
func partOfName(s *sentence, i int) bool {
	if calledAfter(s, i) || ofFirm(s, i) {
		return true
	}
	if s.headline() || !s.capital(i) {
		return false
	}
	j := i - 1
	if w := s.word(j); w == "de" || w == "do" || w == "del" {
		return s.capital(j-1) && s.mention(j-1) == nil
	}
	if j < 0 || s.mention(j) != nil || s.tag(j) != "NNP" || !s.capital(j) || timeWord(s.word(j)) || beforeName[s.word(j)] || countryBefore[s.word(j)] {
		return false
	}
	if _, title := titles[s.word(j)]; title {
		return false
	}
	return !s.parsed() || s.head(j) == i || s.head(i) == j || s.tag(j-1) == "NNP" && s.capital(j-1) && s.mention(j-1) == nil && s.head(i) == j-1 && s.head(j) == j-1 // "Business Unity South Africa"
}

// countryBefore are words with a capital that stand before a country and are none of a firm.
var countryBefore = wordSet("republic kingdom state government president premier embassy north south east west northern southern eastern western central new greater soviet communist nationalist minister secretary ambassador")

// withinCountry reports those who belong to a country and do not act for it: "Brazilian
// and American states", "American business leaders".
func withinCountry(s *sentence, i int, w string) bool {
	if m := s.mention(i - 1); w == "states" && m != nil && m.kind == graph.Country {
		return true
	}
	if !officials[w] && !groups[w] {
		return false
	}
	for j := i - 1; j >= 0 && (s.is(j, graph.Country) || s.mention(j) == nil && (civil[s.word(j)] || s.tag(j) == "JJ" || strings.HasPrefix(s.tag(j), "NN") || s.word(j) == "and")); j-- {
		if civil[s.word(j)] {
			return true
		}
	}
	return false
}

// civil are words for those who lead no government.
var civil = wordSet(`business religious industry church faith community tribal labor labour civic congressional indigenous student corporate tech
	resigned dismissed fired evangelical local provincial municipal opposition union rights youth campaign catholic muslim jewish islamic
	islamist islamists jihadist dissident exiled majority minority senate house party`)

// friendsOf reports the allies or neighbours of a country, who are others: "Chad's allies",
// "allies of Peru".
func friendsOf(s *sentence, i int, w string) bool {
	if !friends[w] {
		return false
	}
	for _, k := range s.hanging(i) {
		if s.is(k, graph.Country) && (s.rel(k) == "nmod:poss" || s.marker(k) == "of") {
			return true
		}
	}
	return s.word(i+1) == "of"
}

var friends = wordSet("allies ally neighbours neighbors neighbour neighbor rivals rival enemies enemy foes foe partners partner")

// seated are those who act for the country that they are said to be in: "the
// parliament in Athens", "agencies in the UK and Canada".
var seated = wordSet("parliament lawmakers legislators government governments authorities agencies regime junta leadership administration rulers officials mps")

// ofParliament reports the members of a parliament: "members of Congress", "members of the Knesset".
func ofParliament(s *sentence, i int) bool {
	j := i + 2
	if s.word(j) == "the" {
		j++
	}
	return s.word(i+1) == "of" && (parliaments[s.word(j)] || parliaments[s.word(j+1)])
}

// besideOthers are nouns for those who stand beside or against the country that they are named by.
var besideOthers = wordSet("allies ally partners partner neighbours neighbors rivals friends foes enemies adversaries")

// ownedByCountry reports a country right before a noun, or before its adjectives: "many other U.S. allies".
func ownedByCountry(s *sentence, i int) bool {
	j := i - 1
	for s.tag(j) == "JJ" && s.mention(j) == nil || s.word(j) == "'s" || s.word(j) == "’s" {
		j--
	}
	return s.is(j, graph.Country)
}

// ofFirm reports a country that begins the name of a company: "U.S. Healthcare Inc".
func ofFirm(s *sentence, i int) bool {
	for j := i + 1; j < i+5 && s.capital(j) && s.mention(j) == nil; j++ {
		switch strings.TrimSuffix(s.word(j), ".") {
		case "inc", "corp", "ltd", "plc", "llc", "co":
			return j > i+1
		}
	}
	return false
}

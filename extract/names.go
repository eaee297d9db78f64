package extract

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// titles maps the words of a title to the office; "" is a mere form of address.
var titles = map[string]string{
	"president": "President", "vice president": "Vice President", "prime minister": "Prime Minister", "premier": "Prime Minister",
	"chancellor": "Chancellor", "king": "King", "queen": "Queen", "emir": "Emir", "sultan": "Sultan", "crown prince": "Crown Prince",
	"prince": "Prince", "foreign minister": "Foreign Minister", "foreign secretary": "Foreign Secretary", "home secretary": "Home Secretary",
	"secretary of state": "Secretary of State", "minister": "Minister", "secretary": "Secretary", "defense minister": "Defence Minister",
	"defence minister": "Defence Minister", "defense secretary": "Defense Secretary", "defence secretary": "Defence Secretary",
	"finance minister": "Finance Minister", "trade minister": "Trade Minister", "treasury secretary": "Treasury Secretary",
	"attorney general": "Attorney General", "ambassador": "Ambassador", "envoy": "Envoy", "special envoy": "Special Envoy",
	"secretary-general": "Secretary-General", "secretary general": "Secretary-General", "director-general": "Director-General",
	"commissioner": "Commissioner", "trade representative": "Trade Representative", "taoiseach": "Taoiseach",
	"deputy prime minister": "Deputy Prime Minister", "general secretary": "General Secretary", "leader": "Leader",
	"supreme leader": "Supreme Leader", "spokesman": "Spokesperson", "spokeswoman": "Spokesperson", "spokesperson": "Spokesperson",
	"chief executive": "Chief Executive", "ceo": "Chief Executive", "chairman": "Chair", "chairwoman": "Chair", "chair": "Chair",
	"negotiator": "Negotiator", "chief negotiator": "Chief Negotiator", "national security adviser": "National Security Adviser",
	"national security advisor": "National Security Adviser", "high representative": "High Representative",
	"senator": "Senator", "sen.": "Senator", "rep.": "Representative", "congressman": "Representative", "governor": "Governor", "gov.": "Governor",
	"mayor": "Mayor", "general": "General", "gen.": "General", "professor": "Professor", "dr.": "", "mr.": "", "mrs.": "", "ms.": "", "mr": "",
	"mrs": "", "ms": "", "dr": "", "sir": "", "lord": "", "pope": "Pope", "dictator": "Leader", "president-elect": "President-elect",
	"administrator": "Administrator", "soviet leader": "Leader", "prime minister-designate": "Prime Minister",
}

// titleWords is how many words the longest title that begins with a word has.
var titleWords = func() map[string]int {
	out := map[string]int{}
	for t := range titles {
		words := strings.Fields(t)
		out[words[0]] = max(out[words[0]], len(words))
	}
	return out
}()

// office says whether a role's holder speaks and acts for his or her side.
func office(role string) bool {
	switch r := titles[strings.ToLower(role)]; {
	case role == "", r == "Senator", r == "Representative", r == "Governor", r == "Mayor", r == "General", r == "Professor":
		return false
	}
	return true
}

// particles may stand within a name in small letters.
var particles = map[string]bool{"von": true, "van": true, "der": true, "de": true, "da": true, "del": true, "di": true, "la": true, "bin": true, "al": true, "el": true, "ibn": true, "dos": true, "du": true, "ter": true, "ben": true}

// nameEnd is the end of the run of capitalised words that starts at token i.
func nameEnd(s *sentence, i int) int {
	end := i
	for j := i; j < len(s.tokens) && j < i+6; j++ {
		w := s.tokens[j].Text
		switch {
		case s.mention(j) != nil:
			return end
		case particles[strings.ToLower(w)] && nameGoesOn(s, j+1):
		case nameWord(w):
			end = j + 1
		case w == "-" && j > i && j+1 < len(s.tokens) && s.tokens[j].Start == s.tokens[j-1].End && nameWord(s.tokens[j+1].Text): // "al-Kaabi"
		case j > i+1 && secondSyllable(s, j): // "Moon Jae-in"
			end = j + 2
			j++
		default:
			return end
		}
	}
	return end
}

// secondSyllable reports a hyphen at token j with the second half of a given name
// behind it: "Jae-in", "Ing-wen"; not the "-era" of a compound.
func secondSyllable(s *sentence, j int) bool {
	if s.tokens[j].Text != "-" || j+1 >= len(s.tokens) || s.tokens[j].Start != s.tokens[j-1].End || s.tokens[j+1].Start != s.tokens[j].End {
		return false
	}
	first, second := s.tokens[j-1].Text, s.tokens[j+1].Text
	return len(first) <= 5 && len(second) <= 5 && second == strings.ToLower(second) && unicode.IsLower(rune(second[0])) && !compoundTails[second]
}

// compoundTails are short words that make an adjective of the name before them.
var compoundTails = wordSet("era led run like style born based owned made held aged wide size free")

// nameGoesOn reports whether a name goes on behind a particle: "van der Bellen".
func nameGoesOn(s *sentence, j int) bool {
	for ; j < len(s.tokens) && particles[s.word(j)]; j++ {
	}
	return j < len(s.tokens) && s.mention(j) == nil && nameWord(s.tokens[j].Text)
}

// nameWord reports whether a word can be part of a person's name.
func nameWord(w string) bool {
	r, n := utf8.DecodeRuneInString(w)
	if !unicode.IsUpper(r) {
		return false
	}
	if n == len(w) || (len(w) == 2 && w[1] == '.') {
		return true // an initial
	}
	_, title := titles[strings.ToLower(w)]
	return !title && !calendar[w] && !common[w]
}

// calendar and common are capitalised words that end a name.
var calendar = map[string]bool{"Monday": true, "Tuesday": true, "Wednesday": true, "Thursday": true, "Friday": true, "Saturday": true, "Sunday": true,
	"January": true, "February": true, "March": true, "April": true, "June": true, "July": true, "August": true, "September": true, "October": true, "November": true, "December": true}

var common = map[string]bool{"The": true, "In": true, "On": true, "At": true, "And": true, "But": true, "For": true, "He": true, "She": true, "It": true, "They": true, "We": true, "I": true,
	"This": true, "That": true, "These": true, "His": true, "Her": true, "Its": true, "A": true, "An": true, "Earlier": true, "Mr": true, "Mr.": true, "After": true, "As": true, "When": true, "While": true, "If": true,
	"Minister": true, "President": true, "Office": true, "Department": true, "Ministry": true, "House": true, "Council": true, "Committee": true, "Party": true, "State": true, "Treaty": true, "Agreement": true,
	"Treasury": true, "Affairs": true, "Security": true, "Summit": true, "Church": true, "University": true, "Bank": true, "Street": true, "Court": true, "Congress": true, "Parliament": true, "Senate": true}

// narrowing are the words that a title may begin with.
var narrowing = wordSet(`deputy vice under assistant acting chief first senior junior special interim foreign finance defence defense energy oil trade
	environment climate justice interior health economy economic cabinet agriculture transport infrastructure labour labor european security general prime
	permanent executive state home commerce industry science technology digital culture education treasury`)

// alphabetic reports words of letters alone, none of them set in capitals.
func alphabetic(s *sentence, from, to int) bool {
	for i := from; i < to; i++ {
		w := s.tokens[i].Text
		if len(w) > 2 && w == strings.ToUpper(w) {
			return false
		}
		if instrumentWords[strings.ToLower(w)] {
			return false
		}
	}
	return true
}

// instrumentWords stand in no person's name.
var instrumentWords = wordSet("treaty convention protocol accord accords agreement pact charter declaration compact statute pledge act deal ministry embassy sea ocean river islands island bay gulf war peace summit conference news times post journal union nations inc co corp ltd agency network international service syndicate week group company institute foundation association")

// ambiguousSurnames are words or places as often as names: they need a title or a full name before them.
var ambiguousSurnames = map[string]bool{"May": true, "Major": true, "Carter": true, "Rice": true, "Brown": true, "Hope": true, "Young": true, "Day": true, "King": true, "Bush": false, "Long": true, "Power": true, "Price": true, "Baker": true, "Cook": true, "Hague": true, "Black": true, "White": true, "Green": true, "Straw": true, "Home": true, "Kim": false, "Lee": true, "Park": true, "Moon": true, "Song": true, "Sun": true, "Holland": true, "Berlin": true, "Paris": true}

package extract

import (
	"regexp"
	"strings"

	"signatory/extract/data"
	"signatory/graph"
)

// part is one complement behind an instrument's head: "with Iran", "on its
// nuclear programme", "limiting exports of steel".
type part struct {
	from, end int  // tokens, end exclusive
	party     bool // names those between whom the instrument stands
}

// complement are the complements of a noun, at most two. What only says that
// it came about stands between: "agreement signed last year limiting exports".
func complement(s *sentence, n *noun) []part {
	var out []part
	i := n.to
	if s.tag(i) == "''" { // "a 'rotten deal' with Chad"
		i++
	}
	for len(out) < 2 {
		if i = cameAbout(s, i); n.head.Class == "resolution" {
			i = authoredBy(s, i)
		}
		p, ok := complementAt(s, n, i)
		if !ok {
			break
		}
		out = append(out, p)
		i = p.end
	}
	return out
}

// complementEnd is the end of what stands right behind a noun and belongs to it.
func complementEnd(s *sentence, n *noun) int {
	end := n.to
	for _, p := range complement(s, n) {
		if p.from != end && !(p.from == end+1 && s.tag(end) == "''") {
			break
		}
		end = p.end
	}
	return end
}

// complementAt reads the complement that begins at token i.
func complementAt(s *sentence, n *noun, i int) (part, bool) {
	w := s.word(i)
	p := part{from: i, end: i + 1}
	start := i + 1
	switch {
	case w == "with" || w == "between" || w == "among":
		p.party = true
	case (w == "by" || w == "from" || w == "of") && n.head.Class == "statement" && partyAt(s, i+1):
		p.party = true
	case w == "against" && opposing(s.word(i+1)): // "defended the deal against criticism"
		return p, false
	case aboutWords[w]:
	case w == "to" && (i == n.to || i == cameAbout(s, n.to)) && (bringsUp(n.det) || n.wide):
		for start < i+3 && (strings.HasPrefix(s.tag(start), "VB") || s.tag(start) == "RB" || s.tag(start) == "RP") {
			start++
		}
		if start == i+1 && !n.wide { // "brought the pact to life"
			return p, false
		}
	case s.tag(i) == "VBG" && !lightGerunds[w] && s.mention(i) == nil:
		if t := s.tag(start); t == "IN" || t == "TO" { // "calling for"
			start++
		}
	case (w == "that" || w == "which") && (i == n.to || n.head.Class == "resolution" && i == authoredBy(s, n.to)) && (n.head.Class == "resolution" || n.head.Class == "statement") && wouldDo(s, i) > i:
		start = wouldDo(s, i)
	case meantTo(s, i) > i:
		start = meantTo(s, i)
	default:
		return p, false
	}
	p.end = phraseEnd(s, start, w)
	if p.end == start || circumstance[s.word(p.end-1)] && s.tag(i) != "VBG" {
		return p, false
	}
	return p, true
}

// bringsUp reports a determiner of something not spoken of before, of which
// "to" tells what it is about rather than what it is signed for.
func bringsUp(det string) bool { return det == "" || fresh(det) }

func partyAt(s *sentence, i int) bool {
	for j := i; j < i+4; j++ {
		if m := s.mention(j); m != nil && m.kind != graph.Instrument && m.kind != graph.Summit {
			return true
		}
	}
	return false
}

// cameAbout skips what says that, when and where an instrument came about:
// "signed last year", "reached in Geneva in November", "the US made".
func cameAbout(s *sentence, i int) int {
	j := i
	if w := s.word(j); w == "that" || w == "which" {
		j++
	}
	if m := s.mention(j); m != nil && m.kind != graph.Instrument || s.tag(j) == "PRP" {
		j++
	}
	if strings.HasSuffix(s.word(j), "self") {
		j++
	}
	if !makingWords[s.word(j)] || s.mention(j) != nil {
		return i
	}
	for j++; j < len(s.tokens) && j < i+9; j++ {
		switch w := s.word(j); {
		case timeWord(w), s.tag(j) == "CD", w == "last", w == "in" || w == "on" || w == "at", s.tag(j) == "RB":
		case s.word(j-1) == "in" || s.word(j-1) == "at":
		default:
			return j
		}
	}
	return j
}

// makingWords say that an instrument came about.
var makingWords = wordSet("signed reached agreed made struck concluded brokered negotiated announced adopted passed cut clinched forged inked sealed finalized finalised drafted proposed initiated")

// aboutWords are prepositions of what an instrument is about.
var aboutWords = wordSet("on over about for of against concerning regarding")

// lightGerunds stand behind an instrument without telling what it is about.
var lightGerunds = wordSet("including following saying using being having during according pending citing adding meaning making leaving starting beginning ending coming going")

// topicGerunds tell, right behind an instrument, what it says or does; "calling
// for", "banning" are no nouns there.
var topicGerunds = wordSet(`calling condemning demanding urging requiring recognizing recognising rejecting denouncing banning limiting curbing restricting
	settling governing regulating prohibiting outlawing covering ending extending authorizing authorising establishing creating imposing lifting easing
	supporting endorsing opposing deploring criticizing criticising declaring reaffirming committing aiming allowing barring cutting reducing protecting`)

// circumstance are nouns that say when, where or how a thing is signed, not what
// it is about: "signed the convention on the spot".
var circumstance = wordSet(`day spot eve sidelines behalf condition basis grounds ground side occasion margins margin date opening time board table stage same way
	sea air land paper deadline schedule start end month months morning afternoon evening night years decades weeks days hours hold ice track record now example instance part
	sake reason reasons purpose purposes first second`)

// phraseEnd is the end of the noun phrase, coordinated ones included, that
// begins at token i behind the word prep.
func phraseEnd(s *sentence, i int, prep string) int {
	end := i
	for j := i; j < len(s.tokens) && j < i+12; j++ {
		if timeWord(s.word(j)) || s.tag(j) == "CD" && (timeWord(s.word(j+1)) || yearWord.MatchString(s.word(j))) {
			return end
		}
		switch t := s.tag(j); {
		case s.is(j, graph.Instrument):
			return end
		case t == "DT", t == "JJ", t == "JJR", t == "JJS", t == "CD", t == "PRP$", t == "POS", t == "HYPH", t == "VBG", t == "VBN":
		case strings.HasPrefix(t, "NN"):
			end = j + 1
		case s.word(j) == "," && end == j && s.mention(j-1) != nil && (s.mention(j+1) != nil || s.mention(j+2) != nil):
		case t == "CC" && s.word(j) == "and" && goesOn(s, j, prep), s.word(j) == "of" && end == j, s.word(j) == "both" && j == i:
		default:
			return end
		}
	}
	return end
}

// goesOn reports whether "and" at token j joins two nouns of one phrase: what
// stands beside a country is a country or a group, and no clause begins.
func goesOn(s *sentence, j int, prep string) bool {
	if s.tag(j+1) == "PRP$" || s.tag(j+1) == "VBG" || strings.HasPrefix(s.tag(j+1), "VB") {
		return false
	}
	if prep == "between" || prep == "among" || s.mention(j-1) == nil {
		return true
	}
	for k := j + 1; k < j+5; k++ {
		if s.mention(k) != nil || groups[s.word(k)] {
			return true
		}
	}
	return false
}

// told is what a noun phrase and its complements tell of an instrument.
type told struct {
	words   map[string]bool // topic words in the singular; countries and bodies by their ids
	parties map[string]bool // entity ids of those between whom it stands
	year    int             // of its making, 0 where unsaid
	number  string          // of a resolution
}

// telling reads what a mention tells of its instrument.
func (st *stock) telling(s *sentence, n *noun) told {
	out := told{words: map[string]bool{}, parties: map[string]bool{}}
	between := n.head.Class == "treaty" || n.head.Class == "deal"
	for i := n.from; i < n.to; i++ {
		st.tell(out, s, i, between, false)
	}
	if n.owner >= 0 {
		st.tell(out, s, n.owner, between, true)
	}
	for _, p := range complement(s, n) {
		for i := p.from; i < p.end; i++ {
			st.tell(out, s, i, p.party, true)
		}
	}
	out.year, out.number = yearTold(s, n), n.number
	return out
}

// tell adds what one token tells; a capital is a party only behind the head or
// as its owner: "the deal with Tehran", not "the Paris accord".
func (st *stock) tell(out told, s *sentence, i int, party, behind bool) {
	if m := s.mention(i); m != nil && m.kind != graph.Instrument {
		if m.kind == graph.Country && friends[s.word(i+1)] { // "a treaty with U.S. ally Chad"
			return
		}
		who := m.entity
		if m.kind == graph.Person {
			if p := st.d.people.byID(m.entity); p != nil && party {
				out.parties[p.side] = p.side != ""
			}
			return
		}
		if who != "" {
			out.words[who] = true
			if party && m.kind != graph.Summit && m.kind != graph.Place && (behind || m.role != data.RoleCapital) {
				out.parties[who] = true
			}
			return
		}
	}
	t := s.tag(i)
	if t == "CD" && !yearWord.MatchString(s.word(i)) && len(s.word(i)) < 3 {
		return
	}
	if strings.HasPrefix(t, "NN") || strings.HasPrefix(t, "JJ") || t == "CD" || t == "VBG" || t == "VBN" {
		for _, w := range strings.FieldsFunc(s.word(i), notWord) {
			if w = singular(w); w == "nuke" {
				w = "nuclear"
			}
			if !generic[w] && len(w) > 1 && !(t == "JJ" && opinion.MatchString(w)) && !(!behind && fading(t, w)) {
				out.words[w] = true
			}
		}
	}
}

// opinion is how adjectives end that judge an instrument; those of a topic end
// otherwise: "nuclear", "military", "economic", "cultural".
var opinion = regexp.MustCompile(`(ful|ous|able|ible|less|ing|ed|ish|some|ly)$`)

// fading reports a participle before an instrument that says how it fares, not what it is about:
// "the dying protocol", "the stalled accord".
func fading(tag, w string) bool {
	return (tag == "VBG" || tag == "VBN") && opinion.MatchString(w) && !attributiveGerunds[w] && !topicGerunds[w]
}

// yearTold is the year that a noun bears, or in which a new one is said to be made.
func yearTold(s *sentence, n *noun) int {
	for i := n.from; i < n.to; i++ {
		if yearWord.MatchString(s.word(i)) {
			return year(graph.Date(s.word(i)))
		}
	}
	if !fresh(n.det) {
		return 0
	}
	for i := n.to; i < len(s.tokens) && i < complementEnd(s, n)+6; i++ {
		if yearWord.MatchString(s.word(i)) && (s.word(i-1) == "in" || s.word(i-1) == ",") {
			return year(graph.Date(s.word(i)))
		}
	}
	return 0
}

// generic words tell nothing: any instrument may bear them.
var generic = wordSet(`new final draft joint landmark historic first second last latest current existing international global
	bilateral multilateral multinational world major key important controversial proposed agreed signed such same original previous
	interim preliminary tentative initial recent broad broader wider comprehensive legal binding legally formal official possible potential
	future actual real true flawed bad terrible disastrous great big good better worst tough updated revised modified renegotiated so-called key own other
	separate similar special several various numerous entire whole full unprecedented so called hard won long awaited term standing era today
	treaty convention protocol accord agreement pact charter statement declaration communique communiqué deal pledge compact resolution
	document text framework memorandum arrangement understanding settlement commitment country nation leader government year month week
	day monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow summit two three four five six seven
	million billion trillion mln bln dlr dollar pct percent per cent late early
	unanimous unanimously ruinous infamous meaningless misguided horrible awful worthless sweeping ambitious
	following launched aforementioned newly-signed
	rare brief terse lengthy symbolic eleventh-hour last-minute`)

func wordSet(s string) map[string]bool {
	out := map[string]bool{}
	for _, w := range strings.Fields(s) {
		out[w] = true
	}
	return out
}

func notWord(r rune) bool { return !wordRune(r) }

func singular(w string) string {
	switch {
	case len(w) > 4 && strings.HasSuffix(w, "ies"):
		return w[:len(w)-3] + "y"
	case len(w) > 3 && strings.HasSuffix(w, "s") && !strings.HasSuffix(w, "ss"):
		return w[:len(w)-1]
	}
	return w
}

// opposing reports a word for those, or for what, a text may be defended against.
func opposing(w string) bool {
	switch w {
	case "criticism", "critics", "opposition", "objections", "attacks", "accusations", "charges", "claims":
		return true
	}
	return false
}

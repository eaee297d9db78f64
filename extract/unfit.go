package extract

import (
	"slices"
	"strings"

	"signatory/extract/parse"
	"signatory/graph"
)

// dismiss forgets the instruments that bind no states: contracts, domestic
// deals and votes, the statements of one spokesman. It follows resolve, so that
// "the agreement" said of a contract is forgotten with it.
func (st *stock) dismiss() {
	kept := st.all[:0]
	for _, t := range st.all {
		if t.known != nil || !(st.commercial(t) || st.domestic(t) || st.oneVoice(t) || st.any(t, assembled) || st.any(t, allegiance)) {
			kept = append(kept, t)
			continue
		}
		for _, m := range t.mentions {
			if s := st.d.sentences[m.sent]; s.mention(m.tok) == m {
				s.growDue()
				s.at[m.tok] = nil
			}
			st.d.drop(m)
			delete(st.of, m)
		}
	}
	st.all = kept
}

// allegiance reports what people say to a flag: "the Pledge of Allegiance".
func allegiance(s *sentence, n *noun) bool {
	return strings.Contains(s.word(n.to-1), "allegiance") || s.word(n.to) == "of" && s.word(n.to+1) == "allegiance"
}

// assembled reports a convention that people come to: "the 75th annual convention in
// Louisville", "the party's convention", "on a convention floor".
func assembled(s *sentence, n *noun) bool {
	if n.head.Word != "convention" {
		return false
	}
	if hasWord(n.words, gatheringWords) || n.compound && gatheringNouns[s.word(n.to)] {
		return true
	}
	return s.word(n.to) == "in" && s.capital(n.to+1) && s.mention(n.to+1) == nil && !s.capital(n.to-1)
}

var gatheringWords = wordSet("beltway diplomatic social naming annual party state county district delegate national nominating republican democratic constitutional contested biennial political farming bureau veterans gop")

var gatheringNouns = wordSet("floor hall center centre speech goers delegates delegate")

// any reports whether one of an instrument's mentions is so.
func (st *stock) any(t *treaty, is func(s *sentence, n *noun) bool) bool {
	return slices.ContainsFunc(t.mentions, func(m *mention) bool { return is(st.d.sentences[m.sent], m.noun) })
}

// commercial reports a contract: by its words, or by a company or a bank that is party to it.
func (st *stock) commercial(t *treaty) bool {
	if t.class != "treaty" && t.class != "deal" && !st.any(t, ofIntent) {
		return false
	}
	return st.any(t, func(s *sentence, n *noun) bool {
		if n.owner >= 0 && st.business(s, n.owner) || hasWord(n.words, trading) && !betweenStates(s, n) || st.letsBuy(s, n.to) {
			return true
		}
		for _, p := range complement(s, n) {
			for i := p.from; p.party && i < p.end; i++ {
				if st.business(s, i) {
					return true
				}
			}
		}
		return false
	})
}

// betweenStates reports a complement that names a country as a party.
func betweenStates(s *sentence, n *noun) bool {
	return slices.ContainsFunc(complement(s, n), func(p part) bool {
		for i := p.from; i < p.end; i++ {
			if m := s.mention(i); p.party && m != nil && m.kind == graph.Country && s.tag(i) != "JJ" {
				return true
			}
		}
		return false
	})
}

// betweenGovernments reports an instrument with another country or its government, or with
// one before its head: "a deal with the Peruvian government", "the U.S. immigration deal".
func betweenGovernments(s *sentence, n *noun) bool {
	if betweenStates(s, n) {
		return true
	}
	return slices.ContainsFunc(complement(s, n), func(p part) bool {
		for i := p.from; i+1 < p.end; i++ {
			if p.party && s.is(i, graph.Country) && groups[s.word(i+1)+"s"] {
				return true
			}
		}
		return false
	})
}

// ofFirms reports a contract, whichever of its sides is a company.
func (d *desk) ofFirms(p predicate, a player, t *treaty) bool {
	return d.contract(a.entity, t) || d.boughtOf(p, a, t) || d.withFirms(p, t) || besideFirms(p.s, a, t)
}

// contract reports an unknown agreement of a company: a contract, whatever it is called.
func (d *desk) contract(actor string, t *treaty) bool {
	o := d.x.organizations[actor]
	return o != nil && o.Type == "company" && t != nil && t.known == nil && (t.class == "treaty" || t.class == "deal" || d.stock.any(t, ofIntent))
}

// withFirms reports a subject that shares its deed with companies: "Chad and Rosneft sign
// agreements", "western firms and Peru signed deals" make contracts, whatever they are called.
func (d *desk) withFirms(p predicate, t *treaty) bool {
	if t == nil || t.known != nil || t.named || t.class != "treaty" && t.class != "deal" {
		return false
	}
	sub := p.s.child(p.tok, "nsubj")
	if sub < 0 {
		return false
	}
	return slices.ContainsFunc(p.s.conjuncts(sub), func(c int) bool { return d.stock.business(p.s, c) })
}

// stillToBe reports an instrument that its predicate does not make: one that a single side
// declares, or to which somebody is only committed ("committed to a deal").
func stillToBe(p predicate, o object) bool {
	m := p.s.mention(o.tok)
	if m == nil || m.noun == nil {
		return p.frame.Lemma == "declare"
	}
	switch p.frame.Lemma {
	case "declare":
		return len(p.actors) < 2 || m.noun.head.Type != "ceasefire" && m.noun.head.Type != "truce" && m.noun.head.Type != "armistice"
	case "make":
		return turnsInto(p.s, m.noun)
	case "committed":
		return o.treaty != nil && o.treaty.known == nil && (m.noun.det == "a" || m.noun.det == "an")
	}
	return false
}

// turnsInto reports an instrument of which its verb makes something, where it does not make
// it: "made the pact its main goal", "made an accord a priority", "made the deal possible".
func turnsInto(s *sentence, n *noun) bool {
	i := complementEnd(s, n)
	switch w := s.word(i); w {
	case "a", "an", "one", "part":
		return true
	case "possible", "impossible", "public", "unworkable", "clear", "easier", "harder", "null", "worthless", "permanent", "law", "void":
		return true
	default:
		return s.tag(i) == "PRP$"
	}
}

// boughtOf reports a partner of a company's contract: "the firm signed a deal with Spain".
func (d *desk) boughtOf(p predicate, a player, t *treaty) bool {
	if a.how != "partner" || t == nil || t.known != nil || t.class != "treaty" && t.class != "deal" && !d.stock.any(t, ofIntent) {
		return false
	}
	k := p.s.child(p.tok, "nsubj")
	for h := p.tok; k < 0 && p.s.plain(h) == "xcomp"; k = p.s.child(h, "nsubj") { // "the firm is determined to strike a deal with Spain"
		h = p.s.head(h)
	}
	return k >= 0 && (d.stock.business(p.s, k) || p.s.mention(k) == nil && statesOfUnion[p.s.word(k)])
}

// statesOfUnion are states of the United States, as their one word or the last of two: what they
// sign with a country is no treaty of its.
var statesOfUnion = wordSet(`alabama alaska arizona arkansas california colorado connecticut delaware florida hawaii idaho illinois indiana iowa kansas kentucky
	louisiana maine maryland massachusetts michigan minnesota mississippi missouri montana nebraska nevada hampshire jersey york carolina dakota ohio oklahoma
	oregon pennsylvania tennessee texas utah vermont virginia wisconsin wyoming`)

// basedThere reports a country that only tells where somebody is at home: "a
// U.S.-based firm", "a London based bank".
func basedThere(s *sentence, i int) bool {
	return strings.HasSuffix(s.word(i), "-based") || s.word(i+1) == "based" || s.word(i+1) == "-based" || s.word(i+1) == "-" && s.word(i+2) == "based"
}

// business reports a token that names a company, or stands for one.
func (st *stock) business(s *sentence, i int) bool {
	if m := s.mention(i); m != nil && m.kind == graph.Organization {
		o := st.d.x.organizations[m.entity]
		return o != nil && o.Type == "company"
	}
	return companyWords[s.word(i)] && !groups[s.word(i+1)] && !strings.HasPrefix(s.word(i), "creditor") // those of a state may be states
}

var companyWords = wordSet(`bank banks company companies firm firms corp corporation inc ltd plc conglomerate manufacturer manufacturers airline airlines
	supplier suppliers contractor contractors lender lenders creditor creditors bondholder bondholders insurer insurers union unions shareholder shareholders
	investor investors automaker carmaker startup club publisher studio retailer developer refiner subsidiary consortium giant`)

// trading are words before the head that make a contract of it.
var trading = wordSet(`loan credit purchase supply lease offtake sale licensing licence license franchise distribution merger takeover acquisition buyout
	exploration drilling employment severance endorsement sponsorship advertising book movie film television broadcasting transfer plea prenuptial
	confidentiality shareholder definitive nondisclosure non-disclosure stock equity service services underwriting production-sharing wage pay labour labor`)

// domestic reports what a state settles within itself: a vote of its
// parliament, a coalition's programme.
func (st *stock) domestic(t *treaty) bool {
	if st.any(t, func(_ *sentence, n *noun) bool {
		return hasWord(n.words, homeWords)
	}) {
		return true
	}
	if st.any(t, func(_ *sentence, n *noun) bool { return n.head.Class == "deal" && hasWord(n.words, budgets) }) && !st.any(t, betweenGovernments) {
		return true
	}
	if st.any(t, ownStatute) || st.any(t, homeAim) || st.any(t, litigated) || st.any(t, homePaper) || st.any(t, st.settledAtHome) {
		return true
	}
	if t.class != "resolution" || votingBody(t.words) != "" {
		return false
	}
	return !st.any(t, func(s *sentence, _ *noun) bool { return s.names(votingBodies) || s.names(wordSet(unitedNations)) }) &&
		st.any(t, func(s *sentence, _ *noun) bool {
			return slices.ContainsFunc(s.tokens, func(t parse.Token) bool { return chambers[strings.ToLower(t.Text)] })
		})
}

// names reports whether a sentence names one of some entities.
func (s *sentence) names(ids map[string]bool) bool {
	return slices.ContainsFunc(s.at, func(m *mention) bool { return m != nil && ids[m.entity] })
}

var homeWords = wordSet("continuing coalition bipartisan bi-partisan congressional spending disapproval debt-ceiling stimulus impeachment war-powers budget-cutting power-of-attorney nondisclosure non-disclosure confidentiality")

// litigated reports what ends a suit: "an agreement to settle lawsuits", "a court agreement".
func litigated(s *sentence, n *noun) bool {
	if n.head.Class != "treaty" && n.head.Class != "deal" || n.named {
		return false
	}
	if slices.Contains(n.words, "court") {
		return true
	}
	return slices.ContainsFunc(complement(s, n), func(p part) bool {
		for i := p.from; i < p.end; i++ {
			switch s.word(i) {
			case "lawsuit", "lawsuits", "litigation", "plaintiff", "plaintiffs", "prosecutors":
				return true
			}
		}
		return false
	})
}

// budgets are what a government strikes deals on at home.
var budgets = wordSet("budget shutdown immigration infrastructure healthcare debt-limit")

// chambers pass resolutions of their own.
var chambers = wordSet("congress senate house lawmakers senators legislature parliament knesset duma bundestag republicans democrats lawmaker senator congressman rep.")

// oneVoice reports a statement that one side gives out alone: it says a
// position, it is no text for several to sign.
func (st *stock) oneVoice(t *treaty) bool {
	if t.class == "pledge" {
		return !t.named && st.any(t, func(s *sentence, n *noun) bool {
			return n.det == "his" || n.det == "her" || n.det == "my" || hasWord(n.words, campaigning) || n.owner >= 0 && s.is(n.owner, graph.Person)
		})
	}
	if t.class != "statement" || t.named && st.any(t, titled) {
		return false
	}
	if st.any(t, saysThat) {
		return true
	}
	if st.any(t, func(s *sentence, n *noun) bool { return st.common(s, n) }) {
		return false
	}
	return st.any(t, func(s *sentence, n *noun) bool {
		return n.head.Word == "statement" && !st.any(t, communique) || n.owner >= 0 && s.is(n.owner, graph.Person) || s.word(n.to) == "of" && singleActs[s.word(n.to+1)]
	})
}

// saysThat reports what somebody said, told in a clause behind it: "his declaration that he would not sign".
func saysThat(s *sentence, n *noun) bool {
	if s.word(n.to) != "that" || n.owner < 0 && n.det != "his" && n.det != "her" && n.det != "its" && n.det != "their" {
		return false
	}
	switch s.word(n.to + 1) {
	case "he", "she", "it", "they", "there":
		return true
	}
	return false
}

// communique reports a head that several share as it is: a communique, a declaration.
func communique(_ *sentence, n *noun) bool { return n.head.Word != "statement" }

// titled reports a head that bears a capital, or is none that one alone gives out.
func titled(s *sentence, n *noun) bool { return s.capital(n.to-1) || n.head.Word != "statement" }

var campaigning = wordSet("campaign election personal manifesto financial funding cash donation")

// singleActs are declared by one alone: "a declaration of war".
var singleActs = wordSet("war emergency martial victory intent support bankruptcy")

// common reports a statement of several: by its words, by those who give it
// out, or because it is there to be signed.
func (st *stock) common(s *sentence, n *noun) bool {
	if hasWord(n.words, togetherWords) {
		return true
	}
	for i := n.from; i < n.to; i++ {
		if m := s.mention(i); m != nil && (m.kind == graph.Summit || m.kind == graph.Organization && s.capital(n.to-1)) {
			return true
		}
	}
	if n.plural {
		return false
	}
	for i := max(0, n.from-12); i < min(len(s.tokens), n.to+4); i++ {
		if i >= n.from && i < n.to { // "a signing statement"
			continue
		}
		if w := st.d.lemma(s, i); i >= n.from-6 && shares[w] || i < n.from && severalVoices[s.word(i)] {
			return true
		}
	}
	h := s.head(n.to - 1)
	return s.parsed() && h >= 0 && s.plain(n.to-1) == "obj" && len(st.d.subjects(s, h)) > 1
}

// shares are verbs of those who put their names to a statement.
var shares = wordSet("sign initial signatory co-sign join")

// severalVoices give out a statement together.
var severalVoices = wordSet("countries nations states governments ministers leaders both")

var togetherWords = wordSet("joint common final closing concluding consensus summit leaders ministerial trilateral tripartite quadrilateral communal collective")

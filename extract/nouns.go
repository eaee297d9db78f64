package extract

import (
	"regexp"
	"strings"

	"signatory/extract/data"
	"signatory/graph"
)

// noun is a noun phrase for an instrument, as its sentence has it.
type noun struct {
	from, to int    // tokens of the phrase without its determiner, to exclusive
	det      string // "a", "the", "this", "its", "no", "two", "'s", ""
	owner    int    // token of the possessor ("Britain's deal"), -1
	head     data.Head
	plural   bool
	named    bool // bears a name of its own
	compound bool // itself stands before another noun ("treaty negotiations")
	wide     bool // "to" behind it says what it is about, although it has "the"
	words    []string
	number   string // of a resolution
}

// findNouns finds the instruments of a tagged sentence that no gazetteer
// knows, and gives every known one its noun.
func (d *desk) findNouns(s *sentence) {
	for i := 0; i < len(s.tokens); i++ {
		m := s.mention(i)
		if of := d.acronyms[strings.TrimSuffix(s.tokens[i].Text, "s")]; of != nil && (m == nil || m.kind != graph.Instrument || of.entity != "" && of.entity != m.entity) {
			d.abbreviated(s, i, of)
			continue
		}
		if m != nil && m.kind == graph.Instrument {
			m.noun = d.nounAt(s, i)
			m.noun.named = true
			d.learnAcronym(s, i)
			continue
		}
		if m != nil {
			continue
		}
		if _, ok := d.headOf(s, i); !ok {
			continue
		}
		n := d.nounAt(s, i)
		if s.word(n.from-1) == "of" && s.word(n.from-2) == "government" { // a Government of National Accord
			continue
		}
		if _, longer := d.headOf(s, i+1); longer && n.head.Soft && s.capital(i) && s.capital(i+1) { // "the Lima Framework Convention"
			continue
		}
		if (n.compound || n.head.Soft && !beingSigned(s, n)) && !n.named || built(s, i) {
			continue
		}
		if inner := d.known(s, n); inner != nil { // "the Trans-Pacific Partnership trade agreement"
			d.widen(s, inner, i, n)
			continue
		}
		i = d.addNoun(s, i, n)
		d.learnAcronym(s, i)
		d.addFirstOfTwo(s, i, n)
	}
}

// acronymForm is how an acronym explains itself behind a name: "(CRD)".
var acronymForm = regexp.MustCompile(`^[A-Z][A-Z0-9-]{2,}$`)

// learnAcronym keeps the acronym in brackets behind the named instrument at token i.
func (d *desk) learnAcronym(s *sentence, i int) {
	if i+3 >= len(s.tokens) || s.word(i+1) != "(" || s.word(i+3) != ")" {
		return
	}
	if short := strings.TrimSuffix(s.tokens[i+2].Text, "s"); s.mention(i).noun.named && acronymForm.MatchString(short) {
		d.acronyms[short] = s.mention(i)
	}
}

// abbreviated makes a mention of an acronym that the article has explained.
func (d *desk) abbreviated(s *sentence, i int, of *mention) {
	if m := s.mention(i); m != nil {
		d.drop(m)
	}
	n := d.nounAt(s, i)
	n.named, n.head, n.from = true, of.noun.head, i
	n.plural = strings.HasSuffix(s.tokens[i].Text, "s")
	m := &mention{span: span{s.tokens[i].Start, s.tokens[i].End}, sent: s.index, tok: i, kind: graph.Instrument, noun: n, same: of, entity: of.entity}
	s.at[i] = m
	d.mentions = append(d.mentions, m)
}

// drop forgets a mention.
func (d *desk) drop(m *mention) {
	for i, x := range d.mentions {
		if x == m {
			d.mentions = append(d.mentions[:i], d.mentions[i+1:]...)
			return
		}
	}
}

// named is the known instrument that a form names, "" for none.
func (x *Extractor) named(form string) string {
	for _, h := range x.gazetteer.scan(form, func(int) bool { return false }).names {
		if f := h.forms[0]; f.Kind == graph.Instrument && h.end-h.start == len(form) {
			return f.Entity
		}
	}
	return ""
}

// known is the instrument that a gazetteer found within a phrase.
func (d *desk) known(s *sentence, n *noun) *mention {
	for i := n.from; i < n.to-1; i++ {
		if m := s.mention(i); m != nil && m.kind == graph.Instrument {
			return m
		}
	}
	return nil
}

// widen makes a known instrument's mention reach to the head at token i.
func (d *desk) widen(s *sentence, m *mention, i int, n *noun) {
	s.at[m.tok] = nil
	m.tok, m.noun, m.noun.named = i, n, true
	s.at[i] = m
}

// addNoun makes the mention of a noun; a long proper title ("Treaty of
// Friendship and Cooperation") becomes one token. It returns the mention's token.
func (d *desk) addNoun(s *sentence, i int, n *noun) int {
	m := &mention{sent: s.index, tok: i, kind: graph.Instrument, noun: n}
	if end := numberEnd(s, i); end > i+1 {
		n.named, n.number = true, s.tokens[end-1].Text
		n.words = append(n.words, n.number)
		m.span = span{s.tokens[n.from].Start, s.tokens[end-1].End}
		s.merge(d.doc.Text, i, end, "Resolution", "NNP", m)
		d.mentions = append(d.mentions, m)
		return i
	}
	if end := titleEnd(s, i); end > i+1 {
		n.named = (n.head.Soft || ownName(s, n.from, end)) && (end > i+3 || !ofAction(s, i)) // "the Plan of Action" is any
		from := n.from
		n.words = append(n.words, words(s, i+1, end)...)
		m.span = span{s.tokens[from].Start, s.tokens[end-1].End}
		s.merge(d.doc.Text, from, end, capitalised(n.head.Word), "NNP", m)
		n.from, n.to = from, from+1
		d.mentions = append(d.mentions, m)
		return from
	}
	m.span = span{s.tokens[n.from].Start, s.tokens[i].End}
	s.at[i] = m
	d.mentions = append(d.mentions, m)
	return i
}

// headOf is the instrument head that token i reads as a noun.
func (d *desk) headOf(s *sentence, i int) (data.Head, bool) {
	h, ok := d.x.head(s.word(i))
	if !ok {
		return d.proposalAt(s, i)
	}
	if !strings.HasPrefix(s.tag(i), "NN") || h.Class == "resolution" && sharp(s, i) || h.Word == "deal" && s.word(i+1) == "of" && (s.word(i-1) == "great" || s.word(i-1) == "good") {
		return data.Head{}, false
	}
	return h, true
}

// head looks a head word up, in the singular or the plural.
func (x *Extractor) head(word string) (data.Head, bool) {
	if h, ok := x.words.Heads[word]; ok {
		return h, true
	}
	if h, ok := x.words.Heads[strings.TrimSuffix(word, "s")]; ok {
		return h, true
	}
	h, ok := x.words.Heads[singular(word)] // "treaties"
	return h, ok
}

// nounAt reads the phrase that ends in token i.
func (d *desk) nounAt(s *sentence, i int) *noun {
	head, ok := d.x.head(s.word(i))
	if !ok {
		if head, ok = d.proposalAt(s, i); !ok {
			head, _ = d.x.head(lastWord(s.word(i)))
		}
	}
	n := &noun{to: i + 1, owner: -1, head: head}
	n.plural = strings.HasSuffix(s.word(i), "s") && head.Word != "" && !strings.HasSuffix(head.Word, "s")
	n.from = i
	for n.from > 0 && modifies(s, n.from-1) {
		n.from--
	}
	if and := n.from - 1; !n.plural && and > 1 && n.from < i && s.word(and) == "and" && s.capital(n.from) && s.capital(and-1) && s.mention(n.from) == nil && s.mention(and-1) == nil && beginsPhrase(s, and-2) {
		n.from = and - 1 // "the Belt and Road memorandum"
	}
	before := n.from - 1
	if open, tells := quotedBefore(s, n.from); tells { // "the "five walls" pact"
		n.from, before = open, open-1
	} else if open > 0 {
		before = open - 1
	} else if before > 0 && s.tag(before) == "``" && (head.Soft || s.tag(n.to) != "''") { // not "a 'deal'"
		before--
	}
	n.words = words(s, n.from, i+1)
	n.named = properName(s, n.from, i) && (head.Soft || ownName(s, n.from, i+1))
	n.compound = (s.tag(i+1) == "NN" || s.tag(i+1) == "NNS") && !s.headline() && s.mention(i+1) == nil && !timeWord(s.word(i+1))
	n.det, n.owner = determiner(s, before)
	return n
}

// timeWord reports a word that says when: "signed an agreement last week".
func timeWord(w string) bool {
	_, day := weekdays[w]
	_, month := months[w]
	return day || month || timeNouns[strings.TrimSuffix(w, "s")]
}

var timeNouns = wordSet("today yesterday tomorrow tonight hour day week weekend month year")

// modifies reports whether token i can stand before a noun within its phrase.
func modifies(s *sentence, i int) bool {
	if w := s.word(i); w == "toward" || w == "towards" { // with a capital, in a line of capitals
		return false
	}
	if m := s.mention(i); m != nil {
		return m.kind != graph.Person
	}
	if titleVerbs[s.word(i)] && s.capital(i) && s.capital(i-1) && s.capital(i+1) { // "Barrick Still Seeking Deal With Mali"
		return false
	}
	switch s.tag(i) {
	case "VBN":
		if hasBehindAdverbs(s, i) { // "has repeatedly blocked resolutions"
			return false
		}
		return !makingWords[s.word(i)] || attributive[s.tag(i-1)]
	case "JJ", "JJS", "NN", "NNP", "NNPS", "CD", "HYPH", "AFX":
		if _, dated := months[s.word(i-1)]; dated && s.tag(i) == "CD" { // "the February 22 Paris pact"
			return false
		}
		return !strings.ContainsAny(s.tokens[i].Text, "()[]") && !timeWord(s.word(i)) && !(s.word(i) == "place" && s.word(i-1) == "in")
	case "VBG":
		return s.tag(i-1) == "DT" || attributiveGerunds[s.word(i)]
	case "NNS":
		return s.tag(i+1) != "CD" && s.word(i) != "signs" && s.word(i) != "vetoes"
	}
	return false
}

// attributiveGerunds stand before an instrument rather than as verbs: "power sharing agreement".
var attributiveGerunds = wordSet("sharing rescheduling restructuring refinancing trading fishing banking lending housing shipping clearing financing licensing mining voting training whaling logging banning")

// attributive are the tags of what a participle before a noun stands behind; behind
// another word it is a verb: "has signed agreements".
var attributive = map[string]bool{"DT": true, "PRP$": true, "POS": true, "JJ": true, "RB": true, "CC": true}

// properName reports whether one of tokens [from,head) bears a capital that
// its place in the sentence does not explain; a country or a body alone gives no name.
func properName(s *sentence, from, head int) bool {
	if s.headline() && !s.plainCase() || s.shouted {
		return false
	}
	if s.headline() {
		return s.capital(head) && from < head && s.capital(head-1) && !s.mentionActor(head-1)
	}
	if s.capital(head) && from < head && s.capital(head-1) {
		return true
	}
	for i := from; i < head; i++ {
		if m := s.mention(i); m != nil && (m.kind == graph.Country || m.kind == graph.Organization || m.role == data.RoleAdjective) {
			continue
		}
		if s.capital(i) && i > 0 && strings.HasPrefix(s.tag(i), "NNP") {
			return true
		}
	}
	return false
}

// beginsPhrase reports a token that begins a noun phrase.
func beginsPhrase(s *sentence, i int) bool {
	t := s.tag(i)
	return t == "DT" || t == "PRP$" || t == "POS"
}

// determiner reads what stands before a phrase.
func determiner(s *sentence, i int) (det string, owner int) {
	if i < 0 {
		return "", -1
	}
	switch s.tag(i) {
	case "DT", "PRP$", "CD", "PDT":
		return s.word(i), -1
	case "POS":
		return "'s", i - 1
	}
	return "", -1
}

// titleNouns begin another title than the one that they follow.
var titleNouns = wordSet("treaty convention protocol agreement declaration charter pact accord covenant statute memorandum pledge")

// stops reports a capital that begins something else: an actor behind "to" or "of".
func stops(s *sentence, i int) bool {
	m := s.mention(i)
	return m != nil && (m.kind == graph.Country || m.kind == graph.Person) && m.role != data.RoleAdjective && s.word(i-1) != "and" && s.word(i-1) != "of" && s.word(i-1) != "between"
}

// words are the words of tokens [from,to) in small letters.
func words(s *sentence, from, to int) []string {
	var out []string
	for i := from; i < to; i++ {
		if t := s.tag(i); t != "``" && t != "''" {
			out = append(out, s.word(i))
		}
	}
	return out
}

func lastWord(s string) string {
	f := strings.FieldsFunc(s, func(r rune) bool { return r == ' ' || r == '-' })
	if len(f) == 0 {
		return s
	}
	return f[len(f)-1]
}

func capitalised(w string) string {
	if w == "" {
		return w
	}
	return strings.ToUpper(w[:1]) + w[1:]
}

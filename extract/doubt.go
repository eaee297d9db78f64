package extract

import (
	"slices"
	"strings"

	"signatory/extract/data"
	"signatory/graph"
)

// asked drops what a question asks.
func (d *desk) asked(sc scope, s *sentence, i int) scope {
	if sc.tense == graph.Planned && s.tag(i) == "VBD" && longSince(s, i) { // "a law that would undercut the pact he signed last year"
		sc.tense = graph.Past
	}
	hangs := sc.tense == graph.Planned || slices.Contains(sc.effects, "will not") || slices.Contains(sc.effects, "would not")
	if d.asks(s) || hangs && (conditioned(s) || ifBefore(s, i)) {
		sc.stance = ""
	}
	return sc
}

// onceIs reports a clause of what is to come first: "will work on trade once it leaves the bloc".
func onceIs(s *sentence, i int) bool {
	t := s.tag(i)
	if t != "VBZ" && t != "VBP" && s.child(i, "aux:pass") < 0 {
		return false
	}
	h := s.head(i)
	soon := h >= 0 && s.word(h) == "soon" && s.has(i, "mark", "as")
	if !soon && !s.has(i, "mark", "once", "after") && !s.has(i, "advmod", "once") || s.has(i, "aux:pass", "was", "were", "been") {
		return false
	}
	if soon {
		if h = s.head(h); h < 0 { // of two clauses side by side
			h = s.child(s.head(i), "parataxis")
		}
	}
	for h >= 0 && strings.HasPrefix(s.tag(h), "RB") { // "would start immediately after it is signed"
		h = s.head(h)
	}
	m := modal(s, h)
	return m == "will" || m == "would"
}

// toCome reports a clause of what comes whenever it comes, in the present: "once a treaty
// is ratified", "whenever we join a pact". A headline tells so of what is past.
func toCome(s *sentence, i int) bool {
	if s.headline() || s.plain(i) == "acl" && !s.has(i, "mark", "once", "until") && !s.has(i, "advmod", "once") {
		return false
	}
	if !s.has(i, "mark", "once", "when", "whenever", "until") && !s.has(i, "advmod", "once", "when", "whenever") {
		return false
	}
	if be := s.child(i, "aux:pass"); be >= 0 {
		return s.word(be) == "is" || s.word(be) == "are"
	}
	t := s.tag(i)
	return (t == "VBZ" || t == "VBP") && s.child(i, "aux") < 0
}

// promised reports a "will" before token i.
func promised(s *sentence, i int) bool {
	for j := range i {
		if w := s.word(j); w == "will" || w == "would" || w == "'ll" || w == "’ll" {
			return true
		}
	}
	return false
}

// conditioned reports a sentence that begins with its condition: "If they
// refuse, the president will give notice of leaving".
func conditioned(s *sentence) bool {
	for i := 0; i < len(s.tokens) && i < 3; i++ {
		switch s.word(i) {
		case "if", "unless":
			return true
		case "``", "\"", "“", "and", "but":
		default:
			return false
		}
	}
	return false
}

// ifBefore reports a condition in the middle of a sentence, before what hangs on it: "may be
// amended, but if they reject it, Kenya will not sign".
func ifBefore(s *sentence, i int) bool {
	comma := false
	for j := i - 1; j > 0; j-- {
		switch w := s.word(j); {
		case w == ";" || w == ":":
			return false
		case (w == "but" || w == "and" || w == "so") && s.word(j-1) == "," && s.word(j+1) != "if": // another clause lies between
			return false
		case w == ",":
			comma = true
		case w == "if" || w == "unless":
			before := s.word(j - 1)
			return comma && (before == "," || before == "but" || before == "and" || before == "that")
		}
	}
	return false
}

// feared reports a noun for what has not come about: "in case of failure to
// reach a deal", "the risk of a refusal to sign".
func feared(s *sentence, noun int) bool {
	for j := noun - 1; j > 0 && j >= noun-4; j-- {
		if s.word(j) != "of" {
			continue
		}
		switch s.word(j - 1) {
		case "case", "event", "risk", "fear", "threat", "possibility", "chance", "prospect", "danger", "absence":
			return true
		}
	}
	return false
}

// factual reports an adverbial clause that tells of what is past, whatever its
// main clause expects: "will look for support since he pulled out".
func factual(s *sentence, i int) bool {
	if s.tag(i) == "VBD" {
		return true
	}
	return s.tag(i) == "VBN" && s.has(i, "aux", "has", "have", "had", "having")
}

// factualPreposition are those whose noun tells of what has been: "will act
// despite the refusal to sign".
var factualPreposition = wordSet("despite after since following over amid")

// asks reports a question; a quotation's question mark within a statement does not count.
func (d *desk) asks(s *sentence) bool {
	for i := len(s.tokens) - 1; i >= 0 && i > len(s.tokens)-4; i-- {
		if s.word(i) == "?" {
			return s.word(i-2) != "," || !tagQuestions[s.word(i-1)] // "has left the pact, right?"
		}
	}
	return false
}

// tagQuestions make a question of a statement only for form's sake.
var tagQuestions = wordSet("right correct yes no huh eh okay")

// judged reports an infinitive right behind an adjective that the tree does not
// join to it: "it would be 'wholly wrong' to quit".
func (d *desk) judged(s *sentence, i int) bool {
	if s.word(i-1) != "to" {
		return false
	}
	j := i - 2
	for j > 0 && (s.tag(j) == "''" || s.tag(j) == "``" || s.word(j) == "\"") {
		j--
	}
	if j < 0 || s.tag(j) != "JJ" && !(s.tag(j) == "RB" && be[s.word(j-1)] && s.word(j-2) == "it") || s.head(i) == j || s.mention(j) != nil || rank[s.word(j)] {
		return false
	}
	_, control := d.x.words.Control[s.word(j)]
	return !control && (s.child(j, "cop") >= 0 || s.tag(j) == "RB") && !judgedAfter(s, j)
}

// judgedAfter reports an adjective by which a deed is judged that has been done:
// "Chad was right to withdraw", not "it would be right to withdraw".
func judgedAfter(s *sentence, j int) bool {
	switch s.word(j) {
	case "right", "wrong", "correct", "foolish", "wise", "unwise", "mistaken", "naive", "justified", "stupid":
	default:
		return false
	}
	be := j - 1
	for be > 0 && (strings.HasPrefix(s.tag(be), "RB") || s.tag(be) == "``") {
		be--
	}
	return (s.word(be) == "was" || s.word(be) == "were") && s.word(be-1) != "it" && !s.asksIf(be)
}

// asksIf reports a clause around token i that a condition or a question begins.
func (s *sentence) asksIf(i int) bool {
	for j := i - 1; j >= 0 && j > i-8; j-- {
		if w := s.word(j); w == "if" || w == "whether" || w == "unless" {
			return true
		}
	}
	return false
}

// supposed reports a gerund whose outcome is only imagined: "scrapping the accord would free them".
func supposed(s *sentence, i int) bool {
	o := s.child(i, "obj", "obl")
	if s.tag(i) != "VBG" || s.child(i, "aux") >= 0 || s.marker(i) != "" || o < i {
		return false
	}
	switch s.word(o + 1) {
	case "would", "could", "might", "may":
		return true
	}
	return false
}

// supposedThing reports a thing, told of by a clause, that an "if" only supposes: "if it is
// a deal that I signed", "if there is a pact that Chad has joined".
func (d *desk) supposedThing(s *sentence, h int) bool {
	if h < 0 {
		return false
	}
	for t, n := h, 0; t >= 0 && n < 3; t, n = s.head(t), n+1 { // "could be a kind of pact where Chad has no part"
		if m := modal(s, t); s.child(t, "cop") >= 0 && s.has(t, "det", "a", "an", "any") && (m == "may" || m == "would") && !d.reported(s, t) {
			return true
		}
		if s.plain(t) != "nmod" {
			break
		}
	}
	if !s.has(h, "det", "a", "an", "any") {
		return false
	}
	return s.has(h, "mark", "if", "unless", "whether") || s.plain(h) != "nmod" && s.has(s.head(h), "mark", "if", "unless", "whether")
}

// secondGerund is the first of two gerunds that "and" joins, where i is the second, -1 for none.
func secondGerund(s *sentence, i int) int {
	and := i - 1
	if strings.HasPrefix(s.tag(and), "RB") {
		and--
	}
	if s.tag(i) != "VBG" || s.word(and) != "and" {
		return -1
	}
	for j := and - 1; j > 0 && j > and-9; j-- {
		switch t := s.tag(j); {
		case t == "VBG", s.word(j-1) == "of" && strings.HasSuffix(s.word(j), "ing"): // which a tagger may take for an adjective
			return j
		case t == "," || t == "MD" || strings.HasPrefix(t, "VB"):
			return -1
		}
	}
	return -1
}

// insteadOf reports what was not done: "rather than veto it".
func insteadOf(s *sentence, i int) bool {
	if first := secondGerund(s, i); first >= 0 { // "instead of talking and killing the pact"
		return insteadOf(s, first)
	}
	for j := i - 1; j > 0 && j >= i-3; j-- {
		switch {
		case s.word(j) == "than" && s.word(j-1) == "rather", s.word(j) == "of" && s.word(j-1) == "instead":
			return true
		case !strings.HasPrefix(s.tag(j), "RB") && s.word(j) != "to":
			return false
		}
	}
	return false
}

// doubted reports a clause that stands right behind a word of doubt: "it is
// unlikely the president will sign".
func (d *desk) doubted(s *sentence, i int) bool {
	sub := s.child(i, "nsubj")
	if sub < 0 {
		return false
	}
	from, _ := s.yield(sub)
	for j := from - 1; j >= 0 && j > from-4; j-- {
		switch s.word(j) {
		case "likely", "unlikely", "doubtful", "unclear", "possible", "improbable":
			return true
		case "event": // "in the event that they sign"
			return s.word(j-1) == "the"
		case "that", "“", "”", "\"", "``", "''":
		default:
			return false
		}
	}
	return false
}

// conditional reports a main clause that an "if" holds up.
func conditional(s *sentence, i int) bool {
	for _, k := range s.children(i, "advcl") {
		if s.has(k, "mark", "if", "unless") {
			return true
		}
	}
	return false
}

// ifBehind reports an "if" behind a verb's object, wherever the tree hangs its
// clause: "will quit the pact if the others do".
func ifBehind(s *sentence, i int) bool {
	for j := i + 1; j < len(s.tokens) && j < i+14; j++ {
		switch s.word(j) {
		case "if", "unless":
			return s.word(j-1) != "even" && s.word(j-1) != "as" && s.word(j-1) != "and" // "will sign even if"
		case "and", "but", ";", ".", "that", "which", "who":
			return false
		}
	}
	return false
}

// impersonal reports a judgement about what might be done: "it would be wrong to sign".
func (d *desk) impersonal(s *sentence, h int, rel string) bool {
	return rel != "ccomp" && strings.HasPrefix(s.tag(h), "JJ") && s.child(h, "cop") >= 0
}

// underPressure reports a verb whose purpose somebody else has: "came under pressure to".
func (d *desk) underPressure(s *sentence, h int) bool {
	for _, k := range s.children(h, "obl", "obj") {
		if d.x.words.Control[singular(s.word(k))] == data.EffectWish {
			return true
		}
	}
	return d.x.words.Control[d.lemma(s, h)] == data.EffectWish
}

// pressed reports a verb whose infinitive others want: "has come under pressure to join".
func (d *desk) pressed(s *sentence, h int) bool {
	for _, k := range s.children(h, "obl") {
		if s.marker(k) == "under" && d.x.words.Control[singular(s.word(k))] == data.EffectWish {
			return true
		}
	}
	return false
}

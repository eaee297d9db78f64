package extract

import (
	"strings"

	"signatory/extract/data"
	"signatory/graph"
)

// scope is what the words around a predicate do to its stance.
type scope struct {
	stance  graph.Stance // "" where nothing holds
	tense   graph.Tense
	effects []string // what was met on the way up, for the reason and the scorer
}

// scopeOf follows a predicate up its tree to the root, and lets negation,
// modals and the verbs above it act on the stance, from the inside out.
func (d *desk) scopeOf(s *sentence, i int, stance graph.Stance) scope {
	sc := scope{stance: stance, tense: graph.Past}
	d.level(&sc, s, i)
	apart := false // an adverbial clause lies between: only modals reach so far down
	for n := 0; sc.stance != "" && n < 12; n++ {
		h := s.head(i)
		if h < 0 || s.rel(i) == "acl:relcl" { // what a clause tells of a noun stands by itself
			break
		}
		switch s.plain(i) {
		case "conj":
			d.sharedAux(&sc, s, i, h)
		case "xcomp", "ccomp", "csubj":
			if apart {
				d.mood(&sc, s, h)
				break
			}
			d.govern(&sc, s, h, s.plain(i))
			d.level(&sc, s, h)
		case "acl":
			if d.bound(s, i, h) { // "the idea of leaving"
				d.govern(&sc, s, h, "acl")
			}
			if s.rel(i) == "acl" && s.has(i, "mark", "to") && !apart {
				if s.has(h, "det", "any", "no") {
					sc.drop("any")
				}
				d.govern(&sc, s, d.governor(s, h), "acl")
				if s.actorName(h) {
					d.infinitiveOf(&sc, s, h)
				}
			}
			if strings.HasPrefix(s.tag(h), "NN") {
				d.nominalLevel(&sc, s, h)
			}
			d.told(&sc, s, h)
			if m := modal(s, h); s.child(h, "cop") >= 0 && (m == "may" || m == "would") { // "should be the one to sign"
				sc.drop("modal")
			}
			if factualPreposition[s.marker(h)] || d.taken(s, h) && s.rel(i) == "acl" || s.tag(i) == "VBN" && s.rel(i) == "acl" && (sc.stance == graph.Endorsed || pastDated(s, i)) || s.tag(i) == "VBN" && s.rel(i) == "acl" && !s.has(h, "det", "a", "an", "any") { // what is told of a thing that is there
				return d.asked(sc, s)
			}
			if s.tag(i) != "VBN" || !s.has(h, "det", "the", "this", "that") { // "would break the pact signed last year": that is there
				d.mood(&sc, s, s.head(h))
			}
		case "advcl":
			if d.bound(s, i, h) { // "refrained from signing"
				d.govern(&sc, s, h, "xcomp")
				d.level(&sc, s, h)
				break
			}
			if s.word(h) == "short" && s.marker(i) == "of" { // "stopped short of signing"
				sc.negate("short of")
				break
			}
			if !apart {
				d.adverbial(&sc, s, i)
			}
			if onceIs(s, i) {
				sc.plan("once")
			} else if !factual(s, i) {
				d.mood(&sc, s, h)
			}
			apart = apart || s.marker(i) != "by" || d.lemma(s, s.head(h)) == "try" // "aims to end the row by leaving": the means is wanted too
		case "obl", "nmod", "obj":
			d.nominalLevel(&sc, s, h)
			if factualPreposition[s.marker(i)] {
				return d.asked(sc, s)
			}
			d.mood(&sc, s, h)
		}
		i = h
	}
	return d.asked(sc, s)
}

// asked drops what a question asks.
func (d *desk) asked(sc scope, s *sentence) scope {
	if d.asks(s) || sc.tense == graph.Planned && conditioned(s) {
		sc.stance = ""
	}
	return sc
}

// taken reports a noun for a resolve that somebody has made, whatever comes of
// it: "to coincide with the president's decision to leave".
func (d *desk) taken(s *sentence, h int) bool {
	switch s.word(h) {
	case "decision", "refusal", "failure":
		return s.has(h, "det", "the", "this", "that") || s.child(h, "nmod:poss") >= 0
	}
	return false
}

// pastDated reports a participle with a date right behind it.
func pastDated(s *sentence, i int) bool {
	for j := i + 1; j < len(s.tokens) && j < i+4; j++ {
		if w := s.word(j); timeWord(w) || w == "last" || yearWord.MatchString(w) || strings.HasSuffix(w, ".") && timeWord(fullMonth(w)) {
			return true
		}
	}
	return false
}

// fullMonth is the month that a short form with a stop names: "Sept.".
func fullMonth(w string) string {
	w = strings.TrimSuffix(w, ".")
	for m := range months {
		if len(w) >= 3 && strings.HasPrefix(m, w) {
			return m
		}
	}
	return w
}

// onceIs reports a clause of what is to come first: "will work on trade once it leaves the bloc".
func onceIs(s *sentence, i int) bool {
	t := s.tag(i)
	if t != "VBZ" && t != "VBP" && s.child(i, "aux:pass") < 0 {
		return false
	}
	if !s.has(i, "mark", "once", "after") && !s.has(i, "advmod", "once") {
		return false
	}
	h := s.head(i)
	m := modal(s, h)
	return m == "will" || m == "would"
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

// factual reports an adverbial clause that tells of what is past, whatever its
// main clause expects: "will look for support since he pulled out".
func factual(s *sentence, i int) bool {
	if s.tag(i) == "VBD" {
		return true
	}
	return s.tag(i) == "VBN" && s.has(i, "aux", "has", "have", "had")
}

// factualPreposition are those whose noun tells of what has been: "will act
// despite the refusal to sign".
var factualPreposition = wordSet("despite after since following over amid")

// asks reports a question; a quotation's question mark within a statement does not count.
func (d *desk) asks(s *sentence) bool {
	for i := len(s.tokens) - 1; i >= 0 && i > len(s.tokens)-4; i-- {
		if s.word(i) == "?" {
			return true
		}
	}
	return false
}

// level lets a verb's own negation and auxiliaries act.
func (d *desk) level(sc *scope, s *sentence, i int) {
	if sc.stance == "" {
		return
	}
	if s.word(i+1) == "to" && s.word(i+2) == "disagree" {
		sc.drop("disagree")
		return
	}
	if d.judged(s, i) || supposed(s, i) || insteadOf(s, i) || s.has(i, "mark", "if", "whether", "lest") || d.doubted(s, i) {
		sc.drop("condition")
		return
	}
	neg := d.negated(s, i)
	if noLonger(s, i) && sc.stance.Polarity() > 0 {
		sc.become(graph.Withdrew, "no longer")
		return
	}
	switch modal(s, i) {
	case "will":
		if neg {
			sc.become(graph.Refused, "will not")
			return
		}
		if conditional(s, i) {
			sc.drop("condition")
		} else if s.tag(i) != "VBN" || !s.has(i, "aux", "have") {
			sc.plan("will")
		}
		return
	case "would":
		if neg {
			sc.become(graph.Refused, "would not")
			return
		}
		if wentOn(s, i) {
			return
		}
		if d.reported(s, i) {
			sc.plan("would")
			return
		}
		sc.drop("would")
		return
	case "may":
		sc.drop("modal")
		return
	}
	switch {
	case isTo(s, i):
		sc.plan("is to")
		if neg {
			sc.become(graph.Refused, "is not to")
		}
	case s.has(i, "mark", "if", "unless", "whether", "until", "before", "lest"):
		sc.drop("condition")
	case s.has(i, "mark", "without"), s.has(i, "case", "without"):
		sc.negate("without")
	case neg && s.tag(i) == "VBG" && sc.stance.Polarity() > 0 && s.child(i, "aux") < 0:
		sc.become(graph.Refused, "not") // "not signing it is a matter of principle": a choice
	case neg:
		sc.negate("not")
	case yetTo(s, i):
		sc.negate("yet to")
	}
}

// governor is the noun that asks for an infinitive: the one that it hangs from, or
// one above ("a recommendation by an assembly of dignitaries to sign").
func (d *desk) governor(s *sentence, h int) int {
	for k, n := h, 0; k >= 0 && n < 4; k, n = s.head(k), n+1 {
		if _, ok := d.x.words.Control[d.lemma(s, k)]; ok && strings.HasPrefix(s.tag(k), "NN") {
			return k
		}
		if s.plain(k) != "nmod" {
			break
		}
	}
	return h
}

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
	if j < 0 || s.tag(j) != "JJ" || s.head(i) == j || s.mention(j) != nil || rank[s.word(j)] {
		return false
	}
	_, control := d.x.words.Control[s.word(j)]
	return !control && s.child(j, "cop") >= 0
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

// insteadOf reports what was not done: "rather than veto it".
func insteadOf(s *sentence, i int) bool {
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
		case "unlikely", "doubtful", "unclear", "possible", "improbable":
			return true
		case "that", "“", "”", "\"", "``", "''":
		default:
			return false
		}
	}
	return false
}

// isTo reports what is arranged: "Somalia is to ratify the treaty", and a
// headline's bare "India to sign pact".
func isTo(s *sentence, i int) bool {
	if !s.has(i, "mark", "to") {
		return false
	}
	for _, k := range s.children(i, "aux", "cop") {
		if be[s.word(k)] {
			return true
		}
	}
	return s.headline() && s.head(i) < 0 && s.child(i, "nsubj", "nsubj:pass", "vocative") >= 0
}

var be = wordSet("is are was were 's ’s")

// infinitiveOf reads what a name is to do: in a headline a plan ("US to leave
// climate convention"), elsewhere what the verb above the name makes of it.
func (d *desk) infinitiveOf(sc *scope, s *sentence, name int) {
	if s.headline() && s.head(name) < 0 {
		sc.plan("to")
		return
	}
	d.govern(sc, s, s.head(name), "xcomp")
}

// mood lets the modal of a verb further up act: "could have gone further by
// withdrawing" leaves nothing done.
func (d *desk) mood(sc *scope, s *sentence, h int) {
	if sc.stance == "" || h < 0 || !strings.HasPrefix(s.tag(h), "VB") {
		return
	}
	if wentOn(s, h) {
		return
	}
	switch modal(s, h) {
	case "may":
		if !d.reported(s, h) {
			sc.drop("modal")
		}
	case "would":
		if d.reported(s, h) {
			sc.plan("would")
		} else {
			sc.drop("modal")
		}
	case "will":
		sc.plan("will")
	}
	if s.has(h, "mark", "if", "unless") {
		sc.drop("condition")
	}
}

// told drops what is only reported to be denied: "dismissed reports that he had signed".
func (d *desk) told(sc *scope, s *sentence, noun int) {
	switch d.lemma(s, s.head(noun)) {
	case "deny", "dismiss", "reject", "refute", "rebut":
		if s.plain(noun) == "obj" {
			sc.drop("denied")
		}
	}
}

// wentOn reports "would go on to": it did.
func wentOn(s *sentence, i int) bool {
	return s.word(i) == "go" && s.word(i+1) == "on" && modal(s, i) == "would"
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

// modal is the group of the modal verb above i: "will", "would", "may" or "".
func modal(s *sentence, i int) string {
	for _, k := range s.children(i, "aux") {
		switch s.word(k) {
		case "will", "'ll", "’ll", "shall", "wo", "gonna":
			return "will"
		case "would", "'d", "’d":
			return "would"
		case "may", "might", "could", "can", "should", "must", "ca", "cannot", "ought":
			return "may"
		}
	}
	return ""
}

// negated reports a negation that belongs to the verb or noun i.
func (d *desk) negated(s *sentence, i int) bool {
	for _, k := range s.children(i, "advmod", "aux", "det", "neg") {
		switch s.word(k) {
		case "not", "n't", "n’t", "never", "neither", "no", "hardly", "nor":
			return true
		}
	}
	for _, k := range s.children(i, "nsubj", "nsubj:pass") {
		if from, _ := s.yield(k); s.word(from) == "neither" || s.word(from-1) == "neither" {
			return true
		}
		if s.has(k, "det", "no", "neither") || s.word(k) == "none" || s.word(k) == "nobody" || s.word(k) == "neither" {
			return true
		}
	}
	for _, k := range s.children(i, "obj") {
		if s.has(k, "det", "no") {
			return true
		}
	}
	return false
}

// yetTo reports "has yet to sign".
func yetTo(s *sentence, i int) bool {
	h := s.head(i)
	return s.has(i, "advmod", "yet") && s.has(i, "mark", "to") || (s.plain(i) == "xcomp" && h >= 0 && (s.word(h) == "yet" || (s.has(h, "advmod", "yet") && haveForm(s.word(h)))))
}

func haveForm(w string) bool { return w == "have" || w == "has" || w == "had" }

// reported reports whether a clause stands below a word of speech: its "would"
// is a "will" told afterwards.
func (d *desk) reported(s *sentence, i int) bool {
	for n := 0; i >= 0 && n < 8; n++ {
		h := s.head(i)
		if h >= 0 && (s.plain(i) == "ccomp" || s.rel(i) == "acl") {
			return speech[d.lemma(s, h)]
		}
		for _, k := range s.children(i, "parataxis", "ccomp") {
			if speech[d.lemma(s, k)] {
				return true
			}
		}
		i = h
	}
	return false
}

// speech holds the words that report what somebody said.
var speech = wordSet("say announce declare tell confirm add state indicate report reveal news announcement statement disclose insist pledge vow promise note")

// govern lets the word above a complement act: "refused to sign", "urged it to sign".
func (d *desk) govern(sc *scope, s *sentence, h int, rel string) {
	lemma := d.lemma(s, h)
	effect, ok := d.x.words.Control[lemma]
	if !ok {
		if h >= 0 && (d.impersonal(s, h, rel) || rel == "xcomp" && d.pressed(s, h)) {
			sc.drop(lemma)
		}
		return
	}
	switch effect {
	case data.EffectRefuse:
		if sc.stance.Polarity() > 0 {
			sc.become(graph.Refused, lemma)
		} else {
			sc.drop(lemma)
		}
	case data.EffectFail:
		sc.negate(lemma)
	case data.EffectPlan:
		if d.negated(s, h) {
			sc.drop("not " + lemma)
			return
		}
		sc.plan(lemma)
	case data.EffectDo:
		switch {
		case sc.stance == graph.NotSigned && (rel == "xcomp" || rel == "acl"):
			sc.become(graph.Refused, lemma+" not")
		case resolving[lemma] && (sc.stance == graph.Signed || sc.stance == graph.Ratified) && rel != "ccomp":
			sc.plan(lemma) // to decide to sign is not to have signed; to decide to leave is the act of leaving
		}
	case data.EffectWish, data.EffectDeny:
		if lemma == "expect" && (rel == "ccomp" || d.passive(s, h) && !d.foreseen(s, h)) {
			sc.plan(lemma)
			return
		}
		if lemma == "order" && rel == "acl" && d.signedInto(s, h) {
			return // "signed an executive order to withdraw"
		}
		sc.drop(lemma)
	}
}

// resolving are words for the will to act, before the act.
var resolving = wordSet("decide decision choose choice elect opt vote resolve")

// foreseen reports an expectation that bystanders have: "is expected by analysts".
func (d *desk) foreseen(s *sentence, i int) bool {
	return s.child(i, "obl:agent") >= 0 || s.has(i, "advmod", "widely")
}

// signedInto reports a noun for an order that was given by a signature.
func (d *desk) signedInto(s *sentence, noun int) bool {
	if s.plain(noun) != "obj" {
		return false
	}
	switch d.lemma(s, s.head(noun)) {
	case "sign", "issue", "give":
		return true
	}
	return false
}

// impersonal reports a judgement about what might be done: "it would be wrong to sign".
func (d *desk) impersonal(s *sentence, h int, rel string) bool {
	return rel != "ccomp" && strings.HasPrefix(s.tag(h), "JJ") && s.child(h, "cop") >= 0
}

// adverbial lets the conjunction of an adverbial clause act.
func (d *desk) adverbial(sc *scope, s *sentence, i int) {
	switch s.marker(i) {
	case "if", "unless", "until", "before", "lest", "whether", "should":
		sc.drop("condition")
	case "without":
		sc.negate("without")
	case "toward", "towards", "into", "against", "rather than", "instead of":
		sc.drop("aim")
	case "on":
		if sc.stance.Polarity() > 0 {
			sc.drop("aim")
		}
	case "to", "in order to", "so":
		if s.has(i, "mark", "in") && sc.stance.Polarity() > 0 { // "in order to make a deal"
			sc.drop("aim")
			return
		}
		h := s.head(i)
		if rank[s.word(h)] { // "the first to sign"
			return
		}
		if strings.HasPrefix(s.tag(h), "JJ") || d.underPressure(s, h) {
			sc.drop("wish")
			return
		}
		sc.note("purpose")
	}
}

var rank = wordSet("first second third last latest only next")

// bound reports a gerund that its preposition binds to a word above that
// governs complements: "refrained from signing", "the idea of leaving".
func (d *desk) bound(s *sentence, i, h int) bool {
	if s.tag(i) != "VBG" {
		return false
	}
	switch s.marker(i) {
	case "from", "at", "against", "of", "into", "about", "on", "to":
		_, ok := d.x.words.Control[d.lemma(s, h)]
		return ok
	}
	return false
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

// nominalLevel lets "without", "no" and the like on a noun above act.
func (d *desk) nominalLevel(sc *scope, s *sentence, i int) {
	if s.has(i, "det", "no") {
		sc.drop("no")
	}
	if s.has(i, "case", "despite", "without") && s.plain(i) == "obl" {
		sc.note("despite")
	}
}

// sharedAux lets the auxiliaries of a first conjunct act on a later one that has none.
func (d *desk) sharedAux(sc *scope, s *sentence, i, h int) {
	if s.child(i, "nsubj", "aux", "mark") >= 0 || s.tag(i) != s.tag(h) {
		return
	}
	if s.tag(i) == "VB" && d.negated(s, h) && s.has(i, "cc", "and", "or", "nor") && !s.has(i, "advmod", "instead", "rather") { // "did not sign or ratify it"
		sc.negate("not")
		return
	}
	switch modal(s, h) {
	case "will":
		sc.plan("will")
	case "may", "would":
		sc.drop("modal")
	}
}

func (sc *scope) note(effect string) { sc.effects = append(sc.effects, effect) }

func (sc *scope) drop(effect string) {
	sc.stance = ""
	sc.note(effect)
}

func (sc *scope) become(to graph.Stance, effect string) {
	sc.note(effect)
	if sc.stance.Polarity() <= 0 && sc.stance != graph.NotSigned {
		sc.stance = ""
		return
	}
	sc.stance = to
}

func (sc *scope) plan(effect string) {
	sc.note(effect)
	if sc.stance == graph.NotSigned {
		sc.stance = graph.Refused
		return
	}
	sc.tense = graph.Planned
}

func (sc *scope) negate(effect string) {
	sc.note(effect)
	switch sc.stance {
	case graph.Signed, graph.Ratified, graph.Endorsed:
		sc.stance = graph.NotSigned
	default:
		sc.stance = ""
	}
}

// lemma of token i, as far as the vocabulary knows it.
func (d *desk) lemma(s *sentence, i int) string {
	if i < 0 {
		return ""
	}
	w := s.word(i)
	readings := d.x.words.Lemmas[w]
	if len(readings) == 0 {
		return w
	}
	return readings[0].Lemma
}

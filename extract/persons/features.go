package persons

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Document is an article as the model looks at it.
type Document struct {
	words    [][]word
	lower    map[string]bool   // words that are written both with a capital and small in it
	names    map[string][]part // which full names a word was found in; nil before the first look
	features []uint32          // room for those of one word
	still    []uint32
	lists    *Lists
}

// word is a word with what is looked up of it once.
type word struct {
	text, low string
	capital   bool
	taken     bool
	runFrom   int // the run of capitalised words that it stands in
	runTo     int
	small     byte // how common it is when written small
	rank      rank
	label     int // what it was taken for

	summed bool          // whether sums holds the weights of its still features
	sums   [labels]int32 // by label

	looked       bool   // whether the next two are looked up
	title, thing string // the word where it is a title, "t" where it ends the name of a thing, else "-"
}

// part says that a word was part of a name in a sentence: the last of a full
// name (L), another of one (F), or alone (S).
type part struct {
	sentence int
	place    byte
}

// NewDocument prepares the sentences of an article.
func NewDocument(article [][]Word, common map[string]bool, lists *Lists) *Document {
	d := &Document{words: make([][]word, len(article)), lower: map[string]bool{}, lists: lists}
	capitals := map[string]bool{}
	for k, sentence := range article {
		words := make([]word, len(sentence))
		for i, w := range sentence {
			words[i] = word{text: w.Text, low: w.Small, taken: w.Taken, capital: capital(w.Text)}
			if words[i].capital {
				capitals[w.Small] = true
			}
		}
		runs(words)
		d.words[k] = words
	}
	for _, words := range d.words {
		for i := range words {
			if !words[i].capital && capitals[words[i].low] {
				d.lower[words[i].low] = true
			}
		}
	}
	for k := range d.words {
		for i := range d.words[k] {
			if w := &d.words[k][i]; w.capital {
				w.small, w.rank = small(w.low, common, d.lower), lists.names[w.low]
			}
		}
	}
	return d
}

func small(low string, common, here map[string]bool) byte {
	switch {
	case common[low]:
		return 'c'
	case here[low]:
		return 'h'
	}
	return 'n'
}

// runs finds for every word the run of capitalised words around it.
func runs(words []word) {
	for i := 0; i < len(words); {
		j := i
		for j < len(words) && words[j].capital {
			j++
		}
		for k := i; k < j; k++ {
			words[k].runFrom, words[k].runTo = i, j
		}
		i = max(j, i+1)
	}
}

func capital(text string) bool {
	r, _ := utf8.DecodeRuneInString(text)
	return unicode.IsUpper(r)
}

// Learn notes the full names of a first look, for the second.
func (d *Document) Learn(found [][]Span) {
	d.names = map[string][]part{}
	for k, spans := range found {
		for _, s := range spans {
			if w := d.words[k][s.From]; s.To < s.From+2 {
				d.names[w.text] = append(d.names[w.text], part{k, 'S'})
				continue
			}
			for i := s.From; i < s.To; i++ {
				if w := d.words[k][i]; w.capital && len(w.text) > 2 {
					place := byte('F')
					if i == s.To-1 {
						place = 'L'
					}
					d.names[w.text] = append(d.names[w.text], part{k, place})
				}
			}
		}
	}
}

// open reports whether a word may be part of a name: a capitalised one, or one
// that joins two parts of a name.
func (d *Document) open(k, i, before int) bool {
	w := d.at(k, i)
	if w.taken {
		return false
	}
	if w.capital {
		return true
	}
	return before != None && (Particles[w.low] || w.low == "-" || w.low == "'") && (d.at(k, i+1).capital || Particles[d.at(k, i+1).low])
}

// Set notes what a word was taken for.
func (d *Document) Set(k, i, label int) { d.words[k][i].label = label }

// Open is open for training.
func (d *Document) Open(k, i, before int) bool { return d.open(k, i, before) }

// Particles may stand within a name in small letters.
var Particles = set("von van der den de da das do dos del della di du la le el al bin ibn ben ter ten zu af")

func set(words string) map[string]bool {
	out := map[string]bool{}
	for _, w := range strings.Fields(words) {
		out[w] = true
	}
	return out
}

// outside stands for what is no word of the sentence; it is shared and never written.
var outside = word{text: "", low: "</s>", looked: true, title: "-", thing: "-"}

func (d *Document) at(k, i int) *word {
	if i < 0 || i >= len(d.words[k]) {
		return &outside
	}
	return &d.words[k][i]
}

// Features are what the model looks at before it labels word i of sentence k,
// the word before it being labelled so.
func (d *Document) Features(k, i, before int) []uint32 {
	moving, still := d.look(k, i, before)
	return append(moving, still...)
}

// look is Features in two lists: those that hang on what other words were taken for,
// and those that stay as they are at a second look; without the latter where they are summed up.
func (d *Document) look(k, i, before int) (moving, still []uint32) {
	h := hasher{out: d.features[:0], still: d.still[:0], summed: d.words[k][i].summed}
	w, p1, p2, n1, n2 := d.at(k, i), d.at(k, i-1), d.at(k, i-2), d.at(k, i+1), d.at(k, i+2)
	b := string(rune('0' + before))
	known, prior := d.known(k, w), d.prior(k, i)
	given, last := w.given(), w.surname()
	h.add(b)
	h.stay(w.low)
	h.stay(p1.low)
	h.stay(n1.low)
	h.stay(p2.low)
	h.stay(n2.low)
	h.add(b, w.low)
	h.add(b, p1.low)
	h.add(b, n1.low)
	h.stay(p1.low, n1.low)
	form := shape(w.text)
	h.stay(form)
	h.add(b, shape(p1.text), form, shape(n1.text))
	h.stay(end(w.low, 3))
	h.stay(end(w.low, 2))
	h.add(known, b)
	h.add(known, given, last)
	h.add(known, string(w.small))
	h.add(b, given, last, string(w.small))
	h.stay(given, last, n1.given(), n1.surname())
	h.add(b, p1.given(), last)
	h.add(b, string(w.small), string(n1.smallOr()), string(p1.smallOr()))
	h.add(b, p1.titled(), n1.titled())
	h.stay(p1.titled(), p2.titled(), given)
	place := d.place(k, i)
	h.add(place, b)
	h.stay(place, given, last)
	h.add(place, known, digit(w.runTo-w.runFrom))
	h.stay(versus(n1.low), versus(p1.low), digit(w.runTo-w.runFrom))
	h.add(prior)
	h.add(prior, given, last)
	h.add(prior, p1.low)
	d.runFeatures(&h, k, i, b)
	d.features, d.still = h.out, h.still
	return h.out, h.still
}

// place reports whether the word is a place (P), begins one of two words (B), ends
// one (E), or is a word of one (W).
func (d *Document) place(k, i int) string {
	w := d.at(k, i)
	switch {
	case d.lists.within[w.low] && i+1 < w.runTo && d.lists.places[w.low+" "+d.at(k, i+1).low]:
		return "B"
	case d.lists.within[w.low] && i > w.runFrom && d.lists.places[d.at(k, i-1).low+" "+w.low]:
		return "E"
	case d.lists.places[w.low]:
		return "P"
	case d.lists.within[w.low]:
		return "W"
	}
	return "-"
}

// prior is what the run of capitals right before this one was taken for, where
// a comma or "and" alone parts them: names come in lists.
func (d *Document) prior(k, i int) string {
	w := d.at(k, i)
	if i != w.runFrom {
		return "-"
	}
	j := i - 1
	for j >= 0 && j > i-3 && joins[d.words[k][j].low] {
		j--
	}
	if j < 0 || j == i-1 || !d.words[k][j].capital {
		return "-"
	}
	return digits[d.words[k][j].label]
}

var joins = set(", and & ; or")

// runFeatures look at the run of capitals around the word, and at what stands before and behind it.
func (d *Document) runFeatures(h *hasher, k, i int, b string) {
	w := d.at(k, i)
	size, place := digit(w.runTo-w.runFrom), digit(i-w.runFrom)
	last, first := d.at(k, w.runTo-1), d.at(k, w.runFrom)
	start := "m"
	if w.runFrom == 0 {
		start = "s"
	}
	h.stay(size, place, start)
	h.add(size, place, b, string(w.small))
	h.stay(last.low)
	h.stay(first.low, size)
	h.stay(d.at(k, w.runTo).low, digit(w.runTo-i))
	h.stay(last.ends(), size, place)
	h.add(d.at(k, i+1).ends(), b, string(w.small))
	if next := d.at(k, w.runTo); next.low == "-" && w.runTo < len(d.words[k]) { // "Wright-Patterson Base"
		far := d.at(k, w.runTo+1)
		h.stay("-", things(d.at(k, max(w.runTo+1, far.runTo-1)).low), string(far.small), far.surname())
	}
	h.stay(d.at(k, w.runFrom-1).low, place)
	h.stay(d.at(k, w.runFrom-1).low, d.at(k, w.runTo).low)
	h.stay(first.given(), last.surname(), size, place)
	h.stay(string(last.small), string(first.small), size, place)
	for j := w.runFrom; j < w.runTo && j < w.runFrom+5; j++ {
		h.stay("run", d.at(k, j).low)
	}
}

func (w *word) given() string   { return dash(w.rank.given) }
func (w *word) surname() string { return dash(w.rank.surname) }

func dash(s string) string {
	if s == "" {
		return "-"
	}
	return s
}

// look looks the word up among titles and things, once.
func (w *word) look() {
	if !w.looked {
		w.looked, w.title, w.thing = true, title(w.low), things(w.low)
	}
}

func (w *word) titled() string {
	w.look()
	return w.title
}

func (w *word) ends() string {
	w.look()
	return w.thing
}

func (w *word) smallOr() byte {
	if w.small == 0 {
		return '-'
	}
	return w.small
}

// things end the names of what is no person.
func things(low string) string {
	if thingWords[low] {
		return "t"
	}
	return "-"
}

// hasher gathers the hashes of features; each call of add or stay has a number of its own.
type hasher struct {
	n          uint32
	out, still []uint32
	summed     bool // whether still is not asked for
}

// add hashes a feature that may change from look to look.
func (h *hasher) add(parts ...string) {
	h.n++
	h.out = append(h.out, hash(h.n, parts))
}

// stay hashes a feature that hangs on the words alone.
func (h *hasher) stay(parts ...string) {
	h.n++
	if len(parts) > 1 && parts[0] == "run" {
		h.n = 99
	}
	if !h.summed {
		h.still = append(h.still, hash(h.n, parts))
	}
}

// hash is that of feature n made of parts (FNV-1a, then mixed).
func hash(n uint32, parts []string) uint32 {
	x := uint32(2166136261) ^ n*2654435761
	for _, p := range parts {
		for i := 0; i < len(p); i++ {
			x = (x ^ uint32(p[i])) * 16777619
		}
		x = (x ^ 0x1f) * 16777619
	}
	x ^= x >> 16
	x *= 0x7feb352d
	return x ^ x>>15
}

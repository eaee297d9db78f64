package extract

import (
	"regexp"
	"strings"
	"unicode"

	"signatory/extract/article"
	"signatory/extract/data"
	"signatory/extract/parse"
	"signatory/graph"
)

// desk is the work on one document: what each stage found, for the next.
type desk struct {
	x         *Extractor
	doc       *article.Document
	scan      scan
	sentences []*sentence
	mentions  []*mention
	people    *people
	body      string // entity id of the body that was joined or left last
	home      string // the country that the article names most, "" for none; found when it is first asked for
	homeKnown bool
	otherwise map[string]string // acronyms that the article explains, with their names; nil until asked for
	stock     *stock
	sittings  []*sitting          // the meetings of states
	places    map[string]string   // names of the places where they met, by id
	acronyms  map[string]*mention // that the article explains, by what they stand for
	surfaces  map[int]*surface    // by sentence
	restored  bool                // a machine put its capitals in
}

// open scans the document and cuts it into sentences, as far as it is read.
func (x *Extractor) open(doc *article.Document) *desk {
	d := &desk{x: x, doc: doc, acronyms: map[string]*mention{}, surfaces: map[int]*surface{}}
	d.people, d.stock = newPeople(d), newStock(d)
	shouted := d.shoutedBlocks()
	d.restored = restored(doc.Text)
	d.scan = x.gazetteer.scan(doc.Text[:min(len(doc.Text), article.ReadAtMost)], func(at int) bool { return shouted[d.blockAt(at)] })
	for b, block := range doc.Blocks {
		if block.Start > article.ReadAtMost {
			break
		}
		for _, sp := range x.splitter.split(doc.Text, block, d.restored) {
			if sp.end > article.ReadAtMost {
				break
			}
			d.sentences = append(d.sentences, &sentence{
				span: sp, index: len(d.sentences), kind: block.Kind, block: b, shouted: shouted[b],
			})
		}
	}
	return d
}

// shoutedBlocks marks the blocks whose letters are nearly all capitals.
func (d *desk) shoutedBlocks() []bool {
	out := make([]bool, len(d.doc.Blocks)+1)
	for i, b := range d.doc.Blocks {
		upper, lower := 0, 0
		for _, r := range d.doc.Text[b.Start:b.End] {
			if unicode.IsUpper(r) {
				upper++
			} else if unicode.IsLower(r) {
				lower++
			}
		}
		out[i] = upper > 8 && upper > 9*lower
	}
	return out
}

// blockAt is the index of the block that holds an offset.
func (d *desk) blockAt(at int) int {
	lo, hi := 0, len(d.doc.Blocks)
	for lo < hi {
		mid := (lo + hi) / 2
		if d.doc.Blocks[mid].End <= at {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return lo
}

// tokenize cuts every sentence into tokens, known names in one, and tags them.
func (d *desk) tokenize() {
	next, begun := 0, -1
	for _, s := range d.sentences {
		if s.block != begun {
			begun = s.block
			s.start += dateline(d.doc.Text[s.start:s.end])
			s.start += speakerLabel(d.doc.Text[s.start:s.end])
		}
		s.tokens = parse.Tokenize(d.doc.Text[s.start:s.end], s.start)
		s.at = make([]*mention, len(s.tokens))
		for next < len(d.scan.names) && d.scan.names[next].end <= s.end {
			if h := d.scan.names[next]; h.start >= s.start {
				d.addName(s, h)
			}
			next++
		}
		d.lowerRestored(s)
		d.halves(s)
		d.markDashes(s)
		d.joinCompounds(s)
	}
	d.people.survey()
	inside, block := false, -1
	for _, s := range d.sentences {
		if s.block != block {
			inside, block = false, s.block
		}
		d.people.find(s)
		d.preset(s)
		s.model = d.x.model
		inside = s.markQuotes(inside)
		d.findSummits(s)
		d.findNouns(s)
	}
	d.settleSummits()
}

// datelineForm is where an agency's dispatch says that it comes from: "SEOUL - ",
// "GENEVA, Nov 24 (Reuters) — ".
var datelineForm = regexp.MustCompile(`^[A-Z][A-Z .'/]{2,30}(, [A-Z][A-Za-z.]+)?(, [A-Z][a-z]+\.? \d{1,2})?( ?\([A-Za-z ]+\))?( ?(--|–|—) ?| -|- )`)

// dateline is the length of the dateline at the start of a text, 0 for none.
func dateline(text string) int {
	if len(text) < 3 || !shouting(text[0]) || text[1] >= 'a' || text[2] >= 'a' { // what most sentences begin with
		return 0
	}
	at := datelineForm.FindStringIndex(text)
	if at == nil || at[1] == len(text) {
		return 0
	}
	return at[1]
}

// shouting reports a plain capital.
func shouting(b byte) bool { return b >= 'A' && b <= 'Z' }

// speakerForm is how a transcript says who speaks: "CURWOOD: ".
var speakerForm = regexp.MustCompile(`^[A-Z][A-Z.'’-]+( [A-Z][A-Z.'’-]+){0,3}: `)

// speakerLabel is the length of a transcript's speaker at the start of a text, 0 for none.
func speakerLabel(text string) int {
	if len(text) < 2 || !shouting(text[0]) || text[1] >= 'a' && text[1] < 0x80 {
		return 0
	}
	at := speakerForm.FindStringIndex(text)
	if at == nil || at[1] == len(text) || at[1]*2 > len(text) {
		return 0
	}
	return at[1]
}

// joinCompounds makes one token of an instrument's head that bears a hyphen
// ("cease-fire"), and lets the model read capitals as small letters where all are.
func (d *desk) joinCompounds(s *sentence) {
	for i := 0; i+2 < len(s.tokens); i++ {
		if s.word(i+1) != "-" || s.mention(i) != nil || s.mention(i+2) != nil {
			continue
		}
		if h, ok := d.x.words.Heads[s.word(i)+"-"+s.word(i+2)]; ok {
			s.merge(d.doc.Text, i, i+3, strings.ReplaceAll(h.Word, "-", ""), "", nil)
		}
	}
	for i := range s.tokens {
		if t := &s.tokens[i]; s.shouted && t.Form == "" && s.mention(i) == nil {
			t.Form = strings.ToLower(t.Text)
		}
	}
}

// markDashes tells a dash between words from a hyphen within one.
func (d *desk) markDashes(s *sentence) {
	for i := 1; i+1 < len(s.tokens); i++ {
		t := &s.tokens[i]
		if (t.Text == "-" || t.Text == "–") && s.tokens[i-1].End < t.Start && t.End < s.tokens[i+1].Start {
			t.Form, t.Tag = "--", ":"
		}
	}
}

// addName makes a known name one token of its sentence.
func (d *desk) addName(s *sentence, h hit) {
	from, to := -1, -1
	for i, t := range s.tokens {
		if t.Start <= h.start && h.start < t.End {
			from = i
		}
		if t.Start < h.end && h.end <= t.End {
			to = i + 1
		}
	}
	if from < 0 || to <= from {
		return
	}
	f := d.choose(s, h, from)
	if f == nil {
		return
	}
	m := &mention{
		span: span{h.start, h.end}, sent: s.index, tok: from,
		kind: f.Kind, entity: f.Entity, role: f.Role, ambiguous: f.Ambiguous != "",
	}
	whole := s.tokens[from].Start == h.start && s.tokens[to-1].End == h.end
	if !whole { // "US-led", "China-Nepal": the name stands within a token
		return
	}
	form, tag := standIn(f, d.doc.Text[h.start:h.end])
	s.merge(d.doc.Text, from, to, form, tag, m)
	d.mentions = append(d.mentions, m)
}

// standIn is a common word of the same kind, which the parser knows better
// than the name, and its tag.
func standIn(f *data.Form, text string) (form, tag string) {
	switch {
	case f.Role == data.RoleAdjective:
		return "British", "JJ"
	case f.Role == data.RoleDemonym:
		if strings.HasSuffix(text, "s") {
			return "Americans", "NNPS"
		}
		return "American", "NNP"
	case f.Kind == graph.Country:
		return "Britain", "NNP"
	case f.Kind == graph.Organization:
		return "NATO", "NNP"
	case f.Kind == graph.Instrument:
		return "Treaty", "NNP"
	}
	return "Summit", "NNP"
}

// choose picks the form that a name stands for in its sentence.
func (d *desk) choose(s *sentence, h hit, from int) *data.Form {
	best, score := -1, -1
	for i, f := range h.forms {
		v := 2
		if f.Ambiguous != "" {
			v = 1
		}
		if f.Kind == graph.Instrument {
			v++
		}
		if v > score {
			best, score = i, v
		}
	}
	if best >= 0 && h.forms[best].Role == data.RoleCapital && !d.speaksOfCountry(h.forms[best].Entity) && !placed[s.word(from-1)] && s.word(from-1) != "to" {
		for i, f := range h.forms { // "a deal with Brussels", where nobody speaks of Belgium
			if f.Kind == graph.Organization && f.Role == data.RoleMetonym {
				best = i
			}
		}
	}
	if best >= 0 && h.forms[best].Kind == graph.Summit {
		best = d.nearestSummit(h.forms, best)
	}
	if best >= 0 && h.forms[best].Kind == graph.Organization && national(d.doc.Text, h.start) {
		return nil
	}
	if best < 0 || !d.supported(s, h, &h.forms[best]) || d.another(d.doc.Text[h.start:h.end], &h.forms[best]) {
		return nil
	}
	return &h.forms[best]
}

// supported reports whether the name of a US state or of a city may be taken for
// a country ("Georgia", "Bonn"): another name of the country stands in the
// article, or another country in the sentence.
func (d *desk) supported(s *sentence, h hit, f *data.Form) bool {
	if f.Kind == graph.Instrument {
		return !unheardOf(d.x.instruments[f.Entity], d.doc.Article.Date) && (f.Ambiguous == "" || d.meant(s, h, f))
	}
	if f.Kind != graph.Country || !strings.Contains(f.Ambiguous, "US state") && (f.Role != data.RoleCapital || f.Ambiguous == "") {
		return true
	}
	if strings.Contains(f.Ambiguous, "US state") && stateOfUnion(s) {
		return false
	}
	for _, o := range d.scan.names {
		for _, g := range o.forms {
			switch {
			case o.start == h.start || g.Kind != graph.Country || g.Role == data.RoleCapital:
			case g.Entity == f.Entity, o.start >= s.start && o.end <= s.end:
				return true
			}
		}
	}
	return false
}

// telling reports whether a sentence holds what a claim needs: a word that
// takes a stance or an instrument of several parties, and more than that alone.
func (d *desk) telling(s *sentence) bool {
	stance, instrument := false, false
	for i := range s.tokens {
		if s.mention(i) != nil { // an actor alone may have his instrument understood: "Canada ratified in 2002"
			instrument = true
			continue
		}
		w := s.word(i)
		if d.x.takesStance(w) {
			stance = true
		}
		if _, ok := bare[d.lemma(s, i)]; (ok || standingAlone[d.lemma(s, i)+" "+s.word(i+1)]) && strings.HasPrefix(s.tag(i), "VB") {
			instrument = true // it may be understood
		}
		if bodyNouns[w] {
			instrument = true
		}
		switch w {
		case "it", "them", "that", "which", "this", "so", "did", "do", "not":
			instrument = true
		}
	}
	return (stance && instrument) || d.partied(s)
}

// partied reports whether an instrument's noun stands beside a name.
func (d *desk) partied(s *sentence) bool {
	noun, name := false, false
	for i := range s.tokens {
		if m := s.mention(i); m != nil {
			noun = noun || m.kind == graph.Instrument
			name = name || m.kind != graph.Instrument || strings.Contains(d.doc.Text[m.start:m.end], " with ") || strings.Contains(d.doc.Text[m.start:m.end], " between ")
		}
	}
	return noun && name
}

// takesStance reports whether a word has a frame.
func (x *Extractor) takesStance(word string) bool {
	for _, r := range x.words.Lemmas[word] {
		if len(x.words.Frames[r.Lemma]) > 0 {
			return true
		}
	}
	return false
}

package extract

import (
	"sort"
	"strings"
	"unicode"

	"signatory/extract/data"
	"signatory/graph"
)

// name gives every instrument of the article that no gazetteer knows its name,
// its type and its id.
func (st *stock) name() {
	for _, t := range st.all {
		if t.id != "" {
			continue
		}
		t.name = st.bestName(t)
		t.id = "instrument:" + st.anchor(t)
	}
	st.fold()
}

// fold makes one of instruments that came to the same id.
func (st *stock) fold() {
	kept := st.all[:0]
	for _, t := range st.all {
		if into := st.byID[t.id]; into != nil && into != t {
			st.join(into, t)
			continue
		}
		st.byID[t.id] = t
		kept = append(kept, t)
	}
	st.all = kept
}

// bestName is the longest proper name that the text gives the instrument, else
// its parties and what it is, else its fullest description.
func (st *stock) bestName(t *treaty) string {
	best := ""
	for _, m := range t.mentions {
		if m.noun.named && len(m.text(st.d)) > len(best) {
			best = m.text(st.d)
		}
	}
	if best != "" {
		return squeeze(best)
	}
	for _, m := range t.mentions {
		if d := st.describe(m); len(strings.Fields(d)) > len(strings.Fields(best)) {
			best = d
		}
	}
	if names := st.partyNames(t); len(names) >= 2 && !st.holds(best, names) {
		return strings.Join(names, "-") + " " + best
	}
	if !telling(best) {
		return st.placed(t, best)
	}
	return squeeze(best)
}

// placed tells a bare "resolution" by the body that it comes from,
// where the text names one in its sentence.
func (st *stock) placed(t *treaty, name string) string {
	for _, m := range t.mentions {
		s := st.d.sentences[m.sent]
		for i := range s.tokens {
			if o := s.mention(i); o != nil && o.kind == graph.Organization && t.class == "resolution" && !strings.HasPrefix(name, st.d.x.names[o.entity]) {
				name = st.d.x.names[o.entity] + " " + name
				break
			}
		}
	}
	return squeeze(name)
}

// telling reports whether a name holds a word that tells it from others.
func telling(name string) bool {
	for _, w := range strings.FieldsFunc(strings.ToLower(name), notWord) {
		if !generic[singular(w)] && !minor[w] {
			return true
		}
	}
	return false
}

func (st *stock) holds(text string, names []string) bool {
	for _, n := range names {
		if !strings.Contains(text, n) {
			return false
		}
	}
	return true
}

// describe is a mention with the complement behind it.
func (st *stock) describe(m *mention) string {
	s := st.d.sentences[m.sent]
	return s.text(st.d.doc.Text, m.noun.from, max(m.noun.to, complementEnd(s, m.noun.to)))
}

// partyNames are the short names of the instrument's parties, at most three, in order.
func (st *stock) partyNames(t *treaty) []string {
	var out []string
	for p := range t.parties {
		if n := st.d.x.names[p]; n != "" {
			out = append(out, n)
		}
	}
	sort.Strings(out)
	if len(out) > 3 {
		return nil
	}
	return out
}

// anchor is the part of the id that makes it the same in every article: the
// proper name, else the summit, else the parties and the year, else the article.
func (st *stock) anchor(t *treaty) string {
	head := t.kind
	if head == "" {
		head = "instrument"
	}
	if t.named {
		return slug(t.name)
	}
	if t.summit != "" {
		return strings.TrimPrefix(t.summit, "summit:") + "-" + slug(head)
	}
	var parties []string
	for p := range t.parties {
		_, p, _ = strings.Cut(p, ":")
		parties = append(parties, strings.ToLower(p))
	}
	sort.Strings(parties)
	when := ""
	if y := t.year; y > 0 {
		when = itoa(y)
	} else if at := st.d.doc.Article.Date; at != "" {
		when = string(at[:4])
	}
	if len(parties) >= 2 && when != "" {
		return strings.Join(parties, "-") + "-" + slug(head) + "-" + when
	}
	_, article, _ := strings.Cut(st.d.doc.Article.ID, ":")
	return slug(t.name) + "-" + article
}

// aliases are the forms of the article that name the instrument alone.
func (t *treaty) aliases(d *desk) []string {
	var out []string
	seen := map[string]bool{strings.ToLower(t.name): true}
	for _, m := range t.mentions {
		for _, text := range []string{m.text(d), d.stock.describe(m)} {
			text = squeeze(text)
			if key := strings.ToLower(text); !seen[key] && standsAlone(text) {
				seen[key] = true
				out = append(out, text)
			}
		}
	}
	sort.SliceStable(out, func(i, j int) bool { return len(out[i]) > len(out[j]) })
	return out
}

// standsAlone reports whether a form names an instrument without its article:
// an acronym, or a telling word beside the head.
func standsAlone(text string) bool {
	return telling(text) && (strings.Contains(text, " ") || strings.ToUpper(text) == text)
}

var minor = wordSet("the a an of on for and in to at by with s its their with between from")

func (m *mention) text(d *desk) string { return d.doc.Text[m.start:m.end] }

// squeeze folds white space.
func squeeze(s string) string { return strings.Join(strings.Fields(s), " ") }

// slug is a name as part of an id: ASCII letters, digits and single hyphens.
func slug(name string) string {
	var b strings.Builder
	hyphen := false
	for _, r := range strings.ToLower(name) {
		if s, ok := plainLetters[r]; ok {
			b.WriteString(s)
			hyphen = false
			continue
		}
		if r < 128 && (unicode.IsLetter(r) || unicode.IsDigit(r)) {
			b.WriteRune(r)
			hyphen = false
			continue
		}
		if r == '\'' || r == '’' || r == '.' {
			continue
		}
		if !hyphen && b.Len() > 0 {
			b.WriteByte('-')
			hyphen = true
		}
	}
	return strings.Trim(b.String(), "-")
}

// plainLetters maps Latin letters with marks to plain ones.
var plainLetters = func() map[rune]string {
	out := map[rune]string{'ß': "ss", 'æ': "ae", 'œ': "oe", 'ø': "o", 'đ': "d", 'ł': "l", 'þ': "th", 'ð': "d", 'ı': "i"}
	for plain, marked := range map[string]string{
		"a": "àáâãäåāăą", "c": "çćĉċč", "d": "ď", "e": "èéêëēĕėęě", "g": "ĝğġģ", "h": "ĥħ", "i": "ìíîïĩīĭį",
		"j": "ĵ", "k": "ķ", "l": "ĺļľ", "n": "ñńņň", "o": "òóôõöōŏő", "r": "ŕŗř", "s": "śŝşšș", "t": "ţťț",
		"u": "ùúûüũūŭůűų", "w": "ŵ", "y": "ýÿŷ", "z": "źżž",
	} {
		for _, r := range marked {
			out[r] = plain
		}
	}
	return out
}()

// indexInstruments lists for every known instrument the words that tell it,
// and finds an instrument by the exact set of them.
func (x *Extractor) indexInstruments(t *data.Tables) {
	for i := range t.Instruments {
		x.instruments[t.Instruments[i].ID()] = &t.Instruments[i]
	}
	for _, f := range t.Forms {
		if f.Kind != graph.Instrument || f.Role == data.RoleAcronym || f.Ambiguous != "" {
			continue
		}
		words := x.tellingWords(f.Text)
		if x.told[f.Entity] == nil {
			x.told[f.Entity] = map[string]bool{}
		}
		for w := range words {
			x.told[f.Entity][w] = true
		}
		if len(words) < 2 {
			continue
		}
		key := wordKey(words)
		if have, ok := x.byWords[key]; ok && have != f.Entity {
			x.byWords[key] = "" // two instruments: neither
			continue
		}
		x.byWords[key] = f.Entity
	}
}

// tellingWords of a known name: countries by their ids, other words in the singular.
func (x *Extractor) tellingWords(text string) map[string]bool {
	out := map[string]bool{}
	rest := []byte(text)
	for _, h := range x.gazetteer.scan(text, func(int) bool { return false }).names {
		if f := h.forms[0]; f.Kind == graph.Country || f.Kind == graph.Organization {
			out[f.Entity] = true
			for i := h.start; i < h.end; i++ {
				rest[i] = ' '
			}
		}
	}
	for _, w := range strings.FieldsFunc(strings.ToLower(string(rest)), notWord) {
		if w = singular(w); !generic[w] && !minor[w] && len(w) > 1 {
			out[w] = true
		}
	}
	return out
}

// lookup is the known instrument with exactly these telling words, "" for none.
func (x *Extractor) lookup(told map[string]bool, class string) string {
	id := ""
	for _, key := range []string{wordKey(told), wordKey(withoutYear(told))} {
		if id == "" {
			id = x.byWords[key]
		}
	}
	if k := x.instruments[id]; k != nil {
		head, _ := x.head(strings.ToLower(k.Type))
		if !compatible(head.Class, class) {
			return ""
		}
	}
	return id
}

// withoutYear drops a year from telling words: "the 2015 Paris climate accord".
func withoutYear(words map[string]bool) map[string]bool {
	out := map[string]bool{}
	for w := range words {
		if !yearWord.MatchString(w) {
			out[w] = true
		}
	}
	return out
}

func wordKey(words map[string]bool) string {
	list := make([]string, 0, len(words))
	for w := range words {
		list = append(list, w)
	}
	sort.Strings(list)
	return strings.Join(list, " ")
}

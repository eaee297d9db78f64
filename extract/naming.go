package extract

import (
	"slices"
	"sort"
	"strings"
)

// name gives every instrument of the article that no gazetteer knows its name,
// its type and its id.
func (st *stock) name() {
	for _, t := range st.all {
		if t.id != "" {
			continue
		}
		t.name = squeeze(st.bestName(t))
		t.id = "instrument:" + st.anchor(t)
	}
	st.clothe()
	st.fold()
}

// fold makes one of instruments that came to the same id, unless their topics
// tell them apart: those get ids of their own.
func (st *stock) fold() {
	kept := st.all[:0]
	for _, t := range st.all {
		into := st.byID[t.id]
		if into != nil && into != t && apart(into, t) {
			t.id += "-" + slug(strings.Join(sorted(topics(t.words)), " "))
			into = st.byID[t.id]
		}
		if into != nil && into != t {
			st.join(into, t)
			continue
		}
		st.byID[t.id] = t
		kept = append(kept, t)
	}
	st.all = kept
}

func sorted(list []string) []string {
	slices.Sort(list)
	return list
}

// apart reports two instruments that have topics and share none.
func apart(a, b *treaty) bool {
	x, y := topics(a.words), topics(b.words)
	return len(x) > 0 && len(y) > 0 && !slices.ContainsFunc(x, func(w string) bool { return b.words[w] })
}

// bestName is the longest proper name that the text gives the instrument; else
// it is put together of the parties or the body, what stands before the head,
// and what the complement says.
func (st *stock) bestName(t *treaty) string {
	if t.number != "" {
		return st.numberedName(t)
	}
	best := ""
	for _, m := range t.mentions {
		if text := m.text(st.d); m.noun.named && len(text) > len(best) {
			best = text
		}
	}
	if best != "" {
		return best
	}
	k := st.kernel(t)
	if t.partner != "" {
		return st.partnerName(t, k)
	}
	names := st.partyNames(t)
	switch {
	case t.class == "resolution":
		if body := st.body(t); body != "" && !k.holds[body] {
			return st.d.x.names[body] + " " + k.text + k.behind
		}
	case len(names) >= 2 && len(names) <= 6:
		return strings.Join(names, "-") + " " + k.text + k.about
	case len(names) == 1 && k.with == "" && !k.owned && t.class != "statement":
		return names[0] + " " + k.text + k.about
	}
	if name := k.owner + k.text + k.behind; telling(name) {
		return name
	}
	if telling(k.title) {
		return k.title
	}
	return st.placed(t, k.text)
}

// kinds are words that any instrument may bear and a name keeps.
var kinds = wordSet("joint draft interim preliminary framework peace final ceasefire")

// specific are the words of a name that tell it from others.
func specific(text string) []string {
	var out []string
	for _, w := range strings.FieldsFunc(strings.ToLower(text), notWord) {
		if !generic[singular(w)] && !minor[w] {
			out = append(out, w)
		}
	}
	return out
}

// telling reports whether a name holds a word that tells it from others.
func telling(name string) bool { return len(specific(name)) > 0 }

// placed names what has neither topic nor party by its summit or by where it was made.
func (st *stock) placed(t *treaty, name string) string {
	if t.summit != "" {
		for _, m := range st.d.mentions { // as the article calls it
			if m.entity == t.summit {
				return m.text(st.d) + " " + name
			}
		}
		if n := st.d.x.names[t.summit]; n != "" {
			return n + " " + name
		}
	}
	for _, m := range t.mentions {
		s := st.d.sentences[m.sent]
		if at := madeIn(s, m.noun); at >= 0 {
			return s.tokens[at].Text + " " + name
		}
	}
	return name
}

// madeIn is the token that says where an instrument was made: "signed in Minsk", -1 for none.
func madeIn(s *sentence, n *noun) int {
	for i := n.to; i < cameAbout(s, n.to); i++ {
		if (s.word(i) == "in" || s.word(i) == "at") && s.capital(i+1) && !timeWord(s.word(i+1)) {
			return i + 1
		}
	}
	return -1
}

// body is the one that a resolution comes from: one named in it or in its
// sentences, else the only one of the article.
func (st *stock) body(t *treaty) string {
	if b := votingBody(t.words); b != "" {
		return b
	}
	for _, m := range t.mentions {
		s := st.d.sentences[m.sent]
		for i := range s.tokens {
			if o := s.mention(i); o != nil && votingBodies[o.entity] {
				return o.entity
			}
		}
	}
	only := ""
	for _, m := range st.d.mentions {
		if votingBodies[m.entity] && m.entity != only && m.entity != "organization:european-union" {
			if only != "" {
				return ""
			}
			only = m.entity
		}
	}
	if only == "" && st.d.mentions != nil {
		for _, m := range st.d.mentions {
			if m.entity == unitedNations {
				return unitedNations
			}
		}
	}
	return only
}

const (
	unitedNations = "organization:united-nations"
	europeanUnion = "organization:european-union"
)

// partyNames are the short names of the instrument's parties, in order.
func (st *stock) partyNames(t *treaty) []string {
	var out []string
	for p := range t.parties {
		if votingBodies[p] && len(t.parties) > 2 { // whose members stand beside it
			continue
		}
		n := st.d.x.names[p]
		if short := shortNames[p]; short != "" {
			n = short
		}
		if n != "" {
			out = append(out, n)
		}
	}
	return sorted(out)
}

// shortNames are how names of instruments call some parties.
var shortNames = map[string]string{
	"country:USA": "US", "country:GBR": "UK", "country:ARE": "UAE", "organization:european-union": "EU", unitedNations: "UN",
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
	if t.seen.aliased == len(t.mentions) {
		return t.seen.aliases
	}
	if t.partner != "" {
		return t.partnerAliases(d)
	}
	var out []string
	seen := map[string]bool{strings.ToLower(t.name): true}
	for _, m := range t.mentions {
		for k, text := range m.forms(d) {
			text = squeeze(text)
			byList := k == 0 && t.known != nil && m.entity == t.id && strings.Contains(text, " ") // which lists what names it: "Good Friday Agreement"
			if key := strings.ToLower(text); !seen[key] && (byList || standsAlone(text)) {
				seen[key] = true
				out = append(out, text)
			}
		}
	}
	sort.SliceStable(out, func(i, j int) bool { return len(out[i]) > len(out[j]) })
	t.seen.aliased, t.seen.aliases = len(t.mentions), out
	return out
}

// forms are the ways in which a mention stands in the text: alone, with its
// owner, with its complement.
func (m *mention) forms(d *desk) []string {
	s, n := d.sentences[m.sent], m.noun
	end := complementEnd(s, n)
	out := []string{m.text(d)}
	if end > n.to {
		out = append(out, s.text(d.doc.Text, n.from, end))
	}
	if n.owner >= 0 && !strings.HasPrefix(s.tag(n.owner), "PRP") {
		out = append(out, s.text(d.doc.Text, n.owner, end))
	}
	return out
}

// standsAlone reports whether a form names an instrument without its article:
// an acronym, or a telling word beside the head.
func standsAlone(text string) bool {
	return telling(text) && (strings.Contains(text, " ") || strings.ToUpper(text) == text) || strings.HasPrefix(strings.ToLower(text), "joint ")
}

var minor = wordSet("the a an of on for and in to at by with s its their with between from")

func (m *mention) text(d *desk) string { return d.doc.Text[m.start:m.end] }

// squeeze folds white space.
func squeeze(s string) string { return strings.Join(strings.Fields(s), " ") }

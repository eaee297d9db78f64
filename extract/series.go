package extract

import (
	"strconv"
	"strings"

	"signatory/extract/data"
	"signatory/graph"
)

// sitting is one meeting of an article: all mentions that name it.
type sitting struct {
	id     string
	series string
	year   string
	kind   string          // forum, dialogue, ...: "" for the summits, conferences and talks that are called all three
	words  map[string]bool // the words that tell it from others
	forms  []string        // its full forms, in order, each once
}

// indexSummits lists the series of each group of states, and the places where summits were held.
func (x *Extractor) indexSummits(t *data.Tables) {
	x.seriesOf, x.places, x.series = map[string]string{}, map[string]bool{}, map[string][]*data.Summit{}
	for i := range t.Summits {
		s := &t.Summits[i]
		x.series[s.Series] = append(x.series[s.Series], s)
		if s.Place != "" {
			x.places[strings.ToLower(s.Place)] = true
		}
	}
	for i := range t.Organizations {
		if o := &t.Organizations[i]; len(x.series[o.Name]) > 0 {
			x.seriesOf[o.ID()] = o.Name
		}
	}
}

// settleSummits finds for every mention of a meeting the meeting that it names:
// a known one, by its series with the place, the year or the article's date;
// else one that the article has named before; else one of the article's year.
func (d *desk) settleSummits() {
	for _, m := range d.mentions {
		if m.kind != graph.Summit {
			continue
		}
		s := d.sentences[m.sent]
		if m.full.end == 0 {
			m.full = m.span
		}
		form := squeeze(d.doc.Text[m.full.start:m.full.end])
		t := sitting{id: m.entity, series: d.seriesAt(s, m), year: d.sittingYear(s, m), words: sittingWords(form), kind: sittingKind(form)}
		switch {
		case d.farOff(t.id, form):
			t.id, t.series = "", ""
		case !strings.HasPrefix(t.id, "summit:"):
			t.id = d.knownSitting(t, form)
		}
		at := d.sittingLike(t, form)
		if at == nil {
			if t.id == "" {
				t.id = "summit:" + slug(form)
				if m.entity == generalAssembly {
					t.id = "summit:un-general-assembly"
				}
				if y := d.doc.Article.Date; t.year != "" && !strings.Contains(form, t.year) {
					t.id += "-" + t.year
				} else if t.year == "" && y != "" {
					t.id += "-" + string(y[:4])
				}
			}
			d.sittings = append(d.sittings, &t)
			at = d.sittings[len(d.sittings)-1]
		}
		at.learn(t, form)
		m.entity = at.id
	}
}

// learn adds what another mention tells of a meeting.
func (t *sitting) learn(o sitting, form string) {
	for w := range o.words {
		t.words[w] = true
	}
	if t.series == "" {
		t.series = o.series
	}
	if t.year == "" {
		t.year = o.year
	}
	if !contains(t.forms, form) {
		t.forms = append(t.forms, form)
	}
}

// sittingLike is the meeting of the article that one named later is again, nil for none.
func (d *desk) sittingLike(t sitting, form string) *sitting {
	for _, o := range d.sittings {
		if t.id != "" || strings.Contains(o.id, ":") && d.x.summits[o.id] != nil && t.id != "" {
			if o.id == t.id {
				return o
			}
			continue
		}
		if o.year != "" && t.year != "" && o.year != t.year || o.series != "" && t.series != "" && o.series != t.series {
			continue
		}
		if len(t.words) == 0 && o.holds(form) {
			return o
		}
		if t.kind != o.kind {
			continue
		}
		if within(t.words, o.words) || within(o.words, t.words) {
			return o
		}
	}
	return nil
}

// holds reports a form of the meeting that holds another, or is held by it.
func (t *sitting) holds(form string) bool {
	for _, f := range t.forms {
		if strings.Contains(f, form) || strings.Contains(form, f) {
			return true
		}
	}
	return false
}

// within reports whether all words of a stand in b.
func within(a, b map[string]bool) bool {
	for w := range a {
		if !b[w] {
			return false
		}
	}
	return len(a) > 0
}

// sittingKind is the noun of a meeting that is called by no other.
func sittingKind(form string) string {
	for _, k := range []string{"forum", "dialogue", "round", "roundtable", "assembly", "congress"} {
		if strings.Contains(strings.ToLower(form), k) {
			return k
		}
	}
	return ""
}

// sittingWords are the words of a form that tell a meeting from others.
func sittingWords(form string) map[string]bool {
	out := map[string]bool{}
	for _, w := range strings.FieldsFunc(strings.ToLower(shorter.Replace(form)), notWord) {
		if !minor[w] && !meetingNouns[w] && !plainMeeting[w] {
			out[w] = true
		}
	}
	return out
}

var shorter = strings.NewReplacer("Artificial Intelligence", "AI", "United States", "US", "United Nations", "UN", "Group of Seven", "G7", "Group of 20", "G20", "G-7", "G7", "G-20", "G20", "G-8", "G8", ".", "")

var plainMeeting = wordSet("annual leaders leader world international global meeting change year this last next economic special")

// seriesAt is the series that a mention belongs to: that of the group that it
// names, or of the climate conferences.
func (d *desk) seriesAt(s *sentence, m *mention) string {
	if x := d.x.summits[m.entity]; x != nil {
		return x.Series
	}
	if series := d.x.seriesOf[m.entity]; series != "" {
		return series
	}
	climate, nations := false, false
	for i := range s.tokens {
		if s.tokens[i].Start < m.full.start || s.tokens[i].End > m.full.end {
			continue
		}
		if o := s.mention(i); o != nil && o != m && d.x.seriesOf[o.entity] != "" {
			return d.x.seriesOf[o.entity]
		} else if o != nil && o.entity == "organization:united-nations" {
			nations = true
		}
		w := s.word(i)
		climate = climate || w == "climate"
		if w == "parties" || w == "cop" {
			nations, climate = true, climate || strings.Contains(d.doc.Text, "climate")
		}
	}
	if climate && nations && !strings.Contains(d.doc.Text[m.full.start:m.full.end], "Climate Summit") {
		return "COP"
	}
	return ""
}

// sittingYear is the year that stands in a mention's form, or that "last year's" before it says.
func (d *desk) sittingYear(s *sentence, m *mention) string {
	before := ""
	for i := range s.tokens {
		in := s.tokens[i].Start >= m.full.start && s.tokens[i].End <= m.full.end
		if in && yearWord.MatchString(s.tokens[i].Text) {
			return s.tokens[i].Text
		}
		if s.tokens[i].Start >= m.full.end && s.tokens[i].Start <= m.full.end+4 && yearWord.MatchString(s.tokens[i].Text) && (s.word(i-1) == "in" || s.word(i-1) == "of") {
			return s.tokens[i].Text
		}
		if s.tokens[i].End <= m.full.start && i+1 < len(s.tokens) && (s.word(i) == "last" || s.word(i) == "next") && s.word(i+1) == "year" && m.full.start-s.tokens[i].End < 14 {
			before = s.word(i)
		}
	}
	if at := d.doc.Article.Date; at != "" && before != "" {
		if y, err := strconv.Atoi(string(at[:4])); err == nil && before == "last" {
			return strconv.Itoa(y - 1)
		} else if err == nil {
			return strconv.Itoa(y + 1)
		}
	}
	return ""
}

// sittingOf is the meeting of the article with an id, nil for none.
func (d *desk) sittingOf(id string) *sitting {
	for _, t := range d.sittings {
		if t.id == id {
			return t
		}
	}
	return nil
}

// names are the name of a meeting, its fullest form where it has no known one,
// and its other forms.
func (t *sitting) names(known string) (name string, aliases []string) {
	name = known
	for _, f := range t.forms {
		if known == "" && len(f) > len(name) {
			name = f
		}
	}
	for _, f := range t.forms {
		if f != name {
			aliases = append(aliases, f)
		}
	}
	return name, aliases
}

// summitOf is the meeting that a declaration belongs to: one named in its
// sentence, else the only one of the article so far.
func (d *desk) summitOf(s *sentence, m *mention) string {
	for i := range s.tokens {
		if x := s.mention(i); x != nil && x.kind == graph.Summit {
			return x.entity
		}
	}
	only := ""
	for _, x := range d.mentions {
		if x.kind == graph.Summit && x.start < m.start {
			if only != "" && only != x.entity {
				return ""
			}
			only = x.entity
		}
	}
	return only
}

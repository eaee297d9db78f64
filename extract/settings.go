package extract

import (
	"strings"

	"signatory/extract/data"
	"signatory/graph"
)

// settings say where the summits of a sentence were held, and who was host: "the
// summit in Paris", "Peru hosted the summit", "held in Bali, Indonesia".
func (d *desk) settings(s *sentence) []graph.Link {
	var out []graph.Link
	for i := range s.tokens {
		m := s.mention(i)
		if m == nil || m.kind != graph.Summit {
			continue
		}
		if at := d.venue(s, i, m); at >= 0 {
			out = append(out, d.heldAt(s, m, at)...)
		} else if at := d.venueBefore(s, i, m); at >= 0 {
			out = append(out, d.heldAt(s, m, at)...)
		}
		if h := d.host(s, i); h != nil {
			out = append(out, graph.Link{Kind: graph.Hosted, From: h.entity, To: m.entity, Evidence: d.quote(min(h.start, m.start), max(h.end, m.end))})
		}
	}
	return distinctLinks(out)
}

// distinctLinks keeps one link of a kind between two entities.
func distinctLinks(in []graph.Link) []graph.Link {
	var out []graph.Link
	seen := map[string]bool{}
	for _, l := range in {
		if key := string(l.Kind) + l.From + l.To; !seen[key] {
			seen[key] = true
			out = append(out, l)
		}
	}
	return out
}

// venue is the token at which the place behind a meeting begins, -1 for none:
// "in Lima", ", held in Lima", "was held last May in Lima, Peru".
func (d *desk) venue(s *sentence, i int, m *mention) int {
	held := false
	for j := i + 1; j < len(s.tokens) && j < i+14; j++ {
		w := s.word(j)
		inside := s.tokens[j].End <= m.full.end
		switch {
		case (w == "in" || w == "at" && d.x.places[s.word(j+1)]) && d.placeAt(s, j+1) && (inside || !d.actsAt(s, j+1)):
			return j + 1
		case inside, w == ",", w == "in" || w == "at" || w == "on" || w == "to" || w == "the", s.tag(j) == "CD", timeWord(w) && w != "year", w == "last" || w == "this" || w == "next":
		case w == "held" || w == "hosted" || w == "convened" || w == "opened" || w == "opens" || w == "place" || w == "met":
			held = true
		case w == "was" || w == "is" || w == "will" || w == "be" || w == "being" || w == "takes" || w == "took" || w == "take" || w == "which":
			held = held || w == "took" || w == "takes" || w == "take"
		case w == "year" && s.word(j-1) != "this": // another one of the series
			return -1
		case w == "year" || w == "month" || w == "week" || w == "weekend":
		default:
			return -1
		}
		if w == "," && !held && s.word(j+1) != "held" && s.word(j+1) != "hosted" && s.word(j+1) != "which" {
			return -1
		}
	}
	return -1
}

// actsAt reports a country at a place where it acts: "talks in which Iran signed".
func (d *desk) actsAt(s *sentence, i int) bool {
	return strings.HasPrefix(s.tag(i+1), "VB") && s.tag(i+1) != "VBN" && s.tag(i+1) != "VBG"
}

// venueBefore is the token of a place in the name of a meeting: "the Bali summit".
func (d *desk) venueBefore(s *sentence, i int, m *mention) int {
	for j := i - 1; j >= 0 && s.tokens[j].Start >= m.full.start; j-- {
		o := s.mention(j)
		if o != nil && o.kind == graph.Country && o.role == data.RoleCapital || o == nil && s.capital(j) && d.x.places[s.word(j)] {
			return j
		}
	}
	return -1
}

// heldAt are the links of a meeting to the place at token i, and to the country
// where that is known: of a capital its own, of another place the one behind a comma.
func (d *desk) heldAt(s *sentence, m *mention, i int) []graph.Link {
	var out []graph.Link
	n := s.mention(i)
	end := i + 1
	if n == nil {
		if s.tokens[i].Start > m.end {
			end = d.cityEnd(s, i)
		}
	}
	ev := d.quote(min(m.start, s.tokens[i].Start), max(m.end, s.tokens[end-1].End))
	if n == nil || n.role == data.RoleCapital {
		name := squeeze(s.text(d.doc.Text, i, end))
		if d.places == nil {
			d.places = map[string]string{}
		}
		d.places["place:"+slug(name)] = name
		out = append(out, graph.Link{Kind: graph.HeldIn, From: m.entity, To: "place:" + slug(name), Evidence: ev})
	}
	country := n
	if s.word(end) == "," && s.is(end+1, graph.Country) && s.at[end+1].role != data.RoleAdjective {
		country = s.at[end+1]
		ev = d.quote(min(m.start, s.tokens[i].Start), max(m.end, country.end))
	}
	if country != nil && country.kind == graph.Country && country.role != data.RoleMetonym {
		out = append(out, graph.Link{Kind: graph.Hosted, From: country.entity, To: m.entity, Evidence: ev})
	}
	return out
}

// host is the country that hosts the meeting at token i: "Peru hosted the
// summit", "the summit hosted by Peru".
func (d *desk) host(s *sentence, i int) *mention {
	for j := i - 1; j >= 0 && j > i-10; j-- {
		switch w := s.word(j); {
		case w == "host" || w == "hosts" || w == "hosted" || w == "hosting":
			if s.word(j+1) == "by" {
				return nil
			}
			for k := j - 1; k >= 0 && k > j-6; k-- {
				if o := s.mention(k); o != nil {
					if o.kind == graph.Country && o.role != data.RoleAdjective {
						return o
					}
					return nil
				}
				if s.word(k) == "," || s.word(k) == "not" {
					return nil
				}
			}
		case s.mention(j) != nil && s.mention(j).kind == graph.Country && s.tokens[j].End < s.at[i].full.start, w == ",", w == "and":
			return nil
		}
	}
	for j := i + 1; j+2 < len(s.tokens) && j < i+8; j++ {
		if (s.word(j) == "hosted" || s.word(j) == "organised" || s.word(j) == "organized") && s.word(j+1) == "by" {
			for k := j + 2; k < j+4; k++ {
				if o := s.mention(k); o != nil && o.kind == graph.Country && o.role != data.RoleAdjective {
					return o
				}
			}
		}
	}
	return nil
}

// adoptions join an instrument to the summit that it belongs to, or at which the
// text says that it came about.
func (d *desk) adoptions() []graph.Link {
	var out []graph.Link
	for _, t := range d.stock.all {
		if t.summit == "" || len(t.mentions) == 0 || !d.mentionsSummit(t.summit) {
			continue
		}
		s := d.togetherWith(t)
		if s == nil && t.known != nil && "summit:"+t.known.Summit == t.summit {
			s = d.sentences[t.mentions[0].sent]
		}
		if s == nil {
			continue
		}
		out = append(out, graph.Link{Kind: graph.AdoptedAt, From: t.id, To: t.summit, Evidence: d.quote(s.start, s.end)})
	}
	for _, s := range d.sentences {
		for i := range s.tokens {
			m := s.mention(i)
			if m == nil || m.kind != graph.Instrument || d.stock.of[m] == nil {
				continue
			}
			if o := d.cameAboutAt(s, i); o != nil {
				out = append(out, graph.Link{Kind: graph.AdoptedAt, From: d.stock.of[m].id, To: o.entity, Evidence: d.quote(min(m.start, o.start), max(m.end, o.end))})
			}
		}
	}
	return distinctLinks(out)
}

// togetherWith is the first sentence that names an instrument and its summit, nil for none.
func (d *desk) togetherWith(t *treaty) *sentence {
	for _, m := range t.mentions {
		s := d.sentences[m.sent]
		for i := range s.tokens {
			if o := s.mention(i); o != nil && o.kind == graph.Summit && o.entity == t.summit {
				return s
			}
		}
	}
	return nil
}

// cameAboutAt is the meeting at which the instrument at token i was made: "the
// accord signed at the Lima summit", "leaders adopted the declaration at ...", nil for none.
func (d *desk) cameAboutAt(s *sentence, i int) *mention {
	made := false
	for j := i - 1; j >= 0 && j > i-5; j-- {
		made = made || making[d.lemma(s, j)] && strings.HasPrefix(s.tag(j), "VB")
	}
	for j := i + 1; j < len(s.tokens) && j < i+16; j++ {
		w := s.word(j)
		if o := s.mention(j); o != nil && o.kind == graph.Summit {
			for k := j - 1; k > i; k-- {
				switch p := s.word(k); {
				case (p == "at" || p == "during") && made:
					return o
				case (p == "of" || p == "from" || p == "at") && k == i+1:
					return o
				case s.tokens[k].Start >= o.full.start, p == "the" || p == "a" || p == "an" || p == "this" || s.tag(k) == "POS" || s.tag(k) == "JJ" || p == "last" || timeWord(strings.TrimSuffix(p, "s")):
				default:
					return nil
				}
			}
			return nil
		}
		if making[d.lemma(s, j)] && strings.HasPrefix(s.tag(j), "VB") {
			made = true
			for k := i; k < j; k++ {
				if w := s.word(k); w == "not" || w == "n't" || w == "never" {
					return nil
				}
			}
		}
		if w == ";" || s.is(j, graph.Instrument) {
			return nil
		}
	}
	return nil
}

// making are the verbs by which an instrument comes about.
var making = wordSet("adopt sign agree issue reach conclude approve endorse launch announce negotiate release publish strike unveil")

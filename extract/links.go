package extract

import (
	"strings"

	"signatory/graph"
)

// links are the other relations of the article: who represents whom, who said
// what, where a summit was held and what was adopted there.
func (d *desk) links() []graph.Link {
	var out []graph.Link
	for _, p := range d.people.all {
		if p.side == "" {
			continue
		}
		s := d.sentences[p.mentions[0].sent]
		if p.proof != nil {
			s = p.proof
		}
		l := graph.Link{Kind: graph.Represents, From: p.id, To: p.side, Role: p.title(), Evidence: d.quote(s.start, s.end)}
		if p.leader != nil && (p.role == "" || strings.EqualFold(p.role, p.leader.Role)) { // another role has other dates
			l.Date, l.Until = p.leader.From, p.leader.Until
		}
		out = append(out, l)
	}
	for _, s := range d.sentences {
		out = append(out, d.sayings(s)...)
		out = append(out, d.settings(s)...)
	}
	return append(out, d.adoptions()...)
}

// title is the role that the text gives, else that of the office held.
func (p *person) title() string {
	if p.role == "" && p.leader != nil {
		return p.leader.Role
	}
	return p.role
}

// sayings are the quotations of a sentence with their speaker.
func (d *desk) sayings(s *sentence) []graph.Link {
	text := d.doc.Text[s.start:s.end]
	if !strings.ContainsAny(text, "“\"") {
		return nil
	}
	speaker := d.sayer(s)
	if speaker == "" {
		return nil
	}
	var out []graph.Link
	for _, pair := range [][2]string{{"“", "”"}, {"\"", "\""}} {
		from := strings.Index(text, pair[0])
		if from < 0 {
			continue
		}
		quote := text[from+len(pair[0]):]
		if end := strings.Index(quote, pair[1]); end > 0 {
			quote = quote[:end]
		}
		if len(strings.Fields(quote)) < 4 {
			continue
		}
		l := graph.Link{Kind: graph.Said, From: speaker, Quote: quote, Evidence: d.quote(s.start, s.end)}
		for i := range s.tokens {
			if m := s.mention(i); m != nil && m.kind == graph.Instrument && d.stock.of[m] != nil {
				l.About = d.stock.of[m].id
			}
		}
		return append(out, l)
	}
	return out
}

// sayer is the person or body whom a word of speech names as speaker.
func (d *desk) sayer(s *sentence) string {
	for i := range s.tokens {
		if !d.speaks(s, i) {
			continue
		}
		for _, j := range []int{i - 1, i + 1, i - 2, i + 2, i - 3} {
			m := s.mention(j)
			if m != nil && (m.kind == graph.Person || m.kind == graph.Organization) {
				return m.entity
			}
			if w := s.word(j); (w == "he" || w == "she") && s.tag(j) == "PRP" {
				return d.lastPerson(s)
			}
		}
		for j := i - 1; j >= 0 && j > i-12; j-- {
			if m := s.mention(j); m != nil && m.kind == graph.Person {
				return m.entity
			}
		}
		for j := i + 1; j < len(s.tokens) && j < i+8; j++ {
			if m := s.mention(j); m != nil && m.kind == graph.Person {
				return m.entity
			}
		}
	}
	return ""
}

var sayingWords = wordSet("said says told added wrote argued warned insisted emphasized emphasised stressed declared tweeted explained noted asked replied urged announced stated continued concluded recalled called described hailed calling promised pledged warning saying telling")

func (d *desk) speaks(s *sentence, i int) bool {
	return sayingWords[s.word(i)] && s.verbal(i)
}

// lastPerson is the person named last before a sentence's end.
func (d *desk) lastPerson(s *sentence) string {
	for k := s.index; k >= 0 && k > s.index-4; k-- {
		t := d.sentences[k]
		for j := len(t.tokens) - 1; j >= 0; j-- {
			if k == s.index {
				continue
			}
			if m := t.mention(j); m != nil && m.kind == graph.Person {
				return m.entity
			}
		}
	}
	return ""
}

// mentionsSummit reports whether the text itself names a meeting.
func (d *desk) mentionsSummit(id string) bool {
	for _, m := range d.mentions {
		if m.kind == graph.Summit && m.entity == id {
			return true
		}
	}
	return false
}

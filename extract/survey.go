package extract

import (
	"slices"
	"strings"

	"signatory/extract/persons"
)

// survey asks the model of persons for the names in the whole article, before
// titles and offices explain some of them.
func (p *people) survey() {
	article := make([][]persons.Word, len(p.d.sentences))
	for k, s := range p.d.sentences {
		if s.shouted {
			continue
		}
		article[k] = make([]persons.Word, len(s.tokens))
		for i, t := range s.tokens {
			article[k][i] = persons.Word{Text: t.Text, Small: s.word(i), Taken: s.at[i] != nil}
		}
	}
	p.surveyed = make([][]span, len(article))
	for k, found := range p.d.x.persons.Find(article) {
		s := p.d.sentences[k]
		for _, f := range found {
			p.surveyed[k] = append(p.surveyed[k], span{s.tokens[f.From].Start, s.tokens[f.To-1].End})
		}
	}
}

// trusted reports whether a surveyed name is to be taken: a headline's capitals
// say nothing, so that it names only those whom the body names too.
func (p *people) trusted(s *sentence, i, end int) bool {
	return !s.headline() || p.byLast[s.tokens[end-1].Text] != nil || p.namedBelow(s, i, end)
}

// surveyedAt is the end of the surveyed name that starts at token i, or i.
func (p *people) surveyedAt(s *sentence, i int) int {
	for _, f := range p.surveyed[s.index] {
		if f.start != s.tokens[i].Start {
			continue
		}
		for j := i; j < len(s.tokens); j++ {
			if s.tokens[j].End == f.end {
				return j + 1
			}
		}
	}
	return i
}

// within reports whether a surveyed name holds token i.
func (p *people) within(s *sentence, i int) bool {
	return slices.ContainsFunc(p.surveyed[s.index], func(f span) bool { return f.start <= s.tokens[i].Start && s.tokens[i].End <= f.end })
}

// namedBelow reports whether the body names in full, or alone, whom tokens [i,end) of a headline name.
func (p *people) namedBelow(s *sentence, i, end int) bool {
	name := s.text(p.d.doc.Text, i, end)
	for k, found := range p.surveyed {
		if p.d.sentences[k].headline() {
			continue
		}
		for _, f := range found {
			full := p.d.doc.Text[f.start:f.end]
			if full == name || len(full) > len(name) && full[len(full)-len(name)-1] == ' ' && full[len(full)-len(name):] == name {
				return true
			}
		}
	}
	return false
}

// verbOfHeadline reports a verb that a headline's capitals make look like a name:
// "Russia Envoy Backs Climate Deal".
func (p *people) verbOfHeadline(s *sentence, i int) bool {
	return s.headline() && strings.HasSuffix(s.word(i), "s") && p.d.x.takesStance(s.word(i)) && !p.namedBelow(s, i, i+1)
}

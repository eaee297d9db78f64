package extract

import (
	"strings"

	"signatory/graph"
)

// titledTogether finds those who share a title at token i: "Presidents Biden and
// Xi", "Prime Ministers Modi of India and Oli of Nepal". It returns the token
// behind them, i where there are none.
func (p *people) titledTogether(s *sentence, i int) int {
	role, name := p.sharedTitle(s, i)
	if role == "" {
		return i
	}
	if s.mention(name) != nil || nameEnd(s, name) == name {
		return i
	}
	for {
		end := nameEnd(s, name)
		if s.mention(name) != nil || end == name {
			return name
		}
		side, next := "", 1
		if of := s.mention(end + 1); s.word(end) == "of" && of != nil && of.kind == graph.Country {
			side, next = of.entity, 3
		}
		p.add(s, name, end, role, side)
		name += next
		if s.word(name) == "," {
			name++
		}
		if s.word(name) == "and" {
			name++
		}
		if w := s.word(name - 1); w != "," && w != "and" {
			return name
		}
	}
}

// sharedTitle reads the plural of an office at token i, and where the names behind it begin.
func (p *people) sharedTitle(s *sentence, i int) (role string, name int) {
	for n := 3; n >= 1; n-- {
		if i+n >= len(s.tokens) || !strings.HasSuffix(s.word(i+n-1), "s") {
			continue
		}
		t := strings.TrimSuffix(strings.Join(s.small()[i:i+n], " "), "s")
		if titles[t] != "" && office(t) {
			return titles[t], i + n
		}
	}
	return "", i
}

// addressed keeps what a form of address tells of a person: "Ms Silva" is no "he".
func (q *person) addressed(title string) {
	switch strings.TrimSuffix(title, ".") {
	case "ms", "mrs", "queen", "princess", "spokeswoman", "chairwoman", "congresswoman":
		q.female = true
	case "mr", "sir", "king", "spokesman", "chairman", "congressman":
		q.male = true
	}
}

// calledBy reports whether a pronoun can be a person's.
func (q *person) calledBy(pronoun string) bool {
	switch pronoun {
	case "he", "his", "him", "himself":
		return !q.female || q.male
	case "she", "her", "herself":
		return !q.male || q.female
	}
	return true
}

package extract

import (
	"strings"

	"signatory/extract/parse"
)

// parseUnquoted makes the tree of a sentence without the quotation marks around a
// few words within it: of "their 'rotten deal' with Chad" the parser takes the
// marks for a break.
func (s *sentence) parseUnquoted(model *parse.Model) {
	marks := s.standing(s.shortQuotes())
	if len(marks) == 0 {
		model.Parse(s.tokens)
		return
	}
	var rest []parse.Token
	var at []int
	for i, t := range s.tokens {
		if !marks[i] {
			rest, at = append(rest, t), append(at, i)
		}
	}
	if len(rest) == 0 {
		model.Parse(s.tokens)
		return
	}
	model.Parse(rest)
	for k, t := range rest {
		head := t.Head
		if head >= 0 {
			head = at[head]
		}
		s.tokens[at[k]].Head, s.tokens[at[k]].Rel = head, t.Rel
	}
	for i := range marks {
		near := i + 1
		for near < len(s.tokens) && marks[near] {
			near++
		}
		if near >= len(s.tokens) {
			for near = i - 1; near > 0 && marks[near]; {
				near--
			}
		}
		s.tokens[i].Head, s.tokens[i].Rel = near, "punct"
	}
}

// standing adds what says of a name in a caption where its bearer stands: "Ana Soto, left, and
// Peru's president John Odo (R) shake hands".
func (s *sentence) standing(marks map[int]bool) map[int]bool {
	for i := 2; i+1 < len(s.tokens); i++ {
		if !standsAt[s.word(i)] || s.mention(i-2) == nil {
			continue
		}
		before, after := s.word(i-1), s.word(i+1)
		if !(before == "(" && after == ")") && !(before == "," && (after == "," || after == "and")) {
			continue
		}
		if marks == nil {
			marks = map[int]bool{}
		}
		marks[i-1], marks[i] = true, true
		if after != "and" {
			marks[i+1] = s.word(i+2) == "and" || after == ")" || strings.HasPrefix(s.tag(i+2), "VB")
		}
	}
	return marks
}

// standsAt are the words of a caption for a place in the picture.
var standsAt = wordSet("left right center centre l r c")

// shortQuotes are the quotation marks around a few words that no sign divides.
func (s *sentence) shortQuotes() map[int]bool {
	var out map[int]bool
	open := -1
	for i := range s.tokens {
		switch t := s.tag(i); {
		case t == "``" || t == "''" && open < 0:
			open = i
		case open < 0:
		case t == "''":
			if i-open > 1 && i-open < 8 && i+1 < len(s.tokens) {
				if out == nil {
					out = map[int]bool{}
				}
				out[open], out[i] = true, true
			}
			open = -1
		case t == "," || t == "." || t == ":":
			open = -1
		}
	}
	return out
}

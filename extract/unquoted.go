package extract

import "signatory/extract/parse"

// parseUnquoted makes the tree of a sentence without the quotation marks around a
// few words within it: of "their 'rotten deal' with Chad" the parser takes the
// marks for a break.
func (s *sentence) parseUnquoted(model *parse.Model) {
	marks := s.shortQuotes()
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
		if near >= len(s.tokens) || marks[near] {
			near = i - 1
		}
		s.tokens[i].Head, s.tokens[i].Rel = near, "punct"
	}
}

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

package extract

// notThatOne parts from a predicate the instruments that its sentence denies beside
// others: "signed the convention but not its protocol", "joined not the pact but the forum".
func (d *desk) notThatOne(p predicate) []predicate {
	if len(p.objects) < 2 || p.scope.stance == "" {
		return []predicate{p}
	}
	var kept, denied []object
	for _, o := range p.objects {
		if o.tok > p.tok && deniedAt(p.s, o.tok) {
			denied = append(denied, o)
		} else {
			kept = append(kept, o)
		}
	}
	if len(denied) == 0 {
		return []predicate{p}
	}
	q := p
	p.objects, q.objects = kept, denied
	q.scope.effects = append([]string(nil), p.scope.effects...)
	q.scope.negate("but not")
	return []predicate{p, q}
}

// deniedAt reports an instrument at token t right behind "but not", ", not" or
// between "not" and "but".
func deniedAt(s *sentence, t int) bool {
	j := t - 1
	for j > 0 && s.word(j) != "not" && (s.tag(j) == "DT" || s.tag(j) == "PRP$" || s.tag(j) == "POS" || s.tag(j) == "JJ" || s.tag(j) == "CD" || s.tag(j) == "NN" || s.tag(j) == "NNP" || s.word(j) == "with") {
		j--
	}
	if s.word(j) != "not" || s.word(j+1) == "only" || s.word(j+1) == "just" {
		return false
	}
	if w := s.word(j - 1); w == "but" || w == "," || w == "though" || w == "although" || w == "and" {
		return true
	}
	return s.word(t+1) == "but"
}

package extract

import "github.com/jdkato/prose/v2"

// recogniser is prose's recogniser of named entities, with its model loaded
// once. It reads a sentence in some milliseconds and takes many a place for a
// person, so it is asked only where a person is wanted: beside a word of speech,
// about words that nothing else explains.
type recogniser struct{ model *prose.Model }

func newRecogniser() (*recogniser, error) {
	doc, err := prose.NewDocument("A", prose.WithSegmentation(false))
	if err != nil {
		return nil, err
	}
	return &recogniser{doc.Model}, nil
}

// persons are the names in a sentence that the recogniser takes for persons.
func (r *recogniser) persons(sentence string) (map[string]bool, error) {
	doc, err := prose.NewDocument(sentence, prose.UsingModel(r.model), prose.WithSegmentation(false))
	if err != nil {
		return nil, err
	}
	out := map[string]bool{}
	for _, e := range doc.Entities() {
		if e.Label == "PERSON" {
			out[e.Text] = true
		}
	}
	return out, nil
}

// recognise finds the speakers of a sentence who bear neither title nor office
// and are no known leaders: "John Hume said ...".
func (p *people) recognise(s *sentence) {
	if s.shouted || s.headline() || !p.speechIn(s) {
		return
	}
	var persons map[string]bool
	for i := 0; i < len(s.tokens); i++ {
		if s.mention(i) != nil || !s.capital(i) {
			continue
		}
		end := nameEnd(s, i)
		if end < i+2 || end > i+4 || !alphabetic(s, i, end) {
			i = max(i, end-1)
			continue
		}
		if persons == nil {
			var err error
			if persons, err = p.d.x.recogniser.persons(p.d.doc.Text[s.start:s.end]); err != nil {
				return // prose v2.0.0 has no error to return once its model is loaded, which New did
			}
		}
		if persons[s.text(p.d.doc.Text, i, end)] {
			p.add(s, i, end, "", "")
		} else {
			i = end - 1
		}
	}
}

// speechIn reports whether a word of speech stands outside every name.
func (p *people) speechIn(s *sentence) bool {
	for i := range s.tokens {
		if s.mention(i) == nil && sayingWords[s.word(i)] {
			return true
		}
	}
	return false
}

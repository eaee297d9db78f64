package neo4j

import (
	_ "embed"
	"slices"

	"signatory/graph"
)

// A position keeps the sentences that it shows, each with the title and the address
// of its article, so that a page of positions is read from the positions alone:
//
//	proof, sentence    the first claim of the current stance, and its three texts
//	proofs, sentences  the other claims, and the texts of all in one list
//
// They are written with the ledger, and only where other claims prove it or one of
// these may say something else now. Without texts, as an earlier version left them, or of
// a position settled for a question, proofs are filled by fillProofs.

//go:embed cypher/pair_sentences.cypher
var pairSentences string

// sentence is what a proof shows of its claim.
type sentence struct{ quote, title, url string }

func (s sentence) texts() []string { return []string{s.quote, s.title, s.url} }

// perSentence is of how many texts a sentence is.
const perSentence = 3

// shows are the claims whose sentences a position shows.
type shows struct {
	first string // of the current stance, "" without one
	rest  []string
	told  bool // their texts are stored
}

func showsOf(p *graph.Position) shows {
	var s shows
	if len(p.Evidence) > 0 {
		s.first = p.Evidence[0].Claim
	}
	p.EachProof(func(proof *graph.Proof) {
		if proof.Claim != s.first {
			s.rest = append(s.rest, proof.Claim)
		}
	})
	return s
}

// showsStored reads what is stored of a position.
func showsStored(r row) shows {
	s := shows{first: r.str("proof"), rest: r.strs("proofs")}
	s.told = r.num("sentences") == perSentence*len(s.rest) && (s.first == "" || r.num("sentence") == perSentence)
	return s
}

func (s *shows) all() []string {
	if s.first == "" {
		return s.rest
	}
	return append([]string{s.first}, s.rest...)
}

// same reports whether the texts that are stored of before are those of s.
func (s *shows) same(before *shows) bool {
	return before.told && before.first == s.first && slices.Equal(before.rest, s.rest)
}

// put puts the texts into the row of a position.
func (s *shows) put(into params, of map[string]sentence) {
	into["proof"], into["sentence"], into["proofs"], into["sentences"] = nil, nil, nil, nil
	if s.first != "" {
		into["proof"], into["sentence"] = s.first, of[s.first].texts()
	}
	if len(s.rest) == 0 {
		return
	}
	texts := make([]string, 0, perSentence*len(s.rest))
	for _, id := range s.rest {
		texts = append(texts, of[id].texts()...)
	}
	into["proofs"], into["sentences"] = s.rest, texts
}

// eachSentence gives the sentences that stand in the columns of a position.
func eachSentence(r row, do func(claim string, s sentence)) {
	give := func(ids []string, texts []any) {
		if len(texts) != perSentence*len(ids) {
			return
		}
		for i, id := range ids {
			var s [perSentence]string
			for j := range s {
				s[j], _ = texts[perSentence*i+j].(string)
			}
			do(id, sentence{s[0], s[1], s[2]})
		}
	}
	if first := r.str("proof"); first != "" {
		texts, _ := r["sentence"].([]any)
		give([]string{first}, texts)
	}
	texts, _ := r["sentences"].([]any)
	give(r.strs("proofs"), texts)
}

// fillFrom puts the sentences that stand beside a position into its proofs.
func fillFrom(r row, p *graph.Position) {
	told := map[string]sentence{}
	eachSentence(r, func(claim string, s sentence) { told[claim] = s })
	p.EachProof(func(proof *graph.Proof) {
		if s, ok := told[proof.Claim]; ok {
			proof.Quote, proof.Title, proof.URL = s.quote, s.title, s.url
		}
	})
}

// sentencesOf gives the sentences of settled pairs that show other ones than before:
// they are among the claims that were read or come to a pair, stand in the position
// as it was or, of a claim that was not shown yet, are asked for.
func (w *putting) sentencesOf(cases []settling, before map[string]position) (map[string]sentence, error) {
	told := map[string]sentence{}
	var keys, ask []string
	var wanted []string
	for i := range cases {
		c := &cases[i]
		was := before[c.key()].shows
		if c.keeps = c.whole == nil && c.shows.same(&was); c.keeps {
			continue
		}
		for id, s := range c.sentences {
			told[id] = s
		}
		missing := len(wanted)
		for _, id := range c.shows.all() {
			if s, ok := w.sentences[id]; ok && c.whole == nil {
				told[id] = s
			} else if _, ok := told[id]; !ok {
				wanted = append(wanted, id)
			}
		}
		if was.told && missing < len(wanted) {
			keys = append(keys, c.key())
		}
	}
	if len(keys) > 0 {
		_, err := run(w.tx, pairSentences, params{"pairs": keys}, func(r row) (struct{}, error) {
			eachSentence(r, func(claim string, s sentence) { told[claim] = s })
			return struct{}{}, nil
		})
		if err != nil {
			return nil, err
		}
	}
	for _, id := range wanted {
		if _, ok := told[id]; !ok {
			ask = append(ask, id)
		}
	}
	if len(ask) == 0 {
		return told, nil
	}
	_, err := run(w.tx, proofSentences, params{"ids": ask}, func(r row) (struct{}, error) {
		told[r.str("id")] = sentence{r.str("quote"), r.str("title"), r.str("url")}
		return struct{}{}, nil
	})
	return told, err
}

package extract

import (
	"strings"

	"signatory/extract/data"
)

// open are the candidates that no rule over the tree reads: every word that
// takes a stance, with every instrument that it may take and every actor of
// its sentence. Trees of news are wrong in every fifth arc; the scorer tells from the
// order of the words and what is left of the tree which of these hold.
func (d *desk) openCandidates(s *sentence, ruled []predicate) []predicate {
	if !s.parsed() {
		return nil
	}
	topics := d.topics(s)
	if len(topics) == 0 || len(s.tokens) > 120 {
		return nil
	}
	var players []player // whom few sentences are asked for
	var out []predicate
	for i := range s.tokens {
		if s.mention(i) != nil || !d.x.takesStance(s.word(i)) || s.word(i+1) == "that" && s.tag(i+1) == "IN" { // "agrees that the deal is bad"
			continue
		}
		verb := s.verbal(i) || s.headline()
		noun := !s.verbal(i) && strings.HasPrefix(s.tag(i), "NN")
		for _, f := range d.framesOf(s.word(i), verb, noun) {
			objects := d.reach(s, i, f, topics)
			if len(objects) == 0 || f.Lemma == "declare" || f.Lemma == "part" && s.child(i, "cop") < 0 {
				continue
			}
			if players == nil {
				if players = d.players(s); len(players) == 0 {
					return nil
				}
			}
			p := predicate{s: s, tok: i, frame: f, form: "open"}
			for _, r := range ruled {
				if r.tok == i && r.frame.Stance == f.Stance {
					p.form, p.scope = r.form, r.scope
				}
			}
			if p.form == "open" {
				if f.Verb {
					p.scope = d.verbScope(s, i, f)
				} else {
					kind, _, _ := strings.Cut(f.Form, ":")
					p.scope = d.nominalScope(s, i, f.Stance, kind)
				}
			}
			if p.scope.stance == "" || d.controls(s, i) {
				continue
			}
			p.objects, p.players = objects, players
			out = append(out, p)
			break
		}
	}
	return out
}

// reach are the topics that word i may take in frame f by where they stand: for
// a frame with a preposition, one of its words must stand between or near.
func (d *desk) reach(s *sentence, i int, f data.Frame, topics []object) []object {
	var out []object
	for _, o := range d.allowed(topics, f) {
		if o.tok == i || abs(o.tok-i) > 40 || replaced(s, o.tok) {
			continue
		}
		if framed(s, i, o.tok, f) {
			out = append(out, o)
		}
	}
	return out
}

// replaced reports an instrument that only tells what another one is: "signed the
// replacement for the treaty".
func replaced(s *sentence, o int) bool {
	if o < 0 || s.plain(o) != "nmod" && s.plain(o) != "obl" {
		return false
	}
	switch s.word(s.head(o)) {
	case "replacement", "alternative", "successor", "substitute", "sequel", "opposition", "version", "rewrite", "overhaul":
		return true
	}
	return false
}

// framed reports whether the particles and the preposition of a frame stand
// where they must: behind the word, whichever side the instrument stands on.
func framed(s *sentence, i, o int, f data.Frame) bool {
	form := f.Form
	if putElsewhere(s, i, f) {
		return false
	}
	if k, prep, ok := strings.Cut(form, ":"); ok && (k == "nom" || k == "cop") {
		if o < i {
			return o == i-1 || k == "cop"
		}
		return follows(s, i, o, strings.Fields(prep))
	}
	switch {
	case form == "obj", form == "alone", form == "instrument":
		return true
	case strings.HasSuffix(form, " obj"):
		return follows(s, i, i+8, strings.Fields(strings.TrimSuffix(form, " obj")))
	case strings.HasPrefix(form, "obj "):
		form = strings.TrimPrefix(form, "obj ")
	case strings.HasPrefix(form, "passive "):
		form = strings.TrimPrefix(form, "passive ")
	}
	end := o
	if o < i {
		end = i + 6
	}
	return follows(s, i, end, strings.Fields(form))
}

// follows reports whether words stand, in order, between token i and end.
func follows(s *sentence, i, end int, words []string) bool {
	for j := i + 1; j < end && j < len(s.tokens) && len(words) > 0; j++ {
		if s.word(j) == words[0] {
			words = words[1:]
		}
	}
	return len(words) == 0
}

// controls reports a word that only governs another that takes a stance: "agreed to sign".
func (d *desk) controls(s *sentence, i int) bool {
	for _, k := range s.children(i, "xcomp", "ccomp", "acl") {
		if d.x.takesStance(s.word(k)) && s.rel(k) != "acl:relcl" {
			return true
		}
	}
	return false
}

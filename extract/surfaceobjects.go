package extract

import (
	"strings"

	"signatory/extract/data"
	"signatory/graph"
)

// objects are the tokens of the instruments and bodies that the verb at token i
// has as its object in a frame, by the order of the chunks.
func (f *surface) objects(i int, frame data.Frame) []int {
	k := f.of[i]
	if f.kind(k) != chunkVerb || f.chunks[k].head != i {
		return nil
	}
	words := strings.Fields(strings.TrimSuffix(strings.TrimPrefix(frame.Form, "obj "), "obj"))
	plain := frame.Form == "obj" || strings.HasSuffix(frame.Form, " obj")
	switch {
	case !plain:
		return f.afterWords(k, words, strings.HasPrefix(frame.Form, "obj "))
	case len(words) > 0 && !follows(f.s, i, i+8, words):
		return nil
	case f.passive(k):
		return f.passiveSubject(k)
	}
	if out := f.named(f.nextNoun(k)); len(out) > 0 {
		return out
	}
	if purposeBehind(f.s, i) { // "the pact it signed last year to end dumping"
		return nil
	}
	if j := f.relativeBefore(k); j >= 0 { // "the deal that Iran signed", "the deal Iran signed"
		return f.named(j)
	}
	return nil
}

// purposeBehind reports an infinitive or a gerund that no verb before it governs:
// it has no object in a clause that it stands behind.
func purposeBehind(s *sentence, i int) bool {
	switch {
	case s.tag(i) == "VBG":
		return !be[s.word(i-1)] && s.word(i-1) != "been" && !strings.HasPrefix(s.tag(i-1), "RB")
	case s.word(i-1) == "to":
		t := s.tag(i - 2)
		return !strings.HasPrefix(t, "VB") && !strings.HasPrefix(t, "JJ") && !strings.HasPrefix(t, "RB")
	}
	return false
}

// nextNoun is the noun chunk right behind chunk k, adverbs and particles read over; -1 for none.
func (f *surface) nextNoun(k int) int {
	for j := k + 1; j < len(f.chunks); j++ {
		switch f.kind(j) {
		case chunkOther:
			continue
		case chunkPrep:
			if w := f.word(j); j == k+1 && (w == "up" || w == "out" || w == "down" || w == "off") {
				continue
			}
			return -1
		case chunkNoun:
			if timeWord(f.word(j)) { // "signed last week an agreement"
				continue
			}
			return j
		default:
			return -1
		}
	}
	return -1
}

// afterWords is the noun behind the particles and the preposition of a frame.
func (f *surface) afterWords(k int, words []string, object bool) []int {
	for j := k + 1; j < len(f.chunks) && j < k+8; j++ {
		switch f.kind(j) {
		case chunkVerb, chunkStop, chunkWh:
			return nil
		case chunkNoun:
			if !object && !timeWord(f.word(j)) && len(words) > 0 {
				return nil
			}
			continue
		}
		if len(words) > 0 && f.word(j) == words[0] {
			if words = words[1:]; len(words) == 0 {
				return f.named(f.nextNoun(j))
			}
		}
	}
	return nil
}

// passiveSubject is what a passive verb is said of.
func (f *surface) passiveSubject(k int) []int {
	if f.chunks[k].from == f.chunks[k].head { // "the deal signed by"
		j := k - 1
		for f.kind(j) == chunkOther || f.kind(j) == chunkComma {
			j--
		}
		return f.topNamed(j)
	}
	return f.topNamed(f.subject(k, 0))
}

// topNamed is named of a noun or, where that only belongs to another, of the other.
func (f *surface) topNamed(j int) []int {
	for n := 0; j >= 0 && n < 4; n++ {
		if f.kind(j) != chunkNoun {
			return nil
		}
		if out := f.named(j); len(out) > 0 {
			return out
		}
		if f.kind(j-1) != chunkPrep {
			return nil
		}
		j -= 2
	}
	return nil
}

// relativeBefore is the noun that a clause without an object of its own describes.
func (f *surface) relativeBefore(k int) int {
	sub := f.subject(k, 0)
	if sub < 0 || sub >= k {
		return -1
	}
	j := sub - 1
	for f.kind(j) == chunkOther {
		j--
	}
	if f.kind(j) == chunkWh {
		j--
		for f.kind(j) == chunkComma {
			j--
		}
	}
	if f.kind(j) == chunkNoun {
		return j
	}
	return -1
}

// named are the instruments and bodies that chunk j names: its noun, what that
// only stands for ("part of the accord"), and those coordinated with it.
func (f *surface) named(j int) []int {
	if f.kind(j) != chunkNoun {
		return nil
	}
	head := f.chunks[j].head
	if m := f.s.mention(head); m != nil {
		if m.kind != graph.Instrument && m.kind != graph.Organization {
			return nil
		}
		out := []int{head}
		for k := j + 1; k+1 < len(f.chunks) && k < j+6 && (f.kind(k) == chunkAnd || f.kind(k) == chunkComma); k++ {
			if f.kind(k+1) == chunkNoun {
				n := f.s.mention(f.chunks[k+1].head)
				if n == nil || n.kind != m.kind {
					break
				}
				out = append(out, f.chunks[k+1].head)
				k++
			}
		}
		return out
	}
	if w := f.s.word(head); w == "it" || w == "them" || w == "this" || bodyNouns[w] {
		return []int{head}
	}
	if passThrough[f.s.word(head)] && f.kind(j+1) == chunkPrep {
		return f.named(f.nextNoun(j + 1))
	}
	return nil
}

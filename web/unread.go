package web

import (
	"strconv"
	"strings"

	"signatory/graph"
)

// unreadSentence is a sentence that names an instrument and of which nothing was read.
type unreadSentence struct {
	Anchor string
	Words  string // as far as a line holds them
}

// lineLength is how many bytes of a sentence a line of the margin shows, about.
const lineLength = 90

// unreadOf finds the sentences that name an instrument and gave neither a
// position, a number nor a tie; and counts all sentences, and those that gave something.
func unreadOf(t Text, r graph.Reading) (found []unreadSentence, marks []mark, all, gave int) {
	read := evidenceOf(r)
	var instruments []mark
	for _, e := range r.Entities {
		for _, m := range e.Mentions {
			if e.Kind == graph.Instrument {
				instruments = append(instruments, mark{start: m.Start, end: m.End})
			}
		}
	}
	for _, s := range t.Sentences {
		start, end := t.Source(s[0], s[1])
		all++
		switch {
		case touches(read, start, end):
			gave++
		case touches(instruments, start, end):
			m := mark{start: start, end: end, claim: -1, entity: -1, also: "unread", anchor: "unread-" + strconv.Itoa(len(found)+1)}
			marks = append(marks, m)
			found = append(found, unreadSentence{m.anchor, line(t.Plain[s[0]:s[1]])})
		}
	}
	return found, marks, all, gave
}

// evidenceOf is every run of the source from which something was read.
func evidenceOf(r graph.Reading) []mark {
	var out []mark
	add := func(e graph.Evidence) { out = append(out, mark{start: e.Start, end: e.End}) }
	for _, c := range r.Claims {
		add(c.Evidence)
	}
	for _, c := range r.Counts {
		add(c.Evidence)
	}
	for _, l := range r.Links {
		add(l.Evidence)
	}
	return out
}

func touches(marks []mark, start, end int) bool {
	for _, m := range marks {
		if m.start < end && m.end > start {
			return true
		}
	}
	return false
}

// line is the beginning of a sentence, cut between words.
func line(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	if len(s) <= lineLength {
		return s
	}
	cut := strings.LastIndexByte(s[:lineLength], ' ')
	if cut < 0 {
		return s
	}
	return s[:cut] + " …"
}

package extract

import "strings"

// This file tells what is only said to have been, or only nearly was, from what has been.

// hearsay reports a noun whose clause nobody vouches for: "rumours that Chad signed",
// "reports that Chad signed are false".
func hearsay(s *sentence, noun int) bool {
	w := singular(s.word(noun))
	if rumours[w] {
		return true
	}
	if w != "report" && w != "claim" && w != "news" && w != "story" && w != "allegation" && w != "assertion" {
		return false
	}
	for j := noun + 1; j < len(s.tokens); j++ {
		if untrue[s.word(j)] && (be[s.word(j-1)] || s.word(j-1) == "been") {
			return true
		}
	}
	return false
}

var rumours = wordSet("rumour rumor speculation suggestion myth notion fantasy hypothesis illusion")

var untrue = wordSet("false untrue wrong incorrect unfounded baseless fake groundless nonsense inaccurate mistaken denied dismissed")

// nearly reports what all but happened: "almost signed", "came close to signing",
// "was on the verge of leaving".
func nearly(s *sentence, i int) bool {
	if s.word(i+1) == "close" && s.word(i+2) == "to" { // "came close to an accord"
		return true
	}
	switch s.word(i - 1) {
	case "almost", "nearly":
		return true
	case "and": // "to try and halt it"
		return trying[s.word(i-2)]
	case "to", "of", "from":
		w := s.word(i - 2)
		return w == "close" || w == "closer" || w == "near" || w == "nearer" || w == "verge" || w == "brink" || w == "cusp" || w == "point" && s.word(i-4) == "on" || inches[w]
	}
	return false
}

// inches are words for how little is missing: "within an inch of signing".
var inches = wordSet("inch inches whisker breadth")

// trying are verbs of an attempt, which tells of no deed.
var trying = wordSet("try tries tried trying")

// inLetter reports a gerund behind those to whom a letter goes, which says what it tells:
// "wrote a letter to the leaders of Chad warning against a deal".
func inLetter(s *sentence, i int) bool {
	if s.tag(i) != "VBG" || s.mention(i-1) == nil && !officials[s.word(i-1)] {
		return false
	}
	for k := i - 2; k >= 0 && k > i-9; k-- {
		switch w := s.word(k); {
		case strings.HasPrefix(w, "letter") || w == "wrote" || w == "write" || w == "writing" || w == "memo" || w == "missive":
			return true
		case w == "," || w == ";" || s.tag(k) == "VBD" || s.tag(k) == "VBZ":
			return false
		}
	}
	return false
}

// hadMeant reports a plan of which the past perfect, or the clause behind, tells that
// it came to nothing: "had planned to sign", "was to sign on Monday but backed out".
func (d *desk) hadMeant(s *sentence, h int) bool {
	switch d.lemma(s, h) {
	case "plan", "intend", "mean", "hope", "schedule":
		if s.has(h, "aux", "had") {
			return true
		}
	}
	past := s.tag(h) == "VBD" || s.has(h, "aux", "had") || s.has(h, "aux:pass", "was", "were")
	if !past {
		return false
	}
	for j := h + 1; j < len(s.tokens); j++ {
		if s.word(j) != "but" && s.word(j) != "then" {
			continue
		}
		for k := j + 1; k < len(s.tokens) && k < j+7; k++ {
			if undoing[s.word(k)] {
				return true
			}
		}
	}
	return false
}

// wasTo reports an arrangement that came to nothing: "was to sign but pulled out".
func (d *desk) wasTo(s *sentence, i int) bool {
	be := s.child(i, "aux", "cop")
	if be < 0 || s.word(be) != "was" && s.word(be) != "were" {
		return false
	}
	for j := i + 1; j < len(s.tokens); j++ {
		for k := j + 1; s.word(j) == "but" && k < len(s.tokens) && k < j+7; k++ {
			if undoing[s.word(k)] {
				return true
			}
		}
	}
	return false
}

// undoing are verbs that tell that a plan was given up.
var undoing = wordSet("changed backed balked baulked refused reneged failed cancelled canceled postponed withdrew pulled declined dropped scrapped abandoned reversed delayed stopped")

// against reports a deed that somebody is told not to do: "warned it against signing".
func against(s *sentence, i int) bool {
	for j := i - 2; j > 0 && j > i-7; j-- {
		switch s.word(j) {
		case "warn", "warned", "warns", "warning", "advise", "advised", "advises", "caution", "cautioned", "urge", "urged", "argue", "argued", "arguments", "case", "lobby", "lobbied", "campaigned", "recommended":
			return true
		}
	}
	return false
}

// late are words for those who have not done yet what stands behind them: "slow
// in ratifying the pact".
var late = wordSet("slow laggard procrastinator tardy hesitant cautious late sluggish dilatory foot-dragging")

// belated reports a gerund that a word of delay governs.
func belated(s *sentence, i int) bool {
	return s.tag(i) == "VBG" && (s.word(i-1) == "in" || s.word(i-1) == "about" || s.word(i-1) == "to") && late[s.word(i-2)] ||
		strings.HasPrefix(s.tag(i), "VB") && s.word(i-1) == "to" && late[s.word(i-2)]
}

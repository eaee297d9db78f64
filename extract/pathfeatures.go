package extract

import (
	"fmt"
	"strings"

	"signatory/graph"
)

// This file tells the scorer what lies between two words, along the tree and along the line.

// path is the way through the tree from token i to token j, coordination and
// apposition folded: "^xcomp nsubj"; "none" where there is no tree or a place of none.
func path(s *sentence, i, j int) string {
	if i < 0 || j < 0 {
		return "none"
	}
	if i == j {
		return "self"
	}
	var up []string
	for x, n := i, 0; x >= 0 && n < 12; x, n = s.head(x), n+1 {
		if s.below(j, x) {
			var down []string
			for y := j; y != x && y >= 0; y = s.head(y) {
				down = append(down, s.rel(y))
			}
			for l, r := 0, len(down)-1; l < r; l, r = l+1, r-1 {
				down[l], down[r] = down[r], down[l]
			}
			steps := folded(append(up, down...))
			if len(steps) > 4 {
				return "long"
			}
			return strings.Join(steps, " ")
		}
		up = append(up, "^"+s.rel(x))
	}
	return "none"
}

func folded(steps []string) []string {
	var out []string
	for _, x := range steps {
		switch x {
		case "appos", "flat", "nmod:desc", "list":
			x = "conj"
		case "nmod:unmarked":
			x = "compound"
		}
		if len(out) > 0 && out[len(out)-1] == x && (x == "conj" || x == "^conj") {
			continue
		}
		out = append(out, x)
	}
	return out
}

// between tells what stands between a predicate and another token.
func between(what string, s *sentence, i, j int) []string {
	lo, hi := min(i, j)+1, max(i, j)
	verbs, marks := 0, map[string]bool{}
	for k := lo; k < hi; k++ {
		switch t := s.tag(k); {
		case t == "VBD" || t == "VBZ" || t == "VBP" || t == "MD":
			verbs++
		case t == "WDT" || t == "WP":
			marks["wh"] = true
		case s.word(k) == ";" || t == ":":
			marks["break"] = true
		case t == "``" || t == "''" || s.word(k) == "\"":
			marks["quote"] = true
		case s.word(k) == "by" || s.word(k) == "with" || s.word(k) == "between" || s.word(k) == "including":
			marks[s.word(k)] = true
		case s.word(k) == "if" || s.word(k) == "that" || s.word(k) == "but" || s.word(k) == "after" || s.word(k) == "because":
			marks["clause"] = true
		}
	}
	side := "left "
	if j > i {
		side = "right "
	}
	out := []string{side + what + " verbs=" + bucket(verbs)}
	for _, m := range []string{"wh", "break", "quote", "by", "with", "between", "including", "clause"} {
		if marks[m] {
			out = append(out, side+what+" past "+m)
		}
	}
	return out
}

func actorsBetween(s *sentence, i, j int) int {
	n := 0
	for k := min(i, j) + 1; k < max(i, j); k++ {
		if m := s.mention(k); m != nil && (m.kind == graph.Country || m.kind == graph.Organization || m.kind == graph.Person) {
			n++
		}
	}
	return n
}

func instrumentsBetween(s *sentence, i, j int) int {
	n := 0
	for k := min(i, j) + 1; k < max(i, j); k++ {
		if s.is(k, graph.Instrument) {
			n++
		}
	}
	return n
}

func bucket(n int) string {
	switch {
	case n < 3:
		return fmt.Sprint(n)
	case n < 6:
		return "3+"
	}
	return "6+"
}

func gapFeature(name string, a, b int) string {
	switch g := abs(a - b); {
	case b < 0:
		return name + "=elsewhere"
	case g <= 3:
		return name + "=near"
	case g <= 10:
		return name + "=middle"
	}
	return name + "=far"
}

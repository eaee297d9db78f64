package eval

import (
	"regexp"
	"strings"
)

func set(words string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}

// vocabulary is the words that tell nothing, or little, of which instrument a name means.
type vocabulary struct{ stop, generic map[string]bool }

func newVocabulary() vocabulary {
	return vocabulary{set("the a an of on for and in to at by with s its their new"),
		set(`declaration treaty convention protocol accord agreement pact charter statement communique pledge compact
			resolution code deal text document international joint final summit global draft framework commitment peace trade
			nation country world leader conference plan`)}
}

var (
	initials = regexp.MustCompile(`\b(?:[a-z]\.){2,}`)
	word     = regexp.MustCompile(`[a-z0-9]+`)
	acronym  = regexp.MustCompile(`^[A-Z][A-Z0-9-]+$`)
	alpha3   = regexp.MustCompile(`^[A-Z]{3}$`)
	unspoken = regexp.MustCompile(`[^a-z0-9 ]`)
)

// tokens are the telling words of a name, in the singular.
func (v vocabulary) tokens(name string) map[string]bool {
	name = strings.NewReplacer("é", "e", "’", "'").Replace(strings.ToLower(name))
	name = initials.ReplaceAllStringFunc(name, func(s string) string { return strings.ReplaceAll(s, ".", "") })
	out := map[string]bool{}
	for _, t := range word.FindAllString(name, -1) {
		switch {
		case v.stop[t]:
			continue
		case len(t) > 3 && strings.HasSuffix(t, "ies"):
			t = t[:len(t)-3] + "y"
		case len(t) > 3 && strings.HasSuffix(t, "s") && !strings.HasSuffix(t, "ss"):
			t = t[:len(t)-1]
		}
		out[t] = true
	}
	return out
}

// likeness is 0 to 1: how far two names of an instrument agree. Their specific
// words must agree by half of the longer name.
func (v vocabulary) likeness(a, b string) float64 {
	p, g := v.tokens(a), v.tokens(b)
	both := shared(p, g)
	if both == 0 {
		return 0
	}
	if both == len(p) && both == len(g) {
		return 1
	}
	sp, sg := v.special(p), v.special(g)
	switch {
	case len(sp) > 0 && len(sg) > 0:
		if share := float64(shared(sp, sg)) / float64(max(len(sp), len(sg))); share >= 0.5 {
			return share
		}
	case len(sp) == 0 && len(sg) == 0:
		return 0.9 * float64(both) / float64(max(len(p), len(g)))
	}
	return 0
}

func (v vocabulary) special(tokens map[string]bool) map[string]bool {
	out := map[string]bool{}
	for t := range tokens {
		if !v.generic[t] {
			out[t] = true
		}
	}
	return out
}

func shared(a, b map[string]bool) int {
	n := 0
	for t := range a {
		if b[t] {
			n++
		}
	}
	return n
}

// judged are the name, and of the other forms those that can stand alone: two
// telling words or more, or an acronym; at most eight.
func (v vocabulary) judged(names []string) []string {
	out := names[:min(1, len(names))]
	out = out[:len(out):len(out)]
	for _, n := range names[min(1, len(names)):] {
		if len(out) < 9 && (len(v.tokens(n)) >= 2 || acronym.MatchString(strings.TrimSpace(n))) {
			out = append(out, n)
		}
	}
	return out
}

// same is the best likeness between the judged names of an entity and the names of a label.
func (v vocabulary) same(names, label []string) float64 {
	best := 0.0
	for _, p := range v.judged(names) {
		for _, g := range label {
			best = max(best, v.likeness(p, g))
		}
	}
	return best
}

// actorName is the form in which actors are compared.
func actorName(a string) string {
	a = strings.TrimSpace(a)
	if alpha3.MatchString(a) {
		return a
	}
	a = unspoken.ReplaceAllString(strings.TrimPrefix(strings.ToLower(a), "the "), "")
	switch a {
	case "eu":
		return "european union"
	case "un":
		return "united nations"
	case "nato", "north atlantic treaty organisation":
		return "north atlantic treaty organization"
	case "au":
		return "african union"
	}
	return a
}

package eval

import (
	"slices"

	"signatory/graph"
)

// Verdict is what a claim turns out to be.
type Verdict string

const (
	Right   Verdict = "right"
	Wrong   Verdict = "false"
	Flip    Verdict = "flip"    // wrong, and the labels say the opposite
	Neutral Verdict = "neutral" // said before, or optional
	Miss    Verdict = "miss"    // a labelled position that no claim found
)

// Judged is a claim with its verdict, or a labelled position that was missed.
type Judged struct {
	Verdict    Verdict
	Article    string
	Actor      string
	Stance     graph.Stance
	Tense      graph.Tense
	Instrument string // its name
	Rule       string
	Confidence float64
	Quote      string
}

// claim is a claim as it is compared.
type claim struct {
	Judged
	id    string   // of the instrument
	names []string // of the instrument
	like  float64  // to the instrument, among the labels, that it is most like
}

// polarity groups stances for the relaxed figure and for flips.
func polarity(s graph.Stance) int { return s.Polarity() }

// strength orders the stances of one polarity.
func strength(s graph.Stance) int {
	switch s {
	case graph.Ratified, graph.Withdrew:
		return 3
	case graph.Signed, graph.Refused:
		return 2
	case graph.Endorsed, graph.NotSigned:
		return 1
	}
	return 0
}

// weaker reports whether c says again what x says, or less.
func weaker(c claim, x Position) bool {
	p := polarity(c.Stance)
	less := c.Stance == x.Stance || p != 0 && p == polarity(x.Stance) && strength(c.Stance) <= strength(x.Stance)
	return less && !(c.Tense == graph.Past && x.Tense == graph.Planned)
}

// claims brings a reading into the form in which it is compared.
func (v vocabulary) claims(r graph.Reading, label Label) []claim {
	entities := map[string]graph.Entity{}
	for _, e := range r.Entities {
		entities[e.ID] = e
	}
	out := make([]claim, len(r.Claims))
	for i, c := range r.Claims {
		actor, instrument := entities[c.Actor], entities[c.Instrument]
		name := orID(actor.Name, c.Actor)
		if actor.Kind == graph.Country && actor.Code != "" {
			name = actor.Code
		}
		k := claim{id: c.Instrument, names: append([]string{orID(instrument.Name, c.Instrument)}, instrument.Aliases...)}
		for _, x := range label.Positions {
			k.like = max(k.like, v.same(k.names, x.Names))
		}
		tense := c.Tense
		if tense == "" {
			tense = graph.Past
		}
		k.Judged = Judged{"", label.Article, actorName(name), c.Stance, tense, k.names[0], c.Reason.Rule, c.Confidence, c.Evidence.Quote}
		out[i] = k
	}
	return out
}

func orID(name, id string) string {
	if name == "" {
		return id
	}
	return name
}

// about reports whether a claim's instrument is the position's rather than any other of the article.
func (v vocabulary) about(c claim, x Position) bool {
	like := v.same(c.names, x.Names)
	return like > 0 && like >= c.like-0.05
}

// match judges the claims of one article, and adds what they missed.
func (v vocabulary) match(claims []claim, label Label) []Judged {
	var gold, optional []Position
	for _, x := range label.Positions {
		if x.Optional {
			optional = append(optional, x)
		} else {
			gold = append(gold, x)
		}
	}
	used := make([]bool, len(gold))
	var out []Judged
	var left []claim
	for _, c := range claims {
		hit := -1
		for i, x := range gold {
			if !used[i] && x.Actor == c.Actor && x.Stance == c.Stance && x.Tense == c.Tense && v.about(c, x) {
				hit = i
				break
			}
		}
		if hit < 0 {
			left = append(left, c)
			continue
		}
		used[hit] = true
		c.Verdict = Right
		out = append(out, c.Judged)
	}
	out = append(out, v.rest(left, gold, used, optional)...)
	for i, x := range gold {
		if !used[i] {
			out = append(out, Judged{Miss, label.Article, x.Actor, x.Stance, x.Tense, x.Names[0], "", 0, x.Quote})
		}
	}
	return out
}

// rest judges the claims that match no position.
func (v vocabulary) rest(left []claim, gold []Position, used []bool, optional []Position) []Judged {
	type saying struct {
		actor, instrument string
		stance            graph.Stance
		tense             graph.Tense
	}
	said := map[saying]bool{}
	var out []Judged
	for _, c := range left {
		key := saying{c.Actor, c.id, c.Stance, c.Tense}
		c.Verdict = v.verdict(c, gold, used, optional)
		if c.Verdict != Neutral && said[key] {
			c.Verdict = Neutral
		} else if c.Verdict != Neutral {
			said[key] = true
		}
		out = append(out, c.Judged)
	}
	return out
}

func (v vocabulary) verdict(c claim, gold []Position, used []bool, optional []Position) Verdict {
	same, opposite := 0, 0
	for i, x := range gold {
		if x.Actor != c.Actor || !v.about(c, x) {
			continue
		}
		if used[i] && weaker(c, x) {
			return Neutral
		}
		same++
		if polarity(x.Stance) == -polarity(c.Stance) {
			opposite++
		}
	}
	if slices.ContainsFunc(optional, func(x Position) bool {
		return x.Actor == c.Actor && x.Stance == c.Stance && v.about(c, x)
	}) {
		return Neutral
	}
	if same > 0 && polarity(c.Stance) != 0 && same == opposite {
		return Flip
	}
	return Wrong
}

package train

import (
	"math/rand"
	"strings"

	"signatory/extract/parse"
)

// Options are the lengths of the training.
type Options struct {
	TagEpochs, ParseEpochs int
	Log                    func(step string)
}

const (
	folds      = 4     // of the jackknife
	explore    = 0.9   // how often a wrong guess is followed, from the second epoch on
	sureTag    = 30    // a word seen so often with one tag ...
	sureShare  = 0.995 // ... in this share of its places keeps it
	jackEpochs = 3
)

// Train fits a model on sentences. It is deterministic.
func Train(sentences []Sentence, o Options) *parse.Model {
	rng := rand.New(rand.NewSource(1))
	known, tags := vocabulary(sentences)
	tagged := make([]Sentence, len(sentences))
	for k := range folds {
		o.Log("tagger without part " + string(rune('1'+k)))
		m := &parse.Model{Known: known, Tagger: fitTagger(without(sentences, k), tags, known, jackEpochs, rng).rounded()}
		for i := k; i < len(sentences); i += folds {
			s := sentences[i]
			s.Tags = make([]string, len(s.Words))
			m.TagWords(s.Words, s.Tags)
			tagged[i] = s
		}
	}
	o.Log("tagger")
	m := &parse.Model{Known: known, Tagger: fitTagger(sentences, tags, known, o.TagEpochs, rng).rounded()}
	o.Log("parser")
	m.Parser = fitParser(tagged, o, rng).rounded()
	return m
}

// without leaves out every sentence of one part of the jackknife.
func without(sentences []Sentence, part int) []Sentence {
	var out []Sentence
	for i, s := range sentences {
		if i%folds != part {
			out = append(out, s)
		}
	}
	return out
}

// vocabulary lists the tags, and the words that always bear the same one.
func vocabulary(sentences []Sentence) (known map[string]string, tags []string) {
	counts := map[string]map[string]int{}
	seen := map[string]bool{}
	for _, s := range sentences {
		for i, w := range s.Words {
			if t := s.Tags[i]; !seen[t] {
				seen[t] = true
				tags = append(tags, t)
			}
			if counts[w] == nil {
				counts[w] = map[string]int{}
			}
			counts[w][s.Tags[i]]++
		}
	}
	known = map[string]string{}
	for w, c := range counts {
		total := 0
		for _, n := range c {
			total += n
		}
		for t, n := range c {
			if total >= sureTag && float64(n) > sureShare*float64(total) {
				known[w] = t
			}
		}
	}
	return known, tags
}

func fitTagger(sentences []Sentence, tags []string, known map[string]string, epochs int, rng *rand.Rand) *perceptron {
	p := newPerceptron(tags)
	sums := make([]float32, len(tags))
	for range epochs {
		for _, k := range rng.Perm(len(sentences)) {
			s := sentences[k]
			lower, guessed := lowered(s.Words), make([]string, len(s.Words))
			kinds := parse.Kinds(lower)
			for i, w := range s.Words {
				if t, ok := known[w]; ok {
					guessed[i] = t
					continue
				}
				f := parse.TagFeatures(s.Words, lower, kinds, guessed, i)
				p.score(f, sums)
				g := largest(sums)
				if right := p.index[s.Tags[i]]; right != g {
					p.update(f, right, g)
				}
				guessed[i] = tags[g]
			}
		}
	}
	return p
}

// moves lists every move that the treebank needs, in the order of its first use.
func moves(sentences []Sentence) []string {
	out, seen := []string{string(parse.Shift)}, map[string]bool{}
	for _, s := range sentences {
		for i, h := range s.Heads {
			move := string(parse.Right) + s.Rels[i]
			if i < h {
				move = string(parse.Left) + s.Rels[i]
			}
			if !seen[move] {
				seen[move] = true
				out = append(out, move)
			}
		}
	}
	return out
}

func fitParser(sentences []Sentence, o Options, rng *rand.Rand) *perceptron {
	p := newPerceptron(moves(sentences))
	sums := make([]float32, len(p.classes))
	for epoch := range o.ParseEpochs {
		for _, k := range rng.Perm(len(sentences)) {
			p.learn(sentences[k], sums, epoch > 0, rng)
		}
		o.Log("parser: an epoch done")
	}
	return p
}

// learn parses one sentence, corrects the weights where the guess is not among
// the best moves, and goes on from the guess or from the right move.
func (p *perceptron) learn(s Sentence, sums []float32, wander bool, rng *rand.Rand) {
	state, lower := parse.NewState(len(s.Words)), lowered(s.Words)
	classes := parse.Classes(lower, s.Tags)
	for !state.Done() {
		f := parse.ParseFeatures(state, lower, s.Tags, classes)
		p.score(f, sums)
		guess, right := p.choose(state, s, sums)
		if guess != right {
			p.update(f, right, guess)
		}
		if wander && rng.Float64() < explore {
			right = guess
		}
		state.Apply(p.classes[right])
	}
}

// choose is the best legal move by the weights, and the best among those that
// lose the fewest gold arcs and bear the gold relation.
func (p *perceptron) choose(state *parse.State, s Sentence, sums []float32) (guess, right int) {
	const kinds = string(parse.Shift) + string(parse.Left) + string(parse.Right)
	var costs [3]int
	lowest := 1 << 30
	for i := range kinds {
		costs[i] = -1
		if state.Legal(kinds[i]) {
			costs[i] = state.Cost(kinds[i], s.Heads)
			lowest = min(lowest, costs[i])
		}
	}
	guess, right = -1, -1
	for i, move := range p.classes {
		c := costs[strings.IndexByte(kinds, move[0])]
		if c < 0 {
			continue
		}
		if guess < 0 || sums[i] > sums[guess] {
			guess = i
		}
		if c == lowest && (right < 0 || sums[i] > sums[right]) && fitting(state, s, move) {
			right = i
		}
	}
	if right < 0 {
		right = guess
	}
	return guess, right
}

// fitting reports whether a move that draws a gold arc gives it the gold relation.
func fitting(state *parse.State, s Sentence, move string) bool {
	if move[0] == parse.Shift {
		return true
	}
	head, child := state.Target(move[0])
	return s.Heads[child] != head || s.Rels[child] == move[1:]
}

func largest(sums []float32) int {
	b := 0
	for i, v := range sums {
		if v > sums[b] {
			b = i
		}
	}
	return b
}

func lowered(words []string) []string {
	out := make([]string, len(words))
	for i, w := range words {
		out[i] = strings.ToLower(w)
	}
	return out
}

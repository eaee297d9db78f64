package train

import "signatory/extract/parse"

const mask = 1<<parse.TableBits - 1

// perceptron is an averaged perceptron over the hashed table of parse.Weights.
type perceptron struct {
	classes []string
	index   map[string]int
	weights []float32
	totals  []float32
	seen    []int32 // the update at which totals was last brought up to date
	updates int32
}

func newPerceptron(classes []string) *perceptron {
	p := &perceptron{
		classes: classes, index: map[string]int{},
		weights: make([]float32, mask+1), totals: make([]float32, mask+1), seen: make([]int32, mask+1),
	}
	for i, c := range classes {
		p.index[c] = i
	}
	return p
}

func (p *perceptron) score(features []uint32, sums []float32) {
	clear(sums)
	for _, h := range features {
		for i := range sums {
			sums[i] += p.weights[(int(h&mask)+i)&mask]
		}
	}
}

// update moves the weights from the class that was guessed to the right one.
func (p *perceptron) update(features []uint32, right, guess int) {
	p.updates++
	for _, h := range features {
		p.add((h+uint32(right))&mask, 1)
		p.add((h+uint32(guess))&mask, -1)
	}
}

func (p *perceptron) add(i uint32, v float32) {
	p.totals[i] += p.weights[i] * float32(p.updates-p.seen[i])
	p.seen[i] = p.updates
	p.weights[i] += v
}

// rounded is the average of all weights over the training, as small integers on
// one scale that covers the largest. Weights that round to zero are left out.
func (p *perceptron) rounded() *parse.Weights {
	largest := float32(0)
	for i := range p.weights {
		p.totals[i] += p.weights[i] * float32(p.updates-p.seen[i])
		p.seen[i] = p.updates
		largest = max(largest, p.totals[i], -p.totals[i])
	}
	w, _ := parse.NewWeights(p.classes, func(set func(int, int8)) error {
		for i, t := range p.totals {
			v := t / largest * 127
			if v < 0 {
				set(i, int8(v-0.5))
			} else {
				set(i, int8(v+0.5))
			}
		}
		return nil // and so NewWeights has no error
	})
	return w
}

package parse

// TableBits is the size of a weight table, as a power of two.
const TableBits = 24

const tableMask = 1<<TableBits - 1

// Weights is one table for all features: the weights of a feature's classes
// stand side by side from the feature's hash on. Collisions are rare at this
// size and the training learns around them.
type Weights struct {
	Classes []string
	Table   []int8
}

// score sums the weights of the features for every class into sums.
func (w *Weights) score(features []uint32, sums []int32) {
	clear(sums)
	n := len(sums)
	for _, h := range features {
		h &= tableMask
		if int(h)+n > len(w.Table) {
			for i := range sums {
				sums[i] += int32(w.Table[(int(h)+i)&tableMask])
			}
			continue
		}
		row := w.Table[h : int(h)+n]
		for i, v := range row {
			sums[i] += int32(v)
		}
	}
}

// best is the index of the largest sum, the first of equal ones.
func best(sums []int32) int {
	b := 0
	for i, v := range sums {
		if v > sums[b] {
			b = i
		}
	}
	return b
}

// hasher gathers the hashes of features; each call of add has a number of its own.
type hasher struct {
	n   uint32
	out []uint32
}

func (h *hasher) reset(first uint32) {
	h.n, h.out = first, h.out[:0]
}

// add hashes a feature made of parts (FNV-1a, then mixed).
func (h *hasher) add(parts ...string) {
	h.n++
	x := uint32(2166136261) ^ h.n*2654435761
	for _, p := range parts {
		for i := 0; i < len(p); i++ {
			x = (x ^ uint32(p[i])) * 16777619
		}
		x = (x ^ 0x1f) * 16777619
	}
	x ^= x >> 16
	x *= 0x7feb352d
	x ^= x >> 15
	x *= 0x846ca68b
	h.out = append(h.out, x^x>>16)
}

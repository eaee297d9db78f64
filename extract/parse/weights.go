package parse

import "encoding/binary"

// TableBits is the size of a weight table, as a power of two.
const TableBits = 24

const tableMask = 1<<TableBits - 1

// Weights is one table for all features: the weights of a feature's classes
// stand side by side from the feature's hash on. Collisions are rare at this
// size and the training learns around them.
type Weights struct {
	Classes []string

	cells []byte // the table with bias added, and its start again at its end
}

// bias makes a weight a byte that is never negative.
const bias = 128

// NewWeights makes weights of the table of 1<<TableBits that each gives the
// weights of that are not zero.
func NewWeights(classes []string, each func(set func(at int, weight int8)) error) (*Weights, error) {
	w := &Weights{Classes: classes, cells: make([]byte, 1<<TableBits+max(rowWidth, len(classes)+16))}
	largePages(w.cells)
	for i := range w.cells {
		w.cells[i] = bias
	}
	if err := each(func(at int, weight int8) { w.cells[at] = byte(int(weight) + bias) }); err != nil {
		return nil, err
	}
	copy(w.cells[1<<TableBits:], w.cells)
	return w, nil
}

// at is one weight.
func (w *Weights) at(i int) int8 { return int8(int(w.cells[i]) - bias) }

// rowWidth is how many bytes of a row are summed at once.
const rowWidth = 96

// score sums the weights of the features, at most 257, for every class into sums.
func (w *Weights) score(features []uint32, sums []int32) {
	if wide && len(sums) <= rowWidth {
		var out [rowWidth]uint16
		sumRows(&w.cells[0], features, &out)
		less := int32(bias * len(features))
		for i := range sums {
			sums[i] = int32(out[i]) - less
		}
		return
	}
	w.fetch(features)
	w.scorePlain(features, sums)
}

// evenBytes takes every other byte of eight as four lanes of sixteen bits, which
// hold the sum of up to 257 weights.
const evenBytes = 0x00ff00ff00ff00ff

// scorePlain is score for any machine. It adds sixteen classes at a time, in four
// words of four lanes each that stay in registers.
func (w *Weights) scorePlain(features []uint32, sums []int32) {
	for k := 0; k < len(sums); k += 16 {
		var a, b, c, d uint64
		cells := w.cells[k:]
		for _, h := range features {
			row := cells[h&tableMask:][:16]
			x, y := binary.LittleEndian.Uint64(row), binary.LittleEndian.Uint64(row[8:])
			a += x & evenBytes
			b += x >> 8 & evenBytes
			c += y & evenBytes
			d += y >> 8 & evenBytes
		}
		less := int32(bias * len(features))
		for i := range min(16, len(sums)-k) {
			lane := [4]uint64{a, b, c, d}[i/8*2+i&1]
			sums[k+i] = int32(lane>>(16*(i%8/2))&0xffff) - less
		}
	}
}

// fetch touches the weights of the features, so that they come from memory
// side by side and not one after the other, as the longer work of adding them
// in Go would have it: the parser waits half as long. A table has no place in a cache.
//
//go:noinline
func (w *Weights) fetch(features []uint32) (touched byte) {
	for _, h := range features {
		at := h & tableMask
		touched ^= w.cells[at] ^ w.cells[at+uint32(len(w.Classes))]
	}
	return touched
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

	begun []uint32 // of a sentence, by feature and word: hashes with their first part, 0 for not made yet

	table *Weights // whose rows are fetched while the other features are made, nil for none
	warm  int      // how many of out are fetched
}

func (h *hasher) reset(first uint32) {
	h.n, h.out, h.warm = first, h.out[:0], 0
}

// fetch asks for the rows of the features made since it was called last, so that
// they come from memory while the next ones are made: the table has no place in a cache.
func (h *hasher) fetch() {
	if wide && h.table != nil {
		warmRows(&h.table.cells[0], h.out[h.warm:])
		h.warm = len(h.out)
	}
}

// add hashes a feature made of parts (FNV-1a, then mixed).
func (h *hasher) add(parts ...string) {
	h.n++
	x := begin(h.n)
	for _, p := range parts {
		x = hashed(x, p)
	}
	h.out = append(h.out, finish(x))
}

// begin is the hash of feature n before its parts.
func begin(n uint32) uint32 { return uint32(2166136261) ^ n*2654435761 }

// hashed takes a hash on by one part.
func hashed(x uint32, part string) uint32 {
	for i := 0; i < len(part); i++ {
		x = (x ^ uint32(part[i])) * 16777619
	}
	return (x ^ 0x1f) * 16777619
}

// finish mixes the bits of a hash.
func finish(x uint32) uint32 {
	x ^= x >> 16
	x *= 0x7feb352d
	x ^= x >> 15
	x *= 0x846ca68b
	return x ^ x>>16
}

package graph

import (
	"bytes"
	"encoding/binary"
	"fmt"

	"github.com/cespare/xxhash/v2"
	minhash "github.com/dgryski/go-minhash"
)

const (
	// printHashes is the length of a Print: bands of bandRows hashes each.
	printHashes = copyBands * bandRows
	copyBands   = 10
	bandRows    = 5
	// shingle is how many words in a row are compared as one.
	shingle = 4
	// minWords is the shortest text that is compared: shorter ones, as a
	// headline with a line of text, are alike without being copies.
	minWords = 50
	// CopyAt is the share of common shingles from which two texts count as
	// copies of one: an agency's text with another dateline or a cut end
	// reaches it, two reports on one event do not.
	CopyAt = 0.6
)

// Print is the MinHash signature of a text (Broder, "On the resemblance and
// containment of documents", 1997): the share of equal hashes of two prints
// estimates the share of the shingles that their texts have in common.
type Print []uint64

// PrintOf is the print of an article's text, nil for one too short to compare
// and for a list, which is like any other list and a copy of none.
func PrintOf(a *Article) Print {
	if a.Format == ListFormat {
		return nil
	}
	text := a.Text
	if text == "" {
		text = string(a.Raw)
	}
	words := AppendWords(make([]byte, 0, len(text)+1), text)
	if bytes.Count(words, []byte{' '}) < minWords-1 {
		return nil
	}
	m := minhash.NewMinWise(xxhash.Sum64, seededHash(), printHashes)
	start, end := 0, -1 // of the shingle
	for range shingle {
		end = wordEnd(words, end+1)
	}
	for m.Push(words[start:end]); end < len(words); m.Push(words[start:end]) {
		start, end = wordEnd(words, start)+1, wordEnd(words, end+1)
	}
	return m.Signature()
}

// wordEnd is where the word ends that a place in words is in.
func wordEnd(words []byte, at int) int {
	if i := bytes.IndexByte(words[at:], ' '); i >= 0 {
		return at + i
	}
	return len(words)
}

// seededHash gives a second hash, independent of xxhash.Sum64.
func seededHash() func(b []byte) uint64 {
	var d xxhash.Digest
	return func(b []byte) uint64 {
		d.ResetWithSeed(0x5369676e61746f72)
		d.Write(b) // never fails, see its documentation
		return d.Sum64()
	}
}

// Bands are what a store finds likely copies by: texts that are copies share
// a band with a chance of 1-(1-s^5)^10 at similarity s (0.95 at 0.76).
func (p Print) Bands() []int64 {
	out := make([]int64, 0, copyBands)
	for i := 0; i+bandRows <= len(p); i += bandRows {
		h := xxhash.New()
		var b [8]byte
		binary.LittleEndian.PutUint64(b[:], uint64(i))
		h.Write(b[:])
		for _, v := range p[i : i+bandRows] {
			binary.LittleEndian.PutUint64(b[:], v)
			h.Write(b[:])
		}
		out = append(out, int64(h.Sum64()))
	}
	return out
}

// CopyOf reports whether two texts are copies of one. It holds only for texts
// that share a band, so that no copy is found that the bands do not lead to.
func (p Print) CopyOf(q Print) bool {
	if len(p) != printHashes || len(q) != printHashes {
		return false
	}
	same, band := 0, false
	for i := 0; i < printHashes; i += bandRows {
		run := 0
		for j := i; j < i+bandRows; j++ {
			if p[j] == q[j] {
				run++
			}
		}
		same, band = same+run, band || run == bandRows
	}
	return band && float64(same) >= CopyAt*printHashes
}

// Bytes is p as a store keeps it.
func (p Print) Bytes() []byte {
	out := make([]byte, 0, 8*len(p))
	for _, v := range p {
		out = binary.LittleEndian.AppendUint64(out, v)
	}
	return out
}

// ParsePrint reads what Bytes wrote.
func ParsePrint(b []byte) (Print, error) {
	if len(b)%8 != 0 {
		return nil, fmt.Errorf("the print of a text has %d bytes: want a multiple of 8", len(b))
	}
	p := make(Print, len(b)/8)
	for i := range p {
		p[i] = binary.LittleEndian.Uint64(b[8*i:])
	}
	return p, nil
}

// GroupCopies gives each text its source: the first id, in byte order, of those
// that it is tied to as a copy, directly or through others.
func GroupCopies(prints map[string]Print) map[string]string {
	out := make(map[string]string, len(prints))
	for id := range prints {
		out[id] = id
	}
	for id, p := range prints {
		for other, q := range prints {
			if id < other && p.CopyOf(q) {
				join(out, out[id], out[other])
			}
		}
	}
	return out
}

// join gives all that bear one of two sources the first of them.
func join(source map[string]string, a, b string) {
	for id, s := range source {
		if s == a || s == b {
			source[id] = min(a, b)
		}
	}
}

package parse

import (
	"bufio"
	"bytes"
	"compress/gzip"
	_ "embed"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"io"
	"slices"
)

// Model is a tagger and a parser.
type Model struct {
	Known          map[string]string // words that have one tag wherever they stand
	Tagger, Parser *Weights
}

//go:embed model.gz
var embedded []byte

// WriteTo writes the embedded model and its lexicon as they are kept.
func WriteTo(w io.Writer) error {
	_, err := w.Write(slices.Concat(embedded, lexiconGZ))
	return err
}

// Load reads the embedded model.
func Load() (*Model, error) {
	m, err := Decode(bytes.NewReader(embedded))
	if err != nil {
		return nil, fmt.Errorf("embedded model: %w", err)
	}
	return m, nil
}

// header is the first line of a model file.
type header struct {
	Known       map[string]string `json:"known"`
	Tags, Moves []string
}

// Encode writes the model: a line of JSON, then each table as pairs of the
// gap to the next weight that is not zero (a varint) and that weight (a byte).
func (m *Model) Encode(w io.Writer) error {
	z, err := gzip.NewWriterLevel(w, gzip.BestCompression)
	if err != nil {
		return err
	}
	out := bufio.NewWriter(z)
	if err := json.NewEncoder(out).Encode(header{m.Known, m.Tagger.Classes, m.Parser.Classes}); err != nil {
		return err
	}
	for _, t := range []*Weights{m.Tagger, m.Parser} {
		if err := writeTable(out, t); err != nil {
			return err
		}
	}
	if err := out.Flush(); err != nil {
		return err
	}
	return z.Close()
}

func writeTable(out *bufio.Writer, w *Weights) error {
	var buf [binary.MaxVarintLen64]byte
	last := -1
	for i := range 1 << TableBits {
		v := w.at(i)
		if v == 0 {
			continue
		}
		n := binary.PutUvarint(buf[:], uint64(i-last))
		buf[n] = byte(v)
		if _, err := out.Write(buf[:n+1]); err != nil {
			return err
		}
		last = i
	}
	return out.WriteByte(0)
}

// Decode reads what Encode wrote.
func Decode(r io.Reader) (*Model, error) {
	z, err := gzip.NewReader(r)
	if err != nil {
		return nil, err
	}
	in := bufio.NewReaderSize(z, 1<<20)
	line, err := in.ReadBytes('\n')
	if err != nil {
		return nil, err
	}
	var h header
	if err := json.Unmarshal(line, &h); err != nil {
		return nil, err
	}
	m := &Model{Known: h.Known}
	if m.Tagger, err = readWeights(in, h.Tags); err != nil {
		return nil, err
	}
	if m.Parser, err = readWeights(in, h.Moves); err != nil {
		return nil, err
	}
	return m, nil
}

func readWeights(in *bufio.Reader, classes []string) (*Weights, error) {
	return NewWeights(classes, func(set func(int, int8)) error {
		at := -1
		for {
			gap, err := binary.ReadUvarint(in)
			if err != nil || gap == 0 {
				return err
			}
			v, err := in.ReadByte()
			if err != nil {
				return err
			}
			if gap > 1<<TableBits || at+int(gap) >= 1<<TableBits {
				return fmt.Errorf("a weight %d behind weight %d lies outside the table of %d", gap, at, 1<<TableBits)
			}
			at += int(gap)
			set(at, int8(v))
		}
	})
}

package persons

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

//go:embed model.gz
var embedded []byte

// WriteTo writes the embedded model and lists as they are kept.
func WriteTo(w io.Writer) error {
	for _, part := range [][]byte{embedded, []byte(namesTSV), []byte(placesTSV)} {
		if _, err := w.Write(part); err != nil {
			return err
		}
	}
	return nil
}

// Load reads the embedded model.
func Load() (*Model, error) {
	m, err := Decode(bytes.NewReader(embedded))
	if err != nil {
		return nil, fmt.Errorf("embedded model of persons: %w", err)
	}
	return m, nil
}

// New makes a model of weights by feature and of the words that are common.
func New(rows map[uint32]Row, common map[string]bool) (*Model, error) {
	m := &Model{rows: make([]Row, TableMask+1), Common: common}
	for f, row := range rows {
		m.rows[f&TableMask] = row
	}
	var err error
	m.lists, err = LoadLists()
	return m, err
}

// Encode writes the model: a line of JSON with the common words, then for each
// row that is not zero the gap from the last (a varint) and its weights.
func (m *Model) Encode(w io.Writer) error {
	z, err := gzip.NewWriterLevel(w, gzip.BestCompression)
	if err != nil {
		return err
	}
	out := bufio.NewWriter(z)
	var common []string
	for w := range m.Common {
		common = append(common, w)
	}
	slices.Sort(common)
	if err := json.NewEncoder(out).Encode(common); err != nil {
		return err
	}
	last := -1
	var buf []byte
	for i, row := range m.rows {
		if row == (Row{}) {
			continue
		}
		buf = binary.AppendUvarint(buf[:0], uint64(i-last))
		for _, v := range row {
			buf = binary.AppendVarint(buf, int64(v))
		}
		if _, err := out.Write(buf); err != nil {
			return err
		}
		last = i
	}
	if err := out.WriteByte(0); err != nil {
		return err
	}
	if err := out.Flush(); err != nil {
		return err
	}
	return z.Close()
}

// Decode reads what Encode wrote.
func Decode(r io.Reader) (*Model, error) {
	z, err := gzip.NewReader(r)
	if err != nil {
		return nil, err
	}
	in := bufio.NewReader(z)
	line, err := in.ReadBytes('\n')
	if err != nil {
		return nil, err
	}
	var common []string
	if err := json.Unmarshal(line, &common); err != nil {
		return nil, err
	}
	rows := map[uint32]Row{}
	at := -1
	for {
		gap, err := binary.ReadUvarint(in)
		if err != nil {
			return nil, err
		}
		if gap == 0 {
			break
		}
		if at += int(gap); at > TableMask {
			return nil, fmt.Errorf("row %d lies outside the table of %d", at, TableMask+1)
		}
		var row Row
		for l := range row {
			v, err := binary.ReadVarint(in)
			if err != nil {
				return nil, err
			}
			row[l] = int16(v)
		}
		rows[uint32(at)] = row
	}
	m, err := New(rows, nil)
	if err != nil {
		return nil, err
	}
	m.Common = map[string]bool{}
	for _, w := range common {
		m.Common[w] = true
	}
	return m, nil
}

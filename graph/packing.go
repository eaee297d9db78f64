package graph

import (
	"encoding/binary"
	"encoding/hex"
	"errors"
	"math"
	"slices"
	"strings"
)

var errPacked = errors.New("stored in a form that this version does not read")

// packer writes packed values.
type packer struct{ b []byte }

func (p *packer) num(n uint64) { p.b = binary.AppendUvarint(p.b, n) }

func (p *packer) text(s string) {
	p.num(uint64(len(s)))
	p.b = append(p.b, s...)
}

func (p *packer) flags(set ...bool) {
	var f byte
	for i, on := range set {
		if on {
			f |= 1 << i
		}
	}
	p.b = append(p.b, f)
}

// packWord writes the place of a word in a list, or the word where it is not there.
func packWord[T ~string](p *packer, w T, list []T) {
	i := slices.Index(list, w)
	if i < 0 {
		p.b = append(p.b, otherWord)
		p.text(string(w))
		return
	}
	p.b = append(p.b, byte(i))
}

// otherWord is the place of a word that is in no list.
const otherWord = 255

// id writes an id, half as long where it is prefix and hexadecimal digits.
func (p *packer) id(prefix, id string) {
	if b, ok := hexID(prefix, id); ok {
		p.num(uint64(len(b))<<1 | 1)
		p.b = append(p.b, b...)
		return
	}
	p.num(uint64(len(id)) << 1)
	p.b = append(p.b, id...)
}

func (p *packer) date(d Date) {
	if n, ok := dateNumber(d); ok {
		p.num(n << 1)
		return
	}
	p.num(1)
	p.text(string(d))
}

// share writes a number from 0 to 1, exactly.
func (p *packer) share(x float64) {
	if n, ok := exactShare(x); ok {
		p.num(n << 1)
		return
	}
	p.num(1)
	p.b = binary.LittleEndian.AppendUint64(p.b, math.Float64bits(x))
}

// unpacker reads packed values. After an error it gives zero values.
type unpacker struct {
	b     []byte
	err   error
	dates [16]struct { // the last ones read, for many claims tell of one day
		n    uint64
		date Date
	}
}

func (u *unpacker) fail() { u.b, u.err = nil, errPacked }

func (u *unpacker) take(n uint64) []byte {
	if u.err != nil || n > uint64(len(u.b)) {
		u.fail()
		return nil
	}
	b := u.b[:n]
	u.b = u.b[n:]
	return b
}

func (u *unpacker) byte() byte {
	if b := u.take(1); b != nil {
		return b[0]
	}
	return 0
}

func (u *unpacker) num() uint64 {
	n, size := binary.Uvarint(u.b)
	if size <= 0 {
		u.fail()
		return 0
	}
	u.b = u.b[size:]
	return n
}

// count is a number of things that follow, each of a byte at least.
func (u *unpacker) count() int {
	n := u.num()
	if n > uint64(len(u.b)) {
		u.fail()
		return 0
	}
	return int(n)
}

func (u *unpacker) text() string { return string(u.take(u.num())) }

func (u *unpacker) flags(into ...*bool) {
	f := u.byte()
	for i, to := range into {
		*to = f&(1<<i) != 0
	}
}

func unpackWord[T ~string](u *unpacker, list []T) T {
	i := u.byte()
	if i == otherWord {
		return T(u.text())
	}
	if int(i) >= len(list) {
		u.fail()
		return ""
	}
	return list[i]
}

func (u *unpacker) id(prefix string) string {
	h := u.num()
	b := u.take(h >> 1)
	if h&1 == 0 {
		return string(b)
	}
	out := make([]byte, 0, 64)
	return string(hex.AppendEncode(append(out, prefix...), b))
}

func (u *unpacker) date() Date {
	n := u.num()
	if n&1 != 0 {
		return Date(u.text())
	}
	last := &u.dates[n>>1%16]
	if last.n != n {
		last.n, last.date = n, dateOfNumber(n>>1)
	}
	return last.date
}

func (u *unpacker) share() float64 {
	n := u.num()
	if n&1 == 0 {
		return float64(n>>1) / shareParts
	}
	if b := u.take(8); b != nil {
		return math.Float64frombits(binary.LittleEndian.Uint64(b))
	}
	return 0
}

// shareParts is the fineness to which a confidence is packed in few bytes.
const shareParts = 1_000_000

func exactShare(x float64) (uint64, bool) {
	n := math.Round(x * shareParts)
	return uint64(n), n >= 0 && n <= shareParts && n/shareParts == x
}

// hexID gives the bytes of an id of a prefix and lower hexadecimal digits.
func hexID(prefix, id string) ([]byte, bool) {
	digits, ok := strings.CutPrefix(id, prefix)
	if !ok || len(digits) == 0 || len(digits)%2 != 0 {
		return nil, false
	}
	out := make([]byte, len(digits)/2)
	for i := range out {
		hi, lo := hexDigit(digits[2*i]), hexDigit(digits[2*i+1])
		if hi > 15 || lo > 15 {
			return nil, false
		}
		out[i] = hi<<4 | lo
	}
	return out, true
}

func hexDigit(c byte) byte {
	switch {
	case c >= '0' && c <= '9':
		return c - '0'
	case c >= 'a' && c <= 'f':
		return c - 'a' + 10
	}
	return 255
}

// dateNumber is a date as a number, 0 for the unknown one.
func dateNumber(d Date) (uint64, bool) {
	var year, month, day int
	for i, part := range []*int{&year, &month, &day} {
		from := []int{0, 5, 8}[i]
		if from >= len(d) {
			break
		}
		to := []int{4, 7, 10}[i]
		if to > len(d) {
			return 0, false
		}
		for _, c := range d[from:to] {
			if c < '0' || c > '9' {
				return 0, false
			}
			*part = *part*10 + int(c-'0')
		}
	}
	n := uint64(year)<<9 | uint64(month)<<5 | uint64(day)
	return n, month < 16 && day < 32 && dateOfNumber(n) == d
}

func dateOfNumber(n uint64) Date {
	if n == 0 {
		return ""
	}
	var b [10]byte
	year, month, day := n>>9, n>>5&15, n&31
	b = [10]byte{byte('0' + year/1000%10), byte('0' + year/100%10), byte('0' + year/10%10), byte('0' + year%10), '-',
		byte('0' + month/10), byte('0' + month%10), '-', byte('0' + day/10), byte('0' + day%10)}
	switch {
	case month == 0:
		return Date(b[:4])
	case day == 0:
		return Date(b[:7])
	}
	return Date(b[:])
}

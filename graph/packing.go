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

// roster is a list of things, each of which is written once, and then told by its place.
type roster[T comparable] struct {
	all []T
	at  map[T]int // once they are no longer few
}

// place is the place of a thing, and whether it is new.
func (l *roster[T]) place(of T) (n int, isNew bool) {
	const few = 16
	if l.at == nil {
		if n = slices.Index(l.all, of); n >= 0 {
			return n, false
		}
	} else if n, known := l.at[of]; known {
		return n, false
	}
	n = len(l.all)
	if l.all = append(l.all, of); l.at != nil {
		l.at[of] = n
	} else if len(l.all) > few {
		l.at = make(map[T]int, 4*few)
		for i, one := range l.all {
			l.at[one] = i
		}
	}
	return n, true
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
	if digits, ok := strings.CutPrefix(id, prefix); ok && len(digits) > 0 && len(digits)%2 == 0 {
		start := len(p.b)
		p.num(uint64(len(digits)/2)<<1 | 1)
		if p.hex(digits) {
			return
		}
		p.b = p.b[:start]
	}
	p.num(uint64(len(id)) << 1)
	p.b = append(p.b, id...)
}

// hex writes the bytes of an even number of lower hexadecimal digits, and reports
// whether they are such.
func (p *packer) hex(digits string) bool {
	for i := 1; i < len(digits); i += 2 {
		hi, lo := hexDigits[digits[i-1]], hexDigits[digits[i]]
		if hi|lo > 15 {
			return false
		}
		p.b = append(p.b, hi<<4|lo)
	}
	return true
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
	ids   strings.Builder   // those read, of which each is a part
	dates [16]readDate      // the last ones read, for many claims tell of one day
	known *knownDates       // those of what was read before, to be used in place of dates; may be nil
	names map[string]string // read before, to be used again; may be nil

	inBrief bool // of steps only what tells when and where somebody stood is wanted
}

// readDate is a date and the number that it was read from.
type readDate struct {
	n    uint64
	date Date
}

// knownDates are the last dates read of many things that are read one after the other.
type knownDates [4096]readDate

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
	if len(u.b) > 0 && u.b[0] < 0x80 { // as most are
		n := u.b[0]
		u.b = u.b[1:]
		return uint64(n)
	}
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

// name is a text that other things are likely to hold as well.
func (u *unpacker) name() string {
	b := u.take(u.num())
	if s, ok := u.names[string(b)]; ok {
		return s
	}
	s := string(b)
	if u.names != nil {
		u.names[s] = s
	}
	return s
}

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
	start := u.ids.Len()
	u.ids.WriteString(prefix)
	var digits [2 * 32]byte
	for len(b) > 0 {
		n := min(len(b), len(digits)/2)
		u.ids.Write(digits[:hex.Encode(digits[:], b[:n])])
		b = b[n:]
	}
	return u.ids.String()[start:]
}

func (u *unpacker) date() Date {
	n := u.num()
	if n&1 != 0 {
		return Date(u.text())
	}
	last := &u.dates[n>>1%uint64(len(u.dates))]
	if u.known != nil {
		last = &u.known[n>>1%uint64(len(u.known))]
	}
	if last.n != n {
		last.n, last.date = n, dateOfNumber(n>>1)
	}
	return last.date
}

// skipDate is date that nobody needs.
func (u *unpacker) skipDate() {
	if n := u.num(); n&1 != 0 {
		u.take(u.num())
	}
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

// hexDigits are the values of lower hexadecimal digits, 255 of what is none.
var hexDigits = func() (out [256]byte) {
	for i := range out {
		out[i] = 255
	}
	for i, c := range []byte("0123456789abcdef") {
		out[c] = byte(i)
	}
	return out
}()

// dateNumber is a date as a number, 0 for the unknown one.
func dateNumber(d Date) (n uint64, ok bool) {
	var year, month, day uint64
	switch len(d) {
	case 0:
		return 0, true
	case 4:
		year, ok = decimal(d)
		return year << 9, ok && year > 0
	case 7:
		month, ok = decimal(d[5:])
	case 10:
		month, ok = decimal(d[5:7])
		var isDay bool
		day, isDay = decimal(d[8:])
		ok = ok && isDay && d[7] == '-' && day > 0 && day < 32
	}
	if !ok || d[4] != '-' || month == 0 || month > 15 {
		return 0, false
	}
	year, ok = decimal(d[:4])
	return year<<9 | month<<5 | day, ok
}

// decimal is the number that decimal digits are.
func decimal(d Date) (n uint64, ok bool) {
	for i := range len(d) {
		if d[i] < '0' || d[i] > '9' {
			return 0, false
		}
		n = n*10 + uint64(d[i]-'0')
	}
	return n, true
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

package graph

import (
	"fmt"
	"testing"
)

// A date is packed as a number only where the number tells it again.
func TestDatesAreNumbersWhereTheyComeBack(t *testing.T) {
	some := []string{"", "0", "0000", "2024", "20245", "2024-", "202a", "2024/05", "2024-5", "2024-05-", "2024-05-1", "2024-05/01", "2024-0a-01", "2024-05-0a", "2024-05-011"}
	for month := range 18 {
		some = append(some, fmt.Sprintf("1998-%02d", month), fmt.Sprintf("0000-%02d", month))
		for day := range 34 {
			some = append(some, fmt.Sprintf("1998-%02d-%02d", month, day))
		}
	}
	plain := 0
	for _, s := range some {
		n, ok := dateNumber(Date(s))
		if ok && dateOfNumber(n) != Date(s) {
			t.Errorf("%q comes back as %q", s, dateOfNumber(n))
		}
		if _, err := ParseDate(s); err == nil && !ok && s != "0000" {
			t.Errorf("the date %q is no number", s)
		}
		if ok {
			plain++
		}
		p := packer{}
		p.date(Date(s))
		if u := (unpacker{b: p.b}); u.date() != Date(s) || u.err != nil {
			t.Errorf("%q is packed as % x", s, p.b)
		}
	}
	if plain == len(some) || plain == 0 {
		t.Errorf("%d of %d are numbers", plain, len(some))
	}
}

func TestIDsComeBack(t *testing.T) {
	for _, id := range []string{"", "claim:", "claim:0", "claim:0a", "claim:0A", "claim:0g", "claim:a0b", "article:0a", "claim:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"} {
		p := packer{}
		p.id("claim:", id)
		p.id("claim:", "claim:ff")
		u := unpacker{b: p.b}
		if first, second := u.id("claim:"), u.id("claim:"); first != id || second != "claim:ff" || u.err != nil || len(u.b) > 0 {
			t.Errorf("%q comes back as %q, then %q, %v", id, first, second, u.err)
		}
	}
}

package graph

import "testing"

func TestMaybeTwins(t *testing.T) {
	for _, tt := range []struct{ a, b, why string }{
		{"Treaty of Oslo", "Oslo of Treaty", "same words"},
		{"Kyoto Protocol", "Kyoto Protocal", "one letter apart"},
		{"Kyoto Protocol", "Kyoto Pratocal", "two letters apart"},
		{"Kyoto Protocol", "Kyoto Protocol on Climate", "one name holds the other"},
		{"Oslo Accord 1993", "Oslo Accord 1995", ""},
		{"Kyoto Protocol", "Paris Agreement", ""},
		{"Oslo", "Oslo Accord", ""},
	} {
		es := []EntitySummary{{Entity: Entity{ID: "instrument:a", Kind: Instrument, Name: tt.a}}, {Entity: Entity{ID: "instrument:b", Kind: Instrument, Name: tt.b}, Claims: 3}}
		got := ""
		if found := MaybeTwins(es); len(found) > 0 {
			got = found[0].Why
			if found[0].A.ID != "instrument:b" {
				t.Errorf("%s / %s: the one with most claims is not first", tt.a, tt.b)
			}
		}
		if got != tt.why {
			t.Errorf("%s / %s: %q, want %q", tt.a, tt.b, got, tt.why)
		}
		es[1].Kind = Summit
		if found := MaybeTwins(es); len(found) > 0 {
			t.Errorf("%s / %s of two kinds are paired", tt.a, tt.b)
		}
	}
}

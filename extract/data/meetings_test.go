package data

import (
	"testing"

	"signatory/graph"
)

// The tables know where instruments were adopted, and both ways say the same.
func TestMeetings(t *testing.T) {
	tables, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	m, ok := tables.Meeting("summit:cop21")
	if !ok || m.Place != "Paris" || m.Host.ID != "country:FRA" || m.Date != "2015-11-30" || len(m.Adopted) != 1 || m.Adopted[0].ID != "instrument:paris-agreement" {
		t.Errorf("COP21 is %+v, %v", m, ok)
	}
	joined := 0
	for _, s := range tables.Summits {
		m, ok := tables.Meeting(s.ID())
		if !ok {
			t.Errorf("%s: no meeting", s.ID())
		}
		var last graph.Date
		for _, i := range m.Adopted {
			joined++
			if at := tables.AdoptedAt(i.ID); at != s.ID() {
				t.Errorf("%s was adopted at %s and at %q", i.ID, s.ID(), at)
			}
			for _, known := range tables.Instruments {
				if known.ID() == i.ID {
					if known.Adopted.First() < last {
						t.Errorf("%s: %s stands behind a later one", s.ID(), i.ID)
					}
					last = known.Adopted.First()
				}
			}
		}
	}
	if joined < 20 {
		t.Errorf("only %d instruments have a summit", joined)
	}
	if _, ok := tables.Meeting("summit:none"); ok || tables.AdoptedAt("instrument:none") != "" {
		t.Error("a meeting that no row names")
	}
}

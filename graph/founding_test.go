package graph

import (
	"reflect"
	"testing"
)

func TestFoundingUnifies(t *testing.T) {
	who := Entity{ID: "organization:who", Kind: Organization, Name: "WHO"}
	constitution := Entity{ID: "instrument:constitution", Kind: Instrument, Name: "Constitution of the WHO"}
	f := NewFounding([]Founded{{who, constitution}})
	usa := Entity{ID: "country:USA", Kind: Country, Name: "United States"}
	left := Reading{Entities: []Entity{usa, who}, Claims: []Claim{{ID: "1", Actor: usa.ID, Instrument: who.ID}, {ID: "2", Actor: who.ID, Instrument: "instrument:other"}},
		Counts: []Count{{Instrument: who.ID, Count: 194}}}
	got := f.Unify(left)
	if got.Claims[0].Instrument != constitution.ID || got.Counts[0].Instrument != constitution.ID {
		t.Errorf("a claim and a count on the body are on %s and %s", got.Claims[0].Instrument, got.Counts[0].Instrument)
	}
	if got.Claims[1].Actor != who.ID || got.Claims[1].Instrument != "instrument:other" {
		t.Errorf("a claim of the body itself became %+v", got.Claims[1])
	}
	if left.Claims[0].Instrument != who.ID || left.Counts[0].Instrument != who.ID || len(left.Entities) != 2 {
		t.Error("the reading that was given was changed")
	}
	listed := f.Unify(Reading{Entities: []Entity{usa, constitution}, Claims: []Claim{{Actor: usa.ID, Instrument: constitution.ID}}})
	for what, r := range map[string]Reading{"a claim on the body": got, "a claim on its founding instrument": listed} {
		named := map[string]bool{}
		for _, e := range r.Entities {
			named[e.ID] = true
		}
		if want := map[string]bool{usa.ID: true, who.ID: true, constitution.ID: true}; !reflect.DeepEqual(named, want) || len(r.Entities) != 3 {
			t.Errorf("%s: entities %v", what, named)
		}
	}
	if f.Of(who.ID) != constitution.ID || f.Of(constitution.ID) != constitution.ID || f.Of(usa.ID) != usa.ID {
		t.Error("positions on a body are not those on its founding instrument")
	}
	if none := (Founding{}).Unify(left); !reflect.DeepEqual(none, left) {
		t.Error("where nothing is known of bodies the reading changes")
	}
}

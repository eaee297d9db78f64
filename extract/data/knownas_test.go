package data

import (
	"slices"
	"testing"
)

func TestKnownAs(t *testing.T) {
	tables, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	known := tables.KnownAs()
	for id, name := range map[string]string{"instrument:kyoto-protocol": "Kyoto Protocol", "instrument:mine-ban-treaty": "Mine Ban Treaty",
		"organization:world-health-organization": "WHO", "instrument:unclos": "UNCLOS"} {
		if !slices.Contains(known[id], name) {
			t.Errorf("%s is known as %q, and not as %q", id, known[id], name)
		}
	}
	f := tables.Founding()
	if of := f.Of("organization:world-health-organization"); of != "instrument:who-constitution" {
		t.Errorf("the WHO was founded by %s", of)
	}
}

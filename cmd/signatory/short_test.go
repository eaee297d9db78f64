package main

import (
	"slices"
	"strings"
	"testing"

	"signatory/extract/data"
	"signatory/web"
)

// A short name of the pages is another name that the gazetteer gives the
// instrument; it is shorter, and no other instrument bears it.
func TestShortNames(t *testing.T) {
	tables, err := data.Load()
	if err != nil {
		t.Fatal(err)
	}
	names, forms := map[string]string{}, map[string][]string{}
	for _, i := range tables.Instruments {
		names[i.ID()] = i.Name
	}
	for _, f := range tables.Forms {
		forms[f.Entity] = append(forms[f.Entity], f.Text)
	}
	seen := map[string]string{}
	for id, s := range web.ShortNames() {
		switch {
		case s.Name != names[id]:
			t.Errorf("%s: the gazetteer calls it %q, not %q", id, names[id], s.Name)
		case !slices.Contains(forms[id], s.Short):
			t.Errorf("%s: %q is none of its forms: %s", id, s.Short, strings.Join(forms[id], "; "))
		case len(s.Short) >= len(s.Name):
			t.Errorf("%s: %q is no shorter than %q", id, s.Short, s.Name)
		case seen[s.Short] != "":
			t.Errorf("%q is %s and %s", s.Short, id, seen[s.Short])
		}
		seen[s.Short] = id
	}
	if len(seen) < 200 {
		t.Errorf("%d short names: the table is broken", len(seen))
	}
}

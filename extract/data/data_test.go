package data

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"signatory/graph"
)

// The tables that ship must be without complaint.
func TestShippedTables(t *testing.T) {
	tables, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range Lint(tables) {
		t.Error(c)
	}
}

// goodTables are small tables without complaint, a file each.
func goodTables() map[string]string {
	return map[string]string{
		"regions.tsv":            "150\tEurope\t\tM49\n155\tWestern Europe\t150\tM49",
		"countries.tsv":          "FRA\tFR\tFrance\tFrench Republic\t155\t\t\tISO\nSUN\tSU\tSoviet Union\t\t\t1922-12-30\t1991-12-26\tISO",
		"organizations.tsv":      "eu\tEuropean Union\tbloc\trome\ttreaty",
		"members.tsv":            "organization:eu\tcountry:FRA\t1958\t\ttreaty",
		"leaders.tsv":            "Ann Smith\tcountry:FRA\tPresident\t1998-04\t2001-01-02\tlist",
		"instruments.tsv":        "rome\tTreaty of Rome\ttreaty\t1957-03-25\tRome\tpeace\t\tI-9\ttrade\tcountry:FRA\teu\ttreaty",
		"summits.tsv":            "peace\tPeace Summit\t\t2001\tParis\tFRA\tlist",
		"country_forms.tsv":      "FRA\tFrance\tname\t\tISO\nSUN\tSoviet Union\tname\t\tISO",
		"organization_forms.tsv": "eu\tEU\tacronym\t\ttreaty",
		"instrument_forms.tsv":   "rome\tRome Treaty\talias\t\ttreaty",
		"summit_forms.tsv":       "peace\tPeace Summit\tname\t\tlist",
		"untc.tsv":               "I-9\trome\tTreaty of Rome\t1957-03-25\tRome\tlist",
		"participants.tsv":       "French Republic\tcountry:FRA\tlist",
		"phrases.tsv":            "Tour de France\trace\tlist",
	}
}

// withHeaders makes a file system of tables.
func withHeaders(rows map[string]string) fstest.MapFS {
	fsys := fstest.MapFS{}
	for _, tb := range tables() {
		header := strings.ReplaceAll(tb.columns, " ", "\t")
		fsys[tb.file] = &fstest.MapFile{Data: []byte(header + "\n" + rows[tb.file] + "\n")}
	}
	return fsys
}

// Each row changes one thing in the good tables: the linter must say so, and only so.
func TestLint(t *testing.T) {
	for _, tc := range []struct{ rule, file, from, to, want string }{
		{"good tables have no complaints", "phrases.tsv", "", "", ""},
		{"a region lies in one of the table", "regions.tsv", "150\tM49", "419\tM49", `regions: 155: parent "419" is in no table`},
		{"a region's code has three digits", "regions.tsv", "155\t", "EU\tUnion\t\tM49\n155\t", "the code is not one of three digits"},
		{"no region lies in itself", "regions.tsv", "Europe\t", "Europe\t150", "regions: 150: lies in itself"},
		{"a country's region is in the tables", "countries.tsv", "155", "30", `countries: FRA: region "30" is in no table`},
		{"a country has codes of capitals", "countries.tsv", "FRA\tFR", "FRA\tfr", `countries: FRA: codes "FRA" and "fr": want three and two capitals`},
		{"an organization has a known type", "organizations.tsv", "bloc", "club", `organizations: eu: type "club"`},
		{"a founding instrument is in the tables", "organizations.tsv", "rome", "none", `organizations: eu: founding "instrument:none" is in no table`},
		{"no row stands twice", "phrases.tsv", "Tour de France\trace\tlist", "a\tb\tc\na\tb\tc", "phrases: a: stands twice"},
		{"a member is in the tables", "members.tsv", "FRA", "ZZZ", `country:ZZZ in organization:eu from 1958: member "country:ZZZ" is in no table`},
		{"a term does not end before it begins", "members.tsv", "1958\t", "1958\t1951", "ends 1951 before it begins 1958"},
		{"a leader leads something known", "leaders.tsv", "FRA", "ZZZ", `of "country:ZZZ" is in no table`},
		{"a party is in the tables", "instruments.tsv", "FRA", "ZZZ", `instruments: rome: party "country:ZZZ"`},
		{"an instrument's summit is in the tables", "instruments.tsv", "peace", "none", `summit "summit:none"`},
		{"an instrument's body is in the tables", "instruments.tsv", "eu\t", "none\t", `body "organization:none"`},
		{"a summit's country is in the tables", "summits.tsv", "FRA", "ZZZ", `summits: peace: country "country:ZZZ"`},
		{"a form has an owner", "country_forms.tsv", "FRA", "FRA\tGaul\talias\t\tISO\nZZZ", `country_forms: France: owner "country:ZZZ" is in no table`},
		{"an entity has a form", "country_forms.tsv", "SUN\tSoviet Union", "FRA\tGaul", "country_forms: SUN: no form names it"},
		{"a form has a known role", "country_forms.tsv", "name", "nick", `country_forms: France: role "nick"`},
		{"a form holds a letter", "country_forms.tsv", "France", "33", "country_forms: 33: holds no letter"},
		{"nothing stands between one and itself", "instrument_forms.tsv", "Rome Treaty", "Rome's treaty with Rome", "instrument_forms: Rome's treaty with Rome: stands between Rome and itself"},
		{"a plain form has one owner", "country_forms.tsv", "Soviet Union\tname\t", "France\tname\tnot France", "country_forms: France: names country:FRA plainly, and 1 others"},
		{"a founding instrument founds the body by its own row", "instruments.tsv", "\teu\t", "\t\t", `organizations: eu: founding "rome" founds "" by its own row`},
		{"a treaty's slug is its own", "untc.tsv", "I-9", "I-9\trome\tTreaty\t\t\tlist\nI-8", `untc: I-8: has the slug of I-9, "rome"`},
		{"a number stands for one instrument", "untc.tsv", "I-9", "I-8", `untc: I-8: has the slug "rome", which the instruments give to "I-9"`},
		{"a participant is in the tables", "participants.tsv", "FRA", "ZZZ", `participants: French Republic: entity "country:ZZZ"`},
		{"a phrase masks no form of its own", "phrases.tsv", "Tour de France", "France", "phrases: France: is itself a form"},
	} {
		t.Run(tc.rule, func(t *testing.T) {
			rows := goodTables()
			rows[tc.file] = strings.Replace(rows[tc.file], tc.from, tc.to, 1)
			tables, err := load(withHeaders(rows))
			if err != nil {
				t.Fatal(err)
			}
			got := Lint(tables)
			if tc.want == "" {
				if len(got) > 0 {
					t.Errorf("complaints %v, want none", got)
				}
			} else if len(got) != 1 || !strings.Contains(got[0].String(), tc.want) {
				t.Errorf("complaints %v, want one with %q", got, tc.want)
			}
		})
	}
}

// Groups are blocs as of a date and regions at any depth, by id, code or name.
func TestGroups(t *testing.T) {
	tables, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	has := func(ids []string, id string) bool { return slices.Contains(ids, id) }
	for _, tc := range []struct {
		rule string
		is   bool
	}{
		{"Kenya lies in Eastern Africa", has(tables.CountriesIn("region:014"), "country:KEN")},
		{"and so in Africa", has(tables.CountriesIn("region:002"), "country:KEN")},
		{"and not in Europe", !has(tables.CountriesIn("region:150"), "country:KEN")},
		{"a territory lies in a region", has(tables.CountriesIn("region:002"), "country:REU")},
		{"and is no member of it", !has(tables.MembersOf("region:002", ""), "country:REU")},
		{"a state is a member of its region", has(tables.MembersOf("region:002", ""), "country:KEN")},
		{"from the day on which it joined", !has(tables.MembersOf("region:002", "2010"), "country:SSD")},
		{"the United Kingdom was in the EU", has(tables.MembersOf("organization:european-union", "2010"), "country:GBR")},
		{"and has left it", !has(tables.MembersOf("organization:european-union", ""), "country:GBR")},
		{"a country by an acronym", slices.Equal(tables.Called("drc"), []string{"country:COD"})},
		{"by another name, however it is typed", slices.Equal(tables.Called("TURKIYE"), []string{"country:TUR"}) && slices.Equal(tables.Called("Türkiye"), []string{"country:TUR"})},
		{"a summit by its short name", slices.Equal(tables.Called("cop 21"), []string{"summit:cop21"})},
		{"with an article before it", slices.Equal(tables.Called("the United States"), []string{"country:USA"})},
		{"a capital is no name of its country", !has(tables.Called("Kinshasa"), "country:COD")},
		{"nor is what nobody bears one", tables.Called("Atlantis") == nil && tables.Called("") == nil},
		{"a group by its name", tables.GroupNamed("sub-saharan africa") == "region:202"},
		{"a group by its code", tables.GroupNamed("150") == "region:150"},
		{"a group by an acronym", tables.GroupNamed("EU") == "organization:european-union"},
		{"what is no group", tables.GroupNamed("France") == ""},
		{"a code that is none has no countries", len(tables.CountriesIn("region:999")) == 0},
	} {
		if !tc.is {
			t.Errorf("not so: %s", tc.rule)
		}
	}
	for _, g := range tables.Groups() {
		if len(tables.MembersOf(g.ID, "")) == 0 && g.ID != "organization:warsaw-pact" && g.ID != "organization:seato" && g.ID != "organization:g8" && g.ID != "organization:european-community" {
			t.Errorf("nobody belongs to %s", g.ID)
		}
	}
}

// Tables made in code pass no loader, so the linter checks dates, slugs and sources too.
func TestLintOfTablesMadeInCode(t *testing.T) {
	got := Lint(&Tables{
		Countries:     []Country{{Code: "FRA", Code2: "FR", From: "1998-13"}},
		Organizations: []Organization{{Slug: "a b", Type: "body", Source: "list"}},
		Forms: []Form{
			{Text: "France", Entity: "country:FRA", Kind: graph.Country, Role: RoleName, Source: "ISO"},
			{Text: "AB", Entity: "organization:a b", Kind: graph.Organization, Role: RoleName, Source: "list"},
		},
	})
	want := "[countries: FRA: has no source" +
		" countries: FRA: date \"1998-13\": want YYYY, YYYY-MM or YYYY-MM-DD" +
		" organizations: a b: the slug may hold letters, digits and single hyphens only]"
	if fmt.Sprint(got) != want {
		t.Errorf("complaints %v, want %s", got, want)
	}
}

// Each row spoils one file: the error names it, the line, the field and the mend.
func TestLoadErrors(t *testing.T) {
	for _, tc := range []struct{ rule, file, content, want string }{
		{"a header names the columns", "phrases.tsv", "phrase\tsource\n", `phrases.tsv:1: header: is "phrase source", want "phrase is source" parted by tabs`},
		{"a file is not empty", "phrases.tsv", "", `phrases.tsv: empty; want the header "phrase is source"`},
		{"a row has all its fields", "phrases.tsv", "phrase\tis\tsource\nX\ty\n", "phrases.tsv:2: row: 2 fields, want 3 parted by tabs"},
		{"a row has a source", "phrases.tsv", "phrase\tis\tsource\nX\ty\t\n", "phrases.tsv:2: source: empty; every row needs one"},
		{"a field has no space at its ends", "phrases.tsv", "phrase\tis\tsource\nX \ty\tz\n", `phrases.tsv:2: phrase: "X " begins or ends with space`},
		{"a file is UTF-8", "phrases.tsv", "phrase\tis\tsource\nX\xff\ty\tz\n", "phrases.tsv:2: row: not UTF-8"},
		{"a date is a date", "members.tsv", "organization\tmember\tfrom\tuntil\tsource\na\tb\t1998-02-30\t\tz\n", `members.tsv:2: from: date "1998-02-30": want YYYY`},
	} {
		t.Run(tc.rule, func(t *testing.T) {
			fsys := withHeaders(goodTables())
			fsys[tc.file] = &fstest.MapFile{Data: []byte(tc.content)}
			_, err := load(fsys)
			if err == nil || !strings.Contains(err.Error(), tc.want) {
				t.Errorf("error %v, want %q", err, tc.want)
			}
		})
	}
	t.Run("a missing file is named", func(t *testing.T) {
		fsys := withHeaders(goodTables())
		delete(fsys, "leaders.tsv")
		if _, err := load(fsys); err == nil || !strings.Contains(err.Error(), "leaders.tsv") {
			t.Errorf("error %v, want one that names leaders.tsv", err)
		}
	})
}

func TestLookups(t *testing.T) {
	tables := &Tables{
		Members: []Member{
			{Organization: "o", Member: "always"},
			{Organization: "o", Member: "left", From: "1990", Until: "2000-06-15"},
			{Organization: "o", Member: "late", From: "2001-03"},
			{Organization: "p", Member: "other"},
		},
		Leaders: []Leader{{Name: "A", Of: "c", From: "1990", Until: "1994-05"}, {Name: "B", Of: "c", From: "1994-05"}},
	}
	members := map[graph.Date]string{
		"":           "always late",
		"1989":       "always",
		"2000":       "always left",
		"2000-06-15": "always left",
		"2000-06-16": "always",
		"2001-03":    "always late",
	}
	for _, at := range slices.Sorted(maps.Keys(members)) {
		if got := strings.Join(tables.MembersOf("o", at), " "); got != members[at] {
			t.Errorf("members at %q: %s, want %s", at, got, members[at])
		}
	}
	leaders := map[graph.Date]string{"": "B", "1993": "A", "1994-05-10": "A B", "1995": "B"}
	for _, at := range slices.Sorted(maps.Keys(leaders)) {
		var got []string
		for _, l := range tables.LeadersOf("c", at) {
			got = append(got, l.Name)
		}
		if strings.Join(got, " ") != leaders[at] {
			t.Errorf("leaders at %q: %v, want %s", at, got, leaders[at])
		}
	}
}

func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		if _, err := Load(); err != nil {
			b.Fatal(err)
		}
	}
}

package export_test

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"signatory/api/apitest"
	"signatory/api/export"
	"signatory/graph"
	"signatory/graph/neo4j"
	"signatory/graph/neo4j/neo4jtest"
	"signatory/graph/sqlite"
)

var server neo4jtest.Shared

func TestMain(m *testing.M) { os.Exit(server.Run(m)) }

// nasty is an article with words that formats could take for their own.
func nasty() graph.Reading {
	const quote = "O'Brien \\u0027 said \"<b>=1+1</b>\" & signed\x01 `it`\\\\u0027) DETACH DELETE"
	return graph.Reading{
		Article: graph.Article{ID: "article:nasty", Revision: "1", Title: `'}) MATCH (n) DETACH DELETE n // \u0027 <!--`, Date: "2024", Language: "en", Format: "text", Publisher: "=cmd", Raw: []byte(quote)},
		Entities: []graph.Entity{{ID: "country:CIV", Kind: graph.Country, Name: "Côte d’Ivoire", Code: "CIV"},
			{ID: "instrument:nasty", Kind: graph.Instrument, Name: `The "Nasty" ]]> \u0027 Accord` + "\n\t", Type: "accord", Aliases: []string{"=HYPERLINK(1)", "it's"}}},
		Claims: []graph.Claim{{ID: "claim:nasty", Actor: "country:CIV", Stance: graph.Signed, Tense: graph.Past, Instrument: "instrument:nasty", Date: "2024-01", DatePrecision: "month",
			Confidence: 0.95, Reason: graph.Reason{Rule: "r", Words: "signed"}, Evidence: graph.Evidence{Quote: quote, End: len(quote)}}},
		Links: []graph.Link{{Kind: graph.Said, From: "country:CIV", Quote: "nothing at all", Evidence: graph.Evidence{Quote: quote, End: len(quote)}}},
	}
}

func readings() []graph.Reading { return append(apitest.Readings(), nasty()) }

// seeded is a store of the sample articles.
func seeded(t *testing.T) export.Store {
	t.Helper()
	s, err := sqlite.Open(t.Context(), t.TempDir()+"/graph.db", sqlite.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	if _, err := s.Put(t.Context(), readings()); err != nil {
		t.Fatal(err)
	}
	return s
}

func written(t *testing.T, s export.Store, f export.Format, q export.Query) string {
	t.Helper()
	var b bytes.Buffer
	if err := export.Write(t.Context(), s, &b, f, q); err != nil {
		t.Fatalf("%s of %+v: %v", f, q, err)
	}
	return b.String()
}

// Both stores are written with the same bytes, whole and in parts.
func TestStoresExportTheSame(t *testing.T) {
	one := seeded(t)
	srv := server.Wiped(t)
	other, err := neo4j.Open(t.Context(), srv.URI, neo4j.Options{User: srv.User, Password: srv.Password})
	if err != nil {
		t.Fatal(err)
	}
	defer other.Close()
	if _, err := other.Put(t.Context(), readings()); err != nil {
		t.Fatal(err)
	}
	queries := []export.Query{{}, {Instrument: apitest.ParisAgreement}, {Actor: "country:USA"}, {Stance: graph.Refused},
		{Actor: "country:USA", Instrument: apitest.ParisAgreement, AsOf: "2017"}, {From: "2016", To: "2017"}, {Actors: []string{"country:IND", "country:CHN"}}, {MinConfidence: 0.9}}
	for _, f := range export.Formats {
		for _, q := range queries {
			if a, b := written(t, one, f, q), written(t, other, f, q); plain(a) != plain(b) {
				t.Errorf("%s of %+v differs:\n%s\n%s", f, q, a, b)
			}
		}
	}
}

// plain leaves the moment of storing out, which is that of each store.
func plain(s string) string {
	var out []string
	for _, line := range strings.Split(s, "\n") {
		if before, rest, found := strings.Cut(line, `"recorded":"`); found {
			_, after, _ := strings.Cut(rest, `"`)
			line = before + after
		}
		out = append(out, line)
	}
	return strings.Join(out, "\n")
}

func TestSelections(t *testing.T) {
	s := seeded(t)
	for _, tt := range []struct {
		rule string
		q    export.Query
		want []string // of positions: actor stance
	}{
		{"of an instrument", export.Query{Instrument: apitest.ParisAgreement}, []string{"CHN ratified", "TUR ratified", "USA withdrew"}},
		{"as of a date", export.Query{Instrument: apitest.ParisAgreement, AsOf: "2017"}, []string{"CHN ratified", "USA ratified"}},
		{"of an actor", export.Query{Actor: "country:USA"}, []string{"USA not_signed", "USA refused", "USA withdrew"}},
		{"of a stance", export.Query{Stance: graph.Withdrew}, []string{"USA withdrew"}},
		{"of dates", export.Query{From: "1997", To: "1997"}, []string{"CAN signed", "CIV signed", "NOR signed"}},
		{"of a group", export.Query{Actors: []string{"country:CHN"}}, []string{"CHN ratified", "CHN signed"}},
		{"of nobody", export.Query{Actors: []string{}}, nil},
	} {
		var got []string
		for _, line := range strings.Split(written(t, s, export.NDJSON, withTable(tt.q, export.Positions)), "\n") {
			var p graph.Position
			if line == "" {
				continue
			}
			if err := json.Unmarshal([]byte(line), &p); err != nil {
				t.Fatal(err)
			}
			got = append(got, p.Actor.Code+" "+string(p.Stance))
		}
		slices.Sort(got)
		if !slices.Equal(got, tt.want) {
			t.Errorf("%s: %q, want %q", tt.rule, got, tt.want)
		}
	}
}

func withTable(q export.Query, table string) export.Query {
	q.Table = table
	return q
}

func TestWrongQuestions(t *testing.T) {
	s := seeded(t)
	for _, q := range []export.Query{{Stance: "won"}, {Table: "chairs"}, {From: "2020", To: "2019"}, {MinConfidence: 2}, {AsOf: "soon"}} {
		var b bytes.Buffer
		if err := export.Write(t.Context(), s, &b, export.CSV, q); !errors.Is(err, graph.ErrInvalid) || b.Len() > 0 {
			t.Errorf("%+v: %v, with %d bytes", q, err, b.Len())
		}
	}
	var b bytes.Buffer
	if err := export.Write(t.Context(), s, &b, export.CSV, export.Query{Actor: "country:NONE"}); !errors.Is(err, graph.ErrNotFound) {
		t.Errorf("an actor that is not: %v", err)
	}
}

// A line of NDJSON for everything, and CSV tables that a spreadsheet takes as text.
func TestLinesAndTables(t *testing.T) {
	s := seeded(t)
	counted := map[string]int{}
	for _, line := range strings.Split(strings.TrimSpace(written(t, s, export.NDJSON, export.Query{})), "\n") {
		var one map[string]json.RawMessage
		if err := json.Unmarshal([]byte(line), &one); err != nil || len(one) != 1 {
			t.Fatalf("%v in %s", err, line)
		}
		for what := range one {
			counted[what]++
		}
	}
	stats, err := s.Stats(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if counted["article"] != stats.Articles || counted["claim"] != stats.Claims || counted["position"] != stats.Positions || counted["link"] != 6 {
		t.Errorf("%v, want %+v and 6 links", counted, stats)
	}
	for table, want := range map[string]int{"": stats.Positions, export.Claims: stats.Claims, export.Articles: stats.Articles, export.Links: 6} {
		text := written(t, s, export.CSV, export.Query{Table: table})
		rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(text, "\ufeff"))).ReadAll()
		if err != nil || len(rows) != want+1 {
			t.Errorf("table %q: %d lines, want %d and a header; %v", table, len(rows), want, err)
		}
		for _, row := range rows {
			for _, cell := range row {
				if cell != "" && strings.ContainsRune("=+@", rune(cell[0])) {
					t.Errorf("table %q: %q is a formula", table, cell)
				}
			}
		}
	}
}

// file writes an export into a file for a reader.
func file(t *testing.T, f export.Format) string {
	t.Helper()
	name := filepath.Join(t.TempDir(), f.FileName())
	if err := os.WriteFile(name, []byte(written(t, seeded(t), f, export.Query{})), 0o600); err != nil {
		t.Fatal(err)
	}
	return name
}

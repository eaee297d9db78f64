package graphtest

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"signatory/graph"
)

// RunMatrix tests where many actors stand on many instruments at once.
func RunMatrix(t *testing.T, open func(t *testing.T) graph.Store) {
	s := linted(open)(t)
	put(t, s, graph.Added,
		article("a", "2010-06-01").claim("AA", graph.Signed, "x", on("2010-05-01")).claim("BB", graph.Refused, "x", on("2010-05-02")).reading(),
		article("b", "2012-06-01").claim("AA", graph.Ratified, "x", on("2012-05-01")).claim("CC", graph.Endorsed, "y", on("2012-05-02")).reading(),
		article("c", "2012-07-01").claim("DD", graph.Signed, "y", func(c *graph.Claim) { c.Tense = graph.Planned }).reading(),
		article("d", "2013-06-01").claim("BB", graph.Signed, "x", on("2010-05-02")).reading())
	ids := []string{"instrument:y", "instrument:x"}
	for _, r := range []struct {
		rule string
		q    graph.MatrixQuery
		want string
	}{
		{"now, columns as asked for; a plan is no position", graph.MatrixQuery{Instruments: ids}, "AA -/ratified, BB -/signed!, CC endorsed/-"},
		{"as they stood then", graph.MatrixQuery{Instruments: ids, AsOf: "2011"}, "AA -/signed, BB -/signed!"},
		{"of those asked about", graph.MatrixQuery{Instruments: ids, Actors: []string{"country:AA", "country:DD"}}, "AA -/ratified"},
		{"only who holds something there", graph.MatrixQuery{Instruments: ids[:1]}, "CC endorsed"},
		{"no such instrument", graph.MatrixQuery{Instruments: []string{"instrument:nowhere"}}, ""},
		{"no other kind of actor", graph.MatrixQuery{Instruments: ids, Kind: graph.Person}, ""},
	} {
		t.Run(r.rule, func(t *testing.T) {
			m, err := graph.TakeMatrix(t.Context(), s, r.q)
			if err != nil {
				t.Fatal(err)
			}
			if got := matrixLine(m); got != r.want {
				t.Errorf("got %s, want %s", got, r.want)
			}
		})
	}
	if _, err := graph.TakeMatrix(t.Context(), s, graph.MatrixQuery{AsOf: "soon"}); !errors.Is(err, graph.ErrInvalid) {
		t.Errorf("as of soon: %v", err)
	}
	t.Run("instruments of a topic and a time", func(t *testing.T) { testPick(t, s) })
}

// HoldMatrix holds the matrix of a store of at most a page of positions against them.
func HoldMatrix(t *testing.T, s graph.Store) {
	t.Helper()
	page, err := s.Positions(t.Context(), graph.PositionQuery{Tense: graph.Past, Paging: graph.Paging{Limit: graph.MaxLimit}})
	if err != nil || page.Next != "" {
		t.Fatalf("%q, %v", page.Next, err)
	}
	want, columns := map[string]string{}, map[string]bool{}
	for _, p := range page.Items {
		if p.Actor.Kind == graph.Country {
			want[p.Actor.ID+" "+p.Instrument.ID] = fmt.Sprint(p.Stance, p.Disputed)
			columns[p.Instrument.ID] = true
		}
	}
	q := graph.MatrixQuery{Instruments: slices.Sorted(maps.Keys(columns))}
	m, err := graph.TakeMatrix(t.Context(), s, q)
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]string{}
	for _, row := range m.Rows {
		for i, stance := range row.Stances {
			if stance != "" {
				got[row.Actor.ID+" "+q.Instruments[i]] = fmt.Sprint(stance, slices.Contains(row.Disputed, i))
			}
		}
	}
	if !maps.Equal(got, want) {
		t.Errorf("matrix %v, positions %v", got, want)
	}
}

// matrixLine writes a matrix on one line, what is disputed with a mark.
func matrixLine(m graph.Matrix) string {
	var rows []string
	for _, row := range m.Rows {
		var cells []string
		for _, stance := range row.Stances {
			if stance == "" {
				stance = "-"
			}
			cells = append(cells, string(stance))
		}
		for _, at := range row.Disputed {
			cells[at] += "!"
		}
		rows = append(rows, row.Actor.Code+" "+strings.Join(cells, "/"))
	}
	return strings.Join(rows, ", ")
}

func testPick(t *testing.T, s graph.Store) {
	for _, r := range []struct {
		q    graph.PickQuery
		want string
	}{
		{graph.PickQuery{Limit: 9}, "[instrument:x instrument:y]"},
		{graph.PickQuery{Limit: 1}, "[instrument:x]"},
		{graph.PickQuery{Topic: "letters", Limit: 9}, "[instrument:x instrument:y]"},
		{graph.PickQuery{From: "2030", Limit: 9}, "[]"},
	} {
		picked, err := graph.PickInstruments(t.Context(), s, r.q, world{})
		if err != nil {
			t.Fatal(err)
		}
		ids := []string{}
		for _, e := range picked {
			ids = append(ids, e.ID)
		}
		if got := fmt.Sprint(ids); got != r.want {
			t.Errorf("%+v picks %s, want %s", r.q, got, r.want)
		}
	}
	for _, q := range []graph.PickQuery{{Topic: "numbers", Limit: 9}, {From: "soon", Limit: 9}, {}} {
		if _, err := graph.PickInstruments(t.Context(), s, q, world{}); !errors.Is(err, graph.ErrInvalid) {
			t.Errorf("%+v: %v", q, err)
		}
	}
}

// RunLatest tests what turned last.
func RunLatest(t *testing.T, open func(t *testing.T) graph.Store) {
	s := linted(open)(t)
	put(t, s, graph.Added,
		article("a", "2010-06-01").claim("AA", graph.Signed, "x", on("2010-05-01")).claim("BB", graph.Refused, "x", on("2010-05-02")).reading(),
		article("b", "2012-06-01").claim("AA", graph.Ratified, "x", on("2012-05-01")).claim("CC", graph.Endorsed, "y", on("2012-04")).reading(),
		article("c", "2012-07-01").claim("DD", graph.Signed, "y", on("2012-06-30"), func(c *graph.Claim) { c.Tense = graph.Planned }).reading())
	for _, r := range []struct {
		rule  string
		by    graph.Date
		limit int
		want  string
	}{
		{"the latest first; a plan is no turn", "", 9, "2012-05-01 AA x ratified after signed; 2012-04 CC y endorsed; 2010-05-02 BB x refused"},
		{"so many", "", 1, "2012-05-01 AA x ratified after signed"},
		{"by a day", "2010", 9, "2010-05-02 BB x refused; 2010-05-01 AA x signed"},
		{"before all", "2009", 9, ""},
	} {
		t.Run(r.rule, func(t *testing.T) {
			turned, err := graph.Latest(t.Context(), s, r.by, r.limit)
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, l := range turned {
				line := fmt.Sprintf("%s %s %s %s", l.Date, l.Actor.Code, strings.TrimPrefix(l.Instrument.ID, "instrument:"), l.Stance)
				if l.Before != "" {
					line += " after " + string(l.Before)
				}
				got = append(got, line)
			}
			if line := strings.Join(got, "; "); line != r.want {
				t.Errorf("got %s, want %s", line, r.want)
			}
		})
	}
	for _, bad := range []struct {
		by    graph.Date
		limit int
	}{{"soon", 1}, {"", 0}, {"", graph.MaxLimit + 1}} {
		if _, err := graph.Latest(t.Context(), s, bad.by, bad.limit); !errors.Is(err, graph.ErrInvalid) {
			t.Errorf("%v: %v", bad, err)
		}
	}
}

package graphtest

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"
	"time"

	"signatory/graph"
)

// RunDump tests that all that a store keeps can be written down and loaded into
// an empty one of either kind, history, decisions and records included: what is dumped
// there is the same bytes, and every question has the same answer. other gives
// an empty store of the other kind.
func RunDump(t *testing.T, open OpenWithClock, other func(t *testing.T) graph.Store) {
	open = lintedAt(open)
	t.Run("there and back", func(t *testing.T) { testDumpThereAndBack(t, open, other) })
	t.Run("cut off and taken up", func(t *testing.T) { testDumpCutOff(t, open) })
	t.Run("what is no dump", func(t *testing.T) { testNoDump(t, open) })
}

// lived is a store with a past, and what was read last of its articles.
func lived(t *testing.T, open OpenWithClock) (graph.Store, []graph.Reading) {
	t.Helper()
	var clock Clock
	s := open(t, clock.Now)
	clock.set(1)
	readings := Generate(21, 40)
	readings[7].Article.Raw = append(readings[7].Article.Raw, "\xff\xfe"...)
	readings[8].Article.Format, readings[8].Article.Reader = "text", "reader-1"
	put(t, s, graph.Added, readings...)
	clock.set(5)
	later := Generate(22, 40)
	for i := range 10 { // of which some claims go, and others stay
		r := later[i]
		r.Article.ID, r.Article.Date = readings[i].Article.ID, readings[i].Article.Date
		r.Claims = append(r.Claims, readings[i].Claims[0])
		r.Article.Raw = slices.Concat(readings[i].Article.Raw, r.Article.Raw)
		r.Entities = append(r.Entities, missing(r.Entities, readings[i].Entities)...)
		readings[i] = r
	}
	put(t, s, graph.Superseded, readings[:10]...)
	clock.set(9)
	first := mend(t, s, merge("country:C01", "country:C02"))
	mend(t, s, graph.Mending{Kind: graph.RenameEntity, Subject: "country:C04", Name: "Alpha"})
	mend(t, s, graph.Mending{Kind: graph.RetractArticle, Subject: readings[20].Article.ID})
	mend(t, s, merge("instrument:I01", "instrument:I02"))
	unmend(t, s, first)
	mend(t, s, edit(readings[31].Claims[0].ID, graph.Correction{Actor: "country:C05", Date: date("2003-04")}))
	rev := s.(graph.Reviewer)
	clock.set(12)
	for i, verdict := range []graph.Verdict{graph.Reject, graph.Confirm, graph.Reject} {
		ruling, err := rev.Decide(t.Context(), readings[30+i].Claims[0].ID, verdict, "Ada", "as it says")
		if err != nil {
			t.Fatal(err)
		}
		if i == 2 {
			if _, err := rev.Revoke(t.Context(), ruling.ID, "Bob", "it does"); err != nil {
				t.Fatal(err)
			}
		}
	}
	for key, value := range map[string]string{"json": `{"a":1}`, "spaced": `{ "a": 1 }`, "bytes": "\xff\x00", "empty": ""} {
		if err := s.(graph.Records).SetRecord(t.Context(), "shelf", key, []byte(value)); err != nil {
			t.Fatal(err)
		}
	}
	return s, readings
}

// missing are those of b that are not in a.
func missing(a, b []graph.Entity) (out []graph.Entity) {
	there := map[string]bool{}
	for _, e := range a {
		there[e.ID] = true
	}
	for _, e := range b {
		if !there[e.ID] {
			out = append(out, e)
		}
	}
	return out
}

func dump(t *testing.T, s graph.Store) string {
	t.Helper()
	var out bytes.Buffer
	if _, err := graph.WriteDump(t.Context(), s.(graph.Dumper), &out); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func plain(a graph.Article) (string, error) { return string(a.Raw), nil }

func load(t *testing.T, s graph.Store, dumped string) {
	t.Helper()
	if _, err := graph.LoadDump(t.Context(), s.(graph.Dumper), strings.NewReader(dumped), plain, nil); err != nil {
		t.Fatal(err)
	}
}

func testDumpThereAndBack(t *testing.T, open OpenWithClock, other func(t *testing.T) graph.Store) {
	s, readings := lived(t, open)
	first, answers := dump(t, s), pastAnswers(t, s, readings)
	if !strings.Contains(first, `"gone":[`) || !strings.Contains(first, `"claimed":{`) || !strings.Contains(first, `"raw":"`) {
		t.Errorf("the past is not in the dump: %.2000s", first)
	}
	there := other(t)
	load(t, there, first)
	same(t, "the other store", dump(t, there), first)
	SameAnswers(t, pastAnswers(t, there, readings), answers)
	var late Clock
	late.set(99)
	back := open(t, late.Now)
	load(t, back, first)
	same(t, "an empty store of the same kind", dump(t, back), first)
	SameAnswers(t, pastAnswers(t, back, readings), answers)
	put(t, back, graph.Unchanged, readings...)
}

// same fails at the first line that differs.
func same(t *testing.T, what, got, want string) {
	t.Helper()
	g, w := strings.Split(got, "\n"), strings.Split(want, "\n")
	for i := range min(len(g), len(w)) {
		if g[i] != w[i] {
			t.Fatalf("%s dumps line %d as\n%s\nnot\n%s", what, i+1, g[i], w[i])
		}
	}
	if len(g) != len(w) {
		t.Fatalf("%s dumps %d lines, not %d", what, len(g), len(w))
	}
}

// pastAnswers are Answers, and what the clocks, the log and the review tell.
func pastAnswers(t *testing.T, s graph.Store, readings []graph.Reading) []string {
	t.Helper()
	ctx := t.Context()
	q := &asker{t: t, answers: Answers(t, s, slices.DeleteFunc(slices.Clone(readings), func(r graph.Reading) bool {
		return graph.Names(r.Entities, []string{"instrument:I01"}) // which is another's now
	}))}
	small := graph.Paging{Limit: 50}
	var c Clock
	for _, hours := range []int64{0, 2, 6, 10, 13} {
		pages(q, fmt.Sprint("positions at ", hours), small, func(p graph.Paging) (graph.Page[graph.Position], error) {
			return s.Positions(ctx, graph.PositionQuery{Paging: p, RecordedAt: c.at(hours)})
		})
		page, err := s.(graph.Changes).Changes(ctx, graph.ChangeQuery{From: c.at(hours), Latest: true, Paging: graph.Paging{Limit: graph.MaxLimit}})
		if b, bad := json.Marshal(page); err != nil || bad != nil {
			t.Fatal(err, bad)
		} else {
			q.answers = append(q.answers, fmt.Sprint("changes since ", hours, ": ", string(b)))
		}
	}
	pages(q, "acts", small, func(p graph.Paging) (graph.Page[graph.Mending], error) {
		return s.(graph.Mender).Mendings(ctx, graph.MendingQuery{Paging: p})
	})
	pages(q, "rulings", small, func(p graph.Paging) (graph.Page[graph.Ruling], error) {
		return s.(graph.Reviewer).Rulings(ctx, graph.RulingQuery{Paging: p})
	})
	for i := range readings {
		a, err := s.Article(ctx, readings[i].Article.ID)
		q.add("article", a, err)
		q.add("its bytes, reader and time", []any{a.Raw, a.Reader, a.Recorded.Format(time.RFC3339Nano)}, nil)
	}
	return q.answers
}

// testDumpCutOff: a load that ends early leaves a mark, goes on where it was,
// and then the store is whole.
func testDumpCutOff(t *testing.T, open OpenWithClock) {
	s, _ := lived(t, open)
	first := dump(t, s)
	lines := strings.SplitAfter(first, "\n")
	var clock Clock
	back := open(t, clock.Now)
	if _, err := graph.LoadDump(t.Context(), back.(graph.Dumper), strings.NewReader(strings.Join(lines[:30], "")), plain, nil); err == nil || !strings.Contains(err.Error(), "cut off") {
		t.Errorf("a dump without its end: %v", err)
	}
	if _, err := graph.WriteDump(t.Context(), back.(graph.Dumper), io.Discard); err == nil || !strings.Contains(err.Error(), "part of a dump only") {
		t.Errorf("a dump of a part: %v", err)
	}
	less := strings.Join(append(append([]string{}, lines[:30]...), lines[31:]...), "")
	if _, err := graph.LoadDump(t.Context(), back.(graph.Dumper), strings.NewReader(less), plain, nil); err == nil || !strings.Contains(err.Error(), "lines are missing") {
		t.Errorf("a dump without a line: %v", err)
	}
	load(t, back, first)
	same(t, "the store that was loaded in parts", dump(t, back), first)
	if _, err := graph.LoadDump(t.Context(), back.(graph.Dumper), strings.NewReader(first), plain, nil); err == nil || !strings.Contains(err.Error(), "holds something already") {
		t.Errorf("into a store that holds something: %v", err)
	}
}

func testNoDump(t *testing.T, open OpenWithClock) {
	var clock Clock
	s := open(t, clock.Now)
	for what, c := range map[string]struct{ text, want string }{
		"an article": {"Country AA has signed.\n", "line 1: not a line of a dump"}, "other JSON": {`{"id":"x"}` + "\n", "line 1: not a line of a dump"},
		"a newer one": {`{"dump":{"of":"signatory","version":99}}` + "\n", "use a newer one"}, "without its head": {`{"end":{}}` + "\n", "not in its place"},
		"nothing": {"", "cut off"},
	} {
		if _, err := graph.LoadDump(t.Context(), s.(graph.Dumper), strings.NewReader(c.text), plain, nil); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v", what, err)
		}
	}
	unsound := `{"dump":{"of":"signatory","version":1}}` + "\n" + `{"article":{"article":{"id":"x"},"digest":"d","recorded":"2026-01-01T00:00:00Z"}}` + "\n"
	if _, err := graph.LoadDump(t.Context(), s.(graph.Dumper), strings.NewReader(unsound), plain, nil); !errors.Is(err, graph.ErrInvalid) || !strings.Contains(err.Error(), "line 2") {
		t.Errorf("an article that is not sound: %v", err)
	}
}

package graphtest

import (
	"errors"
	"fmt"
	"slices"
	"testing"

	"signatory/graph"
)

// RunMend tests merges, renames and retractions, and that each can be taken
// back. The stores that open gives must be a graph.Mender and a graph.Reviewer.
func RunMend(t *testing.T, open OpenWithClock) {
	open = lintedAt(open)
	for _, c := range []struct {
		name string
		test func(*testing.T, OpenWithClock)
	}{
		{"merge, read on, split", testMerge}, {"merge of a merge", testMergeOfMerge}, {"a generated graph, merged and split", testMergeGenerated},
		{"decisions through merge and split", testMergeDecided}, {"rename", testRename}, {"retract", testRetract},
		{"bad acts of mending", testBadMendings}, {"the log", testMendings},
		{"what was read, whatever was mended", testUnmended},
	} {
		t.Run(c.name, func(t *testing.T) { c.test(t, open) })
	}
}

// mend does an act that must succeed.
func mend(t *testing.T, s graph.Store, m graph.Mending) graph.Mending {
	t.Helper()
	m.By, m.Reason = "Ada", "they are one"
	done, err := s.(graph.Mender).Mend(t.Context(), m)
	if err != nil {
		t.Fatal(err)
	}
	return done
}

func unmend(t *testing.T, s graph.Store, m graph.Mending) {
	t.Helper()
	if _, err := s.(graph.Mender).Unmend(t.Context(), m.ID, "Bob", "they are not"); err != nil {
		t.Fatal(err)
	}
}

func merge(from, into string) graph.Mending {
	return graph.Mending{Kind: graph.MergeEntity, Subject: from, Into: into}
}

func testMerge(t *testing.T, open OpenWithClock) {
	s := open(t, new(Clock).Now)
	first := article("a", "2020-01-01").claim("AA", graph.Signed, "x")
	first.r.Links = []graph.Link{{Kind: graph.Said, From: "country:AA", About: "instrument:x", Quote: "yes", Evidence: first.r.Claims[0].Evidence}}
	first.r.Counts = []graph.Count{{Stance: graph.Signed, Count: 3, Qualifier: "exact", Of: "countries", Tense: graph.Past, Instrument: "instrument:x"}}
	second := article("b", "2021-01-01").claim("AA", graph.Ratified, "y").claim("BB", graph.Signed, "x")
	both := []graph.Reading{first.reading(), second.reading()}
	put(t, s, graph.Added, both...)
	before := Answers(t, s, both)
	act := mend(t, s, merge("instrument:x", "instrument:y"))
	if act.Name != "Treaty of x" {
		t.Errorf("what was merged was called %q", act.Name)
	}
	equal(t, "positions", positions(t, s, graph.PositionQuery{Instrument: "instrument:y"}), []string{"AA ratified 2021-01-01", "BB signed 2021-01-01"})
	equal(t, "positions of the merged", positions(t, s, graph.PositionQuery{Instrument: "instrument:x"}), []string{})
	_, err := s.Entity(t.Context(), "instrument:x")
	var moved *graph.MovedError
	if !errors.As(err, &moved) || moved.ID != "instrument:x" || moved.To != "instrument:y" {
		t.Errorf("the old id: %v", err)
	}
	e, err := s.Entity(t.Context(), "instrument:y")
	if err != nil || e.Name != "Treaty of y" || !slices.Equal(e.Aliases, []string{"Treaty of x"}) || e.Articles != 2 || e.Claims != 3 {
		t.Errorf("merged into %+v, %v", e, err)
	}
	links, err := s.Links(t.Context(), graph.LinkQuery{Entity: "instrument:y"})
	counts, err2 := s.Counts(t.Context(), "instrument:y")
	if err != nil || err2 != nil || len(links.Items) != 1 || len(counts) != 1 {
		t.Errorf("%d links, %d counts, %v, %v", len(links.Items), len(counts), err, err2)
	}
	if hits, err := s.Search(t.Context(), graph.SearchQuery{Text: "treaty of x"}); err != nil || len(hits.Items) == 0 || hits.Items[0].ID != "instrument:y" {
		t.Errorf("search by the old name: %+v, %v", hits.Items, err)
	}
	put(t, s, graph.Unchanged, both...)
	put(t, s, graph.Added, article("c", "2022-01-01").claim("CC", graph.Signed, "x").reading())
	equal(t, "a later article", positions(t, s, graph.PositionQuery{Actor: "country:CC"}), []string{"CC signed 2022-01-01"})
	if r, err := s.(graph.Mender).Unmended(t.Context(), "article:c"); err != nil || r.Claims[0].Instrument != "instrument:x" {
		t.Errorf("as it was read: %+v, %v", r.Claims, err)
	}
	put(t, s, graph.Superseded, article("c", "2022-01-01").claim("CC", graph.Refused, "x").reading())
	equal(t, "its new revision", positions(t, s, graph.PositionQuery{Instrument: "instrument:y", Stance: graph.Refused}), []string{"CC refused 2022-01-01"})
	put(t, s, graph.Superseded, article("c", "2022-01-01").reading())
	unmend(t, s, act)
	after := Answers(t, s, both)
	SameAnswers(t, after[1:], before[1:]) // the first counts articles, of which there is one more
}

func testMergeOfMerge(t *testing.T, open OpenWithClock) {
	s := open(t, new(Clock).Now)
	readings := []graph.Reading{article("a", "2020-01-01").claim("AA", graph.Signed, "x").reading(),
		article("b", "2020-02-01").claim("BB", graph.Signed, "y").reading(), article("c", "2020-03-01").claim("CC", graph.Signed, "z").reading()}
	put(t, s, graph.Added, readings...)
	before := Answers(t, s, readings)
	on := func(id string) []string { return positions(t, s, graph.PositionQuery{Instrument: id}) }
	first := mend(t, s, merge("instrument:x", "instrument:y"))
	second := mend(t, s, merge("instrument:y", "instrument:z"))
	equal(t, "all three", on("instrument:z"), []string{"AA signed 2020-01-01", "BB signed 2020-02-01", "CC signed 2020-03-01"})
	_, err := s.Entity(t.Context(), "instrument:x")
	var moved *graph.MovedError
	if !errors.As(err, &moved) || moved.To != "instrument:z" {
		t.Errorf("the first id: %v", err)
	}
	equal(t, "their roll, by any id", called(t, s, "instrument:z", "instrument:x"), []string{"instrument:x instrument:z 3", "instrument:z instrument:z 3"})
	unmend(t, s, first)
	equal(t, "the first is free", on("instrument:x"), []string{"AA signed 2020-01-01"})
	equal(t, "the second is not", on("instrument:z"), []string{"BB signed 2020-02-01", "CC signed 2020-03-01"})
	first = mend(t, s, merge("instrument:x", "instrument:z"))
	unmend(t, s, second)
	equal(t, "two of three", on("instrument:z"), []string{"AA signed 2020-01-01", "CC signed 2020-03-01"})
	unmend(t, s, first)
	SameAnswers(t, Answers(t, s, readings), before)
}

func testMergeGenerated(t *testing.T, open OpenWithClock) {
	readings := Generate(5, 40)
	s := open(t, new(Clock).Now)
	put(t, s, graph.Added, readings...)
	before := Answers(t, s, readings)
	var acts []graph.Mending
	for i := range 6 {
		acts = append(acts, mend(t, s, merge(fmt.Sprintf("country:C%02d", 2*i), fmt.Sprintf("country:C%02d", 2*i+1))))
	}
	acts = append(acts, mend(t, s, merge("summit:s0", "summit:s1")), mend(t, s, graph.Mending{Kind: graph.RetractArticle, Subject: "article:g3"}))
	for _, a := range acts {
		unmend(t, s, a)
	}
	SameAnswers(t, Answers(t, s, readings), before)
}

func testMergeDecided(t *testing.T, open OpenWithClock) {
	s, signed, refused := reviewed(t, open)
	rev := s.(graph.Reviewer)
	put(t, s, graph.Added, article("c", "2020-01-01").claim("AA", graph.Ratified, "y").reading())
	if _, err := rev.Decide(t.Context(), refused.Claims[0].ID, graph.Reject, "Ada", "misread"); err != nil {
		t.Fatal(err)
	}
	act := mend(t, s, merge("instrument:x", "instrument:y"))
	equal(t, "the rejected claim is still rejected", positions(t, s, graph.PositionQuery{Instrument: "instrument:y", Disputed: true}), []string{})
	list, err := rev.Rulings(t.Context(), graph.RulingQuery{Instrument: "instrument:y"})
	if err != nil || len(list.Items) != 1 || list.Items[0].Orphaned {
		t.Errorf("the decision: %+v, %v", list.Items, err)
	}
	if _, err := rev.Decide(t.Context(), signed.Claims[1].ID, graph.Reject, "Ada", "misread"); err != nil {
		t.Fatal(err)
	}
	equal(t, "a decision on a merged claim", positions(t, s, graph.PositionQuery{}), []string{"AA ratified 2020-01-01"})
	unmend(t, s, act)
	equal(t, "both hold after the split", positions(t, s, graph.PositionQuery{}), []string{"AA signed 2020-01-01", "AA ratified 2020-01-01"})
	if list, err = rev.Rulings(t.Context(), graph.RulingQuery{Instrument: "instrument:x"}); err != nil || len(list.Items) != 2 || list.Items[0].Orphaned || list.Items[1].Orphaned {
		t.Errorf("the decisions: %+v, %v", list.Items, err)
	}
}

func testRename(t *testing.T, open OpenWithClock) {
	s := open(t, new(Clock).Now)
	r := article("a", "2020-01-01").claim("AA", graph.Signed, "x").reading()
	put(t, s, graph.Added, r)
	before := Answers(t, s, []graph.Reading{r})
	name := func(what, want string, aliases ...string) {
		t.Helper()
		e, err := s.Entity(t.Context(), "country:AA")
		if err != nil || e.Name != want || !slices.Equal(e.Aliases, aliases) {
			t.Errorf("%s: %q also %q, %v", what, e.Name, e.Aliases, err)
		}
	}
	first := mend(t, s, graph.Mending{Kind: graph.RenameEntity, Subject: "country:AA", Name: "Alpha"})
	name("renamed", "Alpha", "Country AA")
	for _, text := range []string{"alph", "country aa"} {
		if hits, err := s.Search(t.Context(), graph.SearchQuery{Text: text}); err != nil || len(hits.Items) == 0 || hits.Items[0].Name != "Alpha" {
			t.Errorf("search %q: %+v, %v", text, hits.Items, err)
		}
	}
	second := mend(t, s, graph.Mending{Kind: graph.RenameEntity, Subject: "country:AA", Name: "Beta"})
	name("renamed again", "Beta", "Country AA")
	unmend(t, s, second)
	name("as before", "Alpha", "Country AA")
	put(t, s, graph.Superseded, article("a", "2020-01-01").claim("BB", graph.Signed, "x").reading())
	put(t, s, graph.Superseded, r)
	name("gone and read again", "Alpha", "Country AA")
	unmend(t, s, first)
	SameAnswers(t, Answers(t, s, []graph.Reading{r}), before)
}

func testRetract(t *testing.T, open OpenWithClock) {
	s := open(t, new(Clock).Now)
	r := article("a", "2020-01-01").claim("AA", graph.Signed, "x").reading()
	other := article("b", "2020-01-01").claim("BB", graph.Signed, "x").reading()
	put(t, s, graph.Added, r, other)
	before := Answers(t, s, []graph.Reading{r, other})
	act := mend(t, s, graph.Mending{Kind: graph.RetractArticle, Subject: "article:a"})
	gone := func(when string) {
		t.Helper()
		equal(t, when, positions(t, s, graph.PositionQuery{}), []string{"BB signed 2020-01-01"})
		if _, err := s.Entity(t.Context(), "country:AA"); !errors.Is(err, graph.ErrNotFound) {
			t.Errorf("%s: what it alone names: %v", when, err)
		}
		a, err := s.Article(t.Context(), "article:a")
		if err != nil || !a.Retracted || len(a.Raw) == 0 {
			t.Errorf("%s: the article: %+v, %v", when, a, err)
		}
	}
	gone("retracted")
	if hits, err := s.Search(t.Context(), graph.SearchQuery{Text: "report a"}); err != nil || len(hits.Items) != 0 {
		t.Errorf("found: %+v, %v", hits.Items, err)
	}
	if st, err := s.Stats(t.Context()); err != nil || st.Articles != 1 || st.Claims != 1 {
		t.Errorf("stats: %+v, %v", st, err)
	}
	put(t, s, graph.Unchanged, r)
	gone("put again")
	put(t, s, graph.Superseded, article("a", "2020-01-01").claim("AA", graph.Ratified, "x").reading())
	gone("a new revision")
	put(t, s, graph.Superseded, r)
	unmend(t, s, act)
	SameAnswers(t, Answers(t, s, []graph.Reading{r, other}), before)
}

func testBadMendings(t *testing.T, open OpenWithClock) {
	s := open(t, new(Clock).Now)
	put(t, s, graph.Added, article("a", "2020-01-01").claim("AA", graph.Signed, "x").claim("BB", graph.Signed, "y").reading())
	m := s.(graph.Mender)
	done := mend(t, s, merge("instrument:x", "instrument:y"))
	retracted := mend(t, s, graph.Mending{Kind: graph.RetractArticle, Subject: "article:a"})
	for _, r := range []struct {
		rule string
		act  graph.Mending
		want error
	}{
		{"an unknown word", graph.Mending{Kind: "split", Subject: "country:AA", By: "Ada"}, graph.ErrInvalid},
		{"nobody", graph.Mending{Kind: graph.RetractArticle, Subject: "article:a"}, graph.ErrInvalid},
		{"no name", graph.Mending{Kind: graph.RenameEntity, Subject: "country:AA", Name: " -", By: "Ada"}, graph.ErrInvalid},
		{"into itself", graph.Mending{Kind: graph.MergeEntity, Subject: "country:AA", Into: "country:AA", By: "Ada"}, graph.ErrInvalid},
		{"of two kinds", graph.Mending{Kind: graph.MergeEntity, Subject: "country:AA", Into: "instrument:y", By: "Ada"}, graph.ErrInvalid},
		{"an undo goes by its act", graph.Mending{Kind: graph.UndoMending, Subject: "country:AA", Undoes: done.ID, By: "Ada"}, graph.ErrInvalid},
		{"retracted already", graph.Mending{Kind: graph.RetractArticle, Subject: "article:a", By: "Ada"}, graph.ErrInvalid},
		{"no such entity", graph.Mending{Kind: graph.RenameEntity, Subject: "country:ZZ", Name: "Z", By: "Ada"}, graph.ErrNotFound},
		{"no such article", graph.Mending{Kind: graph.RetractArticle, Subject: "article:zz", By: "Ada"}, graph.ErrNotFound},
	} {
		if _, err := m.Mend(t.Context(), r.act); !errors.Is(err, r.want) {
			t.Errorf("%s: got %v, want %v", r.rule, err, r.want)
		}
	}
	var moved *graph.MovedError
	if _, err := m.Mend(t.Context(), graph.Mending{Kind: graph.RenameEntity, Subject: "instrument:x", Name: "X", By: "Ada"}); !errors.As(err, &moved) {
		t.Errorf("what was merged is mended under its new id: %v", err)
	}
	if _, err := m.Unmend(t.Context(), "mending:none", "Ada", ""); !errors.Is(err, graph.ErrNotFound) {
		t.Errorf("no such act: %v", err)
	}
	unmend(t, s, retracted)
	_, twice := m.Unmend(t.Context(), retracted.ID, "Ada", "")
	_, nobody := m.Unmend(t.Context(), done.ID, "", "")
	_, cursor := m.Mendings(t.Context(), graph.MendingQuery{Paging: graph.Paging{Cursor: "garbage"}})
	for _, err := range []error{twice, nobody, cursor} {
		if !errors.Is(err, graph.ErrInvalid) {
			t.Errorf("got %v, want ErrInvalid", err)
		}
	}
}

func testMendings(t *testing.T, open OpenWithClock) {
	s := open(t, new(Clock).Now)
	put(t, s, graph.Added, article("a", "2020-01-01").claim("AA", graph.Signed, "x").claim("BB", graph.Signed, "y").reading())
	act := mend(t, s, merge("instrument:x", "instrument:y"))
	mend(t, s, graph.Mending{Kind: graph.RenameEntity, Subject: "country:AA", Name: "Alpha"})
	unmend(t, s, act)
	var got []string
	q := graph.MendingQuery{Paging: graph.Paging{Limit: 2}}
	for {
		page, err := s.(graph.Mender).Mendings(t.Context(), q)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range page.Items {
			got = append(got, fmt.Sprintf("%s %s %s%s %s %v", m.Kind, m.Subject, m.Into, m.Name, m.By, m.Undone))
			if again, err := m.Digest(); err != nil || again != m.ID {
				t.Errorf("the id of %+v is %s, %v", m, again, err)
			}
		}
		if q.Cursor = page.Next; q.Cursor == "" {
			break
		}
	}
	equal(t, "all acts", got, []string{"undo instrument:x  Bob false", "rename country:AA Alpha Ada false", "merge instrument:x instrument:yTreaty of x Ada true"})
	page, err := s.(graph.Mender).Mendings(t.Context(), graph.MendingQuery{Subject: "instrument:x"})
	if err != nil || len(page.Items) != 2 || page.Items[0].Undoes != act.ID || page.Items[0].Reason != "they are not" {
		t.Errorf("acts on one subject: %+v, %v", page.Items, err)
	}
}

func testUnmended(t *testing.T, open OpenWithClock) {
	readings := Generate(13, 12)
	s := open(t, new(Clock).Now)
	put(t, s, graph.Added, readings...)
	mend(t, s, merge(readings[0].Claims[0].Actor, readings[1].Claims[0].Actor))
	mend(t, s, graph.Mending{Kind: graph.RetractArticle, Subject: readings[2].Article.ID})
	l := s.(graph.LintedStore)
	var ids, want []string
	for after := ""; ; after = ids[len(ids)-1] {
		some, err := l.ArticleIDs(t.Context(), after, 5)
		if err != nil {
			t.Fatal(err)
		}
		if len(some) == 0 {
			break
		}
		ids = append(ids, some...)
	}
	for i := range readings {
		want = append(want, readings[i].Article.ID)
		as, err := s.(graph.Mender).Unmended(t.Context(), readings[i].Article.ID)
		if err != nil || as.Article.Retracted || string(as.Article.Raw) != string(readings[i].Article.Raw) {
			t.Fatalf("%s: %+v, %v", readings[i].Article.ID, as.Article, err)
		}
		if d := graph.DiffReadings(&as, &readings[i]); !d.Empty() {
			t.Errorf("%s was read as %+v", readings[i].Article.ID, d)
		}
	}
	slices.Sort(want)
	equal(t, "the articles", ids, want)
	if _, err := s.(graph.Mender).Unmended(t.Context(), "article:none"); !errors.Is(err, graph.ErrNotFound) {
		t.Errorf("no such article: %v", err)
	}
}

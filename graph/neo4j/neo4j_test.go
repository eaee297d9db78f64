package neo4j_test

import (
	"context"
	"encoding/json"
	"fmt"
	"net"
	"os"
	"reflect"
	"strings"
	"testing"
	"time"

	"signatory/graph"
	"signatory/graph/graphtest"
	"signatory/graph/neo4j"
	"signatory/graph/neo4j/neo4jtest"
)

var server neo4jtest.Shared

func TestMain(m *testing.M) {
	if address, ok := graphtest.Loader(); ok {
		if err := load(address); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		return
	}
	os.Exit(server.Run(m))
}

// noon is the clock of tests.
func noon() time.Time { return time.Date(2025, 2, 12, 12, 0, 0, 0, time.UTC) }

// store opens a store on a wiped server.
func store(t testing.TB) *neo4j.Store {
	t.Helper()
	return storeAt(t, noon)
}

// storeAt is store with a clock.
func storeAt(t testing.TB, now func() time.Time) *neo4j.Store {
	t.Helper()
	return storeWith(t, neo4j.Options{Now: now})
}

func storeWith(t testing.TB, o neo4j.Options) *neo4j.Store {
	t.Helper()
	srv := server.Wiped(t)
	o.User, o.Password = srv.User, srv.Password
	s, err := neo4j.Open(t.Context(), srv.URI, o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return s
}

// reading is an article in which France signed the Paris Agreement, a plan of
// Kenya to ratify it is told, and Mr Macron speaks.
func reading() graph.Reading {
	const paris = "instrument:paris-agreement"
	entities := []graph.Entity{
		{ID: "country:FRA", Kind: graph.Country, Name: "France", Code: "FRA", Mentions: []graph.Mention{{Start: 0, End: 6, Text: "France"}}},
		{ID: "country:KEN", Kind: graph.Country, Name: "Kenya", Code: "KEN"},
		{ID: "country:CIV", Kind: graph.Country, Name: "Côte d'Ivoire", Code: "CIV", Aliases: []string{"Ivory Coast"}},
		{ID: "person:emmanuel-macron", Kind: graph.Person, Name: "Emmanuel Macron"},
		{ID: paris, Kind: graph.Instrument, Name: "Paris Agreement", Type: "treaty", Date: "2015-12-12"},
	}
	claim := func(id, actor string, stance graph.Stance, tense graph.Tense, date graph.Date, quote string) graph.Claim {
		return graph.Claim{ID: id, Actor: actor, Stance: stance, Tense: tense, Instrument: paris, Date: date,
			DatePrecision: date.Precision(), Confidence: 0.9, Reason: graph.Reason{Rule: "verb", Words: "signed"},
			Evidence: graph.Evidence{Quote: quote, Start: 0, End: len(quote)}}
	}
	return graph.Reading{
		Article: graph.Article{ID: "article:one", Revision: "r1", Title: "France signs", Date: "2016-04-23",
			URL: "https://example.org/one", Publisher: "Example", Language: "en", Format: "text", Raw: []byte("France signed.")},
		Entities: entities,
		Claims: []graph.Claim{
			claim("claim:1", "country:FRA", graph.Signed, graph.Past, "2016-04-22", "France signed the Paris Agreement."),
			claim("claim:2", "country:KEN", graph.Ratified, graph.Planned, "", "Kenya will ratify it."),
		},
		Counts: []graph.Count{{Stance: graph.Signed, Count: 175, Qualifier: "exact", Of: "countries", Tense: graph.Past, Instrument: paris}},
		Links: []graph.Link{
			{Kind: graph.Represents, From: "person:emmanuel-macron", To: "country:FRA", Role: "President"},
			{Kind: graph.Said, From: "person:emmanuel-macron", Quote: "A historic day"},
		},
	}
}

func put(t testing.TB, s *neo4j.Store, readings ...graph.Reading) []graph.PutResult {
	t.Helper()
	results, err := s.Put(t.Context(), readings)
	if err != nil {
		t.Fatal(err)
	}
	return results
}

func TestStore(t *testing.T) {
	graphtest.Run(t, func(t *testing.T) graph.Store { return store(t) })
}

func TestClocks(t *testing.T) {
	graphtest.RunClocks(t, func(t *testing.T, now func() time.Time) graph.Store { return storeAt(t, now) })
}

func TestSources(t *testing.T) {
	graphtest.RunSources(t, func(t *testing.T) graph.Store { return store(t) })
}

func TestReview(t *testing.T) {
	graphtest.RunReview(t, func(t *testing.T, now func() time.Time) graph.Store { return storeAt(t, now) })
}

func TestHeld(t *testing.T) {
	graphtest.RunHeld(t, func(t *testing.T) graph.Store { return store(t) })
}

func TestExamine(t *testing.T) {
	graphtest.RunExamine(t, func(t *testing.T, now func() time.Time) graph.Store { return storeAt(t, now) })
}

func TestClockBack(t *testing.T) {
	graphtest.RunClockBack(t, func(t *testing.T, now func() time.Time) graph.Store { return storeAt(t, now) })
}

func TestRecords(t *testing.T) {
	graphtest.RunRecords(t, func(t *testing.T) graph.Store { return store(t) })
}

func TestMend(t *testing.T) {
	graphtest.RunMend(t, func(t *testing.T, now func() time.Time) graph.Store { return storeAt(t, now) })
}

func TestEdit(t *testing.T) {
	graphtest.RunEdit(t, func(t *testing.T, now func() time.Time) graph.Store { return storeAt(t, now) })
}

func TestQueue(t *testing.T) {
	graphtest.RunQueue(t, func(t *testing.T, now func() time.Time) graph.Store { return storeAt(t, now) })
}

func TestHistory(t *testing.T) {
	graphtest.RunHistory(t, func(t *testing.T, now func() time.Time) graph.Store { return storeAt(t, now) }, 2, 24)
}

func TestChanges(t *testing.T) {
	graphtest.RunChanges(t, func(t *testing.T, now func() time.Time) graph.Store { return storeAt(t, now) })
}

func TestExplore(t *testing.T) {
	graphtest.RunExplore(t, func(t *testing.T) graph.Store { return store(t) })
}

func TestSurvey(t *testing.T) {
	graphtest.RunSurvey(t, func(t *testing.T) graph.Store { return store(t) })
}

func TestLists(t *testing.T) {
	graphtest.RunLists(t, func(t *testing.T, f graph.Founding) graph.Store { return storeWith(t, neo4j.Options{Founding: f}) })
}

func TestAlign(t *testing.T) {
	graphtest.RunAlign(t, func(t *testing.T) graph.Store { return store(t) })
}

func TestMatrix(t *testing.T) {
	graphtest.RunMatrix(t, func(t *testing.T) graph.Store { return store(t) })
	graphtest.RunLatest(t, func(t *testing.T) graph.Store { return store(t) })
}

// A person who opens Neo4j Browser finds what they expect.
func TestShapeInNeo4j(t *testing.T) {
	s := store(t)
	srv := server.Server(t)
	put(t, s, reading())
	for what, cypher := range map[string]string{
		"who signed":         `MATCH (c:Country)-[r:SIGNED {since: '2016-04-22', since_precision: 'day', sources: 1, disputed: false, claims: 1}]->(:Instrument:Entity {name: 'Paris Agreement'}) WHERE r.confidence = 0.9 RETURN c.name AS found`,
		"who plans to":       `MATCH (c:Country)-[:PLANS_TO {stance: 'ratified'}]->(:Instrument) RETURN c.name AS found`,
		"a claim as a node":  `MATCH (:Country)<-[:BY]-(c:Claim)-[:ON]->(:Instrument), (c)-[:REPORTED_IN]->(:Article) RETURN c.id AS found ORDER BY found LIMIT 1`,
		"who represents":     `MATCH (p:Person)-[:REPRESENTS {role: 'President'}]->(c:Country) RETURN p.name AS found`,
		"who said something": `MATCH (p:Person)-[s:SAID]->(:Article) RETURN s.quote AS found`,
		"a reported number":  `MATCH (c:Count)-[:OF]->(:Instrument) RETURN c.qualifier AS found`,
		"what is mentioned":  `MATCH (:Article)-[:MENTIONS]->(c:Country {code: 'CIV'}) RETURN c.name AS found`,
	} {
		if rows := srv.Run(t, cypher, nil); len(rows) != 1 || rows[0]["found"] == "" {
			t.Errorf("%s: %v", what, rows)
		}
	}
}

// What a later reading no longer says leaves no plain relationship and no tally behind.
func TestSupersededLeavesNothingBehind(t *testing.T) {
	s := store(t)
	srv := server.Server(t)
	old, now := reading(), reading()
	now.Article.Revision, now.Claims, now.Links, now.Counts = "r2", nil, nil, nil
	now.Entities = now.Entities[:1]
	if got := append(put(t, s, old), put(t, s, now, now)...); strings.Join([]string{string(got[0]), string(got[1]), string(got[2])}, " ") != "added superseded unchanged" {
		t.Errorf("results: %v", got)
	}
	left := srv.Run(t, `MATCH (n) WHERE NOT n:SignatoryTest AND NOT n:Schema AND NOT n:Changed AND NOT n:Unsure RETURN labels(n) AS labels, COUNT { (n)--() } AS degree ORDER BY labels(n)[0]`, nil)
	if len(left) != 4 { // the article, France, and two claims kept apart; the feed of changes tells of what was, too
		t.Errorf("left: %v", left)
	}
	france, err := s.Entity(t.Context(), "country:FRA")
	if err != nil {
		t.Fatal(err)
	}
	if france.Claims != 0 || france.Articles != 1 || len(france.Stances) != 0 {
		t.Errorf("tallies of France: %+v", france)
	}
}

// A position that an earlier version wrote, as JSON, is read, and kept in today's
// form once it is settled again.
func TestPositionsOfAnEarlierVersion(t *testing.T) {
	s := store(t)
	srv := server.Server(t)
	put(t, s, reading())
	q := graph.PositionQuery{Actor: "country:FRA"}
	before, err := s.Positions(t.Context(), q)
	if err != nil || len(before.Items) != 1 || before.Items[0].Evidence[0].Quote == "" {
		t.Fatalf("%+v, %v", before, err)
	}
	body, err := json.Marshal(before.Items[0])
	if err != nil {
		t.Fatal(err)
	}
	srv.Run(t, `MATCH (p:Position {actor: 'country:FRA'}) SET p.body = $body REMOVE p.ledger, p.dossier`, map[string]any{"body": string(body)})
	read, err := s.Positions(t.Context(), q)
	if err != nil || !reflect.DeepEqual(read, before) {
		t.Errorf("read as %+v, %v", read, err)
	}
	again := reading()
	again.Article.ID, again.Article.Publisher = "article:two", "Other"
	again.Claims = again.Claims[:1]
	again.Claims[0].ID = "claim:3"
	put(t, s, again)
	after, err := s.Positions(t.Context(), q)
	if err != nil || len(after.Items) != 1 || after.Items[0].Sources != 2 {
		t.Errorf("after a second report: %+v, %v", after, err)
	}
	if left := srv.Run(t, `MATCH (p:Position {actor: 'country:FRA'}) WHERE p.body IS NOT NULL OR p.dossier IS NULL RETURN p`, nil); len(left) != 0 {
		t.Errorf("left: %v", left)
	}
}

// Every index that a list relies on serves it, and no plan of a page goes through all nodes.
func TestPlansUseIndexes(t *testing.T) {
	s := store(t)
	put(t, s, reading())
	srv := server.Server(t)
	for _, r := range srv.Run(t, `SHOW INDEXES YIELD name, state RETURN name, state`, nil) {
		if r["state"] != "ONLINE" {
			t.Errorf("index %v is %v", r["name"], r["state"])
		}
	}
	plans, err := s.Plans(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for question, operators := range plans {
		for _, o := range operators {
			if strings.HasPrefix(o, "NodeByLabelScan") || strings.HasPrefix(o, "AllNodesScan") {
				t.Errorf("%s goes through all nodes: %v", question, operators)
			}
		}
	}
}

func TestOpenTellsWhatIsWrong(t *testing.T) {
	silent, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer silent.Close()
	closed, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	closed.Close()
	srv := server.Wiped(t)
	address := strings.TrimPrefix(srv.URI, "neo4j://")
	for _, c := range []struct {
		what, uri, user, password string
		want                      []string
	}{
		{"nobody listens there", "neo4j://" + closed.Addr().String(), "neo4j", "x", []string{closed.Addr().String(), "is it running there", "SIGNATORY_DB_PASSWORD"}},
		{"something listens and says nothing", "neo4j://" + silent.Addr().String(), "neo4j", "x", []string{silent.Addr().String(), "is it running there"}},
		{"no such host", "neo4j://nowhere.invalid:7687", "neo4j", "x", []string{"nowhere.invalid:7687", "is it running there"}},
		{"a wrong password", srv.URI, srv.User, "wrong", []string{address, "refuses the user or the password", "SIGNATORY_DB_PASSWORD"}},
		{"an address of something else", "https://example.org", "neo4j", "x", []string{"want neo4j://host:port"}},
		{"an address without a host", "neo4j://", "neo4j", "x", []string{"want neo4j://host:port"}},
	} {
		t.Run(c.what, func(t *testing.T) {
			ctx, cancel := context.WithTimeout(t.Context(), 10*time.Second)
			defer cancel()
			s, err := neo4j.Open(ctx, c.uri, neo4j.Options{User: c.user, Password: c.password})
			if err == nil {
				s.Close()
				t.Fatal("opened")
			}
			if ctx.Err() != nil {
				t.Error("took longer than 10 s")
			}
			for _, want := range c.want {
				if !strings.Contains(err.Error(), want) {
					t.Errorf("%q does not tell %q", err, want)
				}
			}
			if strings.Contains(err.Error(), "\n") {
				t.Errorf("more than one line: %q", err)
			}
		})
	}
}

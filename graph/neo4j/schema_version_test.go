package neo4j_test

import (
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"signatory/graph"
	"signatory/graph/graphtest"
	"signatory/graph/neo4j"
)

// TestANewerGraphIsRefused and stays as it is.
func TestANewerGraphIsRefused(t *testing.T) {
	srv := server.Wiped(t)
	d, err := driver.NewDriverWithContext(srv.URI, driver.BasicAuth(srv.User, srv.Password, ""))
	if err != nil {
		t.Fatal(err)
	}
	defer d.Close(t.Context())
	const newer = "MERGE (s:Schema {id: 'signatory'}) SET s.version = 99"
	if _, err := driver.ExecuteQuery(t.Context(), d, newer, nil, driver.EagerResultTransformer); err != nil {
		t.Fatal(err)
	}
	for range 2 {
		_, err := neo4j.Open(t.Context(), srv.URI, neo4j.Options{User: srv.User, Password: srv.Password})
		if err == nil || !strings.Contains(err.Error(), "newer Signatory (schema 99, this one knows 7)") {
			t.Errorf("error %v", err)
		}
	}
	if _, err := driver.ExecuteQuery(t.Context(), d, "MATCH (s:Schema) DELETE s", nil, driver.EagerResultTransformer); err != nil {
		t.Fatal(err)
	}
}

// TestAGraphOfTheFirstSchema is asked like one that is made now.
func TestAGraphOfTheFirstSchema(t *testing.T) {
	s := store(t)
	r := reading()
	r.Claims[0].Attribution.Entity = "person:emmanuel-macron"
	undated := graph.Reading{Article: graph.Article{ID: "article:two", Title: "Undated", Format: "text"}}
	put(t, s, r, undated)
	srv := server.Server(t)
	srv.Run(t, "MATCH (s:Schema) SET s.version = 1", nil)
	srv.Run(t, "MATCH (c:Claim) REMOVE c.attributed", nil)
	srv.Run(t, "MATCH (a:Article {date: ''}) REMOVE a.date", nil)
	srv.Run(t, "MATCH (n) WHERE n:Changed OR n:Unsure DELETE n", nil)
	srv.Run(t, "MATCH (p:Position) REMOVE p.told", nil)
	again, err := neo4j.Open(t.Context(), srv.URI, neo4j.Options{User: srv.User, Password: srv.Password})
	if err != nil {
		t.Fatal(err)
	}
	defer again.Close()
	claims, err := again.Claims(t.Context(), graph.ClaimQuery{AttributedTo: "person:emmanuel-macron"})
	if err != nil || len(claims.Items) != 1 {
		t.Errorf("attributed: %+v, %v", claims.Items, err)
	}
	articles, err := again.Articles(t.Context(), graph.ArticleQuery{})
	if err != nil || len(articles.Items) != 2 {
		t.Errorf("articles: %+v, %v", articles.Items, err)
	}
	none, since := time.Time{}, time.Now()
	windows := [][2]time.Time{{none, none}, {none, since}, {since, none}}
	if graphtest.HoldFeed(t, again, windows[:2]) == 0 {
		t.Error("nothing changed")
	}
	put(t, again, graphtest.Generate(1, 5)...)
	put(t, again, graphtest.Generate(2, 5)...)
	if graphtest.HoldFeed(t, again, windows) == 0 {
		t.Error("nothing changed in the end")
	}
}

// TestTextsWithoutTheirDates, as the third schema had them, are given them, and their
// indexes are replaced.
func TestTextsWithoutTheirDates(t *testing.T) {
	s := store(t)
	put(t, s, reading(), graph.Reading{Article: graph.Article{ID: "article:two", Title: "A report", Date: "2024-07", Format: "text"}},
		graph.Reading{Article: graph.Article{ID: "article:three", Title: "A report", Date: "1999", Format: "text"}},
		graph.Reading{Article: graph.Article{ID: "article:four", Title: "Of no date", Format: "text"}})
	srv := server.Server(t)
	texts := func() []map[string]any {
		return srv.Run(t, "MATCH (n) WHERE n:Article OR n:Claim RETURN n.id AS id, n.text AS text ORDER BY id", nil)
	}
	want := texts()
	srv.Run(t, "MATCH (s:Schema) SET s.version = 3", nil)
	srv.Run(t, "MATCH (n) WHERE n:Article OR n:Claim SET n.text = trim(split(split(n.text, ' A')[0], ' Undated')[0])", nil)
	for _, of := range [][2]string{{"article", "Article"}, {"claim", "Claim"}} {
		srv.Run(t, "DROP INDEX "+of[0]+"_found", nil)
		srv.Run(t, "CREATE FULLTEXT INDEX "+of[0]+"_text FOR (n:"+of[1]+") ON EACH [n.text] OPTIONS {indexConfig: {`fulltext.analyzer`: 'whitespace'}}", nil)
	}
	again, err := neo4j.Open(t.Context(), srv.URI, neo4j.Options{User: srv.User, Password: srv.Password})
	if err != nil {
		t.Fatal(err)
	}
	defer again.Close()
	if got := texts(); !reflect.DeepEqual(got, want) || len(got) < 5 {
		t.Errorf("texts %v, want %v", got, want)
	}
	hits, err := again.Search(t.Context(), graph.SearchQuery{Text: "report", Kinds: []string{"article"}})
	if err != nil || len(hits.Items) != 2 || hits.Items[0].ID != "article:two" {
		t.Errorf("found %+v, %v", hits.Items, err)
	}
	if left := srv.Run(t, "SHOW INDEXES YIELD name WHERE name IN ['article_text', 'claim_text'] RETURN name", nil); len(left) != 0 {
		t.Errorf("left %v", left)
	}
}

// TestPositionsWithoutTheirSentences, as the fourth schema had them, are given them.
func TestPositionsWithoutTheirSentences(t *testing.T) {
	s := store(t)
	for _, part := range slices.Collect(slices.Chunk(graphtest.Generate(3, 40), 7)) {
		put(t, s, part...)
	}
	srv := server.Server(t)
	shown := func() []map[string]any {
		return srv.Run(t, "MATCH (p:Position) RETURN p.key AS key, p.proof AS proof, p.sentence AS sentence, p.proofs AS proofs, p.sentences AS sentences ORDER BY key", nil)
	}
	want, rest := shown(), 0
	for _, p := range want {
		if p["sentence"] == nil && p["sentences"] == nil {
			t.Errorf("%v has no sentences", p)
		}
		if p["sentences"] != nil {
			rest++
		}
	}
	if rest == 0 || rest == len(want) {
		t.Fatalf("%d of %d positions show more than one sentence", rest, len(want))
	}
	srv.Run(t, "MATCH (s:Schema) SET s.version = 4", nil)
	srv.Run(t, "MATCH (p:Position) SET p.proofs = [id IN [p.proof] + coalesce(p.proofs, []) WHERE id IS NOT NULL], p.sentence = null, p.sentences = null", nil)
	again, err := neo4j.Open(t.Context(), srv.URI, neo4j.Options{User: srv.User, Password: srv.Password})
	if err != nil {
		t.Fatal(err)
	}
	defer again.Close()
	if got := shown(); !reflect.DeepEqual(got, want) {
		t.Errorf("sentences %v, want %v", got, want)
	}
}

// TestAGraphWithoutWhoIsNamedBeside, as the fifth schema was, is told it.
func TestAGraphWithoutWhoIsNamedBeside(t *testing.T) {
	s := store(t)
	put(t, s, graphtest.Generate(3, 40)...)
	srv := server.Server(t)
	named := func() []map[string]any {
		return srv.Run(t, "MATCH (b:Beside) UNWIND b.countries AS country RETURN b.instrument AS instrument, country ORDER BY instrument, country", nil)
	}
	want := named()
	srv.Run(t, "MATCH (s:Schema) SET s.version = 5", nil)
	srv.Run(t, "MATCH (b:Beside) DELETE b", nil)
	again, err := neo4j.Open(t.Context(), srv.URI, neo4j.Options{User: srv.User, Password: srv.Password})
	if err != nil {
		t.Fatal(err)
	}
	defer again.Close()
	if got := named(); !reflect.DeepEqual(got, want) || len(got) == 0 {
		t.Errorf("named %v, want %v", got, want)
	}
}

// TestAGraphWithoutItsMarks, as the sixth schema was, has all its positions compared.
func TestAGraphWithoutItsMarks(t *testing.T) {
	s := store(t)
	readings := graphtest.Generate(3, 40)
	put(t, s, readings...)
	want, err := graph.Align(t.Context(), s, graph.AlignQuery{})
	if err != nil || len(want.Actors) == 0 {
		t.Fatalf("%d actors, %v", len(want.Actors), err)
	}
	srv := server.Server(t)
	srv.Run(t, "MATCH (s:Schema) SET s.version = 6", nil)
	srv.Run(t, "MATCH (e:Entity) REMOVE e.settled", nil)
	again, err := neo4j.Open(t.Context(), srv.URI, neo4j.Options{User: srv.User, Password: srv.Password})
	if err != nil {
		t.Fatal(err)
	}
	defer again.Close()
	if got, err := graph.Align(t.Context(), again, graph.AlignQuery{}); err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("alignment %+v, %v; want %+v", got, err, want)
	}
}

// TestTwoMarksOfTheSchemaBecomeOne: programs that begun at once on an empty
// database each made one, as long as nothing forbade it.
func TestTwoMarksOfTheSchemaBecomeOne(t *testing.T) {
	s := store(t)
	put(t, s, reading())
	srv := server.Server(t)
	srv.Run(t, "DROP CONSTRAINT schema_id", nil)
	srv.Run(t, "CREATE (:Schema {id: 'signatory', version: 1})", nil)
	again, err := neo4j.Open(t.Context(), srv.URI, neo4j.Options{User: srv.User, Password: srv.Password})
	if err != nil {
		t.Fatal(err)
	}
	defer again.Close()
	if left := srv.Run(t, "MATCH (s:Schema) RETURN s.version AS version", nil); len(left) != 1 || left[0]["version"] == int64(1) {
		t.Errorf("left %v", left)
	}
	if found := srv.Run(t, "SHOW CONSTRAINTS YIELD name WHERE name = 'schema_id' RETURN name", nil); len(found) != 1 {
		t.Error("nothing forbids a second mark")
	}
}

// TestIndexWithoutItsConstraint that a server left which was killed while it made both is
// no obstacle.
func TestIndexWithoutItsConstraint(t *testing.T) {
	store(t)
	srv := server.Server(t)
	srv.Run(t, "DROP CONSTRAINT claim_id", nil)
	srv.Run(t, "CREATE INDEX claim_id FOR (c:Claim) ON (c.id)", nil)
	again, err := neo4j.Open(t.Context(), srv.URI, neo4j.Options{User: srv.User, Password: srv.Password})
	if err != nil {
		t.Fatal(err)
	}
	again.Close()
	if rows := srv.Run(t, "SHOW CONSTRAINTS YIELD name WHERE name = 'claim_id' RETURN name", nil); len(rows) != 1 {
		t.Errorf("constraints called claim_id: %v", rows)
	}
}

package neo4j_test

import (
	"fmt"
	"strings"
	"testing"

	"signatory/graph"
	"signatory/graph/neo4j"
)

// The sources in the bands of an article are found from the bands, whatever the
// server knows of its articles: begun at the articles with a source, each band would
// cost as much as there are articles. The planner would begin there as long as the
// index of sources, made on an empty graph, has not been counted again.
func TestBandsAreJoinedFromTheBands(t *testing.T) {
	s := store(t)
	srv := server.Server(t)
	srv.Run(t, "DROP INDEX article_source", nil)
	again, err := neo4j.Open(t.Context(), srv.URI, neo4j.Options{User: srv.User, Password: srv.Password, Now: noon})
	if err != nil {
		t.Fatal(err)
	}
	defer again.Close()
	if found := srv.Run(t, "SHOW INDEXES YIELD name WHERE name = 'article_source' RETURN name", nil); len(found) != 1 {
		t.Fatal("the index of sources is not made again")
	}
	check := func(when string) {
		t.Helper()
		plan, err := s.BandsPlan(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		for _, o := range plan {
			if strings.HasPrefix(o, "NodeIndex") || strings.HasPrefix(o, "NodeByLabelScan") || strings.HasPrefix(o, "AllNodesScan") {
				t.Errorf("%s: %v", when, plan)
			}
		}
	}
	check("on an empty graph")
	var copies []graph.Reading
	for i := range 60 {
		r := reading()
		r.Article.ID, r.Article.Publisher = fmt.Sprintf("article:copy%d", i), fmt.Sprintf("Paper %d", i)
		r.Article.Raw = []byte(strings.Repeat("France has signed the Paris Agreement, as its president had said that it would. ", 6))
		r.Claims, r.Counts, r.Links = nil, nil, nil
		copies = append(copies, r)
	}
	put(t, s, copies...)
	if sources := srv.Run(t, "MATCH (a:Article) RETURN DISTINCT a.source AS source", nil); len(sources) != 1 {
		t.Errorf("%d sources of copies of one text", len(sources))
	}
	check("before the index of sources is counted")
	srv.Run(t, "CALL db.resampleIndex('article_source')", nil)
	srv.Run(t, "CALL db.awaitIndexes(60)", nil)
	check("after it is counted")
}

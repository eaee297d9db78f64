package neo4j_test

import (
	"strings"
	"testing"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"

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
		if err == nil || !strings.Contains(err.Error(), "newer Signatory (schema 99, this one knows 1)") {
			t.Errorf("error %v", err)
		}
	}
	if _, err := driver.ExecuteQuery(t.Context(), d, "MATCH (s:Schema) DELETE s", nil, driver.EagerResultTransformer); err != nil {
		t.Fatal(err)
	}
}

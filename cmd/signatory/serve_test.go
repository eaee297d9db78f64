package main

import (
	"net/url"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"signatory/graph/neo4j/neo4jtest"
)

func TestServeOnSQLite(t *testing.T) {
	overHTTP(t, serve(t, nil, "serve", "--db", "sqlite:"+filepath.Join(t.TempDir(), "a.db"), "--json"))
}

func TestServeOnNeo4j(t *testing.T) {
	server := neo4jtest.Start(t)
	u, err := url.Parse(server.URI)
	if err != nil {
		t.Fatal(err)
	}
	u.User = url.User(server.User)
	env := []string{"SIGNATORY_DB=" + u.String(), "SIGNATORY_DB_PASSWORD=" + server.Password}
	overHTTP(t, serve(t, env, "serve"))
	file := articleFile(t, "a.md", dams)
	if r := signatory(t, "", env, "ingest", "--json", file); r.code != 0 || !strings.Contains(r.out, `"unchanged":1,`) {
		t.Errorf("ingest of what is known: %+v", r)
	}
}

func TestDemo(t *testing.T) {
	address := serve(t, nil, "demo")
	var list struct{ Items []struct{ Claims int } }
	call(t, "GET", address+"/api/v1/instruments", "", "", 200, &list)
	if len(list.Items) < 20 || list.Items[0].Claims == 0 {
		t.Errorf("the demo shows %d instruments", len(list.Items))
	}
}

func TestNeo4jThatDoesNotAnswerIsNamed(t *testing.T) {
	start := time.Now()
	r := signatory(t, "", nil, "ingest", "--db", "neo4j://neo4j@127.0.0.1:1", articleFile(t, "a.md", dams))
	if r.code != exitFailed || strings.Count(r.err, "\n") != 1 || !strings.Contains(r.err, "127.0.0.1:1") || !strings.Contains(r.err, "is it running") {
		t.Errorf("%+v", r)
	}
	if took := time.Since(start); took > 10*time.Second {
		t.Errorf("told after %s, want within 10 s", took)
	}
}

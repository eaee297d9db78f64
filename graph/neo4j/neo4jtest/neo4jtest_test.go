package neo4jtest

import (
	"os"
	"strings"
	"testing"
)

// One server for all that is told of a server, since a start takes seconds.
func TestServer(t *testing.T) {
	s := StartOwn(t)
	given := "neo4j://" + s.User + ":" + s.Password + "@" + strings.TrimPrefix(s.URI, "neo4j://")

	t.Run("what was committed survives a kill", func(t *testing.T) {
		s.Run(t, "CREATE (:Kept {n: 1})", nil)
		s.Kill(t)
		s.Restart(t)
		if rows := s.Run(t, "MATCH (k:Kept) RETURN k.n AS n", nil); len(rows) != 1 || rows[0]["n"] != int64(1) {
			t.Fatalf("after a restart: %v", rows)
		}
	})
	t.Run("a given server that holds somebody's data is left alone", func(t *testing.T) {
		_, err := useGiven(given)
		if err == nil || !strings.Contains(err.Error(), "holds data") {
			t.Fatalf("got %v", err)
		}
		if rows := s.Run(t, "MATCH (k:Kept) RETURN k", nil); len(rows) != 1 {
			t.Fatal("the data is gone")
		}
	})
	t.Run("a given server that is empty or marked is used and wiped", func(t *testing.T) {
		s.Wipe(t)
		for range 2 {
			g, err := useGiven(given)
			if err != nil {
				t.Fatal(err)
			}
			g.Run(t, "CREATE (:Leftover)", nil)
			g.Wipe(t)
			g.stop()
		}
		rows := s.Run(t, "MATCH (n) RETURN labels(n)[0] AS label", nil)
		if len(rows) != 1 || rows[0]["label"] != "SignatoryTest" {
			t.Fatalf("left: %v", rows)
		}
	})
}

func TestGivenAddressIsChecked(t *testing.T) {
	for _, bad := range []string{"localhost:7687", "neo4j://localhost:7687", "::"} {
		if _, err := useGiven(bad); err == nil || !strings.Contains(err.Error(), "want neo4j://user:password@host:port") {
			t.Errorf("%q: got %v", bad, err)
		}
	}
}

func TestMissingJavaIsNamed(t *testing.T) {
	t.Setenv("PATH", t.TempDir())
	t.Setenv("JAVA_HOME", "")
	_, err := install()
	if err == nil || !strings.Contains(err.Error(), "Java 17") || !strings.Contains(err.Error(), Env) {
		t.Fatalf("got %v", err)
	}
	if _, ok := err.(*missingError); !ok {
		t.Errorf("%T would fail a laptop's tests, and should skip them", err)
	}
}

func TestMissingMavenIsNamed(t *testing.T) {
	t.Setenv("PATH", t.TempDir())
	err := bring("java", t.TempDir()+"/neo4j")
	if err == nil || !strings.Contains(err.Error(), "Maven") {
		t.Fatalf("got %v", err)
	}
}

func TestMain(m *testing.M) {
	// The tests above say themselves which server they use.
	os.Unsetenv(Env)
	os.Exit(m.Run())
}

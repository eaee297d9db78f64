package main

import (
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"signatory/api/hooks"
	"signatory/api/watch"
	"signatory/graph"
	"signatory/graph/sqlite"
)

func TestDoctor(t *testing.T) {
	dir := t.TempDir()
	db := filepath.Join(dir, "a.db")
	found := func(code int, args ...string) map[string]graph.Checkup {
		t.Helper()
		r := signatory(t, "", nil, append([]string{"doctor", "--json"}, args...)...)
		var list struct{ Items []graph.Checkup }
		if err := json.Unmarshal([]byte(r.out), &list); err != nil || r.code != code {
			t.Fatalf("%+v: %v", r, err)
		}
		out := map[string]graph.Checkup{}
		for _, c := range list.Items {
			out[c.Check] = c
		}
		return out
	}
	if got := found(exitOK, "--db", "sqlite:"+db); got["store"].State != graph.Warning || !strings.Contains(got["store"].Detail, "is not there yet") {
		t.Errorf("%+v", got)
	}
	if _, err := os.Stat(db); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("doctor made a store: %v", err)
	}
	signatory(t, "", nil, "ingest", "--db", "sqlite:"+db, articleFile(t, "a.md", dams))
	if got := found(exitOK, "--db", "sqlite:"+db); got["file"].State != graph.Sound || got["reader"].State != graph.Sound || len(got) < 7 {
		t.Errorf("%+v", got)
	}
	signatory(t, "", nil, "ingest", "--db", "sqlite:"+db, articleFile(t, "empty.md", ""))
	if got := found(exitOK, "--db", "sqlite:"+db)["failed articles"]; got.State != graph.Warning || !strings.Contains(got.Mend, "--retry") {
		t.Errorf("%+v", got)
	}
	if got := found(exitOK, "--db", "sqlite:"+db)["webhooks"]; got.State != graph.Sound {
		t.Errorf("%+v", got)
	}
	loseLetter(t, db)
	if got := found(exitOK, "--db", "sqlite:"+db)["webhooks"]; got.State != graph.Warning || !strings.Contains(got.Detail, "http://127.0.0.1:1/gone") || !strings.Contains(got.Mend, "resend") {
		t.Errorf("%+v", got)
	}
	bad := filepath.Join(dir, "bad.db")
	if err := os.WriteFile(bad, []byte(strings.Repeat("no database ", 1000)), 0o600); err != nil {
		t.Fatal(err)
	}
	if got := found(exitFailed, "--db", "sqlite:"+bad)["store"]; got.State != graph.Broken || !strings.Contains(got.Mend, "restore") {
		t.Errorf("%+v", got)
	}
}

// loseLetter has a webhook of the store given up after one try.
func loseLetter(t *testing.T, db string) {
	t.Helper()
	store, err := sqlite.Open(t.Context(), db, sqlite.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close()
	h := hooks.New(store, hooks.Options{Wait: []time.Duration{}})
	hook, _, err := h.Add(t.Context(), "http://127.0.0.1:1/gone", watch.Filter{}, "Ada")
	if err != nil {
		t.Fatal(err)
	}
	if err := h.Ping(t.Context(), hook.ID); err != nil {
		t.Fatal(err)
	}
	if err := h.Turn(t.Context()); err != nil {
		t.Fatal(err)
	}
}

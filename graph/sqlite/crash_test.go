package sqlite_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"signatory/graph"
	"signatory/graph/graphtest"
	"signatory/graph/sqlite"
)

func TestMain(m *testing.M) {
	if path, ok := graphtest.Loader(); ok {
		if err := load(path); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		return
	}
	os.Exit(m.Run())
}

func load(path string) error {
	ctx := context.Background()
	s, err := sqlite.Open(ctx, path, sqlite.Options{})
	if err != nil {
		return err
	}
	return errors.Join(graphtest.LoadAll(ctx, s, os.Stdout), s.Close())
}

func TestKilledLoads(t *testing.T) {
	calm := open(t)
	if _, err := calm.Put(t.Context(), graphtest.CrashReadings()); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "graph.db")
	graphtest.RunCrashes(t, path, func(t *testing.T) graph.Store { return openAt(t, path) },
		graphtest.Answers(t, calm, graphtest.CrashReadings()))
}

package neo4j_test

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"signatory/graph"
	"signatory/graph/graphtest"
	"signatory/graph/neo4j"
	"signatory/graph/sqlite"
)

// The server is killed while readings are loaded and started again. What was
// put is there, what was not is not there in part, and after another run of the
// load the graph answers like one that was never disturbed.
func TestServerKilledDuringLoad(t *testing.T) {
	srv := server.Own(t)
	s, err := neo4j.Open(t.Context(), srv.URI, neo4j.Options{User: srv.User, Password: srv.Password, Now: noon})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	readings := graphtest.Generate(11, 100)

	kept, failed := make(chan int, 1), make(chan error, 1)
	begun := make(chan struct{})
	go func() {
		for i := range readings {
			if _, err := s.Put(t.Context(), readings[i:i+1]); err != nil {
				kept <- i
				failed <- err
				return
			}
			if i == 10 {
				close(begun)
			}
		}
		kept <- len(readings)
		failed <- nil
	}()
	<-begun
	time.Sleep(time.Duration(rand.IntN(500)) * time.Millisecond)
	srv.Kill(t)
	n, err := <-kept, <-failed
	for _, within := range []time.Duration{2 * time.Second, time.Minute} {
		ctx, cancel := context.WithTimeout(t.Context(), within)
		if _, err := s.Entity(ctx, "country:NOR"); !errors.Is(err, graph.ErrUnreachable) {
			t.Errorf("a question asked of a server that is away failed within %v with %v", within, err)
		}
		cancel()
	}
	srv.Restart(t)
	if err == nil {
		t.Fatal("the load ended before the kill")
	} else if !strings.Contains(err.Error(), "is it running there") {
		t.Errorf("the load failed with %v", err)
	}

	graphtest.CheckWhole(t, s, readings, n)
	for part := range slices.Chunk(readings, 20) {
		put(t, s, part...)
	}
	graphtest.SameAnswers(t, graphtest.Answers(t, s, readings), undisturbed(t, readings))
}

// load puts the readings of a crash test into the server at "uri user password".
func load(address string) error {
	var uri, user, password string
	if _, err := fmt.Sscan(address, &uri, &user, &password); err != nil {
		return err
	}
	ctx := context.Background()
	s, err := neo4j.Open(ctx, uri, neo4j.Options{User: user, Password: password, Now: noon})
	if err != nil {
		return err
	}
	return errors.Join(graphtest.LoadAll(ctx, s, os.Stdout), s.Close())
}

// The process that loads is killed at random moments, and begun again.
func TestKilledLoads(t *testing.T) {
	srv := server.Wiped(t)
	graphtest.RunCrashes(t, strings.Join([]string{srv.URI, srv.User, srv.Password}, " "), func(t *testing.T) graph.Store {
		s, err := neo4j.Open(t.Context(), srv.URI, neo4j.Options{User: srv.User, Password: srv.Password, Now: noon})
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() {
			if err := s.Close(); err != nil {
				t.Error(err)
			}
		})
		return s
	}, undisturbed(t, graphtest.CrashReadings()))
}

// undisturbed are the answers of a graph that took the readings in peace.
func undisturbed(t *testing.T, readings []graph.Reading) []string {
	t.Helper()
	s, err := sqlite.Open(t.Context(), filepath.Join(t.TempDir(), "graph.db"), sqlite.Options{Now: noon})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if _, err := s.Put(t.Context(), readings); err != nil {
		t.Fatal(err)
	}
	return graphtest.Answers(t, s, readings)
}

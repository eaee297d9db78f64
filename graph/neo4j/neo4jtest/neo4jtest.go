package neo4jtest

import (
	"context"
	"fmt"
	"os"
	"sync"
	"testing"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

// Env names the environment variable that gives a server to test on.
const Env = "SIGNATORY_TEST_NEO4J"

// startWithin bounds the start of a server; 5 to 12 s are usual.
const startWithin = 3 * time.Minute

// Server is a running Neo4j that answers.
type Server struct {
	URI      string // neo4j://host:port, without the user
	User     string
	Password string

	driver  neo4j.DriverWithContext
	process *process // nil for a given server
	release func()   // ends the use of a given server
}

// Start gives a server with an empty database until the test ends: the one
// named by Env, or one of its own.
func Start(tb testing.TB) *Server {
	tb.Helper()
	s, err := open(os.Getenv(Env))
	orSkip(tb, err)
	tb.Cleanup(s.stop)
	s.Wipe(tb)
	return s
}

// StartOwn is Start on a server of its own, which the test may Kill and
// Restart, whatever Env says.
func StartOwn(tb testing.TB) *Server {
	tb.Helper()
	return startWith(tb, quick)
}

// StartSteady is StartOwn on a server that runs as one in earnest does: it is
// slower to start, and for benchmarks.
func StartSteady(tb testing.TB) *Server {
	tb.Helper()
	return startWith(tb, steady)
}

func startWith(tb testing.TB, how manner) *Server {
	tb.Helper()
	s, err := openOwn(how)
	orSkip(tb, err)
	tb.Cleanup(s.stop)
	return s
}

// orSkip fails the test for an error. What is merely missing on this machine
// skips it, save in CI.
func orSkip(tb testing.TB, err error) {
	tb.Helper()
	if err == nil {
		return
	}
	if _, missing := err.(*missingError); missing && os.Getenv("CI") != "true" {
		tb.Skip(err)
	}
	tb.Fatal(err)
}

// missingError says what this machine lacks for a server, and the mend.
type missingError struct{ what string }

func (e *missingError) Error() string {
	return "no Neo4j to test on: " + e.what + "; or name a running one in " + Env + "=neo4j://user:password@host:port"
}

func open(given string) (*Server, error) {
	if given != "" {
		return useGiven(given)
	}
	return openOwn(quick)
}

func openOwn(how manner) (*Server, error) {
	dir, err := install()
	if err != nil {
		return nil, err
	}
	return startOwn(dir, how)
}

func (s *Server) stop() {
	ctx, cancel := context.WithTimeout(context.Background(), 10*time.Second)
	defer cancel()
	if err := s.driver.Close(ctx); err != nil {
		fmt.Fprintln(os.Stderr, "neo4jtest: close driver:", err)
	}
	if s.process != nil {
		s.process.kill()
		s.process.removeHome()
	}
	if s.release != nil {
		s.release()
	}
}

// Wipe empties the database: every node but :SignatoryTest, with its
// relationships. Constraints and indexes stay.
func (s *Server) Wipe(tb testing.TB) {
	tb.Helper()
	s.Run(tb, `MATCH (n) WHERE NOT n:SignatoryTest
		CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 5000 ROWS`, nil)
}

// Run runs one statement by itself and returns its rows, each a map from the
// column's name. It is for looking at what a store wrote, and for preparing it.
func (s *Server) Run(tb testing.TB, cypher string, params map[string]any) []map[string]any {
	tb.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), 5*time.Minute)
	defer cancel()
	session := s.driver.NewSession(ctx, neo4j.SessionConfig{})
	defer session.Close(ctx)
	result, err := session.Run(ctx, cypher, params)
	if err != nil {
		tb.Fatalf("run %s: %v", cypher, err)
	}
	records, err := result.Collect(ctx)
	if err != nil {
		tb.Fatalf("run %s: %v", cypher, err)
	}
	rows := make([]map[string]any, len(records))
	for i, r := range records {
		rows[i] = r.AsMap()
	}
	return rows
}

// Kill ends a server of its own at once (SIGKILL on Unix), as a crash does. Its files stay.
func (s *Server) Kill(tb testing.TB) {
	tb.Helper()
	if s.process == nil {
		tb.Fatal("a given server is not ours to kill: use StartOwn")
	}
	s.process.kill()
}

// Restart starts a killed server anew, on the same files and the same port.
func (s *Server) Restart(tb testing.TB) {
	tb.Helper()
	if err := s.process.start(); err != nil {
		tb.Fatal(err)
	}
	if err := s.awaitAnswer(); err != nil {
		tb.Fatal(err)
	}
}

// Shared is one server for all tests of a package, started by the first that
// asks. Its zero value is ready for use.
type Shared struct {
	once   sync.Once
	server *Server
	err    error
}

// Run runs the tests and then stops the server; its result is for os.Exit.
func (s *Shared) Run(m *testing.M) int {
	defer func() {
		if s.server != nil {
			s.server.stop()
		}
	}()
	return m.Run()
}

// Wiped gives the server with an empty database. Tests that share it do not run in parallel.
func (s *Shared) Wiped(tb testing.TB) *Server {
	tb.Helper()
	server := s.Server(tb)
	server.Wipe(tb)
	return server
}

// Own gives a server with an empty database that the test may Kill, and has to
// Restart: the shared one, or where that is given one of its own.
func (s *Shared) Own(tb testing.TB) *Server {
	tb.Helper()
	if os.Getenv(Env) != "" {
		return StartOwn(tb)
	}
	return s.Wiped(tb)
}

// Server gives the server as the last test left it.
func (s *Shared) Server(tb testing.TB) *Server {
	tb.Helper()
	s.once.Do(func() { s.server, s.err = open(os.Getenv(Env)) })
	orSkip(tb, s.err)
	return s.server
}

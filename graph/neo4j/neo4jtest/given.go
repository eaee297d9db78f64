package neo4jtest

import (
	"context"
	"fmt"
	"net/url"
	"path/filepath"
	"regexp"
	"time"

	"github.com/gofrs/flock"
	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

// useGiven takes the server at neo4j://user:password@host:port for this test
// process alone, once others that test on it have ended.
func useGiven(given string) (*Server, error) {
	u, err := url.Parse(given)
	if err != nil || u.Host == "" || u.User == nil {
		return nil, fmt.Errorf("%s: want neo4j://user:password@host:port", Env)
	}
	secret, _ := u.User.Password()
	s := &Server{URI: u.Scheme + "://" + u.Host, User: u.User.Username(), Password: secret}
	s.driver, err = neo4j.NewDriverWithContext(s.URI, neo4j.BasicAuth(s.User, s.Password, ""))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", Env, err)
	}
	if err := s.claim(u.Host); err != nil {
		s.stop()
		return nil, err
	}
	return s, nil
}

var notInFileNames = regexp.MustCompile(`[^A-Za-z0-9.-]+`)

// claim takes the lock and marks the database as one that tests may wipe. A
// database that holds anything and bears no mark is somebody's data.
func (s *Server) claim(host string) error {
	cache, err := cacheDir()
	if err != nil {
		return err
	}
	lock := flock.New(filepath.Join(cache, "using-"+notInFileNames.ReplaceAllString(host, "_")+".lock"))
	if err := lock.Lock(); err != nil {
		return fmt.Errorf("lock %s: %w", lock.Path(), err)
	}
	s.release = func() { lock.Close() }
	ctx, cancel := context.WithTimeout(context.Background(), 30*time.Second)
	defer cancel()
	session := s.driver.NewSession(ctx, neo4j.SessionConfig{})
	defer session.Close(ctx)
	marked, err := neo4j.ExecuteWrite(ctx, session, func(tx neo4j.ManagedTransaction) (int64, error) {
		result, err := tx.Run(ctx, `OPTIONAL MATCH (n) WITH count(n) AS nodes
			OPTIONAL MATCH (mark:SignatoryTest) WITH nodes, count(mark) AS marks
			WHERE nodes = 0 OR marks > 0
			MERGE (:SignatoryTest) RETURN 1`, nil)
		if err != nil {
			return 0, err
		}
		records, err := result.Collect(ctx)
		return int64(len(records)), err
	})
	if err != nil {
		return fmt.Errorf("%s: %s: %w", Env, s.URI, err)
	}
	if marked == 0 {
		return fmt.Errorf("%s: the database of %s holds data and no node :SignatoryTest; tests would wipe it, so they leave it alone", Env, s.URI)
	}
	return nil
}

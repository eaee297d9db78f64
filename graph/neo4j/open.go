package neo4j

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/url"
	"slices"
	"strings"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
	"github.com/neo4j/neo4j-go-driver/v5/neo4j/config"

	"signatory/graph"
)

// openWithin bounds Open and Ready: an address where nothing answers is told
// within 10 seconds.
const openWithin = 8 * time.Second

// retryWithin bounds how long the driver repeats a transaction that lost a
// deadlock or its server.
const retryWithin = 8 * time.Second

// Options are what Open needs beside the address. Now and Log may be left out.
type Options struct {
	User     string // "" is neo4j, the user that Neo4j itself begins with
	Password string
	Now      func() time.Time // tells when an article is stored
	Log      *slog.Logger
	// Founding tells which instrument founded a body: positions on either are one.
	Founding graph.Founding
}

// Store keeps the graph in a Neo4j database. It is safe for concurrent use.
type Store struct {
	driver   neo4j.DriverWithContext
	uri      string
	database string // asked once, so that no session has to
	now      func() time.Time
	log      *slog.Logger
	founding graph.Founding
	stands   graph.StandsCache
	stood    stood // what was made for it last
}

var _ graph.Store = (*Store)(nil)

// Open connects to the Neo4j at uri (neo4j://host:port, or bolt://, each also
// with +s for TLS) and makes the constraints and indexes that are missing. An
// error names the address and the mend; it takes no longer than 10 seconds.
func Open(ctx context.Context, uri string, o Options) (*Store, error) {
	o = o.withDefaults()
	address, err := checkURI(uri)
	if err != nil {
		return nil, err
	}
	driver, err := neo4j.NewDriverWithContext(address, neo4j.BasicAuth(o.User, o.Password, ""), func(c *config.Config) {
		c.SocketConnectTimeout = openWithin / 2
		c.ConnectionAcquisitionTimeout = openWithin
		c.MaxTransactionRetryTime = retryWithin
		c.ConnectionLivenessCheckTimeout = time.Minute
	})
	if err != nil {
		return nil, fmt.Errorf("Neo4j address %q: %w", address, err)
	}
	s := &Store{driver: driver, uri: address, now: o.Now, log: o.Log, founding: o.Founding, stood: stood{all: graph.NewStands()}}
	if err := s.prepare(ctx); err != nil {
		return nil, errors.Join(err, driver.Close(ctx))
	}
	return s, nil
}

func (o Options) withDefaults() Options {
	if o.User == "" {
		o.User = "neo4j"
	}
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	return o
}

// checkURI returns the address without a user, whom Options names.
func checkURI(uri string) (string, error) {
	const want = "want neo4j://host:port"
	u, err := url.Parse(uri)
	if err != nil {
		return "", fmt.Errorf("Neo4j address %q: %s: %w", uri, want, err)
	}
	scheme, _, _ := strings.Cut(u.Scheme, "+")
	if scheme != "neo4j" && scheme != "bolt" || u.Hostname() == "" {
		return "", fmt.Errorf("Neo4j address %q: %s", u.Redacted(), want)
	}
	if u.Port() == "" {
		u.Host += ":7687"
	}
	u.User = nil
	return u.String(), nil
}

// prepare checks that the server answers and is new enough, and makes the schema.
func (s *Store) prepare(ctx context.Context) error {
	if err := s.Ready(ctx); err != nil {
		return err
	}
	if err := s.checkVersion(ctx); err != nil {
		return err
	}
	if err := s.makeSchema(ctx); err != nil {
		return err
	}
	return s.checkSchema(ctx)
}

// Ready reports whether the server answers and lets us in; its error names the
// address and the mend.
func (s *Store) Ready(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(ctx, openWithin)
	defer cancel()
	return s.explain(s.driver.VerifyConnectivity(ctx))
}

// explain adds the mend to an error of reaching the server.
func (s *Store) explain(err error) error {
	var refused *neo4j.Neo4jError
	var auth *neo4j.InvalidAuthenticationError
	var gaveUp *neo4j.TransactionExecutionLimit
	away := neo4j.IsConnectivityError(err)
	if errors.As(err, &gaveUp) { // the last of them may only say that the time is up
		away = away || slices.ContainsFunc(gaveUp.Errors, neo4j.IsConnectivityError)
	}
	switch {
	case err == nil:
		return nil
	case errors.As(err, &auth), errors.As(err, &refused) && strings.HasPrefix(refused.Code, "Neo.ClientError.Security."):
		return fmt.Errorf("Neo4j at %s refuses the user or the password: put the password into SIGNATORY_DB_PASSWORD, "+
			"the user into the address (neo4j://user@host:port): %w", s.uri, err)
	case away:
		return fmt.Errorf("%w: Neo4j at %s does not answer: is it running there, and is that its Bolt port? "+
			"(--db neo4j://user@host:port, password in SIGNATORY_DB_PASSWORD): %w", graph.ErrUnreachable, s.uri, err)
	case errors.Is(err, context.DeadlineExceeded):
		return fmt.Errorf("Neo4j at %s did not answer in time: is it running there, and is that its Bolt port? "+
			"(--db neo4j://user@host:port, password in SIGNATORY_DB_PASSWORD): %w", s.uri, err)
	}
	return fmt.Errorf("Neo4j at %s: %w", s.uri, err)
}

// checkVersion asks for 5.26, which brought the dynamic labels that our Cypher uses.
func (s *Store) checkVersion(ctx context.Context) error {
	info, err := s.driver.GetServerInfo(ctx)
	if err != nil {
		return s.explain(err)
	}
	version := strings.TrimPrefix(info.Agent(), "Neo4j/") // "Neo4j/5.26.17"
	var major, minor int
	if _, err := fmt.Sscanf(version, "%d.%d", &major, &minor); err != nil {
		return fmt.Errorf("Neo4j at %s tells no version but %q: Signatory needs 5.26 or later", s.uri, info.Agent())
	}
	if major < 5 || major == 5 && minor < 26 {
		return fmt.Errorf("Neo4j at %s is version %s: Signatory needs 5.26 or later", s.uri, version)
	}
	return nil
}

// Close ends all connections.
func (s *Store) Close() error {
	ctx, cancel := context.WithTimeout(context.Background(), openWithin)
	defer cancel()
	return s.driver.Close(ctx)
}

// Package neo4jtest gives tests a real Neo4j server. Only tests import it.
//
// Without further ado each test process starts a server of its own: Neo4j
// Community, brought once by Maven into the user's cache folder (install.go),
// started on a free port with a home folder that lives as long as the test
// (process.go), and killed at the end. It needs Java 17 or later, and Maven for
// the first run. Where they are missing a test is skipped with a message that
// says so; it fails instead when CI=true.
//
// SIGNATORY_TEST_NEO4J=neo4j://user:password@host:port names a server to be used
// instead (given.go). It is touched only where its database is empty or bears a
// node :SignatoryTest, and a file lock keeps test processes apart, since packages
// are tested in parallel.
//
// A package with one test that needs a server calls Start. One with several
// shares a server among them:
//
//	var server neo4jtest.Shared
//
//	func TestMain(m *testing.M) { os.Exit(server.Run(m)) }
//
//	func TestIt(t *testing.T) { srv := server.Wiped(t); ... }
package neo4jtest

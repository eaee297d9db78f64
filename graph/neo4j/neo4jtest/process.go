package neo4jtest

import (
	"context"
	"errors"
	"fmt"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

// process is a Neo4j of our own: a Java process with its home folder.
type process struct {
	java, dir, home string
	manner          manner
	port            int

	cmd  *exec.Cmd
	gone chan struct{} // closed when the process has ended
}

// tries is how often another port is taken, should somebody else get the free one first.
const tries = 3

func startOwn(dir string, how manner) (*Server, error) {
	java, err := findJava()
	if err != nil {
		return nil, err
	}
	for try := 1; ; try++ {
		s, err := startOnce(java, dir, warmHome, how)
		if err == nil || try == tries {
			return s, err
		}
	}
}

// startOnce starts a server on a copy of one of the homes in dir.
func startOnce(java, dir, home string, how manner) (*Server, error) {
	p, err := newProcess(java, dir, home, how)
	if err != nil {
		return nil, err
	}
	s := &Server{URI: fmt.Sprintf("neo4j://127.0.0.1:%d", p.port), User: "neo4j", Password: password, process: p}
	s.driver, err = neo4j.NewDriverWithContext(s.URI, neo4j.BasicAuth(s.User, s.Password, ""))
	if err != nil {
		p.removeHome()
		return nil, fmt.Errorf("driver for %s: %w", s.URI, err)
	}
	if err = p.start(); err == nil {
		err = s.awaitAnswer()
	}
	if err != nil {
		s.stop()
		return nil, err
	}
	return s, nil
}

// newProcess lays a home folder, a copy of one in dir, with its configuration.
func newProcess(java, dir, from string, how manner) (*process, error) {
	port, err := freePort()
	if err != nil {
		return nil, fmt.Errorf("find a port for Neo4j: %w", err)
	}
	home, err := os.MkdirTemp("", "signatory-neo4j-*")
	if err != nil {
		return nil, fmt.Errorf("make a home for Neo4j: %w", err)
	}
	p := &process{java: java, dir: dir, manner: how, home: home, port: port}
	err = os.CopyFS(home, os.DirFS(filepath.Join(dir, from)))
	if err == nil {
		err = os.WriteFile(filepath.Join(home, "conf", "neo4j.conf"), []byte(p.conf()), 0o644)
	}
	if err != nil {
		p.removeHome()
		return nil, fmt.Errorf("lay the home of Neo4j: %w", err)
	}
	return p, nil
}

func (p *process) conf() string {
	return fmt.Sprintf(`server.default_listen_address=127.0.0.1
server.bolt.listen_address=127.0.0.1:%d
server.bolt.advertised_address=127.0.0.1:%d
server.http.enabled=false
server.https.enabled=false
dbms.usage_report.enabled=false
db.tx_log.preallocate=false
server.memory.pagecache.size=512m
`, p.port, p.port) + p.manner.conf
}

func freePort() (int, error) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return 0, err
	}
	defer l.Close()
	return l.Addr().(*net.TCPAddr).Port, nil
}

// manner is how a server is run: the flags of Java, and what its configuration
// says beyond what every test needs.
type manner struct {
	flags    []string
	conf     string
	archived bool // classes are taken from the archive of warmUp
}

// quick suits tests. On few cores the optimising compiler costs a short run more
// than it brings, and a start takes half the time without it. Planning a statement
// costs a hundred times what running it on a test's data does, and a server plans
// each anew once the numbers of nodes have changed, as every wipe changes them,
// and for every power of ten of the lengths of its parameters: here a plan stays.
var quick = manner{
	flags: []string{"-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx1g"},
	conf: `dbms.cypher.min_replan_interval=1h
internal.cypher.use_parameter_size=false
`,
	archived: true,
}

// steady suits benchmarks: a server as one in earnest is run.
var steady = manner{flags: []string{"-XX:+UseG1GC", "-Xmx2g"}}

func javaFlags(dir string, how manner) []string {
	flags := slices.Clone(how.flags)
	if how.archived {
		flags = append(flags, "-XX:SharedArchiveFile="+filepath.Join(dir, archive))
	}
	for _, pkg := range []string{"java.nio", "java.io", "sun.nio.ch", "java.util.concurrent"} {
		flags = append(flags, "--add-opens=java.base/"+pkg+"=ALL-UNNAMED")
	}
	return append(flags, "-cp", filepath.Join(dir, "lib", "*"))
}

// start runs the server. The goroutine that starts it keeps its thread until
// the server ends, for the kernel ties dieWithParent to the thread.
func (p *process) start() error {
	out, err := os.Create(filepath.Join(p.home, "output.txt"))
	if err != nil {
		return fmt.Errorf("start Neo4j: %w", err)
	}
	defer out.Close()
	p.cmd = exec.Command(p.java, append(javaFlags(p.dir, p.manner), "org.neo4j.server.CommunityEntryPoint",
		"--home-dir="+p.home, "--config-dir="+filepath.Join(p.home, "conf"))...)
	p.cmd.Stdout, p.cmd.Stderr = out, out
	dieWithParent(p.cmd)
	p.gone = make(chan struct{})
	started := make(chan error)
	go func() {
		runtime.LockOSThread()
		defer runtime.UnlockOSThread()
		defer close(p.gone)
		err := p.cmd.Start()
		started <- err
		if err == nil {
			_ = p.cmd.Wait() // killed is how it always ends; an early end is seen by awaitAnswer
		}
	}()
	if err := <-started; err != nil {
		return fmt.Errorf("start Neo4j: %w", err)
	}
	return nil
}

func (p *process) kill() {
	if p.cmd == nil || p.cmd.Process == nil {
		return
	}
	if err := p.cmd.Process.Kill(); err != nil && !errors.Is(err, os.ErrProcessDone) {
		fmt.Fprintln(os.Stderr, "neo4jtest: kill the server:", err)
	}
	<-p.gone
}

func (p *process) removeHome() {
	if err := os.RemoveAll(p.home); err != nil {
		fmt.Fprintln(os.Stderr, "neo4jtest:", err)
	}
}

// awaitAnswer returns once the server takes a query, or with what it printed when it does not.
func (s *Server) awaitAnswer() error {
	deadline := time.Now().Add(startWithin)
	for {
		err := s.ping()
		if err == nil {
			return nil
		}
		select {
		case <-s.process.gone:
			return fmt.Errorf("Neo4j ended while starting: %s", s.process.printed())
		case <-time.After(200 * time.Millisecond):
		}
		if time.Now().After(deadline) {
			return fmt.Errorf("Neo4j does not answer on %s within %s: %w: %s", s.URI, startWithin, err, s.process.printed())
		}
	}
}

func (s *Server) ping() error {
	ctx, cancel := context.WithTimeout(context.Background(), 5*time.Second)
	defer cancel()
	session := s.driver.NewSession(ctx, neo4j.SessionConfig{})
	defer session.Close(ctx)
	result, err := session.Run(ctx, "RETURN 1", nil)
	if err != nil {
		return err
	}
	_, err = result.Consume(ctx)
	return err
}

func (p *process) printed() []byte {
	out, err := os.ReadFile(filepath.Join(p.home, "output.txt"))
	if err != nil {
		return []byte(err.Error())
	}
	return tail(out)
}

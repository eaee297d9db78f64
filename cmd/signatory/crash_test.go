package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"signatory/extract/ingest/queue"
	"signatory/graph/graphtest"
	"signatory/graph/neo4j/neo4jtest"
)

// natsEnv has this test program be a NATS server: "FOLDER ADDRESS".
const natsEnv = "SIGNATORY_TEST_NATS"

func beNATS(at string) int {
	dir, address, _ := strings.Cut(at, " ")
	if _, err := queue.Embed(context.Background(), dir, address); err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	select {} // until it is killed
}

// patience is how long a run in peace may take: after 100 kills it has 12,000 articles before it.
const patience = 15 * time.Minute

// kills is how often processes are killed in a test: few times, or as often as asked.
func kills(t *testing.T, few int) int {
	text := os.Getenv(graphtest.CrashesEnv)
	if text == "" {
		return few
	}
	n, err := strconv.Atoi(text)
	if err != nil {
		t.Fatalf("%s=%q: want a number", graphtest.CrashesEnv, text)
	}
	return n
}

// process is one that is begun again whenever it is killed.
type process struct {
	name string
	make func() *exec.Cmd
	cmd  *exec.Cmd
	logs bytes.Buffer
	done chan error
}

func (p *process) start(t *testing.T) {
	t.Helper()
	p.cmd, p.done = p.make(), make(chan error, 1)
	p.cmd.Dir = t.TempDir()
	p.cmd.Stdout, p.cmd.Stderr = &p.logs, &p.logs
	if err := p.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = p.cmd.Process.Kill() }) // it may have ended
	go func(cmd *exec.Cmd, done chan error) { done <- cmd.Wait() }(p.cmd, p.done)
}

// kill ends it by SIGKILL, and reports whether it was still at work.
func (p *process) kill(t *testing.T) bool {
	t.Helper()
	err := p.cmd.Process.Signal(syscall.SIGKILL)
	if err != nil && !errors.Is(err, os.ErrProcessDone) {
		t.Fatal(err)
	}
	<-p.done
	return err == nil && !p.cmd.ProcessState.Exited()
}

func program(env []string, args ...string) func() *exec.Cmd {
	return func() *exec.Cmd {
		cmd := exec.Command(binary, args...)
		cmd.Env = append([]string{"HOME=/nonexistent"}, env...)
		return cmd
	}
}

// news writes a file of articles into a folder, for a run to read.
func news(t *testing.T, folder string, round, articles int) {
	t.Helper()
	var out bytes.Buffer
	who, did := []string{"Norway", "Peru", "Kenya", "Chad", "Japan"}, []string{"signed", "ratified", "refused to sign", "withdrawn from"}
	for i := range articles {
		text := fmt.Sprintf("%s has %s the Oslo River Accord. The report is number %d of round %d.", who[rand.IntN(len(who))], did[rand.IntN(2)], i, round)
		if i%3 == 0 {
			text = fmt.Sprintf("%s and %s have %s the Lima Forest Pact, round %d, report %d.", who[rand.IntN(2)], who[2+rand.IntN(3)], did[i%2], round, i)
		}
		if err := line(&out, map[string]string{"text": text, "title": "Report", "date": "2019-05-03", "publisher": "Courier", "url": fmt.Sprintf("https://c.example/%d/%d", round, i)}); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.WriteFile(filepath.Join(folder, fmt.Sprintf("%04d.ndjson", round)), out.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
}

// timeless is the dump of a store without when anything was stored.
func timeless(t *testing.T, env []string, db string) string {
	t.Helper()
	got := ranWithin(t, patience, "", env, "dump", "--db", db)
	if got.code != exitOK {
		t.Fatalf("dump: %s", got.err)
	}
	var out strings.Builder
	for text := range strings.Lines(got.out) {
		var l map[string]map[string]any
		if err := json.Unmarshal([]byte(text), &l); err != nil {
			t.Fatal(err)
		}
		if a := l["article"]; a != nil {
			delete(a, "recorded")
			delete(a, "claimed")
		}
		if l["record"] != nil || l["end"] != nil {
			continue
		}
		if err := line(&out, l); err != nil {
			t.Fatal(err)
		}
	}
	return out.String()
}

// sameAsUndisturbed fails unless a store holds what a run that nobody disturbs stores.
func sameAsUndisturbed(t *testing.T, env []string, db, folder string) {
	t.Helper()
	calm := "sqlite:" + filepath.Join(t.TempDir(), "calm.db")
	if got := ranWithin(t, patience, "", nil, "ingest", "--db", calm, folder); got.code != exitOK {
		t.Fatalf("%+v", got)
	}
	sameDump(t, env, db, calm)
}

// sameDump fails unless a store holds what a SQLite store does, and is sound.
func sameDump(t *testing.T, env []string, db, calm string) {
	t.Helper()
	got, want := strings.Split(timeless(t, env, db), "\n"), strings.Split(timeless(t, nil, calm), "\n")
	for i := range min(len(got), len(want)) {
		if got[i] != want[i] {
			t.Fatalf("line %d of the dump is\n%s\nnot\n%s", i+1, got[i], want[i])
		}
	}
	if len(got) != len(want) {
		t.Fatalf("%d lines, not %d", len(got), len(want))
	}
	if got := ranWithin(t, patience, "", env, "lint", "--db", db); got.code != exitOK {
		t.Errorf("lint: %s%s", got.out, got.err)
	}
}

// TestKilledIngest: a run that is killed at random moments and begun again.
func TestKilledIngest(t *testing.T) {
	dir, folder := t.TempDir(), t.TempDir()
	db := "sqlite:" + filepath.Join(dir, "a.db")
	run := &process{name: "ingest", make: program(nil, "ingest", "--db", db, folder)}
	n, struck := kills(t, 3), 0
	for round := range n {
		news(t, folder, round, 120)
		run.start(t)
		time.Sleep(time.Duration(300+rand.IntN(600)) * time.Millisecond)
		if run.kill(t) {
			struck++
		}
	}
	t.Logf("%d kills of ingest, %d of them at work", n, struck)
	if got := ranWithin(t, patience, "", nil, "ingest", "--db", db, folder); got.code != exitOK {
		t.Fatalf("%+v", got)
	}
	sameAsUndisturbed(t, nil, db, folder)
}

// TestKilledQueue: reader, workers and the NATS server are killed at random
// moments and begun again; with Neo4j, that is as well.
func TestKilledQueue(t *testing.T) {
	t.Run("sqlite", func(t *testing.T) {
		killedQueue(t, nil, "sqlite:"+filepath.Join(t.TempDir(), "a.db"), nil)
	})
	t.Run("neo4j", func(t *testing.T) {
		srv := neo4jtest.StartOwn(t)
		uri := strings.Replace(srv.URI, "://", "://"+srv.User+"@", 1)
		killedQueue(t, []string{passwordVariable + "=" + srv.Password}, uri, func() {
			srv.Kill(t)
			time.Sleep(time.Duration(rand.IntN(500)) * time.Millisecond)
			srv.Restart(t)
		})
	})
}

func killedQueue(t *testing.T, env []string, db string, restartStore func()) {
	folder, address := t.TempDir(), freeAddr(t)
	nats := "nats://" + address
	dir := t.TempDir()
	server := &process{name: "NATS", make: func() *exec.Cmd {
		cmd := exec.Command(os.Args[0])
		cmd.Env = append(os.Environ(), natsEnv+"="+dir+" "+address)
		return cmd
	}}
	work := program(env, "work", "--db", db, "--nats", nats, "--jobs", "1", "--ack-wait", "3s")
	reader := &process{name: "reader", make: program(env, "ingest", "--queue", "--db", db, "--nats", nats, folder)}
	all := []*process{server, {name: "worker 1", make: work}, {name: "worker 2", make: work}, reader}
	n, struck := kills(t, 4), map[string]int{}
	news(t, folder, 0, 100)
	for _, p := range all {
		p.start(t)
		await(t, address)
	}
	for round := 1; round <= n; round++ {
		news(t, folder, round, 100)
		for _, p := range all { // those that ended by themselves: a reader that is done, a worker whose store was gone
			if len(p.done) > 0 {
				<-p.done
				p.start(t)
			}
		}
		time.Sleep(time.Duration(200+rand.IntN(1000)) * time.Millisecond)
		if restartStore != nil && round%10 == 3 {
			restartStore()
			struck["Neo4j"]++
			continue
		}
		victim := all[rand.IntN(len(all))]
		if victim.kill(t) {
			struck[victim.name]++
		}
		victim.start(t)
		await(t, address)
	}
	t.Logf("killed at work: %v", struck)
	for _, p := range all[1:] {
		p.kill(t)
	}
	finish(t, env, db, nats, folder)
	server.kill(t)
	sameAsUndisturbed(t, env, db, folder)
}

// finish runs reader and worker once more in peace, and takes up what failed.
func finish(t *testing.T, env []string, db, nats, folder string) {
	t.Helper()
	for _, args := range [][]string{
		{"ingest", "--queue", "--db", db, "--nats", nats, folder}, {"work", "--drain", "--db", db, "--nats", nats, "--ack-wait", "3s"},
		{"ingest", "--retry", "--db", db}, {"ingest", "--db", db, "--dry-run", folder},
	} {
		got := ranWithin(t, patience, "", env, args...)
		if got.code != exitOK {
			t.Fatalf("%q: %+v", args, got)
		}
		if args[1] == "--db" && !strings.Contains(got.out, "0 new, 0 changed") {
			t.Errorf("left over: %.300s", got.out)
		}
	}
}

// await waits until a server answers at an address.
func await(t *testing.T, address string) {
	t.Helper()
	for range 200 {
		if c, err := dial(address); err == nil {
			if err := c.Close(); err != nil {
				t.Error(err)
			}
			return
		}
		time.Sleep(50 * time.Millisecond)
	}
	t.Fatalf("nothing answers at %s", address)
}

// TestFullDisk: a run on a disk that fills up says so, keeps what it stored, and
// goes on where there is room again.
func TestFullDisk(t *testing.T) {
	dir, folder := t.TempDir(), t.TempDir()
	mount := func(args ...string) ([]byte, error) {
		return exec.Command("mount", append(args, dir)...).CombinedOutput()
	}
	if out, err := mount("-t", "tmpfs", "-o", "size=2m", "signatory-test"); err != nil {
		if os.Getenv("CI") != "" {
			t.Fatalf("a small disk cannot be mounted: %s", out)
		}
		t.Skipf("a small disk cannot be mounted: %s", out)
	}
	defer func() {
		if out, err := exec.Command("umount", dir).CombinedOutput(); err != nil {
			t.Errorf("%s", out)
		}
	}()
	for round := range 6 {
		news(t, folder, round, 200)
	}
	db := "sqlite:" + filepath.Join(dir, "a.db")
	got := signatory(t, "", nil, "ingest", "--db", db, folder)
	if got.code != exitFailed || !strings.Contains(got.err, "disk is full") && !strings.Contains(got.err, "disk I/O error") {
		t.Fatalf("code %d: %.500s", got.code, got.err)
	}
	if !strings.Contains(got.out, " 0 failed") {
		t.Errorf("articles are blamed for the disk: %s", got.out)
	}
	if out, err := mount("-o", "remount,size=200m"); err != nil {
		t.Fatalf("%s", out)
	}
	if got = signatory(t, "", nil, "ingest", "--db", db, folder); got.code != exitOK {
		t.Fatalf("with room again: %+v", got)
	}
	sameAsUndisturbed(t, nil, db, folder)
}

func dial(address string) (net.Conn, error) { return net.DialTimeout("tcp", address, time.Second) }

package graphtest

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"strconv"
	"sync"
	"testing"
	"time"

	"signatory/graph"
)

// CrashesEnv names the environment variable that says how often a loading
// process is killed; 5 times without it.
const CrashesEnv = "SIGNATORY_CRASHES"

// loaderEnv marks a process of a test that is to load and be killed.
const loaderEnv = "SIGNATORY_TEST_LOADER"

// crashSeed and crashSize make the readings that are loaded.
const (
	crashSeed = 11
	crashSize = 120
)

// Loader reports whether this process is one that RunCrashes began: it should
// call LoadAll with the store that the argument names, and end.
func Loader() (argument string, ok bool) { return os.LookupEnv(loaderEnv) }

// LoadAll puts the readings of RunCrashes, a few at a time, and tells on out
// how many were put so far.
func LoadAll(ctx context.Context, s graph.Writer, out io.Writer) error {
	readings := Generate(crashSeed, crashSize)
	for n := 0; n < len(readings); {
		next := min(n+1+rand.IntN(12), len(readings))
		if _, err := s.Put(ctx, readings[n:next]); err != nil {
			return err
		}
		n = next
		if _, err := fmt.Fprintln(out, n); err != nil {
			return err
		}
	}
	return nil
}

// RunCrashes begins this test program again and again as a loader, which is
// told argument, and kills it at random moments. What it had put is there whole
// each time, the rest whole or not at all; and once the load has been run to
// its end the graph is that of a load that nobody disturbed.
func RunCrashes(t *testing.T, argument string, open func(t *testing.T) graph.Store, undisturbed []string) {
	kills := 5
	if text := os.Getenv(CrashesEnv); text != "" {
		var err error
		if kills, err = strconv.Atoi(text); err != nil {
			t.Fatalf("%s=%q: want a number", CrashesEnv, text)
		}
	}
	readings := Generate(crashSeed, crashSize)
	for i := range kills {
		ok := t.Run(fmt.Sprintf("kill %d", i+1), func(t *testing.T) {
			put := killedLoad(t, argument)
			t.Logf("%d of %d articles were put", put, crashSize)
			CheckWhole(t, open(t), readings, put)
		})
		if !ok {
			return
		}
	}
	if err := loader(t, argument).Run(); err != nil {
		t.Fatalf("the load that nobody kills: %v", err)
	}
	s := open(t)
	Clean(t, s)
	SameAnswers(t, Answers(t, s, readings), undisturbed)
}

// CrashReadings are the readings that RunCrashes loads.
func CrashReadings() []graph.Reading { return Generate(crashSeed, crashSize) }

// CheckWhole fails unless the first put of readings are stored, and every other
// one whole or not at all. Several are asked for at once.
func CheckWhole(t *testing.T, s graph.Store, readings []graph.Reading, put int) {
	t.Helper()
	const askers = 4
	var wg sync.WaitGroup
	complaints := make([]error, len(readings))
	for first := range askers {
		wg.Go(func() {
			for i := first; i < len(readings); i += askers {
				complaints[i] = notWhole(t.Context(), s, &readings[i], i < put)
			}
		})
	}
	wg.Wait()
	for i, err := range complaints {
		if err != nil {
			t.Fatalf("article %d, of %d that were put: %v", i, put, err)
		}
	}
}

// notWhole tells what is wrong with the stored reading of an article, which has to be there or may be.
func notWhole(ctx context.Context, s graph.Store, want *graph.Reading, there bool) error {
	stored, err := s.Reading(ctx, want.Article.ID)
	switch {
	case errors.Is(err, graph.ErrNotFound) && !there:
		return nil
	case errors.Is(err, graph.ErrNotFound):
		return errors.New("it is lost")
	case err != nil:
		return err
	case len(stored.Claims) != len(want.Claims) || len(stored.Links) != len(want.Links):
		return fmt.Errorf("it is there in part: %d claims of %d, %d links of %d",
			len(stored.Claims), len(want.Claims), len(stored.Links), len(want.Links))
	}
	return nil
}

func loader(t *testing.T, argument string) *exec.Cmd {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.CommandContext(t.Context(), self)
	cmd.Env = append(os.Environ(), loaderEnv+"="+argument)
	cmd.Stderr = os.Stderr
	return cmd
}

// killedLoad runs a loader, kills it some moments after it has told some number
// of articles, and gives the last number that it told.
func killedLoad(t *testing.T, argument string) int {
	t.Helper()
	cmd := loader(t, argument)
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	enough, put, doomed := rand.IntN(crashSize-20), 0, false
	lines := bufio.NewScanner(out)
	for lines.Scan() {
		if put, err = strconv.Atoi(lines.Text()); err != nil {
			t.Fatalf("the loader says %q", lines.Text())
		}
		if put > enough && !doomed {
			doomed = true
			time.AfterFunc(time.Duration(rand.IntN(30_000))*time.Microsecond, func() { _ = cmd.Process.Kill() }) // it may have ended
		}
	}
	if err := cmd.Wait(); err != nil && cmd.ProcessState.Exited() {
		t.Fatalf("the loader failed by itself: %v", err)
	}
	return put
}

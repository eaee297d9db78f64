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

// loaderEnv marks a process of a test that is to load and be killed, loaderFromEnv
// tells it how many readings are there already.
const (
	loaderEnv     = "SIGNATORY_TEST_LOADER"
	loaderFromEnv = "SIGNATORY_TEST_LOADER_FROM"
)

// crashSeed makes the readings that are loaded, and there are crashSize for each kill,
// so that every one of them meets a load at work.
const (
	crashSeed = 11
	crashSize = 40
)

// Loader reports whether this process is one that RunCrashes began: it should
// call LoadAll with the store that the argument names, and end.
func Loader() (argument string, ok bool) { return os.LookupEnv(loaderEnv) }

// LoadAll puts the readings of RunCrashes that are not there, a few at a time, and
// tells on out how many were put so far.
func LoadAll(ctx context.Context, s graph.Writer, out io.Writer) error {
	readings := CrashReadings()
	from, err := strconv.Atoi(os.Getenv(loaderFromEnv))
	if err != nil {
		return fmt.Errorf("%s: %w", loaderFromEnv, err)
	}
	for n := from; n < len(readings); {
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
	readings := CrashReadings()
	put, atWork := 0, 0
	for i := range kills() {
		ok := t.Run(fmt.Sprintf("kill %d", i+1), func(t *testing.T) {
			from := put
			put = killedLoad(t, argument, from)
			t.Logf("%d of %d articles were put", put, len(readings))
			if put < len(readings) {
				atWork++
			}
			CheckWhole(t, open(t), readings[from:min(put+crashSize, len(readings))], put-from)
		})
		if !ok {
			return
		}
	}
	t.Logf("%d of %d kills met a load at work", atWork, kills())
	if atWork == 0 {
		t.Fatal("no load was killed at work")
	}
	if err := loader(t, argument, 0).Run(); err != nil {
		t.Fatalf("the load that nobody kills: %v", err)
	}
	s := open(t)
	Clean(t, s)
	SameAnswers(t, Answers(t, s, readings), undisturbed)
}

// kills is how often a load is killed.
func kills() int {
	text, ok := os.LookupEnv(CrashesEnv)
	if !ok {
		return 5
	}
	n, err := strconv.Atoi(text)
	if err != nil || n < 1 {
		panic(fmt.Sprintf("%s=%q: want a number, 1 or more", CrashesEnv, text))
	}
	return n
}

// CrashReadings are the readings that RunCrashes loads.
func CrashReadings() []graph.Reading { return Generate(crashSeed, crashSize*kills()) }

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

func loader(t *testing.T, argument string, from int) *exec.Cmd {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.CommandContext(t.Context(), self)
	cmd.Env = append(os.Environ(), loaderEnv+"="+argument, loaderFromEnv+"="+strconv.Itoa(from))
	cmd.Stderr = os.Stderr
	return cmd
}

// killedLoad runs a loader from a number of articles on, kills it some moments after it
// has told some more, and gives the last number that it told.
func killedLoad(t *testing.T, argument string, from int) int {
	t.Helper()
	cmd := loader(t, argument, from)
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	enough, put, doomed := from+rand.IntN(crashSize/2), from, false
	lines := bufio.NewScanner(out)
	for lines.Scan() {
		if put, err = strconv.Atoi(lines.Text()); err != nil {
			t.Fatalf("the loader says %q", lines.Text())
		}
		if put > enough && !doomed {
			doomed = true
			time.AfterFunc(time.Duration(rand.IntN(5_000))*time.Microsecond, func() { _ = cmd.Process.Kill() }) // it may have ended
		}
	}
	if err := cmd.Wait(); err != nil && cmd.ProcessState.Exited() {
		t.Fatalf("the loader failed by itself: %v", err)
	}
	return put
}

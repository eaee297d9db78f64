package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os/exec"
	"time"

	"signatory/extract/bench"
	graphbench "signatory/graph/bench"
)

// streamed is how much memory the process had of its own when it had been handed so many articles.
type streamed struct {
	Articles int   `json:"articles"`
	Own      int64 `json:"own_bytes"` // without the pages of mapped files; 0 where the system does not tell
}

// streamSteps is how often the memory is looked at.
const streamSteps = 20

// stream takes generated articles in over one pipe, as fast as they are
// taken, and watches the memory of the process that does.
func (b *ingestBench) stream(ctx context.Context) error {
	db, err := b.emptyStore(ctx)
	if err != nil {
		return err
	}
	cmd, err := b.prepared(ctx, []string{"ingest", "--json", "--db", db, "-"})
	if err != nil {
		return err
	}
	in, err := cmd.StdinPipe()
	if err != nil {
		return fmt.Errorf("begin ingest: %w", err)
	}
	start := time.Now()
	if err := cmd.Start(); err != nil {
		return fmt.Errorf("begin ingest: %w", err)
	}
	err = b.write(in, cmd.Process.Pid)
	if err = errors.Join(err, in.Close(), cmd.Wait()); err != nil {
		return fmt.Errorf("stream: %w: %s", err, cmd.Stderr)
	}
	took := time.Since(start)
	if err := b.tookAll("stream", cmd); err != nil {
		return err
	}
	b.note("stream", took, peakOf(cmd.ProcessState))
	return nil
}

// write writes the articles as NDJSON, a line each.
func (b *ingestBench) write(to io.Writer, pid int) error {
	step := max(1, b.streamed/streamSteps)
	for text := range bench.Stream(b.streamed, 1) {
		n := b.figures.Articles
		if err := line(to, map[string]string{"text": text, "url": fmt.Sprintf("https://bench.example/%d", n)}); err != nil {
			return err
		}
		b.figures.Articles, b.figures.Bytes = n+1, b.figures.Bytes+len(text)
		if (n+1)%step > 0 {
			continue
		}
		own, err := graphbench.Anonymous(pid)
		if err != nil && !errors.Is(err, errors.ErrUnsupported) {
			return err
		}
		b.figures.Memory = append(b.figures.Memory, streamed{n + 1, own})
	}
	return nil
}

// tookAll reports whether a process that printed its tally has taken in every article.
func (b *ingestBench) tookAll(name string, cmd *exec.Cmd) error {
	var out struct{ Added, Failed, Sent int }
	told := fmt.Sprint(cmd.Stdout)
	err := json.Unmarshal([]byte(told), &out)
	if err == nil && (out.Failed > 0 || max(out.Added, out.Sent) != b.figures.Articles) {
		err = fmt.Errorf("it took in %s", told)
	}
	if err != nil {
		return fmt.Errorf("%s: %w: %s", name, err, cmd.Stderr)
	}
	return nil
}

package main

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"sync"
	"time"

	"github.com/spf13/cobra"

	"signatory/extract"
	"signatory/extract/ingest"
	"signatory/extract/ingest/queue"
	"signatory/graph"
)

// queueFlags say where the queue is.
type queueFlags struct{ nats, dir, listen string }

func (q *queueFlags) add(cmd *cobra.Command) {
	cmd.Flags().StringVar(&q.nats, "nats", "", "the NATS server that holds the queue, as nats://host:4222; without one the program carries its own")
}

func (q *queueFlags) addOwn(cmd *cobra.Command) {
	cmd.Flags().StringVar(&q.dir, "queue-dir", "", "the folder of the program's own queue (default: beside the SQLite file)")
	cmd.Flags().StringVar(&q.listen, "queue-listen", "", "an address at which the program's own queue takes workers, as 127.0.0.1:4222")
}

// open connects to the queue, or starts one.
func (q *queueFlags) open(ctx context.Context, db string) (*queue.Queue, error) {
	if q.nats != "" {
		return queue.Connect(ctx, q.nats)
	}
	dir := q.dir
	if dir == "" {
		dir = "signatory-queue"
		if path, ok := strings.CutPrefix(db, "sqlite:"); ok {
			dir = path + "-queue"
		}
	}
	return queue.Embed(ctx, filepath.Clean(dir), q.listen)
}

func (a *app) workCmd() *cobra.Command {
	var jobs int
	var drain, asJSON bool
	var q queueFlags
	var again time.Duration
	cmd := &cobra.Command{
		Use:   "work",
		Short: "Read the articles of a queue, beside any number of others that do",
		Long: `Takes articles out of the queue that "ingest --queue" fills, reads them and stores what they say. An article is
acknowledged when it is stored; one whose worker ends before that is handed to another.`,
		Example: "  signatory work --nats nats://queue:4222 --db neo4j://neo4j@graph:7687",
		Args:    cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if q.nats == "" {
				return usageError{errors.New("work wants --nats nats://host:4222; ingest --queue works by itself")}
			}
			store, err := a.openStore(cmd.Context())
			if err != nil {
				return err
			}
			defer a.closeStore(store)
			closeOps, err := a.operate(store)
			if err != nil {
				return err
			}
			defer closeOps()
			qu, err := q.open(cmd.Context(), a.db)
			if err != nil {
				return err
			}
			defer qu.Close()
			qu.HandOutAgain(again)
			w, err := a.worker(store, qu, jobs, drain)
			if err != nil {
				return err
			}
			start := time.Now()
			tally, err := w.Run(cmd.Context())
			if printed := a.summary(summary{Tally: tally, Seconds: time.Since(start).Seconds()}, asJSON); err == nil {
				err = printed
			}
			if cmd.Context().Err() != nil && !drain {
				return nil // that is how work ends
			}
			return err
		},
	}
	q.add(cmd)
	cmd.Flags().DurationVar(&again, "ack-wait", queue.AckWait, "after how long an article that a worker took and did not store is handed to another")
	cmd.Flags().BoolVar(&drain, "drain", false, "end when the queue is empty")
	cmd.Flags().BoolVar(&asJSON, "json", false, "print the summary as one line of JSON")
	jobsFlag(cmd, &jobs)
	return cmd
}

// worker reads a queue into a store.
func (a *app) worker(store graph.Store, q *queue.Queue, jobs int, drain bool) (*queue.Worker, error) {
	x, err := extract.New()
	if err != nil {
		return nil, fmt.Errorf("load the extractor: %w", err)
	}
	dead := &ingest.DeadLetters{Records: store.(graph.Records), Now: time.Now}
	return &queue.Worker{Queue: q, Store: store, Log: a.logger(), Drain: drain,
		Reader: ingest.Reader{Extractor: x, Jobs: jobs, Version: x.Version(), Watch: a.watch, Held: store.(graph.Holder).Held},
		Report: ingest.Reporter{Problem: a.problem, Failed: dead.Keep, Progress: a.meter.tallied()}}, nil
}

// enqueue hands the articles of paths to the queue. Where the queue is the
// program's own it reads them too, and waits for the last.
func (in *ingestion) enqueue(ctx context.Context, store graph.Store, dead *ingest.DeadLetters, paths []string) error {
	q, err := in.queue.open(ctx, in.db)
	if err != nil {
		return err
	}
	defer q.Close()
	start := time.Now()
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	var work sync.WaitGroup
	var tally ingest.Tally
	if in.queue.nats == "" {
		w, err := in.worker(store, q, in.jobs, false)
		if err != nil {
			return err
		}
		work.Go(func() {
			var lost error
			if tally, lost = w.Run(ctx); lost != nil {
				cancel(lost)
			}
		})
	}
	sent, failed, err := in.send(ctx, q, store, dead, paths)
	if err == nil && in.queue.nats == "" {
		err = q.Drained(ctx)
	}
	cause := context.Cause(ctx)
	cancel(nil)
	work.Wait()
	if err == nil {
		err = cause
	}
	elsewhere := max(0, sent.sent-tally.Articles-tally.Failed)
	tally.Failed, tally.Unchanged, tally.Articles = tally.Failed+failed, tally.Unchanged+sent.held, tally.Articles+sent.held
	if !in.asJSON && in.queue.nats != "" {
		_, printed := fmt.Fprintf(in.out, "%d articles handed to the queue in %.1f s, %d stored already, %d failed; signatory work reads them\n", sent.sent, time.Since(start).Seconds(), sent.held, failed)
		err = errors.Join(err, printed)
	} else {
		err = errors.Join(err, in.summary(summary{Tally: tally, Seconds: time.Since(start).Seconds(), Sent: sent.sent, Elsewhere: elsewhere}, in.asJSON))
	}
	if err == nil && tally.Failed > 0 {
		err = errTold
	}
	return err
}

// handed is what became of the articles that were found.
type handed struct{ sent, held int }

// send parses articles and puts those that are not stored into the queue.
func (in *ingestion) send(ctx context.Context, q *queue.Queue, store graph.Store, dead *ingest.DeadLetters, paths []string) (done handed, failed int, err error) {
	_, found, wrong, err := in.find(paths)
	if err != nil {
		return done, 0, err
	}
	if wrong {
		failed++
	}
	version, err := extract.New()
	if err != nil {
		return done, failed, err
	}
	sender := q.NewSender(in.again || in.retry)
	for _, input := range found.Inputs {
		for d, err := range input.Docs(ctx) {
			if ctx.Err() != nil {
				return done, failed, context.Cause(ctx)
			}
			if err == nil {
				for _, n := range d.Notes {
					in.problem(d.Article.Path + ": " + n)
				}
				held, herr := store.(graph.Holder).Held(ctx, []string{d.Article.ID})
				if herr != nil {
					return done, failed, herr
				}
				if !in.again && held[d.Article.ID] == (graph.Held{Revision: d.Article.Revision, Reader: version.Version()}) {
					done.held++
					continue
				}
				if err = sender.Send(ctx, d, input.Name); err == nil {
					done.sent++
					continue
				}
				if !errors.Is(err, queue.ErrTooLarge) {
					return done, failed, err
				}
			}
			failed++
			in.problem(err.Error())
			if err := dead.Keep(ctx, ingest.DeadOf(input.Name, err)); err != nil {
				return done, failed, err
			}
		}
	}
	return done, failed, nil
}

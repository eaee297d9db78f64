package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"signatory/extract"
	"signatory/extract/article"
	"signatory/extract/ingest"
	"signatory/extract/ingest/feeds"
	"signatory/graph"
)

func (a *app) doctorCmd() *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "doctor",
		Short: "Check the store, its disk, the clocks and the reader, and tell what to mend",
		Long: `Checks what the program needs to run for months, and tells the mend of whatever is wrong. Exit code 1 tells
that something is broken; a warning is something that works and will not for ever.`,
		Example: "  signatory doctor --db sqlite:news.db\n  signatory doctor --json",
		Args:    cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			found := a.checkups(cmd.Context())
			broken := false
			for _, f := range found {
				broken = broken || f.State == graph.Broken
			}
			if err := a.printCheckups(found, asJSON); err != nil {
				return err
			}
			if broken {
				return errTold
			}
			return nil
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print one line of JSON")
	return cmd
}

func (a *app) printCheckups(found []graph.Checkup, asJSON bool) error {
	if asJSON {
		return line(a.out, map[string]any{"items": found})
	}
	for _, f := range found {
		if _, err := fmt.Fprintf(a.out, "%-8s %-20s %s\n", f.State, f.Check, f.Detail); err != nil {
			return err
		}
		if f.Mend != "" {
			if _, err := fmt.Fprintf(a.out, "%-8s %-20s to mend: %s\n", "", "", f.Mend); err != nil {
				return err
			}
		}
	}
	return nil
}

// checkups does all checks. What cannot be asked is itself something found.
func (a *app) checkups(ctx context.Context) []graph.Checkup {
	found := append([]graph.Checkup{{Check: "program", State: graph.Sound, Detail: "signatory " + programVersion()}}, checkReader())
	if path, ok := strings.CutPrefix(a.db, "sqlite:"); ok {
		found = append(found, checkDisk(path))
	}
	store, err := a.openThere(ctx)
	if errors.Is(err, fs.ErrNotExist) {
		return append(found, graph.Checkup{Check: "store", State: graph.Warning, Detail: a.db + " is not there yet", Mend: "signatory ingest and serve make it; if it should be there, name it with --db"})
	}
	if err != nil {
		return append(found, brokenStore(err))
	}
	defer a.closeStore(store)
	own, err := store.(graph.Examiner).Examine(ctx)
	if err != nil {
		return append(found, brokenStore(err))
	}
	return append(append(found, own...), checkRestore(ctx, store.(graph.Records)), checkDead(ctx, store.(graph.Records)), checkFeeds(ctx, store.(graph.Records)), a.checkLetters(ctx, store))
}

// brokenStore tells of a store that cannot be opened or asked.
func brokenStore(err error) graph.Checkup {
	f := graph.Checkup{Check: "store", State: graph.Broken, Detail: err.Error(), Mend: "mend what it says, or name another store with --db"}
	for _, damage := range []string{"malformed", "not a database"} {
		if strings.Contains(f.Detail, damage) {
			f.Mend = "move the file away and put a backup in its place (signatory restore), or save what can be read with sqlite3's .recover"
		}
	}
	return f
}

// checkReader has the reader read a sentence.
func checkReader() graph.Checkup {
	f := graph.Checkup{Check: "reader", State: graph.Broken, Mend: "the program is damaged; install it anew"}
	x, err := extract.New()
	if err != nil {
		f.Detail = err.Error()
		return f
	}
	d, err := article.Parse("a.md", []byte("Norway has signed the Oslo River Accord."))
	if err != nil {
		f.Detail = err.Error()
		return f
	}
	if r := x.Extract(d); len(r.Claims) != 1 || r.Claims[0].Actor != "country:NOR" {
		f.Detail = fmt.Sprintf("reads %d claims in a sentence with one", len(r.Claims))
		return f
	}
	return graph.Checkup{Check: "reader", State: graph.Sound, Detail: x.Version()}
}

// The free space below which a store is in danger, and below which it soon will be.
const (
	tooLittleDisk = 100 << 20
	littleDisk    = 2 << 30
)

func checkDisk(path string) graph.Checkup {
	dir := filepath.Dir(path)
	free, err := freeSpace(dir)
	f := graph.Checkup{Check: "disk", State: graph.Sound, Detail: fmt.Sprintf("%.1f GB free in %s", float64(free)/1e9, dir)}
	switch {
	case err != nil:
		f.State, f.Detail, f.Mend = graph.Broken, err.Error(), "name a folder that is there with --db sqlite:FOLDER/FILE"
	case free < tooLittleDisk:
		f.State, f.Mend = graph.Broken, "free some space: nothing can be stored soon"
	case free < littleDisk:
		f.State, f.Mend = graph.Warning, "free some space, or move the store to a larger disk (signatory backup, restore)"
	}
	return f
}

// checkRestore tells of a dump that was loaded in part.
func checkRestore(ctx context.Context, r graph.Records) graph.Checkup {
	_, err := r.Record(ctx, graph.RestoreShelf, graph.RestoreKey)
	switch {
	case errors.Is(err, graph.ErrNotFound):
		return graph.Checkup{Check: "restore", State: graph.Sound, Detail: "none is unfinished"}
	case err != nil:
		return graph.Checkup{Check: "restore", State: graph.Broken, Detail: err.Error(), Mend: "restore a backup"}
	}
	return graph.Checkup{Check: "restore", State: graph.Broken, Detail: "a dump was loaded in part", Mend: "run the same signatory restore again, which goes on where it was"}
}

func checkDead(ctx context.Context, r graph.Records) graph.Checkup {
	list, err := (&ingest.DeadLetters{Records: r, Now: time.Now}).List(ctx)
	f := graph.Checkup{Check: "failed articles", State: graph.Sound, Detail: "none"}
	switch {
	case err != nil:
		f.State, f.Detail, f.Mend = graph.Broken, err.Error(), "restore a backup"
	case len(list) > 0:
		f.State, f.Detail, f.Mend = graph.Warning, fmt.Sprintf("%d were not taken in", len(list)), "signatory ingest --list-failed tells why; --retry takes them up again"
	}
	return f
}

func checkFeeds(ctx context.Context, r graph.Records) graph.Checkup {
	list, err := feeds.List(ctx, r)
	if err != nil {
		return graph.Checkup{Check: "feeds", State: graph.Broken, Detail: err.Error(), Mend: "restore a backup"}
	}
	failing := []string{}
	for _, f := range list {
		if f.Failures >= 3 || f.Gone {
			failing = append(failing, f.URL)
		}
	}
	if len(failing) > 0 {
		return graph.Checkup{Check: "feeds", State: graph.Warning, Detail: fmt.Sprintf("%d of %d fail: %s", len(failing), len(list), strings.Join(failing, ", ")), Mend: "signatory feeds list tells why; remove those that are gone"}
	}
	return graph.Checkup{Check: "feeds", State: graph.Sound, Detail: fmt.Sprintf("%d followed", len(list))}
}

// checkLetters tells of webhooks that never got what was sent to them.
func (a *app) checkLetters(ctx context.Context, store graph.Store) graph.Checkup {
	f := graph.Checkup{Check: "webhooks", State: graph.Sound, Detail: "nothing was given up"}
	h, err := a.hooksOf(store)
	if err != nil {
		f.Detail = err.Error()
		return f
	}
	dead, err := h.DeadLetters(ctx)
	switch {
	case err != nil:
		f.State, f.Detail, f.Mend = graph.Broken, err.Error(), "restore a backup"
	case len(dead) > 0:
		f.State, f.Detail, f.Mend = graph.Warning, fmt.Sprintf("given up: %d; the last to %s, where %s", len(dead), dead[len(dead)-1].URL, dead[len(dead)-1].Problem),
			"signatory webhook dead lists them; webhook resend sends one again"
	}
	return f
}
